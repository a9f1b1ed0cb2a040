// The database as a searcher sees it: opened for reading, always a whole state of it, brought up to
// date when a writer has published something new.
#pragma once

#include <xapian.h>

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

namespace briefkamer::searcher {

// Its own handle and analyzer for each thread that asks: a Xapian::Database shared by two threads
// gives wrong counts without a word.
struct Reader {
  Xapian::Database xapian;
  indexer::Analyzer analyzer;
  std::string generation;                         // the folder that `xapian` is open on
  std::string uuid;                               // of the database there
  std::unique_ptr<indexer::GenerationHold> hold;  // nobody removes it meanwhile
};

// The revision that `database` is open on. None of several databases in one, nor of one on another
// machine: Xapian does not tell.
std::optional<Xapian::rev> revision_of(const Xapian::Database& database);

// Changes whenever the database does; without a revision, only when there are more or fewer letters
// or words.
std::string state_of(const Xapian::Database& database);

class DatabasePool {
 public:
  // Throws DatabaseError when the database is missing, damaged, or of another schema or analyzer;
  // the sentence says what to do.
  explicit DatabasePool(std::filesystem::path database);
  ~DatabasePool();

  // Calls `work` with a reader that nobody else has, on the newest state of the database. When a
  // writer overtakes it half way, `work` is called again from its beginning on the newer state: it
  // must not keep anything of the first call. Safe to call from many threads at once. Xapian's
  // errors become DatabaseError.
  void with_reader(const std::function<void(Reader&)>& work);

 private:
  void attempt(const std::function<void(Reader&)>& work);
  std::unique_ptr<Reader> take();
  std::unique_ptr<Reader> take_idle(const std::string& generation);
  void give_back(std::unique_ptr<Reader> reader);
  std::unique_ptr<Reader> open() const;

  const std::filesystem::path database_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Reader>> idle_;  // guarded by mutex_
};

}  // namespace briefkamer::searcher
