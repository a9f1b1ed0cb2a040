#include "searcher/database.h"

#include <algorithm>
#include <iterator>

#include "indexer/schema.h"

namespace briefkamer::searcher {
namespace {

namespace fs = std::filesystem;
using indexer::DatabaseError;

// A writer that commits twice while one question is asked is rare; one that does so this many times
// is not waited for.
constexpr int kMostAttempts = 20;
constexpr int kMostFailures = 3;

// Connections that a shard ended, for they were idle for long or it was started anew, are made
// again so many times; then the shard is left out.
constexpr int kMostReconnects = 2;

constexpr int kShareOfShard = 3;

// The place that holds the documents: the live generation, or the folder itself where it is no
// folder of ours but any database or stub that Xapian can open, such as one of several shards.
std::string documents_of(const fs::path& database) {
  std::error_code error;
  if (!fs::exists(database, error)) {
    throw DatabaseError(database.string() +
                        ": there is no database; make one with briefkamer-index update, or name "
                        "another with --database or $BRIEFKAMER_DATABASE");
  }
  if (!fs::is_directory(database, error)) return database.string();
  if (fs::exists(database / "iamglass", error)) return database.string();
  const auto live = indexer::live_generation(database);
  if (!live) {
    throw DatabaseError(database.string() +
                        ": holds no finished database; build one with briefkamer-index update");
  }
  return live->string();
}

// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i)
    text += (i == 0 ? "" : i + 1 < names.size() ? ", " : " and ") + names[i];
  return text;
}

}  // namespace

ShardsMissing::ShardsMissing(const std::vector<std::string>& names)
    : DatabaseError(
          listed(names) + (names.size() == 1 ? " does" : " do") +
          " not answer, and without that this cannot be answered; try again in a minute") {}

void check_whole(const Reader& reader) {
  if (!reader.missing.empty()) throw ShardsMissing(reader.missing);
}

void check_version(const Xapian::Database& database, const std::string& name) {
  const bool same =
      database.get_metadata(std::string(indexer::kSchemaKey)) ==
          std::to_string(indexer::kSchemaVersion) &&
      database.get_metadata(std::string(indexer::kAnalyzerKey)) == indexer::analyzer_identity();
  if (!same) {
    throw DatabaseError(name +
                        ": was made by another version of Briefkamer or its word lists; "
                        "briefkamer-index rebuild makes it anew from the letters it holds");
  }
}

std::optional<Xapian::rev> revision_of(const Xapian::Database& database) {
  if (database.size() != 1) return std::nullopt;
  try {
    return database.get_revision();
  } catch (const Xapian::UnimplementedError&) {
    return std::nullopt;
  }
}

std::string state_of(const Xapian::Database& database) {
  std::string state = database.get_uuid();
  if (const auto revision = revision_of(database)) return state + '-' + std::to_string(*revision);
  for (const auto number :
       {Xapian::totallength{database.get_doccount()}, Xapian::totallength{database.get_lastdocid()},
        database.get_total_length()})
    state += '-' + std::to_string(number);
  return state;
}

DatabasePool::DatabasePool(fs::path database, std::chrono::milliseconds time_limit)
    : database_(std::move(database)), shards_(time_limit / kShareOfShard) {
  with_reader([](Reader&) {});
}

DatabasePool::~DatabasePool() = default;

DatabasePool::Place DatabasePool::place() const {
  Place place{documents_of(database_), {}};
  if (fs::is_directory(place.name)) return place;
  place.shards = read_stub(place.name).value_or(std::vector<Shard>());
  for (Shard& shard : place.shards)
    if (!shard.is_remote()) shard.folder = documents_of(shard.folder);
  return place;
}

std::unique_ptr<Reader> DatabasePool::open(const Place& place) {
  auto reader = std::make_unique<Reader>();
  reader->generation = place.name;
  reader->shards = place.shards;
  const auto hold = [&](const fs::path& folder) {
    reader->holds.push_back(std::make_unique<indexer::GenerationHold>(folder));
  };
  if (place.shards.empty()) {
    hold(place.name);
    reader->xapian = Xapian::Database(place.name);
    check_version(reader->xapian, database_.string());
  } else {
    for (const Shard& shard : place.shards)
      if (!shard.is_remote()) hold(shard.folder);
    OpenedShards opened = shards_.open(place.shards);
    reader->xapian = std::move(opened.database);
    reader->missing = std::move(opened.missing);
  }
  reader->uuid = reader->xapian.get_uuid();
  return reader;
}

