// What a reader chose beside the text, as a filter.
#pragma once

#include <string_view>

#include "searcher/query/plan.h"
#include "searcher/query/question.h"

namespace briefkamer::searcher {

// The filter of the question's choices, without those of facet `without`; the period is the
// choice of "month". All letters when there are none.
Plan choices_filter(const Question& question, std::string_view without = {});

}  // namespace briefkamer::searcher
