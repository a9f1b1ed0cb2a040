// From a document to a letter: date, subject, senders, addressee, kind, references, sections,
// annexes, footnotes, page starts. How Dutch letters are built is in the comments beside each rule.
#pragma once

#include "corpus/document.h"
#include "corpus/letter.h"
#include "corpus/tagging/vocabulary.h"

namespace briefkamer::corpus {

// The letter in `document`, without topics and missions (see tagger.h) but with citations,
// abbreviations and an id. What the official metadata says wins over what the text says. Never
// fails: what is not found stays empty. Safe to call from several threads at once.
Letter parse_letter(const Document& document, const Vocabulary& vocabulary);

}  // namespace briefkamer::corpus
