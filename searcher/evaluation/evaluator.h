// Finds and weighs letters by lists in memory: the same letters as Xapian's matcher, and the same
// scores but for the order in which a sum is made.
//
// Why it is fast: which letters there are is found without weighing any (see finder.h). What
// letters weigh is reckoned of those alone that somebody asks for (see ranking.h).
#pragma once

#include <xapian.h>

#include <vector>

#include "searcher/deadline.h"
#include "searcher/evaluation/finder.h"
#include "searcher/evaluation/letter_set.h"
#include "searcher/evaluation/row.h"
#include "searcher/lists/snapshot.h"
#include "searcher/query/plan.h"

namespace briefkamer::searcher {

class Evaluator {
 public:
  // `database` is open on the revision of `snapshot`, and no other thread's. Both outlive this.
  // It stands in `folder`, if that is known. TimeIsUp when `deadline` passes.
  Evaluator(const Snapshot& snapshot, const Xapian::Database& database,
            std::filesystem::path folder = {}, Deadline deadline = {})
      : snapshot_(snapshot), finder_(snapshot, database, std::move(folder), deadline) {}

  // The letters of `plan`, and those of them that are in `among`.
  LetterGroup find(const Plan& plan) { return finder_.find(plan); }
  LetterGroup find(const Plan& plan, const LetterGroup& among) { return finder_.find(plan, among); }

  // Rows of which the scores add up to what `plan` gives each of `letters`, times `factor`; all of
  // them are its letters.
  std::vector<Row> rows(const Plan& plan, Letters letters, double factor = 1);

  // The sums of scores of `rows`.
  LetterSet weighed(const std::vector<Row>& rows, Letters letters) const;

  // Adds the scores of one row to those of `sum`.
  void add(const Row& row, LetterSet& sum) const { add_scores(row, snapshot_, sum); }

  // The letters of `plan` that are in `among`, with their weights times `factor`.
  LetterSet weighed(const Plan& plan, Letters among, double factor = 1);

  // The same without a look at places, as if words stood as they should wherever a letter may have
  // them so: every letter that is one, with no less weight. Not for a plan with kAndNot.
  LetterSet weighed_at_most(const Plan& plan, Letters among);

  // Of the lists in memory of which all letters are those of `plan` the longest; none where that is
  // not plain.
  std::shared_ptr<const PostingList> longest_list(const Plan& plan) const;

  // No letter's weight in `plan` is above it.
  double bound(const Plan& plan, double factor = 1);

 private:
  void add_rows(const Plan& plan, double factor, Letters letters, std::vector<Row>& rows);
  void add_rows_of_some(const Plan& plan, double factor, Letters letters, std::vector<Row>& rows);

  const Snapshot& snapshot_;
  Finder finder_;
};

}  // namespace briefkamer::searcher
