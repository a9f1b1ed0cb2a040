// Reads one table of a glass database as it is in one revision, beside Xapian: for what Xapian
// itself tells too slowly. glass_table.h has the layout.
//
// Nobody is kept from writing to the database meanwhile: blocks that this revision no longer needs
// are written anew as soon as the next one is there. What was read counts only if glass::Version is
// still the same afterwards; until then it may be anything, but never ends the program.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/bulk/glass_table.h"

namespace briefkamer::indexer::glass {

// The file of a table. Threads may share it.
class TableFile {
 public:
  // `root` is of a version with this `revision`.
  TableFile(const std::filesystem::path& path, const Root& root, std::uint32_t revision);
  ~TableFile();
  TableFile(const TableFile&) = delete;
  TableFile& operator=(const TableFile&) = delete;

  bool is_open() const { return file_ >= 0; }
  const Root& root() const { return root_; }

  // The bytes of block `number` into `to`. False when they are not of this `level` and revision.
  bool read(std::uint32_t number, std::uint32_t level, char* to) const;

 private:
  const Root root_;
  const std::uint32_t revision_;
  int file_ = -1;
};

// Finds the tags of keys that ascend, in steps as small as the keys are near.
class TableCursor {
 public:
  enum class Lookup { kThere, kAbsent, kUnclear };

  // `file` is open, and outlives this.
  explicit TableCursor(const TableFile& file);

  // The tag of `key`, which is above the one asked for before: unclear where it is compressed, in
  // several parts, or not to be read. It stays until the next call, and bytes behind it may be read
  // as read_positions() does.
  Lookup find(std::string_view key, std::string_view& tag);

 private:
  static constexpr std::uint32_t kNoBlock = UINT32_MAX;

  struct Block {
    std::uint32_t number = kNoBlock;
    std::unique_ptr<char[]> bytes;
    std::size_t items = 0;
  };

  bool descend(std::string_view key);
  bool load(std::uint32_t level, std::uint32_t number);
  std::string_view key_at(const Block& block, std::size_t item, std::size_t head) const;
  bool is_above(const Block& branch, std::size_t item, std::string_view key) const;
  std::size_t seek(std::string_view key) const;
  Lookup tag_at(std::size_t item, std::string_view& tag) const;

  const TableFile& file_;
  std::vector<Block> blocks_;  // by level, the leaf first
  std::size_t at_ = 0;         // an item of the leaf that is not above the last key
};

}  // namespace briefkamer::indexer::glass
