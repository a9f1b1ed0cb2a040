#include "searcher/counting/tally.h"

#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>

#include "searcher/facet_counter.h"

namespace briefkamer::searcher {
namespace {

using Letters = std::span<const std::uint32_t>;

constexpr std::size_t kAhead = 24;  // letters whose codes are asked of memory before their turn

// Written out code by code, for a loop of sixteen would cost as much as the counting.
template <std::size_t... kPlaces>
void count_places(const CodeRow& row, std::uint32_t* counts, std::index_sequence<kPlaces...>) {
  (++counts[row[kPlaces]], ...);
}

void count(const Columns& columns, std::uint32_t letter, std::uint32_t* counts) {
  count_places(columns.rows[letter], counts, std::make_index_sequence<kRowCodes>());
}

void count_rest(const Columns& columns, Letters letters, Tally& tally) {
  for (const auto& [letter, codes] : columns.rest) {
    if (!std::binary_search(letters.begin(), letters.end(), letter)) continue;
    for (const std::uint16_t code : codes) ++tally[code];
  }
}

void count_all(const Columns& columns, Letters letters, Tally& tally) {
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (i + kAhead < letters.size()) __builtin_prefetch(columns.rows.data() + letters[i + kAhead]);
    count(columns, letters[i], tally.data());
  }
}

// Numbers that no letter has count for nothing.
void count_others(const Columns& columns, const LetterBits& bits, Tally& tally) {
  count_all(columns, bits.others(columns.rows.size()).letters(), tally);
  for (std::size_t code = 0; code < tally.size(); ++code)
    tally[code] = columns.row_totals[code] - tally[code];
}

// A number in the order in which values are listed, commonest first; it ends with the code.
std::uint64_t place_of(const Columns& columns, std::size_t code, std::uint32_t count) {
  static_assert(std::is_same_v<Code, std::uint16_t>);
  const std::uint64_t rank = columns.values[code].rank;
  return std::uint64_t{UINT32_MAX - count} << 32 | rank << 16 | code;
}

}  // namespace

Tally tallied(const Columns& columns, Letters letters, const LetterBits& bits) {
  Tally tally(columns.values.size());
  if (!bits.empty() && letters.size() > columns.rows.size() / 2) {
    count_others(columns, bits, tally);
  } else {
    count_all(columns, letters, tally);
  }
  count_rest(columns, letters, tally);
  for (const auto& [month, year] : columns.years) tally[year] += tally[month];
  return tally;
}

Tally tallied_beside(const Columns& columns, LetterBits bits, const PostingList& list) {
  bits.drop(list.bits);
  Tally tally = tallied(columns, bits.letters(), {});
  for (std::size_t code = 0; code < tally.size(); ++code) tally[code] += list.tally[code];
  return tally;
}

void add_counts(const Columns& columns, const Tally& tally, const Question& question,
                std::string_view without, Tally& sums) {
  std::array<bool, indexer::kFacets.size()> wanted{};
  for (std::size_t i = 0; i < wanted.size(); ++i)
    wanted[i] = counted_without(question, indexer::kFacets[i]) == without;
  for (std::size_t code = kRowCodes; code < sums.size(); ++code)
    if (wanted[columns.values[code].facet]) sums[code] += tally[code];
}

std::vector<FacetCounts> facet_counts(const Columns& columns, const Tally& tally,
                                      const Question& question,
                                      const corpus::Vocabulary& vocabulary) {
  std::array<std::vector<std::uint64_t>, indexer::kFacets.size()> places;
  for (std::size_t code = kRowCodes; code < tally.size(); ++code)
    if (tally[code] > 0)
      places[columns.values[code].facet].push_back(place_of(columns, code, tally[code]));
  std::vector<FacetCounts> facets;
  for (std::size_t i = 0; i < places.size(); ++i) {
    std::sort(places[i].begin(), places[i].end());
    FacetCounts& facet = facets.emplace_back();
    facet.name = indexer::kFacets[i].name;
    facet.values.reserve(places[i].size());
    for (const std::uint64_t place : places[i]) {
      const std::size_t code = place & UINT16_MAX;
      facet.values.push_back({columns.values[code].named, tally[code], false});
    }
    mark_chosen(facet, question, vocabulary);
  }
  return facets;
}

}  // namespace briefkamer::searcher
