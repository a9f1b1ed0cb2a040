// Queries for what stands behind the name of a field: a dossier, a period, a facet's value.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/tagging/vocabulary.h"
#include "searcher/query/plan.h"
#include "searcher/query/query_parser.h"

namespace briefkamer::searcher {

// A dossier's number as terms hold it: "36 410-X" is "36410-x".
std::string dossier_number(std::string_view text);

// The letters of a dossier, then those that cite one of its publications.
Plan dossier_query(std::string_view text);

// Letters of a day or period (see day_range.h), without weight; nothing for other text.
std::optional<Plan> date_query(std::string_view text);

// Letters with the facet's value that `node` names by id or label, without weight; nothing when
// there is no such value. Its field is mission, topic, ministry or kind.
std::optional<Plan> facet_query(const Node& node, const corpus::Vocabulary& vocabulary);

}  // namespace briefkamer::searcher
