// Puts paragraphs together as the sections, annexes, footnotes and pages of a letter.
#pragma once

#include <vector>

#include "corpus/document.h"
#include "corpus/letter.h"
#include "corpus/parsing/paragraphs.h"

namespace briefkamer::corpus {

// Fills in letter.sections, annexes, pages and footnotes. Notes are the blocks of kind kFootnote; a
// note of which the mark is not in the text belongs to the last section.
void add_sections(Letter& letter, const std::vector<Paragraph>& paragraphs,
                  const std::vector<Block>& blocks);

}  // namespace briefkamer::corpus
