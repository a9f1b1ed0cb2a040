#include "indexer/lexicon/string_table.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <functional>

namespace briefkamer::indexer {
namespace {

constexpr std::size_t kFirstSlots = 1024;

// The first eight bytes as a number that orders as they do.
std::uint64_t start_of(std::string_view text) {
  if (text.size() >= 8) {
    std::uint64_t start;
    std::memcpy(&start, text.data(), 8);
    return std::endian::native == std::endian::little ? __builtin_bswap64(start) : start;
  }
  std::uint64_t start = 0;
  for (std::size_t i = 0; i < 8; ++i)
    start = start << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0);
  return start;
}

}  // namespace

StringTable::StringTable() : slots_(kFirstSlots, kFree) {}

std::uint32_t StringTable::number(std::string_view text) {
  const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>()(text));
  std::size_t slot = hash & (slots_.size() - 1);
  while (slots_[slot] != kFree) {
    const Entry& entry = entries_[slots_[slot]];
    if (entry.hash == hash && this->text(slots_[slot]) == text) return slots_[slot];
    slot = (slot + 1) & (slots_.size() - 1);
  }
  const auto number = static_cast<std::uint32_t>(entries_.size());
  slots_[slot] = number;
  entries_.push_back({bytes_.size(), static_cast<std::uint32_t>(text.size()), hash});
  bytes_ += text;
  if (entries_.size() * 2 > slots_.size()) grow();
  return number;
}

void StringTable::grow() {
  slots_.assign(slots_.size() * 2, kFree);
  for (std::uint32_t number = 0; number < entries_.size(); ++number) {
    std::size_t slot = entries_[number].hash & (slots_.size() - 1);
    while (slots_[slot] != kFree) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = number;
  }
}

std::vector<std::uint32_t> StringTable::sorted() const {
  std::vector<std::uint32_t> numbers;
  sort_into(numbers);
  return numbers;
}

void StringTable::sort_into(std::vector<std::uint32_t>& numbers) const {
  struct Key {
    std::uint64_t start;
    std::uint64_t more;  // the eight bytes behind them
    std::uint32_t number;
  };
  std::vector<Key> keys(entries_.size());
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    const std::string_view whole = text(i);
    keys[i] = {start_of(whole), whole.size() > 8 ? start_of(whole.substr(8)) : 0, i};
  }
  std::sort(keys.begin(), keys.end(), [this](const Key& a, const Key& b) {
    if (a.start != b.start) return a.start < b.start;
    return a.more != b.more ? a.more < b.more : text(a.number) < text(b.number);
  });
  numbers.resize(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) numbers[i] = keys[i].number;
}

std::size_t StringTable::memory() const {
  return bytes_.size() + entries_.size() * sizeof(Entry) + slots_.size() * sizeof(std::uint32_t);
}

void StringTable::clear() {
  bytes_.clear();
  entries_.clear();
  std::fill(slots_.begin(), slots_.end(), kFree);
}

}  // namespace briefkamer::indexer
