// What is known of every letter of one revision beside its words: the values of its facets, its
// date, its id. Held as numbers in flat arrays, by Xapian's number of the letter: a count looks at
// some 16 bytes of a letter and at no string.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/tagging/vocabulary.h"
#include "indexer/schema.h"
#include "searcher/answer.h"

namespace briefkamer::searcher {

// A value of a facet, ready to be shown; its index in Columns::values is its code.
struct FacetCode {
  indexer::FacetIndex facet = indexer::kTopicFacet;
  Named named = {};
  std::uint32_t rank = 0;  // among the values of its facet, by label and then by value
};

struct Columns {
  std::vector<FacetCode> values;
  std::vector<std::uint32_t> totals;  // letters with each value
  // Of the code of each month that of its year: letters have no codes of years, for a year has as
  // many letters as its months.
  std::vector<std::pair<std::uint16_t, std::uint16_t>> years;
  std::vector<std::uint32_t> first_code;  // of each letter in `codes`, and of the one behind it
  std::vector<std::uint16_t> codes;
  std::vector<std::uint32_t> days;  // 20250131; 0 without a date
  std::vector<std::uint32_t> first_key;
  std::string keys;  // those of indexer::kNewestFirst

  std::span<const std::uint16_t> codes_of(std::uint32_t letter) const {
    return {codes.data() + first_code[letter], codes.data() + first_code[letter + 1]};
  }
  // "2025-01-31 id": decides between two letters that are equal in all else.
  std::string_view key(std::uint32_t letter) const {
    return std::string_view(keys).substr(first_key[letter],
                                         first_key[letter + 1] - first_key[letter]);
  }
  std::size_t bytes() const;
};

// Throws Xapian's errors, and std::length_error when there are more different values than codes.
Columns read_columns(const Xapian::Database& database, const corpus::Vocabulary& vocabulary);

// "2025-01-31" → 20250131.
std::uint32_t day_number(std::string_view iso);

}  // namespace briefkamer::searcher
