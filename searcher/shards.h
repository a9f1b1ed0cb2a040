// Several databases asked as one: those that a stub of Xapian's names, on this machine or on
// others. Databases on this machine must be there. Those on others may die or hang: they are left
// out, which every answer says, and are asked by themselves until they answer again.
#pragma once

#include <xapian.h>

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace briefkamer::searcher {

// One line of a stub.
struct Shard {
  std::string name;              // as answers name it: "10.0.0.7:7001", or its folder
  std::filesystem::path folder;  // on this machine; empty on another, which has
  std::string host;              // a host, of which the name is looked up without a time limit
  unsigned port = 0;

  bool is_remote() const { return folder.empty(); }
  bool operator==(const Shard&) const = default;
};

// The shards that a stub names, at least one. Nothing when `file` is a database by itself. Throws
// DatabaseError with the line that cannot be understood.
std::optional<std::vector<Shard>> read_stub(const std::filesystem::path& file);

// One on another machine, and whether it answers as far as is known.
struct ShardState {
  std::string name;
  bool answers = true;

  bool operator==(const ShardState&) const = default;
};

struct OpenedShards {
  Xapian::Database database;         // all that answer, in the order of the stub
  std::vector<std::string> missing;  // names of those that do not
};

// Safe to call from many threads at once.
class Shards {
 public:
  // A shard on another machine that says nothing for `patience` when it is asked something is down.
  explicit Shards(std::chrono::milliseconds patience) : patience_(patience) {}

  // All of `shards` but those that are down; none of the others waits for another, so that this
  // takes little more than `patience` at most. Throws Xapian's errors and DatabaseError of a shard
  // on this machine, and DatabaseError when none is left.
  OpenedShards open(const std::vector<Shard>& shards);

  // Of `shards`, the names of those that are down. The others that were are forgotten.
  std::vector<std::string> down(const std::vector<Shard>& shards);

  // Names of all that are.
  std::vector<std::string> down();

  // What a question came to. The shard among `shards` that `error` tells of is down from now on,
  // until it answers.
  void blame(const std::vector<Shard>& shards, const Xapian::NetworkError& error);

 private:
  void set_down(const Shard& shard, const std::string& why);
  void ask_until_they_answer(const std::stop_token& stop);

  const std::chrono::milliseconds patience_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::map<std::string, Shard> down_;  // by name; guarded by mutex_, as is the start of asker_
  std::jthread asker_;                 // once one was down; ends before all above
};

}  // namespace briefkamer::searcher
