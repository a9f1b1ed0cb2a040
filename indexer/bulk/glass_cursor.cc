#include "indexer/bulk/glass_cursor.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "indexer/bulk/glass_numbers.h"
#include "indexer/bulk/glass_positions.h"

namespace briefkamer::indexer::glass {
namespace {

constexpr std::size_t kHead = 11;       // bytes of a block, before its directory
constexpr std::size_t kEntry = 2;       // bytes of the directory for each item
constexpr std::size_t kLeafHead = 2;    // bytes of an item, before the length of its key
constexpr std::size_t kBranchHead = 4;  // the number of a block
constexpr std::uint32_t kMostLevels = 10;
constexpr std::uint32_t kMostBlockSize = 65536;

// In the first two bytes of an item of a leaf.
constexpr std::uint32_t kFirst = 0x2000;
constexpr std::uint32_t kLast = 0x4000;
constexpr std::uint32_t kCompressed = 0x8000;
constexpr std::uint32_t kSize = 0x1FFF;  // less three

// The end of a key, as a number in the order of such ends: its bytes from the highest down, and
// their number as the lowest.
constexpr std::size_t kLongestEnd = 7;

std::uint64_t end_of_key(std::uint32_t number) {
  const auto [bytes, size] = sortable(number);
  return bytes << (8 * (8 - size)) | static_cast<std::uint64_t>(size);
}

// Of `size` bytes; the eight from `at` on may be read.
std::uint64_t end_of_key(const char* at, std::size_t size) {
  static_assert(std::endian::native == std::endian::little);
  std::uint64_t bytes;
  std::memcpy(&bytes, at, sizeof(bytes));
  size = std::min(size, kLongestEnd);
  return (__builtin_bswap64(bytes) & ~(~std::uint64_t{0} >> (8 * size))) | size;
}

// The first item from `low` to `end` for which `is_before` does not hold: in steps that double, and
// then in halves.
template <typename IsBefore>
std::size_t first_from(std::size_t low, std::size_t end, const IsBefore& is_before) {
  std::size_t step = 1;
  while (low + step < end && is_before(low + step)) {
    low += step;
    step *= 2;
  }
  for (std::size_t high = std::min(low + step, end); low < high;) {
    const std::size_t middle = (low + high) / 2;
    if (is_before(middle)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

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
         directory_end >= kHead + kEntry && directory_end <= size;
}

TablePath::TablePath(const TableFile& file) : file_(file), blocks_(file.root().level + 1) {
  for (Block& block : blocks_)
    block.bytes = std::make_unique<char[]>(file.root().block_size + kBehindTag);
}

bool TablePath::load(std::uint32_t level, std::uint32_t number) {
  Block& block = blocks_[level];
  if (number == kNoBlock) return false;
  if (block.number == number) return true;
  block.number = kNoBlock;
  if (!file_.read(number, level, block.bytes.get())) return false;
  block.number = number;
  block.items = (big_endian(block.bytes.get() + 9, 2) - kHead) / kEntry;
  block.at = 0;
  return true;
}

// Of an item whose key stands behind `head` bytes.
std::string_view TablePath::key_at(const Block& block, std::size_t item, std::size_t head) const {
  const char* const bytes = block.bytes.get();
  const std::size_t begin = big_endian(bytes + kHead + kEntry * item, 2) + head;
  if (begin >= file_.root().block_size) return {};
  const auto size = static_cast<unsigned char>(bytes[begin]);
  if (begin + 1 + size > file_.root().block_size) return {};
  return {bytes + begin + 1, size};
}

std::string_view TablePath::key_at(std::size_t item) const {
  return key_at(blocks_.front(), item, kLeafHead);
}

// Whether the block of a branch's item begins behind the first component of `key`.
bool TablePath::is_above(const Block& branch, std::size_t item, std::string_view key) const {
  const std::string_view divider = key_at(branch, item, kBranchHead);
  const int order = divider.compare(key);
  return order > 0 || (order == 0 && big_endian(divider.data() + divider.size(), 2) > 1);
}

// The block that a branch leads on to.
std::uint32_t TablePath::child(const Block& branch) const {
  const std::size_t item = big_endian(branch.bytes.get() + kHead + kEntry * branch.at, 2);
  if (item + kBranchHead > file_.root().block_size) return kNoBlock;
  return big_endian(branch.bytes.get() + item, kBranchHead);
}

bool TablePath::descend(std::string_view key) {
  std::uint32_t number = file_.root().block;
  for (std::uint32_t level = file_.root().level; level > 0; --level) {
    if (!load(level, number)) return false;
    Block& branch = blocks_[level];
    branch.at = 0;  // the first one's key is empty
    for (std::size_t high = branch.items; high - branch.at > 1;) {
      const std::size_t middle = (branch.at + high) / 2;
      (is_above(branch, middle, key) ? high : branch.at) = middle;
    }
    number = child(branch);
  }
  return load(0, number);
}

bool TablePath::next_leaf() {
  std::size_t level = 1;
  while (level < blocks_.size() && blocks_[level].at + 1 >= blocks_[level].items) ++level;
  if (level == blocks_.size()) return false;
  ++blocks_[level].at;
  for (; level > 0; --level) {
    if (!load(static_cast<std::uint32_t>(level - 1), child(blocks_[level]))) return false;
    blocks_[level - 1].at = 0;
  }
  return true;
}

TablePath::Lookup TablePath::tag_at(std::size_t item, std::string_view& tag) const {
  const Block& leaf = blocks_.front();
  const std::size_t begin = big_endian(leaf.bytes.get() + kHead + kEntry * item, 2);
  if (begin + kLeafHead > file_.root().block_size) return Lookup::kUnclear;
  const std::uint32_t head = big_endian(leaf.bytes.get() + begin, 2);
  if ((head & (kFirst | kLast | kCompressed)) != (kFirst | kLast)) return Lookup::kUnclear;
  const std::string_view key = key_at(item);
  const std::size_t end = begin + (head & kSize) + 3;
  const std::size_t tag_begin = begin + kLeafHead + 1 + key.size();
  if (end > file_.root().block_size || end < tag_begin) return Lookup::kUnclear;
  tag = {leaf.bytes.get() + tag_begin, end - tag_begin};
  return Lookup::kThere;
}

TableCursor::TableCursor(const TableFile& file, std::string start)
    : path_(file), key_(std::move(start)), start_(key_.size()) {}

// What the key of an item that begins alike has behind that.
std::uint64_t TableCursor::end_of(std::size_t item) const {
  const std::string_view key = path_.key_at(item);
  return key.size() < start_ ? 0 : end_of_key(key.data() + start_, key.size() - start_);
}

bool TableCursor::begins_alike(std::size_t item) const {
  return path_.key_at(item).substr(0, start_) == std::string_view(key_).substr(0, start_);
}

// In the leaf that has the key, if any has.
bool TableCursor::seek_anew(std::uint32_t number) {
  key_.resize(start_);
  append_sortable(key_, number);
  if (!path_.descend(key_)) return false;
  const std::size_t items = path_.items();
  at_ = first_from(0, items, [&](std::size_t item) { return path_.key_at(item) < key_; });
  alike_ = items;
  if (at_ < items && !begins_alike(items - 1))
    alike_ = first_from(at_, items, [&](std::size_t item) { return begins_alike(item); });
  return true;
}

TableCursor::Lookup TableCursor::find(std::uint32_t number, std::string_view& tag) {
  const std::uint64_t end = end_of_key(number);
  const auto is_before = [&](std::size_t item) { return end_of(item) < end; };
  if (at_ < alike_) at_ = first_from(at_, alike_, is_before);
  if (at_ == alike_ && !seek_anew(number)) return Lookup::kUnclear;
  if (at_ == alike_ || end_of(at_) != end) return Lookup::kAbsent;
  return path_.tag_at(at_, tag);
}

}  // namespace briefkamer::indexer::glass
