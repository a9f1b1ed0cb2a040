// Plain words (tokenizer.h) of at most 16 bytes, as most are, each with what is known of it
// beside it: one look at memory finds both.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace briefkamer::indexer {

// What a plain word is by itself.
struct PlainWord {
  static constexpr std::uint32_t kUnknown = 0xFFFFFFFF;

  std::uint32_t word = kUnknown;                              // its number in WordMemory
  std::array<std::uint32_t, 2> forms = {kUnknown, kUnknown};  // by Case, in WordMemory
  bool name = false;                                          // as Token has them
  bool capitals = false;
};

class PlainWords {
 public:
  static constexpr std::size_t kMostBytes = 16;

  // The bytes of a word, zeros behind them: a plain word has none.
  struct Key {
    std::uint64_t first = 0;
    std::uint64_t second = 0;

    bool operator==(const Key&) const = default;
  };

  // Of the word of `size` bytes, at most kMostBytes, at `begin` in `text`.
  static void read(std::string_view text, std::size_t begin, std::size_t size, Key& key);

  // Has memory bring what find() will look at.
  void look_ahead(const Key& key) const { __builtin_prefetch(&slots_[hash(key) & mask_]); }

  // What is known of the word; of a new one nothing. Valid until the next call.
  PlainWord& find(const Key& key) {
    std::size_t at = hash(key) & mask_;
    while (!(slots_[at].key == key)) {
      if (slots_[at].is_free()) return add(key);
      at = (at + 1) & mask_;
    }
    return slots_[at].plain;
  }

  void clear();

 private:
  struct alignas(32) Slot {
    Key key;
    PlainWord plain;

    bool is_free() const { return key == Key(); }
  };

  static std::size_t hash(const Key& key) {
    const std::uint64_t mixed =
        (key.first ^ (key.second << 29 | key.second >> 35)) * 0x9E3779B97F4A7C15;
    return static_cast<std::size_t>(mixed ^ mixed >> 32);
  }
  PlainWord& add(const Key& key);
  Slot& free_slot(const Key& key);

  static constexpr std::size_t kFirstSlots = 1024;

  std::vector<Slot> slots_ = std::vector<Slot>(kFirstSlots);  // a power of two, half of them free
  std::size_t mask_ = kFirstSlots - 1;
  std::size_t used_ = 0;
};

}  // namespace briefkamer::indexer
