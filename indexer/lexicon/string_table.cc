#include "indexer/lexicon/string_table.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace briefkamer::indexer {
namespace {

constexpr std::size_t kFirstSlots = 1024;

// Both have as many bytes, which are taken as hash() does.
bool is_same(std::string_view a, std::string_view b) {
  const std::size_t size = a.size();
  const auto same = [&](std::size_t at, auto piece) {
    auto other = piece;
    std::memcpy(&piece, &a[at], sizeof piece);
    std::memcpy(&other, &b[at], sizeof piece);
    return piece == other;
  };
  if (size >= 8) {
    for (std::size_t i = 0; i + 8 < size; i += 8)
      if (!same(i, std::uint64_t{})) return false;
    return same(size - 8, std::uint64_t{});
  }
  if (size >= 4) return same(0, std::uint32_t{}) && same(size - 4, std::uint32_t{});
  if (size >= 2) return same(0, std::uint16_t{}) && same(size - 2, std::uint16_t{});
  return size == 0 || a.front() == b.front();
}

}  // namespace

std::uint64_t first_eight(std::string_view text) {
  if (text.size() >= 8) {
    std::uint64_t first;
    std::memcpy(&first, text.data(), 8);
    return std::endian::native == std::endian::little ? __builtin_bswap64(first) : first;
  }
  std::uint64_t first = 0;
  for (std::size_t i = 0; i < 8; ++i)
    first = first << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0);
  return first;
}

StringTable::StringTable() : slots_(kFirstSlots) {}

// Of words, most of which are short: eight bytes at a time, and the last eight once more.
std::uint32_t StringTable::hash(std::string_view text) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15;
  std::uint64_t hash = text.size() * kFactor;
  const auto mix = [&](const char* at, std::size_t bytes) {
    std::uint64_t piece = 0;
    std::memcpy(&piece, at, bytes);
    hash = (hash ^ piece) * kFactor;
    hash ^= hash >> 32;
  };
  const char* at = text.data();
  const std::size_t size = text.size();
  if (size >= 8) {
    for (std::size_t i = 0; i + 8 < size; i += 8) mix(at + i, 8);
    mix(at + size - 8, 8);
  } else if (size >= 4) {
    mix(at, 4);
    mix(at + size - 4, 4);
  } else if (size >= 2) {
    mix(at, 2);
    mix(at + size - 2, 2);
  } else if (size == 1) {
    mix(at, 1);
  }
  return static_cast<std::uint32_t>(hash ^ hash >> 29);
}

// The slot that the string has, or would have.
std::size_t StringTable::slot_of(std::string_view text, std::uint32_t hash) const {
  std::size_t at = hash & (slots_.size() - 1);
  for (; slots_[at].number != kFree; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].hash != hash) continue;
    const std::string_view found = this->text(slots_[at].number);
    if (found.size() == text.size() && is_same(found, text)) break;
  }
  return at;
}

// What memory has no room for leaves the table as it was.
std::uint32_t StringTable::number(std::string_view text) {
  const std::uint32_t hash = StringTable::hash(text);
  Slot& slot = slots_[slot_of(text, hash)];
  if (slot.number != kFree) return slot.number;
  const auto number = static_cast<std::uint32_t>(entries_.size());
  const std::size_t begin = bytes_.size();
  bytes_ += text;
  entries_.push_back({begin, static_cast<std::uint32_t>(text.size())});
  slot = {hash, number};
  if (entries_.size() * 2 > slots_.size()) grow();
  return number;
}

std::optional<std::uint32_t> StringTable::find(std::string_view text) const {
  const Slot& slot = slots_[slot_of(text, hash(text))];
  return slot.number != kFree ? std::optional(slot.number) : std::nullopt;
}

void StringTable::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.number == kFree) continue;
    std::size_t at = slot.hash & (slots_.size() - 1);
    while (slots_[at].number != kFree) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

void StringTable::sort(std::vector<std::uint32_t>& numbers) const {
  struct Key {
    std::uint64_t start;
    std::uint64_t more;  // the eight bytes behind them
    std::uint32_t number;
  };
  std::vector<Key> keys(numbers.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::string_view whole = text(numbers[i]);
    keys[i] = {first_eight(whole), whole.size() > 8 ? first_eight(whole.substr(8)) : 0, numbers[i]};
  }
  std::sort(keys.begin(), keys.end(), [this](const Key& a, const Key& b) {
    if (a.start != b.start) return a.start < b.start;
    return a.more != b.more ? a.more < b.more : text(a.number) < text(b.number);
  });
  for (std::size_t i = 0; i < keys.size(); ++i) numbers[i] = keys[i].number;
}

void StringTable::clear() {
  bytes_.clear();
  entries_.clear();
  std::fill(slots_.begin(), slots_.end(), Slot());
}

}  // namespace briefkamer::indexer
