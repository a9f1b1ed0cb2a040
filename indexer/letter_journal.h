// What is done to letters and to records of files, written down one after the other, until a whole
// database is made of it. One file: a line that says what it stands on, and entries; an entry that
// has no mark of a commit behind it does not count.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/letter.h"
#include "indexer/output_file.h"

namespace briefkamer::indexer {

enum class JournalEntry : char {
  kLetter = 'L',    // key: the id, and aliases behind zero bytes; content: JSON
  kNoLetter = 'N',  // key: the id
  kRecord = 'F',    // key: the path of a file, the rest is the writer's; content: its record
  kNoRecord = 'G',  // key: the path
  kLastRun = 'S',   // content: report
  kCommit = 'C',
};

// Throws DatabaseError when the file cannot be read or written.
class LetterJournal {
 public:
  // An entry that was read or written: where its content is.
  struct Seen {
    JournalEntry kind;
    std::string_view key;  // valid during the call
    std::uint64_t offset;  // of the content
    std::uint32_t size;
  };
  using Visit = std::function<void(const Seen&)>;

  // Goes on with the file at `path` when it stands on `basis`, a line, else begins anew. Calls
  // `visit` with each entry that counts, and later with each that is added.
  LetterJournal(const std::filesystem::path& path, const std::string& basis, Visit visit);

  void add(JournalEntry kind, std::string_view key, std::string_view content);

  // The content of an entry.
  std::string content(std::uint64_t offset, std::uint32_t size) const;

  // Returns when all that was added is on the disk.
  void commit();

 private:
  static std::uint64_t committed(const std::filesystem::path& path, const std::string& basis,
                                 const Visit& visit);

  const Visit visit_;
  mutable OutputFile file_;  // reading may have to write first
};

}  // namespace briefkamer::indexer
