// Counts the values of facets over all letters that a query finds, exactly.
#pragma once

#include <xapian.h>

#include <string_view>
#include <vector>

#include "corpus/tagging/vocabulary.h"
#include "indexer/schema.h"
#include "searcher/answer.h"
#include "searcher/query/plan.h"
#include "searcher/query/question.h"

namespace briefkamer::searcher {

// Each choice narrows the letters, except one in the facet being counted: there a reader must still
// see what else could be chosen. A chosen value is always listed, also at zero. `plan` is that of
// the text without the choices. The counts are made by Xapian's own ValueCountMatchSpy, which works
// on remote shards too. `watch`, where there is one, sees every letter that is counted.
std::vector<FacetCounts> count_facets(const Xapian::Database& database, const Plan& plan,
                                      const Question& question,
                                      const corpus::Vocabulary& vocabulary,
                                      Xapian::MatchSpy* watch = nullptr);

// The choice that `facet` is counted without; empty when `question` has no choice in it. Months and
// years both follow the period, which is the choice "month".
std::string_view counted_without(const Question& question, const indexer::Facet& facet);

// Marks what `question` chose of a facet; what was not counted is added at zero. The values of
// `facet` are in order, and stay so.
void mark_chosen(FacetCounts& facet, const Question& question,
                 const corpus::Vocabulary& vocabulary);

// Every month from the first to the last letter of a counted facet "month", zeros included.
std::vector<MonthCount> histogram(const std::vector<FacetCounts>& facets);

}  // namespace briefkamer::searcher
