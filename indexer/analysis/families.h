// Words that are not forms of one another, but that a reader who searches for one wants as well: a
// country, its adjective and its people.
#pragma once

#include <span>
#include <string_view>

namespace briefkamer::indexer {

// The lemmas of the family of `lemma` (indexer/analysis/lemma.h), itself among them; empty without
// family.
std::span<const std::string_view> family_of(std::string_view lemma);

}  // namespace briefkamer::indexer
