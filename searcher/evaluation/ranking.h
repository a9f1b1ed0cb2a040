// The best of the letters found. Only those of the page are put in order; and what only adds weight
// to letters that are there anyway, and costs a look at the places of words, is reckoned only for
// letters that it could bring onto the page.
#pragma once

#include <vector>

#include "searcher/evaluation/evaluator.h"
#include "searcher/query/question.h"
#include "searcher/way.h"

namespace briefkamer::searcher {

// The first `most` of `set` in the order of `sort`. `more` is a plan that adds weight to its
// letters, if there is one.
std::vector<Ranked> ranked(const LetterSet& set, const Plan* more, Sort sort, std::size_t most,
                           const Columns& columns, Evaluator& evaluator);

}  // namespace briefkamer::searcher
