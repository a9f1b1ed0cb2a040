#include "searcher/query/choices.h"

#include <string>
#include <vector>

#include "indexer/letter_document.h"
#include "indexer/schema.h"
#include "searcher/query/day_range.h"
#include "searcher/query/word_query.h"

namespace briefkamer::searcher {

Plan choices_filter(const Question& question, std::string_view without) {
  std::vector<Plan> filters;
  for (const indexer::Facet& facet : indexer::kFacets) {
    const auto chosen = question.chosen.find(std::string(facet.name));
    if (chosen == question.chosen.end() || chosen->second.empty() || facet.name == without)
      continue;
    std::vector<Plan> values;
    for (const std::string& value : chosen->second)
      values.push_back(term_plan(indexer::prefixed(facet.prefix, value)));
    filters.push_back(any(values));
  }
  if (without != "month" && (question.from || question.to))
    filters.push_back(period_query(question.from, question.to));
  return filters.empty() ? all_letters() : every(filters);
}

}  // namespace briefkamer::searcher