// Readers of another generation, or of other shards, let go of it.
std::unique_ptr<Reader> DatabasePool::take_idle(const Place& place) {
  const std::vector<std::string> missing = shards_.down(place.shards);
  std::vector<std::unique_ptr<Reader>> dropped;  // they end after the lock
  const std::lock_guard lock(mutex_);
  const auto old = std::stable_partition(idle_.begin(), idle_.end(), [&](const auto& reader) {
    return reader->generation == place.name && reader->shards == place.shards &&
           reader->missing == missing;
  });
  std::move(old, idle_.end(), std::back_inserter(dropped));
  idle_.erase(old, idle_.end());
  if (idle_.empty()) return nullptr;
  std::unique_ptr<Reader> reader = std::move(idle_.back());
  idle_.pop_back();
  return reader;
}

std::unique_ptr<Reader> DatabasePool::take() {
  const Place now = place();
  std::unique_ptr<Reader> reader = take_idle(now);
  if (!reader) return open(now);
  if (!reader->xapian.reopen()) return reader;
  // A folder that was removed and made anew under the same name.
  if (reader->xapian.get_uuid() != reader->uuid) return open(now);
  check_version(reader->xapian, database_.string());
  return reader;
}

std::vector<ShardState> DatabasePool::shards() {
  const std::vector<Shard> all = place().shards;
  const std::vector<std::string> down = shards_.down(all);
  std::vector<ShardState> states;
  for (const Shard& shard : all)
    if (shard.is_remote())
      states.push_back({shard.name, std::find(down.begin(), down.end(), shard.name) == down.end()});
  return states;
}

// Others that are idle have lost theirs too, it is likely.
void DatabasePool::lost_connection(const Xapian::NetworkError& error, bool down) {
  if (down) shards_.blame(place().shards, error);
  std::vector<std::unique_ptr<Reader>> dropped;  // they end after the lock
  const std::lock_guard lock(mutex_);
  dropped.swap(idle_);
}

void DatabasePool::give_back(std::unique_ptr<Reader> reader) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(reader));
}

// Its reader is lost when Xapian fails, and kept when `work` does.
void DatabasePool::attempt(const std::function<void(Reader&)>& work) {
  std::unique_ptr<Reader> reader = take();
  try {
    work(*reader);
  } catch (const Xapian::Error&) {
    throw;
  } catch (...) {
    give_back(std::move(reader));
    throw;
  }
  give_back(std::move(reader));
}

DatabaseError DatabasePool::unsteady(const Xapian::Error& error) const {
  return DatabaseError(database_.string() +
                       ": changes too fast to be read: " + error.get_description());
}

void DatabasePool::with_reader(const std::function<void(Reader&)>& work) {
  int failures = 0;
  int reconnects = 0;
  for (int attempts = 1; true; ++attempts) {
    try {
      return attempt(work);
    } catch (const Xapian::DatabaseModifiedError& error) {
      if (attempts >= kMostAttempts) throw unsteady(error);
    } catch (const Xapian::NetworkTimeoutError& error) {
      lost_connection(error, true);
      if (attempts >= kMostAttempts) throw unsteady(error);
    } catch (const Xapian::NetworkError& error) {
      lost_connection(error, ++reconnects > kMostReconnects);
      if (attempts >= kMostAttempts) throw unsteady(error);
    } catch (const Xapian::Error& error) {
      // The generation may have been removed since it was opened or looked up. Then the next
      // attempt opens a newer one; a damaged one stays damaged.
      if (++failures < kMostFailures) continue;
      throw DatabaseError(database_.string() +
                          ": cannot be read, it may be damaged: " + error.get_description());
    }
  }
}

}  // namespace briefkamer::searcher
