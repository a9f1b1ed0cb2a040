// The letters that came last into the database, for a search that must not take longer the more
// letters there are.
#pragma once

#include <xapian.h>

#include <vector>

#include "searcher/deadline.h"
#include "searcher/query/plan.h"

namespace briefkamer::searcher {

// The newest letters of `plan`, newest first, `most` of them at most: among the thousands that were
// added last when so many of these have it, else among ever more, and at last among all. What few
// letters have is found wherever it is, and what many have in a letter of late. TimeIsUp
// when `deadline` passes.
std::vector<Xapian::Document> latest_letters(const Plan& plan, const Xapian::Database& database,
                                             Xapian::doccount most, const Deadline& deadline = {});

}  // namespace briefkamer::searcher
