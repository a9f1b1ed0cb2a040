// The letters with one term, and how often each has it, as one revision of the database holds them:
// decoded once and never changed, so that threads may share it. Reading it costs some 30 ns a
// letter through Xapian and 4 ns from its file, walking it here 1 ns.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "searcher/lists/letter_bits.h"

namespace briefkamer::searcher {

struct PostingList {
  std::vector<std::uint32_t> letters;  // Xapian's numbers, ascending
  std::vector<std::uint8_t> counts;    // of each letter; kMany when they are in `many`
  std::vector<std::pair<std::uint32_t, std::uint32_t>> many;  // letter and count, ascending

  LetterBits bits;  // numbered, of a list that many letters are on: found there without a search
  std::vector<std::uint32_t> tally;  // of the values of facets, where many letters are on it
  double most = 1;                   // no letter's share of the weight of the term is above it

  static constexpr std::uint8_t kMany = 255;

  // Where they pay.
  void add_bits();

  std::uint32_t count(std::size_t i) const {
    return counts[i] < kMany ? counts[i] : count_of_many(letters[i]);
  }
  std::size_t bytes() const;

 private:
  std::uint32_t count_of_many(std::uint32_t letter) const;
};

// Of `documents`, ascending, and how often each has the term; with bits where they pay.
PostingList posting_list(std::vector<std::uint32_t> documents,
                         std::span<const std::uint32_t> counts);

// With bits where they pay. Throws Xapian's errors: what was read half is lost, and nobody saw it.
PostingList read_posting_list(const Xapian::Database& database, const std::string& term);

}  // namespace briefkamer::searcher
