// Counts the values of facets over letters found, and finds those among them that have what was
// chosen: in one walk, without a look at any string.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "searcher/counting/columns.h"
#include "searcher/query/question.h"

namespace briefkamer::searcher {

struct Tally {
  // Of each code, over the letters that have all choices but those of its own facet.
  std::vector<std::uint32_t> counts;
  // Which of the letters have all choices, as places among them; without choices `all_chosen`.
  std::vector<std::uint32_t> chosen;
  bool all_chosen = false;
};

// `letters` are ascending; `everyone` are the letters of the database.
Tally tallied(const Columns& columns, std::span<const std::uint32_t> letters,
              std::span<const std::uint32_t> everyone, const Question& question);

// The counts as answers have them (see facet_counter.h).
std::vector<FacetCounts> facet_counts(const Columns& columns,
                                      const std::vector<std::uint32_t>& counts,
                                      const Question& question,
                                      const corpus::Vocabulary& vocabulary);

}  // namespace briefkamer::searcher
