// Footnotes in text that does not mark them.
#pragma once

#include <vector>

#include "corpus/document.h"

namespace briefkamer::corpus {

// Finds the notes at the bottom of each page and the marks in the text above them. Notes become
// blocks of kind kFootnote; marks leave the text and become Block::notes.
//
// A mark is a number glued to a word ("geïnformeerd1") and counts only when a line at the bottom of
// the same page starts with that number: "SNMG1", "F35" and "2025" stay what they are. A document
// without pages is one page.
void find_footnotes(std::vector<Block>& blocks);

}  // namespace briefkamer::corpus
