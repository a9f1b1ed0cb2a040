// Takes Dutch compounds apart: "capaciteitsdoelstellingen" is "capaciteits" + "doelstellingen".
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/lexicon/lexicon.h"

namespace briefkamer::indexer {

// A stretch of a word: letters [start, start + length).
struct Stretch {
  std::uint16_t start = 0;
  std::uint16_t length = 0;

  bool operator==(const Stretch&) const = default;
};

// The smallest parts of `word`, which must be folded; together they are the whole word. Empty when
// it is no compound, as far as the lexicon tells: a name, a verb, a word of one part, one too long
// to be a word (over 64 letters). A hyphen is no letter of a compound: leave it out.
std::vector<Stretch> split_compound(const Lexicon& lexicon, std::string_view word);

// The compounds inside a compound, given its smallest parts: runs of two or more of them, but not
// all, that are words by themselves: "luchtverdedigings" in "luchtverdedigingsoefening".
std::vector<Stretch> inner_compounds(const Lexicon& lexicon, std::string_view word,
                                     const std::vector<Stretch>& parts);

}  // namespace briefkamer::indexer
