#include "searcher/counting/tally.h"

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>

#include "searcher/facet_counter.h"

namespace briefkamer::searcher {
namespace {

using indexer::FacetIndex;
using Letters = std::span<const std::uint32_t>;

constexpr unsigned kPeriodBit = 1u << indexer::kMonthFacet;

// What was chosen, by code: a bit for each facet with a choice.
class Choices {
 public:
  Choices(const Columns& columns, const Question& question)
      : days_(columns.days), bits_(columns.values.size()), of_(columns.values.size()) {
    if (question.from || question.to) asked_ = kPeriodBit;
    if (question.from) begin_ = day_number(corpus::to_iso(*question.from));
    if (question.to) end_ = day_number(corpus::to_iso(*question.to));
    for (const indexer::Facet& facet : indexer::kFacets) {
      const auto chosen = question.chosen.find(std::string(facet.name));
      if (chosen != question.chosen.end() && !chosen->second.empty())
        asked_ |= 1u << (&facet - indexer::kFacets.data());
    }
    for (std::size_t code = 0; code < columns.values.size(); ++code) {
      const FacetCode& value = columns.values[code];
      of_[code] = static_cast<std::uint8_t>(1u << value.facet);
      const auto chosen = question.chosen.find(std::string(indexer::kFacets[value.facet].name));
      if (chosen != question.chosen.end() && std::find(chosen->second.begin(), chosen->second.end(),
                                                       value.named.value) != chosen->second.end())
        bits_[code] = of_[code];
    }
  }

  bool none() const { return asked_ == 0; }

  // The facets of which `letter` does not have what was chosen.
  unsigned missing(std::uint32_t letter, std::span<const std::uint16_t> codes) const {
    const std::uint32_t day = days_[letter];
    unsigned has = day != 0 && day >= begin_ && day <= end_ ? kPeriodBit : 0;
    for (const std::uint16_t code : codes) has |= bits_[code];
    return asked_ & ~has;
  }

  // The bit of a code's facet.
  unsigned of(std::uint16_t code) const { return of_[code]; }

 private:
  const std::vector<std::uint32_t>& days_;
  unsigned asked_ = 0;
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = UINT32_MAX;
  std::vector<std::uint8_t> bits_;
  std::vector<std::uint8_t> of_;
};

void count(const Columns& columns, Letters letters, std::vector<std::uint32_t>& counts) {
  for (const std::uint32_t letter : letters)
    for (const std::uint16_t code : columns.codes_of(letter)) ++counts[code];
}

// Of more than half of all letters it is those that were not found that are counted.
void count_all(const Columns& columns, Letters letters, Letters everyone, Tally& tally) {
  if (letters.size() <= everyone.size() / 2) return count(columns, letters, tally.counts);
  std::vector<std::uint32_t> others;
  others.reserve(everyone.size() - letters.size());
  std::set_difference(everyone.begin(), everyone.end(), letters.begin(), letters.end(),
                      std::back_inserter(others));
  count(columns, others, tally.counts);
  for (std::size_t code = 0; code < tally.counts.size(); ++code)
    tally.counts[code] = columns.totals[code] - tally.counts[code];
}

void count_chosen(const Columns& columns, Letters letters, const Choices& choices, Tally& tally) {
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const auto codes = columns.codes_of(letters[i]);
    const unsigned missing = choices.missing(letters[i], codes);
    if (missing == 0) {
      tally.chosen.push_back(static_cast<std::uint32_t>(i));
      for (const std::uint16_t code : codes) ++tally.counts[code];
    } else if (std::has_single_bit(missing)) {  // counts for the facet of that choice
      for (const std::uint16_t code : codes)
        if (choices.of(code) == missing) ++tally.counts[code];
    }
  }
}

}  // namespace

Tally tallied(const Columns& columns, Letters letters, Letters everyone, const Question& question) {
  Tally tally;
  tally.counts.resize(columns.values.size());
  const Choices choices(columns, question);
  tally.all_chosen = choices.none();
  if (tally.all_chosen) {
    count_all(columns, letters, everyone, tally);
  } else {
    count_chosen(columns, letters, choices, tally);
  }
  for (const auto& [month, year] : columns.years) tally.counts[year] += tally.counts[month];
  return tally;
}

std::vector<FacetCounts> facet_counts(const Columns& columns,
                                      const std::vector<std::uint32_t>& counts,
                                      const Question& question,
                                      const corpus::Vocabulary& vocabulary) {
  std::array<std::vector<std::uint16_t>, indexer::kFacets.size()> codes;
  for (std::size_t code = 0; code < counts.size(); ++code)
    if (counts[code] > 0)
      codes[columns.values[code].facet].push_back(static_cast<std::uint16_t>(code));
  std::vector<FacetCounts> facets;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    std::sort(codes[i].begin(), codes[i].end(), [&](std::uint16_t a, std::uint16_t b) {
      return counts[a] != counts[b] ? counts[a] > counts[b]
                                    : columns.values[a].rank < columns.values[b].rank;
    });
    FacetCounts& facet = facets.emplace_back();
    facet.name = indexer::kFacets[i].name;
    facet.values.reserve(codes[i].size());
    for (const std::uint16_t code : codes[i])
      facet.values.push_back({columns.values[code].named, counts[code], false});
    mark_chosen(facet, question, vocabulary);
  }
  return facets;
}

}  // namespace briefkamer::searcher
