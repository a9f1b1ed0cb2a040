// A letter as JSON. The keys are the names of the fields; what is absent is null, "" never stands
// for it; a list that is empty is []. The same form is printed by `briefkamer-index parse`,
// stored in the database and served over HTTP.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "corpus/letter.h"

namespace briefkamer::corpus {

using Json = nlohmann::ordered_json;

Json to_json(const Letter& letter);

// The same as text on one line, with U+FFFD for what is not UTF-8; many times faster.
std::string json_text(const Letter& letter);

// The letter that to_json() wrote. Keys that are missing leave their field empty, unknown keys are
// passed over, so that a letter stored by another version can be read; throws
// std::invalid_argument, naming the key, when a value is of the wrong type.
Letter letter_from_json(const Json& json);

}  // namespace briefkamer::corpus
