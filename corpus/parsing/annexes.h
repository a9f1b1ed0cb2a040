// Where an annex starts.
#pragma once

#include <optional>
#include <string_view>

#include "corpus/letter.h"

namespace briefkamer::corpus {

// The annex of which `line` is the heading: "Bijlage 1: Overzicht", "Bijlage", "BIJLAGE B - Lijst".
// Nothing for sentences ("Bijlage 1 bevat een lijst.") and for lists of annexes.
std::optional<Annex> annex_at(std::string_view line);

}  // namespace briefkamer::corpus
