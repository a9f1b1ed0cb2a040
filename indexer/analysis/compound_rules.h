// What the parts of Dutch compounds may not be, whatever the word lists say.
#pragma once

#include <string_view>

namespace briefkamer::indexer {

// Where in a compound a part stands.
enum class Position { kFirst, kMiddle, kLast };

// Whether `part` there is no part at all: a prefix, an ending, a little word.
bool is_no_part(std::string_view part, Position position);

// Whether two parts, of which the second is the last or not, would not be written together
// ("zee" + "eend") or are rather one word that is spelled with a double consonant ("strek" +
// "king").
bool collide(std::string_view left, std::string_view right, bool last);

}  // namespace briefkamer::indexer
