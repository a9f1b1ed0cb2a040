// Archives of files (zip), which Word and OpenDocument files are too.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace briefkamer::corpus {

// A zip archive in memory, read with libzip. What is unpacked is bounded: 64 MB a file and 256 MB
// together, 10,000 files, and no file that grows more than two hundredfold beyond its first
// megabyte, whatever the archive says of its sizes.
class ZipArchive {
 public:
  // `bytes` must outlive the archive. Throws ReadError for a damaged archive and for one with too
  // many files.
  explicit ZipArchive(std::string_view bytes);
  ~ZipArchive();

  // The names of its files, in its own order; folders are left out.
  const std::vector<std::string>& names() const { return names_; }
  bool has(std::string_view name) const;

  // The bytes of the first file of that name; nothing when there is none. Throws ReadError for one
  // that is damaged, has a password, or unpacks to more than the limits.
  std::optional<std::string> read(const std::string& name);
  // The same for the file at `index` in names(), which may have several of one name.
  std::string read_at(std::size_t index);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
  std::vector<std::string> names_;
  std::vector<std::uint64_t> places_;  // of each in the archive
  std::size_t unpacked_ = 0;
};

}  // namespace briefkamer::corpus
