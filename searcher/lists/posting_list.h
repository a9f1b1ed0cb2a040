// The letters with one term, and how often each has it, as one revision of the database holds them:
// decoded once and never changed, so that threads may share it. Reading it from the database costs
// some 30 ns a letter, walking it here 1 ns.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "searcher/lists/letter_bits.h"

namespace briefkamer::searcher {

struct PostingList {
  std::vector<std::uint32_t> letters;  // Xapian's numbers, ascending
  std::vector<std::uint8_t> counts;    // of each letter; kMany when they are in `many`
  std::vector<std::pair<std::uint32_t, std::uint32_t>> many;  // letter and count, ascending

  // Of a list that many letters are on: a bit for each number of a letter, and how many letters
  // come before the bits of each word, so that a letter is found without a search.
  LetterBits bits;
  std::vector<std::uint32_t> before;
  std::vector<std::uint32_t> tally;  // of the values of facets, where many letters are on it
  double most = 1;                   // no letter's share of the weight of the term is above it

  static constexpr std::uint8_t kMany = 255;

  void add_bits();

  // Where `letter` stands, which is on it, of a list with bits.
  std::size_t place(std::uint32_t letter) const {
    const std::size_t word = letter / LetterBits::kWord;
    const std::uint64_t bit = std::uint64_t{1} << (letter % LetterBits::kWord);
    return before[word] + count_bits(bits.words()[word] & (bit - 1));
  }

  std::uint32_t count(std::size_t i) const {
    return counts[i] < kMany ? counts[i] : count_of_many(letters[i]);
  }
  std::size_t bytes() const;

 private:
  std::uint32_t count_of_many(std::uint32_t letter) const;
};

// With bits where they pay. Throws Xapian's errors: what was read half is lost, and nobody saw it.
PostingList read_posting_list(const Xapian::Database& database, const std::string& term);

}  // namespace briefkamer::searcher
