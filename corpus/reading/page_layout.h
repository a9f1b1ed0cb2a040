// What stands where on the pages of a printed letter: running text, the margin beside it, and what
// is at the top and bottom of every page.
#pragma once

#include <string>
#include <vector>

#include "corpus/reading/text_runs.h"

namespace briefkamer::corpus {

// The measures of a document. Points.
struct Layout {
  double size = 0;   // of the font of running text
  double left = 0;   // where its lines start
  double right = 0;  // where most of its long lines end
  double pitch = 0;  // from one line to the next
  // Most text starts at one left edge. Tables and lists without running text have none.
  bool has_column = false;

  bool operator==(const Layout&) const = default;
};

// A page taken apart.
struct PageParts {
  std::vector<Run> body;
  std::vector<Run> margin;  // beside the text: the sender's address, labels and their values
  std::vector<Run> footer;  // at the bottom or top: page numbers, imprint, running titles
};

Layout layout_of(const std::vector<Page>& pages, const std::vector<std::vector<Run>>& runs);

// Takes each page of `runs` apart. What is repeated at one place on several pages is in the parts
// of the first of them only.
//
// Beside the text is what is smaller than it and stands right of where lines end, or left of where
// they start. At the bottom is what counts pages ("Pagina 1 van 3", "2"), the imprint of a
// Kamerstuk, and what is repeated there; at the top, what is repeated there from page 2 on.
std::vector<PageParts> parts_of(const std::vector<Page>& pages,
                                const std::vector<std::vector<Run>>& runs, const Layout& layout);

}  // namespace briefkamer::corpus
