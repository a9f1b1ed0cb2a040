// The best of the letters found. Only those of the page are put in order, and what letters weigh is
// reckoned only for those that may come onto it: a letter that has nothing but what is on the
// longest lists, the words in its text, can seldom reach those that have them in the subject. What
// only adds weight to letters that are there anyway, and costs a look at the places of words, is
// reckoned for fewer still.
#pragma once

#include <vector>

#include "searcher/evaluation/evaluator.h"
#include "searcher/query/question.h"
#include "searcher/way.h"

namespace briefkamer::searcher {

// The first `most` of `letters` in the order of `sort`. All of them have the plan `base`, which
// weighs them; `more` adds weight to some, if there is one.
std::vector<Ranked> ranked(const LetterGroup& letters, const Plan& base, const Plan* more,
                           Sort sort, std::size_t most, const Columns& columns,
                           Evaluator& evaluator);

}  // namespace briefkamer::searcher
