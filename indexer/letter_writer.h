// What an update needs of a database: to look up letters, and to change them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "corpus/letter.h"
#include "indexer/folder/file_record.h"

namespace briefkamer::indexer {

// Whoever has one holds the writer's lock (database_files.h). Not for several threads. Every
// function throws DatabaseError when the database cannot be read or written; what was committed
// before stays.
class LetterWriter {
 public:
  virtual ~LetterWriter() = default;

  // Adds `letter` in place of any letter with the same id.
  virtual void add(const corpus::Letter& letter) = 0;

  // Removes the letter with this id; false when there is none.
  virtual bool remove(const std::string& id) = 0;

  // The letter with this id or alias.
  virtual std::optional<corpus::Letter> find(const std::string& id) const = 0;

  // Letters in the database, added ones included.
  virtual std::size_t letters() const = 0;

  // The record of the file at `path`.
  virtual std::optional<FileRecord> record(const std::string& path) const = 0;
  // The records of the files whose path starts with `start`, in no particular order.
  using VisitRecord = std::function<void(FileRecord&&)>;
  virtual void each_record(const std::string& start, const VisitRecord& visit) const = 0;
  // The records of the files with this hash; and of those that failed.
  virtual std::vector<FileRecord> records_with(const std::string& hash) const = 0;
  virtual std::vector<FileRecord> failures() const = 0;
  // The hashes of all files in short (stored_records.h).
  virtual std::unordered_set<std::uint64_t> short_hashes() const = 0;
  // In place of the record that the path had.
  virtual void set_record(const FileRecord& record) = 0;
  virtual void remove_record(const std::string& path) = 0;

  // What the last update wrote of itself (run_report.h); empty before the first.
  virtual std::string last_run() const = 0;
  virtual void set_last_run(const std::string& report) = 0;

  // Whether letters in it were tagged by another vocabulary. It stays so until a rebuild.
  virtual bool has_other_vocabulary() const = 0;

  // Keeps everything since the last commit: a kill afterwards does not lose it. Readers see it when
  // it is in the live generation.
  virtual void commit() = 0;

  // About how many seconds finish() would take if there were so many letters; 0 for hardly any, or
  // when nothing can be said yet.
  virtual double seconds_to_finish(std::size_t letters) const = 0;

  // Commits, and makes what was written the live generation; false when it was stopped before. A
  // writer that did not come to that leaves its work for the next run to go on with.
  virtual bool finish() = 0;
};

}  // namespace briefkamer::indexer
