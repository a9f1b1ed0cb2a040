#include "indexer/letter_journal.h"

#include <array>
#include <fstream>

#include "indexer/database_files.h"

namespace briefkamer::indexer {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHead = 9;  // kind, size of the key, size of the content

std::string head_of(JournalEntry kind, std::uint32_t key, std::uint32_t content) {
  std::string head(1, static_cast<char>(kind));
  for (const std::uint32_t size : {key, content})
    for (int shift = 0; shift < 32; shift += 8) head += static_cast<char>(size >> shift);
  return head;
}

std::uint32_t size_at(const char* at) {
  std::uint32_t size = 0;
  for (int i = 0; i < 4; ++i) size |= std::uint32_t{static_cast<unsigned char>(at[i])} << (8 * i);
  return size;
}

// Reads entries from front to back.
class Reading {
 public:
  Reading(const fs::path& path, const std::string& basis)
      : file_(path, std::ios::binary), size_(file_ ? fs::file_size(path) : 0) {
    std::string line;
    const bool begun = std::getline(file_, line) && line == basis && !file_.eof();
    at_ = begun ? line.size() + 1 : 0;
  }

  // Where the next entry begins; 0 when the file is not to be gone on with.
  std::uint64_t at() const { return at_; }

  // The next entry that is whole; false at the end.
  bool next(LetterJournal::Seen& entry) {
    std::array<char, kHead> head;
    if (at_ == 0 || !file_.read(head.data(), kHead)) return false;
    const std::uint32_t key = size_at(head.data() + 1);
    const std::uint32_t content = size_at(head.data() + 5);
    const std::uint64_t offset = at_ + kHead + key;
    if (offset + content > size_) return false;
    key_.resize(key);
    file_.read(key_.data(), key);
    file_.seekg(static_cast<std::streamoff>(offset + content));
    entry = {static_cast<JournalEntry>(head[0]), key_, offset, content};
    at_ = offset + content;
    return true;
  }

 private:
  std::ifstream file_;
  std::uint64_t size_ = 0;
  std::uint64_t at_ = 0;
  std::string key_;
};

// Where the last commit ends.
std::uint64_t end_of_commits(const fs::path& path, const std::string& basis) {
  Reading reading(path, basis);
  std::uint64_t end = reading.at();
  for (LetterJournal::Seen entry{}; reading.next(entry);) {
    if (entry.kind == JournalEntry::kCommit) end = reading.at();
  }
  return end;
}

}  // namespace

std::uint64_t LetterJournal::committed(const fs::path& path, const std::string& basis,
                                       const Visit& visit) {
  const std::uint64_t end = end_of_commits(path, basis);
  Reading reading(path, basis);
  for (Seen entry{}; reading.at() < end && reading.next(entry);) {
    if (entry.kind != JournalEntry::kCommit) visit(entry);
  }
  return end;
}

LetterJournal::LetterJournal(const fs::path& path, const std::string& basis, Visit visit)
    : visit_(std::move(visit)), file_(path, committed(path, basis, visit_)) {
  if (file_.size() == 0) file_.append(basis + '\n');
}

void LetterJournal::add(JournalEntry kind, std::string_view key, std::string_view content) {
  if (key.size() > 0xFFFFFFFF || content.size() > 0xFFFFFFFF)
    throw DatabaseError("a letter is too long to be kept");
  const auto size = static_cast<std::uint32_t>(content.size());
  file_.append(head_of(kind, static_cast<std::uint32_t>(key.size()), size));
  file_.append(key);
  const std::uint64_t offset = file_.size();
  file_.append(content);
  visit_({kind, key, offset, size});
}

std::string LetterJournal::content(std::uint64_t offset, std::uint32_t size) const {
  if (offset + size > file_.written()) file_.flush();
  std::string bytes(size, '\0');
  if (file_.read(offset, bytes.data(), size) != size)
    throw DatabaseError("the journal of letters has lost its end");
  return bytes;
}

// The mark goes to the disk after all that it stands behind.
void LetterJournal::commit() {
  file_.sync();
  file_.append(head_of(JournalEntry::kCommit, 0, 0));
  file_.sync();
}

}  // namespace briefkamer::indexer
