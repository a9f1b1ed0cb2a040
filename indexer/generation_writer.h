// Writes a generation that takes the place of the live one, out of letters of which no two have the
// same id, at once.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "corpus/letter.h"
#include "indexer/bulk/bulk_writer.h"
#include "indexer/bulk/stored_letters.h"
#include "indexer/folder/file_record.h"

namespace briefkamer::indexer {

// Whoever has one holds the writer's lock (database_files.h). Every function throws DatabaseError
// when the database cannot be written. Without finish() nothing is published, and the next writer
// begins anew.
class GenerationWriter {
 public:
  // `vocabulary` is the identity of the vocabulary that the letters are tagged by. `log` takes a
  // sentence to the user, and may be empty.
  GenerationWriter(const std::filesystem::path& database, const std::string& vocabulary,
                   const std::function<void(const std::string&)>& log = {},
                   const BulkOptions& options = {});
  ~GenerationWriter();

  void add(const corpus::Letter& letter);
  // Several at once; see add_letters().
  void add(const StoredLetters& letters,
           const std::function<void(std::size_t, const std::string&)>& report);
  // Of each file once.
  void add_record(const FileRecord& record);
  void set_last_run(const std::string& report);
  std::size_t letters() const;

  // Makes the new generation the live one, after a look at whether Xapian takes it. Nothing may be
  // called after it but letters(). `report` is told now and then which share is done.
  void finish(const std::function<void(double share)>& report = {});

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace briefkamer::indexer
