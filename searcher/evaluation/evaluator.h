// Finds and weighs letters by lists in memory: the same letters as Xapian's matcher, and the same
// scores but for the order in which a sum is made.
//
// Why it is fast: which letters there are is found without weighing any, OR as bits that are laid
// over each other, AND beginning with what fewest letters have. What letters weigh is reckoned of
// those alone that somebody asks for (see ranking.h). Which letters have two common words next to
// each other is a list too; the places of words, which only the database knows, are looked at where
// that does not decide, for no letter that lacks one of the words, and once.
#pragma once

#include <xapian.h>

#include <vector>

#include "searcher/deadline.h"
#include "searcher/evaluation/letter_set.h"
#include "searcher/evaluation/neighbours.h"
#include "searcher/evaluation/places.h"
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
      : snapshot_(snapshot),
        database_(database),
        deadline_(deadline),
        places_(snapshot, database, std::move(folder), deadline) {}

  // The letters of `plan`, ascending.
  std::vector<std::uint32_t> find(const Plan& plan) { return find_in(plan, nullptr); }

  // Those of them that are in `among`.
  std::vector<std::uint32_t> find(const Plan& plan, Letters among) { return find_in(plan, &among); }

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
  std::vector<std::uint32_t> find_in(const Plan& plan, const Letters* among);
  std::vector<std::uint32_t> conjunction(const Plan& plan, const Letters* among);
  std::vector<std::uint32_t> and_not(const Plan& plan, const Letters* among);
  std::vector<std::uint32_t> disjunction(const Plan& plan, const Letters* among);
  std::vector<std::uint32_t> words_in_place(const Plan& plan, const Letters* among);
  std::vector<std::uint32_t> in_place(const Plan& plan, const std::vector<Row>& rows,
                                      const Neighbours& known, std::vector<std::uint32_t> letters);
  std::vector<std::uint32_t> period(const Plan& plan, const Letters* among) const;
  Row term_row(const Plan& plan, double factor);
  void add_rows(const Plan& plan, double factor, Letters letters, std::vector<Row>& rows);
  void add_rows_of_some(const Plan& plan, double factor, Letters letters, std::vector<Row>& rows);
  double estimate(const Plan& plan) const;

  const Snapshot& snapshot_;
  const Xapian::Database& database_;
  const Deadline deadline_;
  Places places_;
  bool anywhere_ = false;  // places of words are not looked at
};

}  // namespace briefkamer::searcher
