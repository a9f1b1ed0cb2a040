// What is looked for, as a tree: a value, so that there can be two ways to answer it, Xapian's
// matcher (xapian_query) and our own over lists in memory (searcher/evaluation/).
#pragma once

#include <string>
#include <vector>

namespace Xapian {
class Query;
}

namespace briefkamer::searcher {

enum class PlanKind {
  kLeftOut,   // of a question that holds no word
  kTerm,      // letters with `term`; every letter when that is empty
  kAnd,       // letters with all parts; their weights add up, as in all of these
  kOr,        // letters with one of the parts
  kAndMaybe,  // letters with the first part; the second only adds weight
  kAndNot,    // letters with the first part and not the second
  kFilter,    // letters with both parts; the second adds no weight
  kScaled,    // letters with its one part, of which the weight counts `factor` times
  kPhrase,    // letters with these terms next to each other
  kNear,      // letters with these terms, in any order, in a stretch of `window` words
  kPeriod,    // letters dated from `begin` to `end`, both included; without weight
};

struct Plan {
  PlanKind kind = PlanKind::kLeftOut;
  std::vector<Plan> parts = {};
  std::string term = {};
  double factor = 1;
  unsigned window = 0;
  std::string begin = {};  // days as 2025-01-31
  std::string end = {};

  bool empty() const { return kind == PlanKind::kLeftOut; }
  bool operator==(const Plan&) const = default;
};

Plan term_plan(std::string term);
Plan all_letters();
Plan no_letters();
Plan scaled(double factor, Plan plan);

// Letters with one of `parts`, or with every one; of an empty list none.
Plan any(std::vector<Plan> parts);
Plan every(std::vector<Plan> parts);

// kAndMaybe, kAndNot or kFilter.
Plan both(PlanKind kind, Plan left, Plan right);

// Two terms or more, next to each other or near.
Plan phrase(std::vector<Plan> terms);
Plan near(std::vector<Plan> terms, unsigned window);

// The same as Xapian asks it.
Xapian::Query xapian_query(const Plan& plan);

}  // namespace briefkamer::searcher
