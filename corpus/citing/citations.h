// Recognises references to other publications in running text, in all the forms in which letters
// write them, and gives each its canonical id.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/letter.h"

namespace briefkamer::corpus {

// The citations in `text` (UTF-8), in order, not overlapping. Place::part and index are left for
// the caller; offset and length are bytes in `text`.
std::vector<Citation> find_citations(std::string_view text);

// The citation that `text` is as a whole, where a reader types one: all written forms of
// find_citations() and the bare ones "27925-980", "28 676 nr 472", "kst-27925-980". Nothing for
// anything else; a dossier without a number ("28676") is kind "dossier", id "28676".
std::optional<Citation> parse_citation(std::string_view text);

}  // namespace briefkamer::corpus
