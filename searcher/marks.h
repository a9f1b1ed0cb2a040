// Finds in a letter's text what a query looked for, so that a reader sees why the letter was found.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/analyzer.h"

namespace briefkamer::searcher {

// What the positive parts of a query look for. Words are marked in each of their forms, phrases
// only where they stand as phrases.
struct Marks {
  std::set<std::string> terms;                    // stems and other unprefixed terms
  std::set<std::string> prefixes;                 // of surface forms
  std::vector<std::vector<std::string>> phrases;  // surface forms in order
  std::set<std::string> citations;                // ids; a letter knows where it cites them

  // Whether there is nothing to be found in running text.
  bool empty() const { return terms.empty() && prefixes.empty() && phrases.empty(); }
  bool operator==(const Marks&) const = default;
};

// A marked stretch of text, in bytes.
struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t what = 0;  // equal for marks of one term, prefix or phrase

  bool operator==(const Mark&) const = default;
};

// The marked stretches of `text`, in order, not overlapping.
std::vector<Mark> find_marks(std::string_view text, const Marks& marks,
                             indexer::Analyzer& analyzer);

// A piece of text that is marked, or is not.
struct Piece {
  std::string text;
  bool marked = false;

  bool operator==(const Piece&) const = default;
};

// Bytes [begin, end) of `text` as pieces.
std::vector<Piece> pieces(std::string_view text, const std::vector<Mark>& marks, std::size_t begin,
                          std::size_t end);

}  // namespace briefkamer::searcher
