// An answer as JSON, version 1 of the interface; absent values are null or [].
#pragma once

#include "corpus/letter_json.h"
#include "searcher/answer.h"
#include "searcher/searcher.h"

namespace briefkamer::searcher {

corpus::Json to_json(const Answer& answer);
corpus::Json to_json(const Status& status);
corpus::Json to_json(const std::vector<Piece>& pieces);
corpus::Json to_json(const Named& value);        // null without value
corpus::Json to_json(const FacetCounts& facet);  // the list of its values

// JSON as one line of UTF-8; bytes that are not UTF-8 become U+FFFD.
std::string to_line(const corpus::Json& json);

}  // namespace briefkamer::searcher
