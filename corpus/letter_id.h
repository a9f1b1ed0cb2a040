// The key of a letter: stable over runs, machines and formats.
#pragma once

#include <string>
#include <string_view>

#include "corpus/letter.h"
#include "corpus/tagging/vocabulary.h"

namespace briefkamer::corpus {

// Lower-cases, folds accents and turns every run of other characters into one '-': [a-z0-9-],
// at most 100 bytes. "Buitenlandse Zaken" → "buitenlandse-zaken".
std::string slug(std::string_view text);

// The id of `letter`. `official` is the letter's own official number, from its metadata or its own
// heading, never a cited one: "kst-28676-472", "2025D01234"; it is the id, as a slug. When it is
// empty: date, ministry and the first 8 hexadecimal digits of a hash (SHA-256) of date, sender and
// subject: "2025-01-31-defensie-1a2b3c4d"; "ongedateerd" and "onbekend" stand for what is missing.
std::string letter_id(const Letter& letter, std::string_view official,
                      const std::string& ministry_slug);

// The id that `letter` has, or would have, without an official number.
std::string unnumbered_id(const Letter& letter, const Vocabulary& vocabulary);

// Whether `id` is such an id, and not an official number: these never start with a date.
bool is_unnumbered(std::string_view id);

// `id` with `digits` hexadecimal digits of the hash of the letter's text added: for a second letter
// of the same id and another text.
std::string longer_id(const Letter& letter, std::size_t digits);

}  // namespace briefkamer::corpus
