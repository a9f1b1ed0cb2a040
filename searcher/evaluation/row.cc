#include "searcher/evaluation/row.h"

#include <algorithm>

namespace briefkamer::searcher {
namespace {

// Numbers the letters of `sum` where looking those of `row` up in them is less than walking both.
void prepare(LetterSet& sum, const Row& row) {
  constexpr std::size_t kMany = 1024;
  const std::size_t size = sum.letters.size();
  if (size < kMany || size < row.letters().size() || sum.bits.is_numbered()) return;
  sum.bits = LetterBits(sum.letters.back() + std::size_t{1});
  sum.bits.add(sum.letters);
  sum.bits.number();
}

}  // namespace

double Row::most() const {
  if (list) return weight * list->most;
  return set.scores.empty() ? 0 : *std::max_element(set.scores.begin(), set.scores.end());
}

void add_to(LetterBits& bits, const Row& row) {
  if (row.list && !row.list->bits.empty()) {
    bits.add(row.list->bits);
  } else {
    bits.add(row.letters());
  }
}

LetterBits united(std::span<const Row> rows) {
  std::size_t end = 0;
  for (const Row& row : rows) end = std::max<std::size_t>(end, row.letters().back() + 1);
  LetterBits bits(end);
  for (const Row& row : rows) add_to(bits, row);
  return bits;
}

std::vector<std::uint32_t> united(std::span<const Row> rows, const LetterGroup& among) {
  LetterBits bits = united(rows);
  if (among.bits.empty()) {
    const Letters reached = bits.reached(among.letters);
    return picked(reached, [&](std::size_t i) { return bits.has(reached[i]); });
  }
  bits.keep(among.bits);
  return bits.letters();
}

void add_scores(const Row& row, const Snapshot& snapshot, LetterSet& sum) {
  if (row.is_weightless()) return;
  sum.scores.resize(sum.letters.size());
  prepare(sum, row);
  // What a loop needs is taken out of its objects: scores might else be written over it.
  double* const scores = sum.scores.data();
  if (!row.list) {
    each_shared_with(sum, row,
                     [&](std::size_t i, std::size_t j) { scores[i] += row.set.scores[j]; });
    return;
  }
  const PostingList& list = *row.list;
  const std::uint32_t* const letters = sum.letters.data();
  const std::uint8_t* const counts = list.counts.data();
  const double* const length_part = snapshot.length_part.data();
  const double weight = row.weight;
  each_shared_with(sum, row, [=, &list](std::size_t i, std::size_t j) {
    const double count = counts[j] < PostingList::kMany ? counts[j] : list.count(j);
    scores[i] += weight * (count / (length_part[letters[i]] + count));
  });
}

}  // namespace briefkamer::searcher
