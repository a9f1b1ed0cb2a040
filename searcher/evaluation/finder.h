// Finds letters by lists in memory: the same as Xapian's matcher.
//
// Why it is fast: none is weighed. Where there are many, they are found as bits that are laid over
// each other; else AND begins with what fewest letters have, and looks those up in the rest. Which
// letters have two common words next to each other is a list too; the places of words, which only
// the database knows, are looked at where that does not decide, for no letter that lacks one of the
// words, and once.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <string>
#include <vector>

#include "searcher/deadline.h"
#include "searcher/evaluation/letter_set.h"
#include "searcher/evaluation/neighbours.h"
#include "searcher/evaluation/places.h"
#include "searcher/evaluation/row.h"
#include "searcher/lists/snapshot.h"
#include "searcher/query/plan.h"

namespace briefkamer::searcher {

class Finder {
 public:
  // As an Evaluator.
  Finder(const Snapshot& snapshot, const Xapian::Database& database, std::filesystem::path folder,
         Deadline deadline)
      : snapshot_(snapshot),
        database_(database),
        folder_(std::move(folder)),
        deadline_(deadline),
        places_(snapshot, database, folder_, deadline) {}

  // The letters of `plan`.
  LetterGroup find(const Plan& plan);

  // Those of them that are in `among`.
  LetterGroup find(const Plan& plan, const LetterGroup& among);
  std::vector<std::uint32_t> find(const Plan& plan, Letters among) { return find_in(plan, &among); }

  // The letters with a term, with the weight of that times `factor`.
  Row listed(const Plan& term, double factor);

  // Whether to look at the places of words, as at first; if not, all letters are found that may
  // have them as a plan says.
  void look_at_places(bool look) { anywhere_ = !look; }

 private:
  using Numbers = std::vector<std::uint32_t>;

  LetterBits bits_of(const Plan& plan, const LetterBits* among);
  LetterBits all_bits(const Plan& plan, const LetterBits* among);
  LetterBits any_bits(const Plan& plan, const LetterBits* among);
  LetterBits laid(const Row& row) const;
  Numbers find_in(const Plan& plan, const Letters* among);
  Numbers conjunction(const Plan& plan, const Letters* among);
  Numbers and_not(const Plan& plan, const Letters* among);
  Numbers disjunction(const Plan& plan, const Letters* among);
  Numbers words_in_place(const Plan& plan, const Letters* among);
  Numbers in_place(const Plan& plan, const std::vector<Row>& rows, const Neighbours& known,
                   Numbers letters);
  Numbers period(const Plan& plan, const Letters* among) const;
  std::size_t end() const { return snapshot_.length_part.size(); }  // behind the last letter
  std::vector<std::size_t> fewest_first(const Plan& plan) const;
  bool are_many(const Plan& plan) const;
  std::size_t letters_with(const std::string& term) const;
  double estimate(const Plan& plan) const;

  const Snapshot& snapshot_;
  const Xapian::Database& database_;
  const std::filesystem::path folder_;
  const Deadline deadline_;
  Places places_;
  bool anywhere_ = false;  // places of words are not looked at
};

}  // namespace briefkamer::searcher
