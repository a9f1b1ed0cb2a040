// What is known of every letter of one revision beside its words: the values of its facets, its
// date, its id. Held as numbers in flat arrays, by Xapian's number of the letter: a count looks at
// 32 bytes of a letter and at no string.
#pragma once

#include <xapian.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
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
  std::uint32_t rank = 0;  // among the values of its facet, by comes_before()
};

// The codes of a letter take one place in memory of a fixed size, so that a count has nothing to
// guess; what does not fit stands elsewhere. Unused places hold codes that mean nothing.
inline constexpr std::size_t kRowCodes = 16;
using Code = std::uint16_t;
struct alignas(kRowCodes * sizeof(Code)) CodeRow : std::array<Code, kRowCodes> {};

struct Columns {
  // The first kRowCodes mean nothing.
  std::vector<FacetCode> values;
  std::vector<std::uint32_t> row_totals;  // how often each code is in `rows`
  // Of the code of each month that of its year: letters have no codes of years, for a year has as
  // many letters as its months.
  std::vector<std::pair<std::uint16_t, std::uint16_t>> years;
  std::vector<CodeRow> rows;  // by letter; those that are not there have no codes
  std::unordered_map<std::uint32_t, std::vector<std::uint16_t>> rest;  // where there are more
  std::vector<std::uint32_t> days;                                     // 20250131; 0 without a date
  std::vector<std::uint32_t> first_key;
  std::string keys;  // those of indexer::kNewestFirst

  // "2025-01-31 id": decides between two letters that are equal in all else.
  std::string_view key(std::uint32_t letter) const {
    return std::string_view(keys).substr(first_key[letter],
                                         first_key[letter + 1] - first_key[letter]);
  }
};

// More than the columns have room for: values of facets, or letters. what() says which.
class TooManyForColumns : public std::length_error {
 public:
  using std::length_error::length_error;
};

// Throws Xapian's errors, and TooManyForColumns.
Columns read_columns(const Xapian::Database& database, const corpus::Vocabulary& vocabulary);

// "2025-01-31" → 20250131.
std::uint32_t day_number(std::string_view iso);

}  // namespace briefkamer::searcher
