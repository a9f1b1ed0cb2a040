// Writes letters into a database. Everything between two commits is published at once, or never.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/letter.h"
#include "indexer/database_files.h"
#include "indexer/folder/file_record.h"

namespace briefkamer::indexer {

// One writer a database: construction takes the writer's lock (database_files.h). Not for several
// threads. Every function throws DatabaseError when the database cannot be read or written; what
// was committed before stays.
class IndexWriter {
 public:
  enum class Target {
    kLive,           // change the live generation; build a first one where there is none
    kNewGeneration,  // build a generation that takes the place of the live one when it is finished
  };

  // `vocabulary` is the identity of the vocabulary that added letters are tagged by. A live
  // generation of another schema or analyzer is refused: what() then names `briefkamer-index
  // rebuild`. An interrupted first build is gone on with, if it was made by this schema and
  // analyzer.
  IndexWriter(const std::filesystem::path& database, Target target, const std::string& vocabulary);
  ~IndexWriter();

  // Adds `letter` in place of any letter with the same id.
  void add(const corpus::Letter& letter);

  // Removes the letter with this id; false when there is none.
  bool remove(const std::string& id);

  // The letter with this id or alias.
  std::optional<corpus::Letter> find(const std::string& id) const;

  // Letters in the database, added ones included.
  std::size_t letters() const;

  // Calls `visit` with every letter, in the order in which they were added.
  void each_letter(const std::function<void(corpus::Letter&&)>& visit) const;

  // The records of files, in no particular order.
  std::vector<FileRecord> records() const;
  void set_record(const FileRecord& record);
  void remove_record(const std::string& path);

  // What the last update wrote of itself (run_report.h); empty before the first.
  std::string last_run() const;
  void set_last_run(const std::string& report);

  // Whether letters in it were tagged by another vocabulary. It stays so until a rebuild.
  bool has_other_vocabulary() const;

  // Whether a new generation is being built that readers do not see yet.
  bool is_building() const;

  // Publishes everything since the last commit: a kill afterwards does not lose it. Readers see it
  // when the generation is live.
  void commit();

  // Commits, and makes a new generation the live one. A writer destroyed without it leaves an
  // unfinished generation for the next run to go on with.
  void finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace briefkamer::indexer
