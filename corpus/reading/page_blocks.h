// From the lines of a printed page to blocks: paragraphs, headings, items, tables, signatures.
#pragma once

#include <vector>

#include "corpus/reading/page_layout.h"

namespace briefkamer::corpus {

// The blocks that the body of a page consists of, without page. `head` says that this may be the
// page with the letterhead: the subject and its value in a column of their own become kTitle.
//
// A block ends at a gap, a bullet or a change of style. A short block that is all bold, italic or
// larger than running text, and no part of the letterhead, is a heading. Functions side by side
// below the letter are read column by column.
std::vector<Block> blocks_of(const std::vector<Line>& lines, const Layout& layout,
                             const Marks& marks, bool head);

// The blocks of a margin or footer, kMargin: one for each label with its values, or each address.
std::vector<Block> margin_blocks(std::vector<Run> runs);

}  // namespace briefkamer::corpus
