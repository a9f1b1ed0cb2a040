// Which letters have words next to each other, or near: only the database knows the places of
// words, so its own matcher looks, at none but the letters that are asked about.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <vector>

#include "searcher/lists/snapshot.h"
#include "searcher/query/plan.h"

namespace briefkamer::searcher {

// Those of `letters` that have the phrase, or the words so near, which `plan` is. What is found out
// of a letter is kept with the snapshot: nobody looks twice.
std::vector<std::uint32_t> looked_at(const Plan& plan, const std::vector<std::uint32_t>& letters,
                                     const Snapshot& snapshot, const Xapian::Database& database);

}  // namespace briefkamer::searcher
