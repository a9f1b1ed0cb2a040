#include "searcher/database.h"

#include "indexer/schema.h"

namespace briefkamer::searcher {
namespace {

namespace fs = std::filesystem;
using indexer::DatabaseError;

// A writer that commits twice while one question is asked is rare; one that does so this many times
// is not waited for.
constexpr int kMostAttempts = 20;
constexpr int kMostFailures = 3;

// The place that holds the documents: the live generation, or the folder itself where it is no
// folder of ours but any database or stub that Xapian can open, such as one of several shards.
std::string place(const fs::path& database) {
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

void check_version(const Xapian::Database& xapian, const std::string& name) {
  const bool same =
      xapian.get_metadata(std::string(indexer::kSchemaKey)) ==
          std::to_string(indexer::kSchemaVersion) &&
      xapian.get_metadata(std::string(indexer::kAnalyzerKey)) == indexer::analyzer_identity();
  if (!same) {
    throw DatabaseError(name +
                        ": was made by another version of Briefkamer or its word lists; "
                        "briefkamer-index rebuild makes it anew from the letters it holds");
  }
}

}  // namespace

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

DatabasePool::DatabasePool(fs::path database) : database_(std::move(database)) {
  with_reader([](Reader&) {});
}

DatabasePool::~DatabasePool() = default;

std::unique_ptr<Reader> DatabasePool::open() const {
  auto reader = std::make_unique<Reader>();
  reader->generation = place(database_);
  reader->hold = std::make_unique<indexer::GenerationHold>(reader->generation);
  reader->xapian = Xapian::Database(reader->generation);
  reader->uuid = reader->xapian.get_uuid();
  check_version(reader->xapian, database_.string());
  return reader;
}

// Readers of another generation let go of it.
std::unique_ptr<Reader> DatabasePool::take_idle(const std::string& generation) {
  const std::lock_guard lock(mutex_);
  std::erase_if(idle_, [&](const auto& reader) { return reader->generation != generation; });
  if (idle_.empty()) return nullptr;
  std::unique_ptr<Reader> reader = std::move(idle_.back());
  idle_.pop_back();
  return reader;
}

std::unique_ptr<Reader> DatabasePool::take() {
  std::unique_ptr<Reader> reader = take_idle(place(database_));
  if (!reader) return open();
  if (!reader->xapian.reopen()) return reader;
  // A folder that was removed and made anew under the same name.
  if (reader->xapian.get_uuid() != reader->uuid) return open();
  check_version(reader->xapian, database_.string());
  return reader;
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

void DatabasePool::with_reader(const std::function<void(Reader&)>& work) {
  int failures = 0;
  for (int attempts = 1; true; ++attempts) {
    try {
      return attempt(work);
    } catch (const Xapian::DatabaseModifiedError& error) {
      if (attempts >= kMostAttempts)
        throw DatabaseError(database_.string() +
                            ": changes too fast to be read: " + error.get_description());
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
