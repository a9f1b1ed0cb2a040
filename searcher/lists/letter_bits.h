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

// As std::popcount(), which is a call where the processor may be an old one.
inline std::uint32_t count_bits(std::uint64_t bits) {
  bits -= bits >> 1 & 0x5555555555555555;
  bits = (bits & 0x3333333333333333) + (bits >> 2 & 0x3333333333333333);
  bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0F;
  return static_cast<std::uint32_t>(bits * 0x0101010101010101 >> 56);
}

class LetterBits {
 public:
  using Letters = std::span<const std::uint32_t>;

  LetterBits() = default;

  // Without any letter, for those below `end`.
  explicit LetterBits(std::size_t end) : words_((end + kWord - 1) / kWord) {}

  // Whether `letters`, ascending, are so many that bits pay.
  static bool pays(Letters letters) {
    return !letters.empty() && letters.size() >= letters.back() / kFew;
  }
  // Where one letter of so many is there.
  static constexpr std::size_t kFew = 32;

  // Without room for any letter.
  bool empty() const { return words_.empty(); }

  // The first of `letters`, ascending, as many as it has room for.
  Letters reached(Letters letters) const {
    const auto end = std::lower_bound(letters.begin(), letters.end(), words_.size() * kWord);
    return letters.first(static_cast<std::size_t>(end - letters.begin()));
  }

  // Of a letter that it has room for: 1 when it is one of these, else 0.
  std::size_t has(std::uint32_t letter) const {
    return words_[letter / kWord] >> (letter % kWord) & 1;
  }

  // Once it has all letters: how many come before the bits of each word, for place().
  void number();
  bool is_numbered() const { return !before_.empty(); }

  // How many of the letters come before this one, which is one of them.
  std::size_t place(std::uint32_t letter) const {
    const std::uint64_t bit = std::uint64_t{1} << (letter % kWord);
    return before_[letter / kWord] + count_bits(words_[letter / kWord] & (bit - 1));
  }

  // Adds what it has room for.
  void add(Letters letters);
  void add(const LetterBits& others);

  // Keeps no letter but those of `others`, or none of those.
  void keep(const LetterBits& others);
  void drop(const LetterBits& others);

  // All those that it has not, of those below `end`.
  LetterBits others(std::size_t end) const;

  // Ascending.
  std::vector<std::uint32_t> letters() const;

  std::size_t bytes() const {
    return words_.capacity() * sizeof(words_[0]) + before_.capacity() * sizeof(before_[0]);
  }

 private:
  static constexpr std::size_t kWord = 64;

  std::vector<std::uint64_t> words_;
  std::vector<std::uint32_t> before_;
};

}  // namespace briefkamer::searcher
