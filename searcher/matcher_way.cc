#include "searcher/matcher_way.h"

#include <algorithm>

#include "indexer/schema.h"
#include "searcher/facet_counter.h"
#include "searcher/query/choices.h"
#include "searcher/query/term_weights.h"

namespace briefkamer::searcher {
namespace {

void set_order(Xapian::Enquire& enquire, Sort sort) {
  enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
  if (sort == Sort::kNewest) {
    enquire.set_sort_by_value_then_relevance(indexer::kNewestFirst, true);
  } else if (sort == Sort::kOldest) {
    enquire.set_sort_by_value_then_relevance(indexer::kOldestFirst, false);
  } else {
    enquire.set_sort_by_relevance_then_value(indexer::kNewestFirst, true);
  }
}

}  // namespace

Xapian::MSet MatcherWay::matches(const Plan& plan, std::size_t first, std::size_t count) const {
  deadline_.check();
  DeadlineSpy watch(deadline_);
  Xapian::Enquire enquire(database_);
  if (watched_) enquire.add_matchspy(&watch);
  enquire.set_weighting_scheme(term_weighting());
  enquire.set_query(xapian_query(plan));
  set_order(enquire, question_.sort);
  const Xapian::doccount letters = database_.get_doccount();
  const auto bounded = [&](std::size_t value) {
    return static_cast<Xapian::doccount>(std::min<std::size_t>(value, letters));
  };
  return enquire.get_mset(bounded(first), bounded(count), letters);
}

Found MatcherWay::find(const Plan& plan, std::size_t first, std::size_t count) {
  const Xapian::MSet found =
      matches(both(PlanKind::kFilter, plan, choices_filter(question_)), first, count);
  Found page;
  page.total = found.get_matches_lower_bound();
  for (auto it = found.begin(); it != found.end(); ++it)
    page.letters.push_back({*it, it.get_weight()});
  return page;
}

std::size_t MatcherWay::total(const Plan& plan) {
  return matches(plan, 0, 0).get_matches_lower_bound();
}

std::vector<FacetCounts> MatcherWay::count(const std::vector<Plan>& plans) {
  DeadlineSpy watch(deadline_);
  deadline_.check();
  return count_facets(database_, any(plans), question_, vocabulary_, watched_ ? &watch : nullptr);
}

// Both date orders end in the id.
std::string MatcherWay::id(Xapian::docid letter) {
  const std::string key = database_.get_document(letter).get_value(indexer::kNewestFirst);
  return key.substr(key.find(' ') + 1);
}

}  // namespace briefkamer::searcher
