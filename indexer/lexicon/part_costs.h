// What it costs to read a form as a part of a compound: learnt, while the lexicon is built, from
// how often it is one in the word list itself.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "indexer/lexicon/lexicon.h"
#include "indexer/lexicon/word_graph.h"

namespace briefkamer::indexer {

// Sets LexiconEntry::cost. `entries` are those of `words`, in the same order.
void set_part_costs(std::span<const std::string> words, const WordGraph& graph,
                    std::vector<LexiconEntry>& entries);

}  // namespace briefkamer::indexer
