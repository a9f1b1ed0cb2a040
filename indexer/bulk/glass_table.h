// Writes one table of a glass database: a tree of blocks, each full, from left to right.
//
// Block n is at byte n * block size. Its head is 11 bytes: revision (4), level (1, leaves are 0),
// free bytes in one piece (2), free bytes in all (2), end of the directory (2). The directory has
// the offset (2) of each item in the order of keys; the items stand at the end of the block.
//
//   item of a leaf    size - 3 and flags (2), key length (1), key, [component (2)], bytes of the
//   tag item of a branch  number of a block (4), key length (1), key, component (2)
//
// A tag too long for one item, of which four fit in a block, is cut into components of the same
// key. The first leaf starts with an item that has an empty key and tag. The key of a branch's item
// is above everything in the block before and not above anything in its own; the first one is
// empty. Fact source: the documentation and sources of Xapian's glass backend.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/output_file.h"

namespace briefkamer::indexer::glass {

inline constexpr std::uint32_t kRevision = 1;  // of a database that was written in one go
inline constexpr std::size_t kLongestKey = 255;
inline constexpr std::uint32_t kNeverCompress = 0;
inline constexpr std::uint32_t kCompressFrom = 18;  // bytes

// What iamglass says of a table. As it is made, that of an empty one.
struct Root {
  std::uint32_t block = 0;
  std::uint32_t level = 0;
  bool sequential = true;
  bool fake = true;  // there is no root block
  std::uint64_t entries = 0;
  std::uint32_t block_size = 8192;
  std::uint32_t compress_from = kNeverCompress;
  std::string free_list;
};

// Throws DatabaseError when the file cannot be written.
class TableWriter {
 public:
  // `compress_from` is what later changes go by. The file is made with the first entry, or at once
  // when it `always_exists`.
  TableWriter(std::filesystem::path path, std::uint32_t block_size, std::uint32_t compress_from,
              bool always_exists);

  // Keys must ascend, and have at most kLongestKey bytes. `deflated`: the tag is (deflater.h).
  void add(std::string_view key, std::string_view tag, bool deflated = false);

  // Entries whose keys are `stem` and a number as append_sortable() writes it: numbers must ascend.
  void begin_series(std::string_view stem);
  void add_next(std::uint32_t number, std::string_view tag);

  // Returns when the file is on the disk. Nothing may be added after it.
  Root finish();

 private:
  // The rightmost block of a level, and the key under which its parent will have it.
  struct Open {
    std::string block;
    std::size_t directory_end = 0;
    std::size_t items_begin = 0;
    std::string divider;
    std::uint32_t divider_component = 0;
  };

  std::size_t room(const Open& open) const { return open.items_begin - open.directory_end; }
  void add_components(std::string_view key, std::string_view tag, bool compressed);
  void add_item(std::string_view key, std::uint32_t component, unsigned flags,
                std::string_view part);
  void start(Open& open, std::string_view divider, std::uint32_t component);
  void end_series();
  char* take(Open& open, std::size_t size);
  void enter(std::size_t level, std::uint32_t child, std::string_view key, std::uint32_t component);
  std::uint32_t write(std::size_t level);
  void close(std::size_t level);

  const std::filesystem::path path_;
  const std::size_t block_size_;
  const std::size_t longest_item_;
  std::optional<OutputFile> file_;
  std::deque<Open> levels_;
  std::string last_key_;  // not while a series goes on
  std::string stem_;      // of the series
  std::optional<std::uint32_t> last_number_;
  std::string series_key_;  // reused
  std::uint32_t blocks_ = 0;
  Root root_;
};

}  // namespace briefkamer::indexer::glass
