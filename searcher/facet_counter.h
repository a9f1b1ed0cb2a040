// Counts the values of facets over all letters that a query finds, exactly.
#pragma once

#include <xapian.h>

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/tagging/vocabulary.h"
#include "indexer/schema.h"
#include "searcher/answer.h"
#include "searcher/query/plan.h"
#include "searcher/query/question.h"

namespace briefkamer::searcher {

// Each choice narrows the letters, except one in the facet being counted: there a reader must still
// see what else could be chosen.

// How many letters have each value, of each facet in the order of indexer::kFacets.
using ValueCounts = std::array<std::map<std::string, std::size_t>, indexer::kFacets.size()>;

// `plan` is that of the text without the choices. The counts are made by Xapian's own
// ValueCountMatchSpy, which works on remote shards too.
ValueCounts count_values(const Xapian::Database& database, const Plan& plan,
                         const Question& question);

// The same with labels and in order. A chosen value is always listed, also at zero.
std::vector<FacetCounts> facet_counts(const ValueCounts& counts, const Question& question,
                                      const corpus::Vocabulary& vocabulary);

// Every month from the first to the last letter of a counted facet "month", zeros included.
std::vector<MonthCount> histogram(const std::vector<FacetCounts>& facets);

}  // namespace briefkamer::searcher
