// Finds and weighs letters by lists in memory: the same letters as Xapian's matcher, and the same
// scores but for the order in which a sum is made.
//
// Why it is fast: AND begins with what fewest letters have, and looks for those alone in the rest,
// in doubling steps. OR adds up a few thousand letters at a time. Which letters have two common
// words next to each other is a list too; the places of words, which only the database knows, are
// looked at where that does not decide, for no letter that lacks one of the words, and once.
#pragma once

#include <xapian.h>

#include <vector>

#include "searcher/deadline.h"
#include "searcher/evaluation/letter_set.h"
#include "searcher/evaluation/neighbours.h"
#include "searcher/evaluation/row.h"
#include "searcher/lists/snapshot.h"
#include "searcher/query/plan.h"

namespace briefkamer::searcher {

class Evaluator {
 public:
  // `database` is open on the revision of `snapshot`, and no other thread's. Both outlive this.
  // TimeIsUp when `deadline` passes.
  Evaluator(const Snapshot& snapshot, const Xapian::Database& database, Deadline deadline = {})
      : snapshot_(snapshot), database_(database), deadline_(deadline) {}

  // The letters of `plan`, their weights times `factor`; without weights when that is 0.
  LetterSet find(const Plan& plan, double factor = 1) { return find_in(plan, factor, nullptr); }

  // Those of them that are in `among`.
  LetterSet find(const Plan& plan, double factor, Letters among) {
    return find_in(plan, factor, &among);
  }

  // The same without a look at places, as if words stood as they should wherever a letter may have
  // them so: every letter that find() finds, with no less weight. Not for a plan with kAndNot.
  LetterSet find_at_most(const Plan& plan, double factor, Letters among);

  // No letter's weight in `plan` is above it.
  double bound(const Plan& plan, double factor = 1);

 private:
  LetterSet find_in(const Plan& plan, double factor, const Letters* among);
  Row row(const Plan& plan, double factor, const Letters* among);
  Row term_row(const Plan& plan, double factor);
  LetterSet conjunction(const Plan& plan, double factor, const Letters* among);
  LetterSet and_maybe(const Plan& plan, double factor, const Letters* among);
  LetterSet and_not(const Plan& plan, double factor, const Letters* among);
  LetterSet disjunction(const Plan& plan, double factor, const Letters* among);
  LetterSet words_in_place(const Plan& plan, double factor, const Letters* among);
  std::vector<std::uint32_t> in_place(const Plan& plan, const std::vector<Row>& rows,
                                      const Neighbours& known,
                                      std::vector<std::uint32_t> letters) const;
  LetterSet period(const Plan& plan, const Letters* among) const;
  double estimate(const Plan& plan) const;

  const Snapshot& snapshot_;
  const Xapian::Database& database_;
  const Deadline deadline_;
  bool anywhere_ = false;  // places of words are not looked at
};

}  // namespace briefkamer::searcher
