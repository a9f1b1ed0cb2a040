#include "searcher/evaluation/row.h"

#include <algorithm>

namespace briefkamer::searcher {
namespace {

constexpr std::size_t kMuchLonger = 8;
constexpr std::size_t kDense = 8;  // laying bits costs an eighth of looking a letter up

LetterBits bits_of(std::span<const Row> rows) {
  std::uint32_t last = 0;
  for (const Row& row : rows) last = std::max(last, row.letters().back());
  LetterBits bits(last);
  for (const Row& row : rows) {
    if (row.list && !row.list->bits.empty()) {
      bits.add(row.list->bits);
    } else {
      bits.add(row.letters());
    }
  }
  return bits;
}

std::size_t most_letters(std::span<const Row> rows) {
  std::size_t sum = 0;
  for (const Row& row : rows) sum += row.letters().size();
  return sum;
}

// What laying the bits of `rows` costs, in letters looked up.
std::size_t cost_of_bits(std::span<const Row> rows) {
  std::size_t cost = 0;
  for (const Row& row : rows) {
    const bool has_bits = row.list && !row.list->bits.empty();
    cost += has_bits ? row.list->bits.words().size() : row.letters().size();
  }
  return cost / kDense;
}

}  // namespace

double Row::most() const {
  if (list) return weight * list->most;
  return set.scores.empty() ? 0 : *std::max_element(set.scores.begin(), set.scores.end());
}

std::vector<std::uint32_t> united(std::span<const Row> rows) {
  return rows.empty() ? std::vector<std::uint32_t>() : bits_of(rows).letters();
}

std::vector<std::uint32_t> united(std::span<const Row> rows, Letters among) {
  if (rows.empty()) return {};
  if (most_letters(rows) < among.size() / kMuchLonger) {
    std::vector<std::uint32_t> few = united(rows);
    std::size_t count = 0;
    each_shared(few, among, [&](std::size_t i, std::size_t) { few[count++] = few[i]; });
    few.resize(count);
    return few;
  }
  if (cost_of_bits(rows) < among.size() * rows.size()) {
    const LetterBits bits = bits_of(rows);
    const Letters reached = bits.reached(among);
    return picked(reached, [&](std::size_t i) { return bits.has(reached[i]); });
  }
  std::vector<std::uint8_t> there(among.size());
  for (const Row& row : rows)
    each_shared_with(among, row, [&](std::size_t i, std::size_t) { there[i] = 1; });
  return picked(among, [&](std::size_t i) { return std::size_t{there[i]}; });
}

void add_scores(const Row& row, const Snapshot& snapshot, LetterSet& sum) {
  if (row.is_weightless()) return;
  sum.scores.resize(sum.letters.size());
  // What a loop needs is taken out of its objects: scores might else be written over it.
  double* const scores = sum.scores.data();
  if (!row.list) {
    each_shared(sum.letters, row.letters(),
                [&](std::size_t i, std::size_t j) { scores[i] += row.set.scores[j]; });
    return;
  }
  const PostingList& list = *row.list;
  const std::uint32_t* const letters = sum.letters.data();
  const std::uint8_t* const counts = list.counts.data();
  const double* const length_part = snapshot.length_part.data();
  const double weight = row.weight;
  each_shared_with(sum.letters, row, [=, &list](std::size_t i, std::size_t j) {
    const double count = counts[j] < PostingList::kMany ? counts[j] : list.count(j);
    scores[i] += weight * (count / (length_part[letters[i]] + count));
  });
}

}  // namespace briefkamer::searcher
