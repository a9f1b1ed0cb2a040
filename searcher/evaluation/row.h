// A row of letters that something is worth in: a posting list with the weight of its term, or
// letters that were found by some other way.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "searcher/evaluation/letter_set.h"
#include "searcher/lists/snapshot.h"

namespace briefkamer::searcher {

struct Row {
  std::shared_ptr<const PostingList> list;  // else `set`
  double weight = 0;                        // of the term
  LetterSet set;

  Letters letters() const { return list ? Letters(list->letters) : Letters(set.letters); }

  // Whether it only says which letters, and all are worth 0.
  bool is_weightless() const { return list ? weight == 0 : set.scores.empty(); }

  // No letter is worth more.
  double most() const;
};

// Calls `both` with the places of every letter that is in `letters` and in `row`.
template <typename Both>
void each_shared_with(Letters letters, const Row& row, const Both& both) {
  if (!row.list || row.list->bits.empty() || letters.size() > row.list->letters.size())
    return each_shared(letters, row.letters(), both);
  const PostingList& list = *row.list;
  letters = list.bits.reached(letters);
  each_picked(
      letters.size(), [&](std::size_t i) { return list.bits.has(letters[i]); },
      [&](std::size_t i) { both(i, list.place(letters[i])); });
}

// The letters of all rows, each once.
std::vector<std::uint32_t> united(std::span<const Row> rows);

// Those of them that are in `among`.
std::vector<std::uint32_t> united(std::span<const Row> rows, Letters among);

// Adds the scores of `row` to those of `sum`, where it has the letter. `scores` may be empty.
void add_scores(const Row& row, const Snapshot& snapshot, LetterSet& sum);

}  // namespace briefkamer::searcher
