// Brings a database up to date with folders of letters: what `briefkamer-index update` does.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "corpus/reader.h"
#include "corpus/tagging/vocabulary.h"
#include "indexer/update_progress.h"

namespace briefkamer::indexer {

struct UpdateOptions {
  std::vector<std::filesystem::path> paths;  // files, and folders with all that is below them
  std::filesystem::path database;
  bool prune = false;   // letters whose file is gone leave the database
  bool reread = false;  // read files again that have not changed
  corpus::ReadLimits limits;
  std::size_t commit_every = 10'000;  // letters; a kill loses no more of the work than these
  // Asked before each file; may be empty. Once it is true, what was done so far is committed.
  std::function<bool()> stop = {};
  // Takes a sentence to the user; may be empty.
  std::function<void(const std::string&)> log = {};
};

struct Failure {
  std::string path;  // printable
  std::string reason;

  bool operator==(const Failure&) const = default;
};

// Numbers of files, except for the letters that they hold.
struct UpdateSummary {
  std::size_t read = 0;       // files read and understood
  std::size_t added = 0;      // letters that are new
  std::size_t changed = 0;    // letters that took the place of an older reading of the same file
  std::size_t unchanged = 0;  // files that did not change since the last run
  std::size_t moved = 0;      // files that were known under another name
  std::size_t duplicate = 0;  // letters that another file holds too
  std::size_t gone = 0;       // files that are no longer there; their letters stay without `prune`,
                              // and so do those of a given folder that is not there at all
  std::size_t pruned = 0;     // letters removed
  std::vector<Failure> failed;
  std::vector<Failure> remarks;  // what was left out of files that were read: a page that is a scan
  // Other letters were tagged by another vocabulary: rebuild() tags them all by the same.
  bool other_vocabulary = false;
  bool stopped = false;  // before its end, as it was asked to

  bool operator==(const UpdateSummary&) const = default;
};

// Reads what is new or changed below the paths, and commits. Names that start with a point are left
// out. A file that cannot be read is listed, and what it gave before stays. `report` is called
// before each file, and now and then while a generation is written; it may be empty.
//
// A database that is new, or of which a large part changes, is written whole (journal_writer.h) and
// seen by readers at the end; else each commit is (index_writer.h). Throws DatabaseError as these
// do.
UpdateSummary update(const UpdateOptions& options, const corpus::Vocabulary& vocabulary,
                     const ReportProgress& report = {});

// Analyses the letters that the database holds anew, by this program's schema, analyzer and
// vocabulary, into a new generation. Returns how many there are. `log` takes sentences to the user,
// and may be empty.
std::size_t rebuild(const std::filesystem::path& database, const corpus::Vocabulary& vocabulary,
                    const ReportProgress& report = {},
                    const std::function<void(const std::string&)>& log = {});

}  // namespace briefkamer::indexer
