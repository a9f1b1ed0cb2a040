// Whether two readings are one letter, and which of them is the better.
#pragma once

#include "corpus/letter.h"

namespace briefkamer::indexer {

// Whether `a` and `b`, which have the same id, are one letter: they have the same words in the same
// order, wherever pages and sections break, or one official number, or they come from different
// formats and share most of their words.
bool same_letter(const corpus::Letter& a, const corpus::Letter& b);

// Whether the texts of `a` and `b` share most of their words, as those of one letter do that was
// read from two formats, or corrected.
bool shares_most_words(const corpus::Letter& a, const corpus::Letter& b);

// Whether `a` comes from a better format than `b`: XML before PDF before Word before text.
bool better_source(const corpus::Letter& a, const corpus::Letter& b);

}  // namespace briefkamer::indexer
