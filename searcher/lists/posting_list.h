// The letters with one term, and how often each has it, as one revision of the database holds them:
// decoded once and never changed, so that threads may share it. Reading it from the database costs
// some 30 ns a letter, walking it here 1 ns.
#pragma once

#include <xapian.h>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace briefkamer::searcher {

struct PostingList {
  std::vector<std::uint32_t> letters;  // Xapian's numbers, ascending
  std::vector<std::uint8_t> counts;    // of each letter; kMany when they are in `many`
  std::vector<std::pair<std::uint32_t, std::uint32_t>> many;  // letter and count, ascending

  // Of a list that many letters are on: a bit for each number of a letter, and how many letters
  // come before the bits of each word, so that a letter is found without a search.
  std::vector<std::uint64_t> bits;
  std::vector<std::uint32_t> before;
  std::vector<std::uint32_t> tally;  // of the values of facets, where many letters are on it
  double most = 1;                   // no letter's share of the weight of the term is above it

  static constexpr std::uint8_t kMany = 255;
  static constexpr std::size_t kNowhere = SIZE_MAX;

  void add_bits();

  // Whether `letter` is on it, of a list with bits.
  bool has(std::uint32_t letter) const {
    const std::size_t word = letter / kWordBits;
    return word < bits.size() && (bits[word] >> (letter % kWordBits) & 1) != 0;
  }

  // Where `letter` stands, of a list with bits; nowhere gives kNowhere.
  std::size_t place(std::uint32_t letter) const {
    const std::size_t word = letter / kWordBits;
    const std::uint64_t bit = std::uint64_t{1} << (letter % kWordBits);
    if (word >= bits.size() || (bits[word] & bit) == 0) return kNowhere;
    return before[word] + static_cast<std::size_t>(std::popcount(bits[word] & (bit - 1)));
  }

  std::uint32_t count(std::size_t i) const {
    return counts[i] < kMany ? counts[i] : count_of_many(letters[i]);
  }
  std::size_t bytes() const;

 private:
  static constexpr std::uint32_t kWordBits = 64;

  std::uint32_t count_of_many(std::uint32_t letter) const;
};

// With bits where they pay. Throws Xapian's errors: what was read half is lost, and nobody saw it.
PostingList read_posting_list(const Xapian::Database& database, const std::string& term);

}  // namespace briefkamer::searcher
