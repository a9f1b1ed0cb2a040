#include "indexer/bulk/glass_cursor.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

#include "indexer/bulk/glass_numbers.h"
#include "indexer/bulk/glass_positions.h"

namespace briefkamer::indexer::glass {
namespace {

constexpr std::size_t kHead = 11;       // bytes of a block, before its directory
constexpr std::size_t kLeafHead = 2;    // bytes of an item, before the length of its key
constexpr std::size_t kBranchHead = 4;  // the number of a block
constexpr std::uint32_t kMostLevels = 10;
constexpr std::uint32_t kMostBlockSize = 65536;

// In the first two bytes of an item of a leaf.
constexpr std::uint32_t kFirst = 0x2000;
constexpr std::uint32_t kLast = 0x4000;
constexpr std::uint32_t kCompressed = 0x8000;
constexpr std::uint32_t kSize = 0x1FFF;  // less three

}  // namespace

TableFile::TableFile(const std::filesystem::path& path, const Root& root, std::uint32_t revision)
    : root_(root), revision_(revision) {
  if (root.fake || root.level >= kMostLevels || root.block_size > kMostBlockSize ||
      root.block_size < kHead)
    return;
  file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
}

TableFile::~TableFile() {
  if (file_ >= 0) ::close(file_);
}

bool TableFile::read(std::uint32_t number, std::uint32_t level, char* to) const {
  const auto size = static_cast<std::size_t>(root_.block_size);
  const auto offset = static_cast<off_t>(number) * root_.block_size;
  if (::pread(file_, to, size, offset) != static_cast<ssize_t>(size)) return false;
  const std::uint32_t directory_end = big_endian(to + 9, 2);
  return big_endian(to, 4) <= revision_ && static_cast<unsigned char>(to[4]) == level &&
         directory_end > kHead && directory_end <= size;
}

TableCursor::TableCursor(const TableFile& file) : file_(file), blocks_(file.root().level + 1) {
  for (Block& block : blocks_)
    block.bytes = std::make_unique<char[]>(file.root().block_size + kBehindTag);
}

bool TableCursor::load(std::uint32_t level, std::uint32_t number) {
  Block& block = blocks_[level];
  if (number == kNoBlock) return false;
  if (block.number == number) return true;
  block.number = kNoBlock;
  if (!file_.read(number, level, block.bytes.get())) return false;
  block.number = number;
  block.items = (big_endian(block.bytes.get() + 9, 2) - kHead) / 2;
  if (level == 0) at_ = 0;
  return true;
}

// Of an item whose key stands behind `head` bytes; what reaches out of the block is empty.
std::string_view TableCursor::key_at(const Block& block, std::size_t item, std::size_t head) const {
  const char* const bytes = block.bytes.get();
  const std::size_t begin = big_endian(bytes + kHead + 2 * item, 2) + head;
  if (begin >= file_.root().block_size) return {};
  const auto size = static_cast<unsigned char>(bytes[begin]);
  if (begin + 1 + size > file_.root().block_size) return {};
  return {bytes + begin + 1, size};
}

// Whether the block of a branch's item begins behind the first component of `key`.
bool TableCursor::is_above(const Block& branch, std::size_t item, std::string_view key) const {
  const std::string_view divider = key_at(branch, item, kBranchHead);
  const int order = divider.compare(key);
  return order > 0 || (order == 0 && big_endian(divider.data() + divider.size(), 2) > 1);
}

bool TableCursor::descend(std::string_view key) {
  std::uint32_t number = file_.root().block;
  for (std::uint32_t level = file_.root().level; level > 0; --level) {
    if (!load(level, number)) return false;
    const Block& branch = blocks_[level];
    std::size_t low = 0;  // the first one's key is empty
    for (std::size_t high = branch.items; high - low > 1;) {
      const std::size_t middle = (low + high) / 2;
      (is_above(branch, middle, key) ? high : low) = middle;
    }
    const std::size_t item = big_endian(branch.bytes.get() + kHead + 2 * low, 2);
    if (item + kBranchHead > file_.root().block_size) return false;
    number = big_endian(branch.bytes.get() + item, kBranchHead);
  }
  return load(0, number);
}

// The first item of the leaf that is not below `key`, from at_ on: first in steps that double.
std::size_t TableCursor::seek(std::string_view key) const {
  const Block& leaf = blocks_.front();
  std::size_t low = at_;
  std::size_t step = 1;
  while (low + step < leaf.items && key_at(leaf, low + step, kLeafHead) < key) {
    low += step;
    step *= 2;
  }
  for (std::size_t high = std::min(low + step, leaf.items); low < high;) {
    const std::size_t middle = (low + high) / 2;
    if (key_at(leaf, middle, kLeafHead) < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

TableCursor::Lookup TableCursor::tag_at(std::size_t item, std::string_view& tag) const {
  const Block& leaf = blocks_.front();
  const std::size_t begin = big_endian(leaf.bytes.get() + kHead + 2 * item, 2);
  const std::uint32_t head = big_endian(leaf.bytes.get() + begin, 2);
  if ((head & (kFirst | kLast | kCompressed)) != (kFirst | kLast)) return Lookup::kUnclear;
  const std::string_view key = key_at(leaf, item, kLeafHead);
  const std::size_t end = begin + (head & kSize) + 3;
  const std::size_t tag_begin = begin + kLeafHead + 1 + key.size();
  if (end > file_.root().block_size || end < tag_begin) return Lookup::kUnclear;
  tag = {leaf.bytes.get() + tag_begin, end - tag_begin};
  return Lookup::kThere;
}

TableCursor::Lookup TableCursor::find(std::string_view key, std::string_view& tag) {
  const Block& leaf = blocks_.front();
  const bool is_here =
      leaf.number != kNoBlock && leaf.items > 0 && key_at(leaf, leaf.items - 1, kLeafHead) >= key;
  if (!is_here && !descend(key)) return Lookup::kUnclear;
  at_ = seek(key);
  if (at_ == leaf.items || key_at(leaf, at_, kLeafHead) != key) return Lookup::kAbsent;
  return tag_at(at_, tag);
}

}  // namespace briefkamer::indexer::glass
