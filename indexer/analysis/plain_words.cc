#include "indexer/analysis/plain_words.h"

#include <bit>
#include <cstring>

namespace briefkamer::indexer {
namespace {

// By number of bytes: those of a word that long.
constexpr auto kMasks = [] {
  std::array<PlainWords::Key, PlainWords::kMostBytes + 1> masks{};
  for (std::size_t size = 0; size < masks.size(); ++size)
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t bit = 8 * (i % 8);
      const std::size_t shift = std::endian::native == std::endian::little ? bit : 56 - bit;
      (i < 8 ? masks[size].first : masks[size].second) |= std::uint64_t{0xFF} << shift;
    }
  return masks;
}();

}  // namespace

void PlainWords::read(std::string_view text, std::size_t begin, std::size_t size, Key& key) {
  const char* const at = text.data() + begin;
  if (text.size() - begin < sizeof(Key)) {
    key = Key();
    std::memcpy(&key, at, size);
    return;
  }
  std::uint64_t piece;
  std::memcpy(&piece, at, sizeof(piece));
  key.first = piece & kMasks[size].first;
  std::memcpy(&piece, at + sizeof(piece), sizeof(piece));
  key.second = piece & kMasks[size].second;
}

PlainWord& PlainWords::add(const Key& key) {
  if (2 * (used_ + 1) > slots_.size()) {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    for (const Slot& slot : old)
      if (!slot.is_free()) free_slot(slot.key) = slot;
  }
  ++used_;
  Slot& slot = free_slot(key);
  slot.key = key;
  return slot.plain;
}

PlainWords::Slot& PlainWords::free_slot(const Key& key) {
  std::size_t at = hash(key) & mask_;
  while (!slots_[at].is_free()) at = (at + 1) & mask_;
  return slots_[at];
}

void PlainWords::clear() {
  *this = PlainWords();
}

}  // namespace briefkamer::indexer
