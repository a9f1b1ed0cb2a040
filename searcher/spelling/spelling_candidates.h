// Which words of letters a mistyped word may stand for.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "indexer/analysis/analyzer.h"
#include "searcher/deadline.h"

namespace briefkamer::searcher {

// The words of letters that `surface` (folded), which no letter has, may be a slip for; the
// likeliest first, three at most, two words as "missies irak". None for words of up to four
// letters, for what is not written in letters alone, and for a word that Dutch has: then letters
// just do not speak of it. One slip (a letter too many, too few, another, or two exchanged) is
// thought of in a word of five to seven letters, two in a longer one. Each further slip must be
// made up for by a hundred times as many letters with the word. TimeIsUp when `deadline` passes.
std::vector<std::string> spellings(const std::string& surface, const Xapian::Database& database,
                                   indexer::Analyzer& analyzer, const Deadline& deadline = {});

}  // namespace briefkamer::searcher
