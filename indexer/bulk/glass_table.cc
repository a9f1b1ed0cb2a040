#include "indexer/bulk/glass_table.h"

#include <algorithm>
#include <stdexcept>

#include "indexer/bulk/glass_numbers.h"
#include "indexer/database_files.h"

namespace briefkamer::indexer::glass {
namespace {

constexpr std::size_t kHead = 11;
constexpr std::size_t kEntry = 2;      // bytes of an item in the directory
constexpr std::size_t kItemHead = 3;   // size and key length
constexpr std::size_t kComponent = 2;  // its number
constexpr std::size_t kBranchItem = 7;
constexpr std::size_t kWorthCutting = 34;  // bytes of a tag that may start at the end of a block
constexpr std::size_t kLongestItem = 8194;
constexpr std::size_t kMostComponents = 65535;
constexpr std::size_t kMostLevels = 10;
constexpr unsigned kFirst = 1u << 13;
constexpr unsigned kLast = 1u << 14;
constexpr unsigned kCompressed = 1u << 15;

}  // namespace

TableWriter::TableWriter(std::filesystem::path path, std::uint32_t block_size,
                         std::uint32_t compress_from, bool always_exists)
    : path_(std::move(path)),
      block_size_(block_size),
      longest_item_(std::min((block_size - kHead - 4 * kEntry) / 4, kLongestItem)) {
  root_.block_size = block_size;
  root_.compress_from = compress_from;
  if (always_exists) file_.emplace(path_);
}

void TableWriter::begin_series(std::string_view stem) {
  end_series();
  stem_ = stem;
}

// Most entries are found in order by their numbers alone, and have room in the open block.
void TableWriter::add_next(std::uint32_t number, std::string_view tag) {
  const SortableNumber end = sortable(number);
  const std::size_t key_size = stem_.size() + static_cast<std::size_t>(end.size);
  const std::size_t size = kItemHead + key_size + tag.size();
  const bool plain = last_number_ && number > *last_number_ && key_size <= kLongestKey &&
                     size <= longest_item_ && size + kEntry <= room(levels_[0]);
  if (!plain) {
    end_series();
    series_key_ = stem_;
    append_sortable(series_key_, number);
    add(series_key_, tag);
  } else {
    char* at = take(levels_[0], size);
    put_big_endian(at, 2, static_cast<std::uint32_t>(size - kItemHead) | kFirst | kLast);
    at[2] = static_cast<char>(key_size);
    at = std::copy(stem_.begin(), stem_.end(), at + kItemHead);
    for (int i = end.size; i > 0;) *at++ = static_cast<char>(end.bytes >> (8 * --i));
    std::copy(tag.begin(), tag.end(), at);
    ++root_.entries;
  }
  last_number_ = number;
}

void TableWriter::end_series() {
  if (!last_number_) return;
  last_key_ = stem_;
  append_sortable(last_key_, *last_number_);
  last_number_.reset();
}

void TableWriter::add(std::string_view key, std::string_view tag, bool deflated) {
  end_series();
  if (key.size() > kLongestKey || (root_.entries > 0 && key <= last_key_))
    throw std::invalid_argument(path_.string() + ": a key is too long or out of order");
  if (levels_.empty()) {
    if (!file_) file_.emplace(path_);
    start(levels_.emplace_back(), {}, 0);
    put_big_endian(take(levels_[0], kItemHead), 2, kFirst | kLast);
  }
  add_components(key, tag, deflated);
  last_key_ = key;
  ++root_.entries;
}

void TableWriter::add_components(std::string_view key, std::string_view tag, bool compressed) {
  const unsigned flag = compressed ? kCompressed : 0;
  const std::size_t head = kItemHead + key.size();
  std::size_t most = longest_item_ - head;
  if (tag.size() <= most) return add_item(key, 1, flag | kFirst | kLast, tag);
  // The first component fills the open block when enough of it would fit.
  const std::size_t free = room(levels_[0]);
  if (free >= kEntry + head + kWorthCutting + key.size())
    most = std::min(most, free - kEntry - head);
  for (std::uint32_t component = 1; !tag.empty() || component == 1; ++component) {
    if (component > kMostComponents)
      throw DatabaseError(path_.string() + ": an entry is too large");
    const std::string_view part = tag.substr(0, most);
    tag.remove_prefix(part.size());
    add_item(key, component, flag | (component == 1 ? kFirst : 0) | (tag.empty() ? kLast : 0),
             part);
    most = longest_item_ - head - kComponent;
  }
}

void TableWriter::add_item(std::string_view key, std::uint32_t component, unsigned flags,
                           std::string_view part) {
  const std::size_t numbered = component > 1 ? kComponent : 0;
  const std::size_t size = kItemHead + key.size() + numbered + part.size();
  if (size + kEntry > room(levels_[0])) {
    std::string_view divider = key;
    if (component == 1) {
      const auto [own, before] =
          std::mismatch(key.begin(), key.end(), last_key_.begin(), last_key_.end());
      divider = key.substr(0, static_cast<std::size_t>(own - key.begin()) + 1);
    }
    close(0);
    start(levels_[0], divider, component);
  }
  char* at = take(levels_[0], size);
  put_big_endian(at, 2, static_cast<std::uint32_t>(size - kItemHead) | flags);
  at[2] = static_cast<char>(key.size());
  at = std::copy(key.begin(), key.end(), at + kItemHead);
  if (numbered > 0) put_big_endian(at, kComponent, component);
  std::copy(part.begin(), part.end(), at + numbered);
}

void TableWriter::start(Open& open, std::string_view divider, std::uint32_t component) {
  open.block.assign(block_size_, '\0');
  open.directory_end = kHead;
  open.items_begin = block_size_;
  open.divider = divider;
  open.divider_component = component;
}

// Room for an item of `size` bytes, entered in the directory.
char* TableWriter::take(Open& open, std::size_t size) {
  open.items_begin -= size;
  put_big_endian(open.block.data() + open.directory_end, 2,
                 static_cast<std::uint32_t>(open.items_begin));
  open.directory_end += kEntry;
  return open.block.data() + open.items_begin;
}

// Appends the open block of `level` to the file and returns its number.
std::uint32_t TableWriter::write(std::size_t level) {
  Open& open = levels_[level];
  const auto free = static_cast<std::uint32_t>(room(open));
  char* head = open.block.data();
  put_big_endian(head, 4, kRevision);
  head[4] = static_cast<char>(level);
  put_big_endian(head + 5, 2, free);
  put_big_endian(head + 7, 2, free);
  put_big_endian(head + 9, 2, static_cast<std::uint32_t>(open.directory_end));
  file_->append(open.block);
  if (blocks_ == 0xFFFFFFFE) throw DatabaseError(path_.string() + ": has too many blocks");
  return blocks_++;
}

void TableWriter::close(std::size_t level) {
  const std::uint32_t number = write(level);
  if (level + 1 == levels_.size()) {
    if (level + 1 == kMostLevels) throw DatabaseError(path_.string() + ": is too deep");
    start(levels_.emplace_back(), {}, 0);
  }
  enter(level + 1, number, levels_[level].divider, levels_[level].divider_component);
}

void TableWriter::enter(std::size_t level, std::uint32_t child, std::string_view key,
                        std::uint32_t component) {
  if (kBranchItem + key.size() + kEntry > room(levels_[level])) {
    close(level);
    start(levels_[level], key, component);
  }
  Open& open = levels_[level];
  const bool first = open.directory_end == kHead;
  const std::string_view kept = first ? std::string_view() : key;
  char* at = take(open, kBranchItem + kept.size());
  put_big_endian(at, 4, child);
  at[4] = static_cast<char>(kept.size());
  at = std::copy(kept.begin(), kept.end(), at + 5);
  put_big_endian(at, kComponent, first ? 0 : component);
}

Root TableWriter::finish() {
  if (!levels_.empty()) {
    std::size_t level = 0;
    for (; level + 1 < levels_.size(); ++level) close(level);
    root_.block = write(level);
    root_.level = static_cast<std::uint32_t>(level);
    root_.fake = false;
    append_number(root_.free_list, kRevision);
    append_number(root_.free_list, blocks_);
    root_.free_list.append(4, '\0');  // no block is free
  }
  if (file_) file_->sync();
  return root_;
}

}  // namespace briefkamer::indexer::glass
