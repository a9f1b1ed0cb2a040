// A file that is written from front to back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace briefkamer::indexer {

// Throws DatabaseError naming the file when it cannot be made or written.
class OutputFile {
 public:
  // A file at `path`, of which the first `keep` bytes stay.
  explicit OutputFile(const std::filesystem::path& path, std::uint64_t keep = 0);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void append(std::string_view bytes);
  std::uint64_t size() const { return written_ + waiting_.size(); }

  // Has what was appended written, so that read() finds it.
  void flush();
  std::uint64_t written() const { return written_; }

  // Takes its name away: it is gone with this object, or with the process.
  void unlink();

  // Up to `size` bytes from `offset` on into `to`; fewer only at its end.
  std::size_t read(std::uint64_t offset, char* to, std::size_t size) const;

  // Returns when everything is on the disk.
  void sync();

 private:
  [[noreturn]] void fail(const char* what) const;

  std::filesystem::path path_;
  int file_ = -1;
  std::string waiting_;
  std::uint64_t written_ = 0;
};

// Returns when the names in `folder` are on the disk; throws DatabaseError.
void sync_names(const std::filesystem::path& folder);

}  // namespace briefkamer::indexer
