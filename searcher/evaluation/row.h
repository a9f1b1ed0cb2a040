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
  each_shared_of_few(letters, row.list->bits, both);
}

// The same of `set` and `row`.
template <typename Both>
void each_shared_with(const LetterSet& set, const Row& row, const Both& both) {
  if (!set.bits.is_numbered() || set.letters.size() <= row.letters().size())
    return each_shared_with(Letters(set.letters), row, both);
  each_shared_of_few(row.letters(), set.bits, [&](std::size_t j, std::size_t i) { both(i, j); });
}

// Adds the letters of `row`, for which `bits` has room.
void add_to(LetterBits& bits, const Row& row);

// The letters of all rows, of which none is empty.
LetterBits united(std::span<const Row> rows);

// Those of `among` that are in one of them.
std::vector<std::uint32_t> united(std::span<const Row> rows, const LetterGroup& among);

// Adds the scores of `row` to those of `sum`, where it has the letter. `scores` may be empty.
void add_scores(const Row& row, const Snapshot& snapshot, LetterSet& sum);

}  // namespace briefkamer::searcher
