// Letters as bits, one for each number of a letter: many of them are laid over each other, or
// looked up, at less than a nanosecond a letter.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace briefkamer::searcher {

class LetterBits {
 public:
  static constexpr std::size_t kWord = 64;

  LetterBits() = default;
  // Without any letter, for those up to `last`.
  explicit LetterBits(std::uint32_t last) : words_(last / kWord + 1) {}

  bool empty() const { return words_.empty(); }
  std::span<const std::uint64_t> words() const { return words_; }

  // All of `letters`, ascending, that it has room for.
  std::span<const std::uint32_t> reached(std::span<const std::uint32_t> letters) const {
    const auto end = std::lower_bound(letters.begin(), letters.end(), words_.size() * kWord);
    return letters.first(static_cast<std::size_t>(end - letters.begin()));
  }

  // Of a letter that it has room for: 1 when it is one of these, else 0.
  std::size_t has(std::uint32_t letter) const {
    return words_[letter / kWord] >> (letter % kWord) & 1;
  }

  // What it has room for.
  void add(std::span<const std::uint32_t> letters);
  void add(const LetterBits& others);

  // Ascending.
  std::vector<std::uint32_t> letters() const;

  std::size_t bytes() const { return words_.capacity() * sizeof(words_[0]); }

 private:
  std::vector<std::uint64_t> words_;
};

// As std::popcount(), which is a call where the processor may be an old one.
inline std::uint32_t count_bits(std::uint64_t bits) {
  bits -= bits >> 1 & 0x5555555555555555;
  bits = (bits & 0x3333333333333333) + (bits >> 2 & 0x3333333333333333);
  bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0F;
  return static_cast<std::uint32_t>(bits * 0x0101010101010101 >> 56);
}

}  // namespace briefkamer::searcher
