// The golden table: queries, and which letters they find. A line of golden.tsv is
//   query  first  must  must not  comment
// in five columns separated by tabs, the last of which may be left out. Letters are named by their
// files in corpus/letters, "seed-1" and "seed-2" are the two seed letters; several are separated by
// spaces. `first` leads the list; with several names they lead it in any order. `must` are among
// the letters with all words and `must not` are not; a name with "~" before it is listed behind
// those, having some of the words. A row without any letter finds none at all.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace briefkamer::relevance {

struct GoldenRow {
  std::size_t line = 0;
  std::string query;
  std::vector<std::string> first;
  std::vector<std::string> must;
  std::vector<std::string> must_not;

  // Whether it speaks of a seed letter.
  bool needs_seeds() const;
};

// Throws std::runtime_error naming the line that is not a row.
std::vector<GoldenRow> read_golden(const std::filesystem::path& file);

// What a query found, by names of letters.
struct Found {
  std::vector<std::string> all;   // with all words, best first
  std::vector<std::string> some;  // those that follow
};

// What is wrong with what a row found, in one line; empty when all is right.
std::string faults(const GoldenRow& row, const Found& found);

}  // namespace briefkamer::relevance
