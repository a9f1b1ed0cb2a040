// From the words of a page to runs and lines.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "corpus/reading/marked_text.h"
#include "corpus/reading/page.h"

namespace briefkamer::corpus {

// Words beside one another on a line, without a gap wider than one between words. The cells of a
// table are runs, and a label and its value in two columns are two.
struct Run {
  std::vector<Word> words;  // from left to right; never empty
  Box box;
  double size = 0;  // of most of its characters
  bool bold = false;
  bool italic = false;

  bool operator==(const Run&) const = default;
};

// The runs of which a line of print consists, from left to right; never empty.
struct Line {
  std::vector<Run> runs;
  Box box;
  double size = 0;
  bool bold = false;
  bool italic = false;

  bool operator==(const Line&) const = default;
};

// The runs on a page, in no particular order.
std::vector<Run> runs_of(const Page& page);

// Runs that stand at one height together as lines, from the top down.
std::vector<Line> printed_lines(std::vector<Run> runs);

using Marks = std::set<std::string>;

// The text of a run; words that stand so close that they are parts of one are glued. What
// note_mark() finds becomes a mark when it is one of `marks`.
MarkedText text_of(const Run& run, const Marks& marks = {});

// The same of a line, with `gap` between its runs.
MarkedText text_of(const Line& line, std::string_view gap, const Marks& marks = {});

// The mark of a footnote that word `index` of `run` is: a small number above the line. Empty when
// it is none.
std::string note_mark(const Run& run, std::size_t index);

}  // namespace briefkamer::corpus
