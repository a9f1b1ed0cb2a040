#include "searcher/query/term_weights.h"

#include <algorithm>
#include <cmath>

namespace briefkamer::searcher {
namespace {

constexpr double kSaturation = 1.2;  // k1
constexpr double kOfQuery = 1;       // k3
constexpr double kLength = 0.75;     // b
constexpr double kShortest = 0.5;    // of the average length

}  // namespace

Xapian::BM25Weight term_weighting() {
  return {kSaturation, 0, kOfQuery, kLength, kShortest};
}

double bm25_term_part(double having, double letters) {
  double odds = (letters - having + 0.5) / (having + 0.5);
  if (odds < 2) odds = odds * 0.5 + 1;  // so that no common word counts against a letter
  return std::log(odds) * (kSaturation + 1);
}

double bm25_length_part(double length, double average) {
  const double share = std::max(average == 0 ? 0 : length * (1 / average), kShortest);
  return kSaturation * (share * kLength + (1 - kLength));
}

}  // namespace briefkamer::searcher
