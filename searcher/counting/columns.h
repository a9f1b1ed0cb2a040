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
#include <vector>

#include "indexer/schema.h"

namespace briefkamer::searcher {

// A value of a facet; its index in Columns::values is its code. Of dates there are months alone: a
// year is the sum of its months.
struct FacetCode {
  indexer::FacetIndex facet = indexer::kTopicFacet;
  std::string value;
};

struct Columns {
  std::vector<FacetCode> values;
  std::vector<std::uint32_t> totals;      // letters with each value
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
Columns read_columns(const Xapian::Database& database);

// "2025-01-31" → 20250131.
std::uint32_t day_number(std::string_view iso);

}  // namespace briefkamer::searcher
