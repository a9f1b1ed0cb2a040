#include "searcher/query/field_query.h"

#include <map>

#include "indexer/analysis/fold.h"
#include "indexer/letter_document.h"
#include "indexer/schema.h"
#include "searcher/facet_values.h"
#include "searcher/query/day_range.h"
#include "searcher/query/word_query.h"

namespace briefkamer::searcher {

using indexer::prefixed;

std::string dossier_number(std::string_view text) {
  std::string number = indexer::fold(text);
  std::erase(number, ' ');
  return number;
}

Plan dossier_query(std::string_view text) {
  const std::string number = dossier_number(text);
  return any({scaled(kWeights.citing, term_plan(prefixed(indexer::kDossier, number))),
              term_plan(prefixed(indexer::kCitesDossier, number))});
}

std::optional<Plan> date_query(std::string_view text) {
  const auto range = day_range(text);
  if (!range) return std::nullopt;
  return scaled(0, period_query(range->from, range->to));
}

std::optional<Plan> facet_query(const Node& node, const corpus::Vocabulary& vocabulary) {
  static const std::map<Field, std::size_t> kFacetOf{{Field::kTopic, indexer::kTopicFacet},
                                                     {Field::kMission, indexer::kMissionFacet},
                                                     {Field::kMinistry, indexer::kMinistryFacet},
                                                     {Field::kKind, indexer::kKindFacet}};
  const indexer::Facet& facet = indexer::kFacets[kFacetOf.at(node.field)];
  const auto value = facet_value(vocabulary, facet.name, node.text);
  if (!value) return std::nullopt;
  return scaled(0, term_plan(prefixed(facet.prefix, *value)));
}

}  // namespace briefkamer::searcher
