// Whether two readings are one letter, and which of them is the better.
#pragma once

#include "corpus/letter.h"

namespace briefkamer::indexer {

// Whether `a` and `b`, which have the same id, are one letter: they have the same text, or one
// official number, or they come from different formats and share most of their words.
bool same_letter(const corpus::Letter& a, const corpus::Letter& b);

// Whether `a` comes from a better format than `b`: XML before PDF before Word before text.
bool better_source(const corpus::Letter& a, const corpus::Letter& b);

}  // namespace briefkamer::indexer
