// The database as a searcher sees it: opened for reading, always a whole state of it, brought up to
// date when a writer has published something new.
#pragma once

#include <xapian.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "indexer/analysis/analyzer.h"
#include "indexer/database_files.h"
#include "searcher/shards.h"

namespace briefkamer::searcher {

// Its own handle and analyzer for each thread that asks: a Xapian::Database shared by two threads
// gives wrong counts without a word.
struct Reader {
  Xapian::Database xapian;
  indexer::Analyzer analyzer;
  std::string generation;  // the folder that `xapian` is open on, or the stub that names its shards
  std::vector<Shard> shards;
  std::vector<std::string>
      missing;       // names of shards that did not answer: `xapian` is without them
  std::string uuid;  // of all that is open
  std::vector<std::unique_ptr<indexer::GenerationHold>> holds;  // nobody removes it meanwhile
};

// A question that only all shards together can answer, while some do not; what() names those.
class ShardsMissing : public indexer::DatabaseError {
 public:
  explicit ShardsMissing(const std::vector<std::string>& names);
};

// Throws ShardsMissing when some are.
void check_whole(const Reader& reader);

// Throws DatabaseError when `database`, which is called `name`, is of another schema or analyzer;
// the sentence says what to do.
void check_version(const Xapian::Database& database, const std::string& name);

// The revision that `database` is open on. None of several databases in one, nor of one on another
// machine: Xapian does not tell.
std::optional<Xapian::rev> revision_of(const Xapian::Database& database);

// Changes whenever the database does; without a revision, only when there are more or fewer letters
// or words.
std::string state_of(const Xapian::Database& database);

// How long a question may take: time enough for whoever asks to wait.
inline constexpr std::chrono::milliseconds kTimeLimit{10'000};

class DatabasePool {
 public:
  // A question may take up to `time_limit`. A shard on another machine that says nothing for a
  // third of it is left out, so that there is time to notice that two hang, and to answer without
  // them. Throws DatabaseError when the database is missing, damaged, or of another schema or
  // analyzer; the sentence says what to do.
  explicit DatabasePool(std::filesystem::path database,
                        std::chrono::milliseconds time_limit = kTimeLimit);
  ~DatabasePool();

  // Calls `work` with a reader that nobody else has, on the newest state of the database. When a
  // writer overtakes it half way, `work` is called again from its beginning on the newer state: it
  // must not keep anything of the first call. Safe to call from many threads at once. Xapian's
  // errors become DatabaseError. When a shard on another machine fails, `work` is called again too,
  // with a reader that is without it (Reader::missing).
  void with_reader(const std::function<void(Reader&)>& work);

  // The shards on other machines, and whether each is thought to answer. Asks nobody.
  std::vector<ShardState> shards();

  // Names of those that are not. Costs nothing.
  std::vector<std::string> missing() { return shards_.down(); }

 private:
  // Where the database is at this moment.
  struct Place {
    std::string name;           // as Reader::generation
    std::vector<Shard> shards;  // none of a database by itself
  };

  Place place() const;
  void attempt(const std::function<void(Reader&)>& work);
  std::unique_ptr<Reader> take();
  std::unique_ptr<Reader> take_idle(const Place& place);
  void give_back(std::unique_ptr<Reader> reader);
  std::unique_ptr<Reader> open(const Place& place);
  void lost_connection(const Xapian::NetworkError& error, bool down);
  indexer::DatabaseError unsteady(const Xapian::Error& error) const;

  const std::filesystem::path database_;
  Shards shards_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Reader>> idle_;  // guarded by mutex_
};

}  // namespace briefkamer::searcher
