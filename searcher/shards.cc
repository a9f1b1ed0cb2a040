#include "searcher/shards.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <future>
#include <iostream>

#include "indexer/database_files.h"
#include "searcher/database.h"

namespace briefkamer::searcher {
namespace {

namespace fs = std::filesystem;
using indexer::DatabaseError;

constexpr std::chrono::seconds kPause{1};  // before a shard that is down is asked again
constexpr std::string_view kGlassFile = "Xapian Glass";

// A whole database in one file begins with what it is.
bool is_database(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string head(32, '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  return head.find(kGlassFile) != std::string::npos;
}

// "10.0.0.7:7001" or "[::1]:7001". False when it is neither: a program, as in Xapian's own stubs,
// is none, for Xapian waits without end for one that hangs.
bool read_place(const std::string& place, Shard& shard) {
  const std::size_t colon = place.rfind(':');
  if (colon == std::string::npos || colon == 0) return false;
  shard.host = place.substr(0, colon);
  if (shard.host.starts_with('[') && shard.host.ends_with(']'))
    shard.host = shard.host.substr(1, shard.host.size() - 2);
  shard.name = shard.host + place.substr(colon);
  const char* end = place.data() + place.size();
  const auto [stop, error] = std::from_chars(place.data() + colon + 1, end, shard.port);
  return error == std::errc() && stop == end && shard.port > 0 && shard.port <= UINT16_MAX;
}

std::optional<Shard> read_line(const std::string& line, const fs::path& stub) {
  const std::size_t space = line.find(' ');
  if (space == std::string::npos) return std::nullopt;
  const std::string type = line.substr(0, space);
  const std::string place = line.substr(space + 1);
  Shard shard;
  if (type == "remote") return read_place(place, shard) ? std::optional(shard) : std::nullopt;
  if ((type != "auto" && type != "glass") || place.empty()) return std::nullopt;
  shard.name = place;
  shard.folder = stub.parent_path() / place;
  return shard;
}

Xapian::Database unchecked(const Shard& shard, std::chrono::milliseconds patience) {
  const auto limit = static_cast<useconds_t>(patience.count());
  if (!shard.is_remote()) return Xapian::Database(shard.folder.string());
  return Xapian::Remote::open(shard.host, shard.port, limit, limit);
}

Xapian::Database opened(const Shard& shard, std::chrono::milliseconds patience) {
  Xapian::Database database = unchecked(shard, patience);
  check_version(database, shard.name);
  return database;
}

// One that was tried: open, or why it is not.
struct Tried {
  std::optional<Xapian::Database> database;
  std::string why;
  bool refused = false;  // it answers, and is no database for this program
};

Tried tried(const Shard& shard, std::chrono::milliseconds patience) {
  try {
    return {opened(shard, patience), {}};
  } catch (const Xapian::Error& error) {
    return {std::nullopt, error.get_description()};
  } catch (const DatabaseError& error) {
    return {std::nullopt, error.what(), true};
  }
}

// All at the same time.
std::vector<Tried> tried(const std::vector<Shard>& shards, std::chrono::milliseconds patience) {
  std::vector<std::future<Tried>> trying;
  trying.reserve(shards.size());
  for (const Shard& shard : shards)
    trying.push_back(
        std::async(std::launch::async, [&shard, patience] { return tried(shard, patience); }));
  std::vector<Tried> all;
  all.reserve(shards.size());
  for (std::future<Tried>& one : trying) all.push_back(one.get());
  return all;
}

}  // namespace

std::optional<std::vector<Shard>> read_stub(const fs::path& file) {
  if (is_database(file)) return std::nullopt;
  std::ifstream in(file);
  if (!in) throw DatabaseError(file.string() + ": cannot be opened");
  std::vector<Shard> shards;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const auto shard = read_line(line, file);
    if (!shard)
      throw DatabaseError(file.string() + ": line " + std::to_string(number) +
                          " names no database; it is \"auto FOLDER\" or \"remote HOST:PORT\"");
    shards.push_back(*shard);
  }
  if (shards.empty()) throw DatabaseError(file.string() + ": names no database");
  return shards;
}

OpenedShards Shards::open(const std::vector<Shard>& shards) {
  const std::vector<std::string> known = down(shards);
  std::vector<Shard> asked;
  for (const Shard& shard : shards)
    if (shard.is_remote() && std::find(known.begin(), known.end(), shard.name) == known.end())
      asked.push_back(shard);
  const std::vector<Tried> answers = tried(asked, patience_);
  OpenedShards all;
  std::size_t next = 0;
  for (const Shard& shard : shards) {
    if (!shard.is_remote()) {
      all.database.add_database(opened(shard, patience_));
      continue;
    }
    const bool was_asked = next < asked.size() && asked[next] == shard;
    const Tried answer = was_asked ? answers[next++] : Tried();
    if (answer.database) {
      all.database.add_database(*answer.database);
    } else {
      if (answer.refused) throw DatabaseError(answer.why);
      all.missing.push_back(shard.name);
      if (was_asked) set_down(shard, answer.why);
    }
  }
  if (all.database.size() == 0) throw DatabaseError("none of the shards answers");
  return all;
}

std::vector<std::string> Shards::down(const std::vector<Shard>& shards) {
  const std::lock_guard lock(mutex_);
  if (down_.empty()) return {};
  std::erase_if(down_, [&](const auto& entry) {
    return std::find(shards.begin(), shards.end(), entry.second) == shards.end();
  });
  std::vector<std::string> names;
  for (const Shard& shard : shards)
    if (down_.contains(shard.name)) names.push_back(shard.name);
  return names;
}

std::vector<std::string> Shards::down() {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> names;
  names.reserve(down_.size());
  for (const auto& [name, shard] : down_) names.push_back(name);
  return names;
}

// Xapian's context is "remote:tcp(10.0.0.7:7001)".
void Shards::blame(const std::vector<Shard>& shards, const Xapian::NetworkError& error) {
  for (const Shard& shard : shards)
    if (shard.is_remote() && error.get_context().find('(' + shard.name + ')') != std::string::npos)
      return set_down(shard, error.get_description());
}

void Shards::set_down(const Shard& shard, const std::string& why) {
  const std::lock_guard lock(mutex_);
  if (!asker_.joinable())
    asker_ = std::jthread([this](const std::stop_token& stop) { ask_until_they_answer(stop); });
  if (!down_.emplace(shard.name, shard).second) return;
  std::cerr << "shard " << shard.name << " is left out until it answers: " << why << std::endl;
  changed_.notify_all();
}

void Shards::ask_until_they_answer(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (changed_.wait(lock, stop, [this] { return !down_.empty(); })) {
    changed_.wait_for(lock, stop, kPause, [] { return false; });
    if (stop.stop_requested()) return;
    std::vector<Shard> asked;
    asked.reserve(down_.size());
    for (const auto& [name, shard] : down_) asked.push_back(shard);
    lock.unlock();
    std::vector<Tried> answers;
    try {
      answers = tried(asked, patience_);
    } catch (const std::system_error& error) {  // no more threads: after the next pause
      std::cerr << "shards cannot be asked now: " << error.what() << std::endl;
    }
    lock.lock();
    for (std::size_t i = 0; i < answers.size(); ++i)
      if (answers[i].database && down_.erase(asked[i].name) > 0)
        std::cerr << "shard " << asked[i].name << " answers again" << std::endl;
  }
}

}  // namespace briefkamer::searcher
