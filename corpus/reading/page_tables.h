// Tables on a printed page.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "corpus/reading/page_layout.h"

namespace briefkamer::corpus {

// Rows of cells, each cell one line of text, that lines [first, last) of a page are.
struct PrintedTable {
  std::size_t last = 0;
  std::vector<Block> rows;  // kTableRow, cells separated by '\t'
};

// The table that starts at line `first`: at least two lines next to each other with two runs or
// more, that start at the same places. A cell may go on below its first line. A label with its
// value, a list and a signature are no tables.
std::optional<PrintedTable> table_at(const std::vector<Line>& lines, std::size_t first,
                                     const Layout& layout, const Marks& marks);

// Whether the line is a row of such columns by itself.
bool has_cells(const Line& line);

}  // namespace briefkamer::corpus
