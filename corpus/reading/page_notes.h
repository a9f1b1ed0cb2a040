// The footnotes at the bottom of a printed page.
#pragma once

#include <vector>

#include "corpus/reading/page_layout.h"

namespace briefkamer::corpus {

struct PageNotes {
  std::vector<Block> notes;  // kFootnote, in order; without page
  // Goes on with the last note of the page before.
  std::string continued;
};

// Takes the notes out of `lines`, which are those of a page's body from the top down: the last
// lines, all smaller than running text, from the first that starts with a number that is marked in
// the text above. Without such marks there are no notes, and nothing is taken.
PageNotes take_notes(std::vector<Line>& lines, const Layout& layout);

}  // namespace briefkamer::corpus
