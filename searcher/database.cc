#include "searcher/database.h"

#include "indexer/schema.h"

namespace briefkamer::searcher {
namespace {

namespace fs = std::filesystem;
using indexer::DatabaseError;

// A writer that commits twice while one question is asked is rare; one that does so this many times
// is not waited for.
constexpr int kMostAttempts = 20;

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

DatabasePool::DatabasePool(fs::path database) : database_(std::move(database)) {
  give_back(open());
}

DatabasePool::~DatabasePool() = default;

std::unique_ptr<Reader> DatabasePool::open() const try {
  auto reader = std::make_unique<Reader>();
  reader->generation = place(database_);
  reader->xapian = Xapian::Database(reader->generation);
  check_version(reader->xapian, database_.string());
  return reader;
} catch (const Xapian::Error& error) {
  throw DatabaseError(database_.string() +
                      ": cannot be read, it may be damaged: " + error.get_description());
}

std::unique_ptr<Reader> DatabasePool::take() {
  std::unique_ptr<Reader> reader;
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      reader = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (!reader || reader->generation != place(database_)) return open();
  reader->xapian.reopen();
  return reader;
}

void DatabasePool::give_back(std::unique_ptr<Reader> reader) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(reader));
}

void DatabasePool::with_reader(const std::function<void(Reader&)>& work) {
  for (int attempt = 1; true; ++attempt) {
    try {
      std::unique_ptr<Reader> reader = take();
      work(*reader);
      give_back(std::move(reader));
      return;
    } catch (const Xapian::DatabaseModifiedError& error) {
      if (attempt == kMostAttempts)
        throw DatabaseError(database_.string() +
                            ": changes too fast to be read: " + error.get_description());
    } catch (const Xapian::Error& error) {
      throw DatabaseError(database_.string() + ": " + error.get_description());
    }
  }
}

}  // namespace briefkamer::searcher
