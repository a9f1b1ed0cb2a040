// How good a ranking is, by what people judged to be the right documents.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace briefkamer::relevance {

// Ids of documents, best first, each once.
using Ranking = std::vector<std::string>;

// What is right for one query: id of a document → how right, from 1. A document that is not in it
// is wrong.
using Judged = std::map<std::string, int>;

// Each is from 0 to 1, and 0 when nothing is judged right.

// Normalised discounted cumulative gain of the first `depth`: a document of grade g at rank r
// counts (2^g - 1) / log2(r + 1), divided by the same for the best ranking there can be.
double ndcg(const Ranking& ranking, const Judged& judged, std::size_t depth);

// The part of the right documents that is among the first `depth`.
double recall(const Ranking& ranking, const Judged& judged, std::size_t depth);

// 1 / the rank of the first right document.
double reciprocal_rank(const Ranking& ranking, const Judged& judged);

}  // namespace briefkamer::relevance
