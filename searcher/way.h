// The ways to answer: Xapian's matcher, which can do everything everywhere, and lists in memory,
// which is much faster where it can go. Both find the same letters, scores and counts.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/answer.h"
#include "searcher/query/plan.h"

namespace briefkamer::searcher {

struct Ranked {
  Xapian::docid letter = 0;
  double score = 0;

  bool operator==(const Ranked&) const = default;
};

struct Found {
  std::vector<Ranked> letters;  // of one page
  std::size_t total = 0;        // exact
};

// Of one question: the letters of a plan are those that also have its choices, where nothing else
// is said. All throw TimeIsUp when the deadline that a way was given passes.
class Way {
 public:
  virtual ~Way() = default;

  // The letters of `plan` in the question's order: `count` of them from the `first`th on.
  virtual Found find(const Plan& plan, std::size_t first, std::size_t count) = 0;

  // How many letters `plan` has, choices apart.
  virtual std::size_t total(const Plan& plan) = 0;

  // The facets over the letters of `plans`, of which no two share one (see facet_counter.h).
  virtual std::vector<FacetCounts> count(const std::vector<Plan>& plans) = 0;

  virtual std::string id(Xapian::docid letter) = 0;
};

}  // namespace briefkamer::searcher
