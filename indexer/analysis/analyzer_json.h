// The tokens of a text as JSON, for `briefkamer-index analyze` and whoever wants to know why a word
// is found.
#pragma once

#include <vector>

#include "corpus/letter_json.h"
#include "indexer/analysis/analyzer.h"

namespace briefkamer::indexer {

// {"tokens": [{"surface", "terms": [{"term", "kind"}], "position", "span", "begin", "end"}]};
// begin and end are bytes.
corpus::Json to_json(const std::vector<AnalyzedToken>& tokens);

}  // namespace briefkamer::indexer
