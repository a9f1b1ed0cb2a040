#include "searcher/lists/letter_bits.h"

#include <array>

namespace briefkamer::searcher {
namespace {

constexpr std::size_t kByte = 8;

// The places of the bits of one byte; those behind them mean nothing.
struct BytePlaces {
  std::array<std::uint32_t, kByte> places{};
  std::uint32_t count = 0;
};

constexpr auto kBytes = [] {
  std::array<BytePlaces, 256> all{};
  for (std::size_t byte = 0; byte < all.size(); ++byte)
    for (std::uint32_t bit = 0; bit < kByte; ++bit)
      if ((byte >> bit & 1) != 0) all[byte].places[all[byte].count++] = bit;
  return all;
}();

// Puts the letters of eight bits, and what means nothing up to eight; gives the place behind them.
std::uint32_t* put_byte(std::uint8_t byte, std::uint32_t first, std::uint32_t* to) {
  const BytePlaces& bits = kBytes[byte];
  for (std::size_t i = 0; i < kByte; ++i) to[i] = first + bits.places[i];
  return to + bits.count;
}

}  // namespace

void LetterBits::number() {
  before_.clear();
  before_.reserve(words_.size());
  std::uint32_t sum = 0;
  for (const std::uint64_t bits : words_) {
    before_.push_back(sum);
    sum += count_bits(bits);
  }
}

void LetterBits::add(Letters letters) {
  std::uint64_t* const words = words_.data();
  for (const std::uint32_t letter : letters)
    words[letter / kWord] |= std::uint64_t{1} << (letter % kWord);
}

void LetterBits::add(const LetterBits& others) {
  const std::size_t size = std::min(words_.size(), others.words_.size());
  for (std::size_t i = 0; i < size; ++i) words_[i] |= others.words_[i];
}

void LetterBits::keep(const LetterBits& others) {
  words_.resize(std::min(words_.size(), others.words_.size()));
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= others.words_[i];
}

void LetterBits::drop(const LetterBits& others) {
  const std::size_t size = std::min(words_.size(), others.words_.size());
  for (std::size_t i = 0; i < size; ++i) words_[i] &= ~others.words_[i];
}

LetterBits LetterBits::others(std::size_t end) const {
  LetterBits others(end);
  for (std::uint64_t& bits : others.words_) bits = ~std::uint64_t{0};
  if (end % kWord != 0) others.words_.back() >>= kWord - end % kWord;
  others.drop(*this);
  return others;
}

// Where there are some in most words, byte by byte: how many there are is then nothing that a
// processor would have to guess.
std::vector<std::uint32_t> LetterBits::letters() const {
  std::size_t count = 0;
  for (const std::uint64_t bits : words_) count += count_bits(bits);
  std::vector<std::uint32_t> letters(count + kByte);
  std::uint32_t* to = letters.data();
  const bool many = count > words_.size();
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const auto first = static_cast<std::uint32_t>(i * kWord);
    std::uint64_t bits = words_[i];
    if (many) {
      for (std::uint32_t at = 0; at < kWord; at += kByte)
        to = put_byte(static_cast<std::uint8_t>(bits >> at), first + at, to);
    } else {
      for (; bits != 0; bits &= bits - 1)
        *to++ = first + static_cast<std::uint32_t>(std::countr_zero(bits));
    }
  }
  letters.resize(count);
  return letters;
}

}  // namespace briefkamer::searcher
