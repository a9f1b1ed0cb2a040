// What the index says of words next to each other without a look at places: which letters have two
// common words so is a list of its own (indexer/word_pairs.h).
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "searcher/evaluation/row.h"
#include "searcher/lists/snapshot.h"
#include "searcher/query/plan.h"

namespace briefkamer::searcher {

struct Neighbours {
  std::vector<Row> pairs;          // letters that have two words of a phrase as it has them
  std::vector<std::size_t> alone;  // its words that are in none of them, by place in the phrase
  bool chained = false;            // every two neighbours of it are a pair
};

// Of a phrase; of words that are near each other nothing is known.
Neighbours neighbours(const Plan& plan, const Snapshot& snapshot, const Xapian::Database& database,
                      const std::filesystem::path& folder);

// Of `letters`, which have all pairs of a chained phrase of the words `rows`: those that may not
// have the phrase. Where each word between two others occurs once, it is in both pairs the same
// one.
std::vector<std::uint32_t> unsure(Letters letters, const std::vector<Row>& rows);

}  // namespace briefkamer::searcher
