// Counts the values of facets over letters, without a look at any string. A letter costs some 4 ns,
// and of more than half of all letters it is the others that are counted.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "searcher/counting/columns.h"
#include "searcher/lists/posting_list.h"
#include "searcher/query/question.h"

namespace briefkamer::searcher {

// How many letters have the value of each code.
using Tally = std::vector<std::uint32_t>;

// `letters` are ascending, and `bits` the same ones; empty where they are few.
Tally tallied(const Columns& columns, std::span<const std::uint32_t> letters,
              const LetterBits& bits);

// The same where all of `list`, which has a tally, are among them: only the others are counted.
Tally tallied_beside(const Columns& columns, LetterBits bits, const PostingList& list);

// Adds the counts of those facets that are counted without the choice `without` (see
// facet_counter.h) to `sums`.
void add_counts(const Columns& columns, const Tally& tally, const Question& question,
                std::string_view without, Tally& sums);

// The counts as answers have them.
std::vector<FacetCounts> facet_counts(const Columns& columns, const Tally& tally,
                                      const Question& question,
                                      const corpus::Vocabulary& vocabulary);

}  // namespace briefkamer::searcher
