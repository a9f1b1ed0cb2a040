// Whether two readings are one letter, and which of them is the better.
//
// Readings meet under their id. One with an official number and one without meet under the id that
// they would have without it (corpus/letter_id.h), which date, ministry, sender and subject make,
// and are one letter when they have the same text. Two official numbers are two letters, whatever
// they say: a letter to both chambers has two when it was published twice. Where it has none, it is
// one letter, which can be found by the references of both (letter_sources.h).
#pragma once

#include "corpus/letter.h"

namespace briefkamer::indexer {

// Whether `a` and `b`, which have the same id, are one letter: they have the same words in the same
// order, wherever pages and sections break, or one official number, or they come from different
// formats and share most of their words.
bool same_letter(const corpus::Letter& a, const corpus::Letter& b);

// Whether `a` and `b`, which agree on date, ministry, sender and subject, have the same text: the
// same words in the same order, and some; or, from different formats, nine in ten of their words.
bool same_text(const corpus::Letter& a, const corpus::Letter& b);

// Whether the texts of `a` and `b` share most of their words, as those of one letter do that was
// read from two formats, or corrected.
bool shares_most_words(const corpus::Letter& a, const corpus::Letter& b);

// Whether `a` comes from a better format than `b`: XML before PDF before Word before text.
bool better_source(const corpus::Letter& a, const corpus::Letter& b);

}  // namespace briefkamer::indexer
