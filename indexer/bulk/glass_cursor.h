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

  // The bytes of block `number` into `to`. False when they are not of this `level` and revision, or
  // no block with an item.
  bool read(std::uint32_t number, std::uint32_t level, char* to) const;

 private:
  const Root root_;
  const std::uint32_t revision_;
  int file_ = -1;
};

// The blocks on the way from the root of a table to one of its leaves.
class TablePath {
 public:
  enum class Lookup { kThere, kAbsent, kUnclear };

  // `file` is open, and outlives this.
  explicit TablePath(const TableFile& file);

  // Goes to the leaf that has `key`, if any has; stays where it is if it is there. False when that
  // is not to be read, here and below.
  bool descend(std::string_view key);

  // Goes to the leaf behind; false too when this is the last one.
  bool next_leaf();

  // Of the leaf. A key that reaches out of it is empty.
  std::size_t items() const { return blocks_.front().items; }
  std::string_view key_at(std::size_t item) const;

  // Unclear where it is compressed, or in several parts. It stays until another leaf is read, and
  // bytes behind it may be read as read_positions() does.
  Lookup tag_at(std::size_t item, std::string_view& tag) const;

 private:
  static constexpr std::uint32_t kNoBlock = UINT32_MAX;

  struct Block {
    std::uint32_t number = kNoBlock;
    std::unique_ptr<char[]> bytes;
    std::size_t items = 0;
    std::size_t at = 0;  // of a branch: the item that leads on
  };

  bool load(std::uint32_t level, std::uint32_t number);
  std::string_view key_at(const Block& block, std::size_t item, std::size_t head) const;
  bool is_above(const Block& branch, std::size_t item, std::string_view key) const;
  std::uint32_t child(const Block& branch) const;

  const TableFile& file_;
  std::vector<Block> blocks_;  // by level, the leaf first
};

// Finds the tags of keys that begin alike and end with a number, as append_sortable() writes it.
// The numbers ascend: each is found in steps as small as it is near the last.
class TableCursor {
 public:
  using Lookup = TablePath::Lookup;

  // `file` is open, and outlives this; all keys begin with `start`.
  TableCursor(const TableFile& file, std::string start);

  // The tag of the key with `number`, which is above the one asked for before. It stays until the
  // next call.
  Lookup find(std::uint32_t number, std::string_view& tag);

 private:
  std::uint64_t end_of(std::size_t item) const;
  bool begins_alike(std::size_t item) const;
  bool seek_anew(std::uint32_t number);

  TablePath path_;
  std::string key_;          // the start of all, and what was last behind it
  const std::size_t start_;  // bytes
  // From at_ on, the items of the leaf that begin as all keys do, up to alike_; those before are
  // below the last key.
  std::size_t at_ = 0;
  std::size_t alike_ = 0;
};

}  // namespace briefkamer::indexer::glass
