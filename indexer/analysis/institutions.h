// Names that are compounds nevertheless: letters write the Kamerbrief, the Rijksbegroting and the
// Veiligheidsraad with a capital, and a reader looks for the letter, the budget and the council.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/analysis/compound.h"

namespace briefkamer::indexer {

// Whether `word` (folded), whose parts are `parts`, names something of the state by its first part,
// or by its last one a law, a paper, or a body. "Kamerbeek" is a family, and "Zandbrug" a hamlet.
bool is_institution(std::string_view word, const std::vector<Stretch>& parts);

}  // namespace briefkamer::indexer
