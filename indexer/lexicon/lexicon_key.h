// Under which key the lexicon has a word.
#pragma once

#include <string>
#include <string_view>

namespace briefkamer::indexer {

// `word`, which must be folded (indexer/analysis/fold.h), without its hyphens and without an
// apostrophe at its start or before an ending: "agenda's" gives "agendas", "navo-top" gives
// "navotop".
std::string lexicon_key(std::string_view word);

// Whether a key consists of the letters a to z, as all keys in the lexicon do.
bool is_lexicon_key(std::string_view key);

}  // namespace briefkamer::indexer
