#include "searcher/query/plan.h"

#include <xapian.h>

#include "indexer/schema.h"

namespace briefkamer::searcher {
namespace {

using Xapian::Query;

Plan branch(PlanKind kind, std::vector<Plan> parts) {
  Plan plan;
  plan.kind = kind;
  plan.parts = std::move(parts);
  return plan;
}

Query::op operation(PlanKind kind) {
  switch (kind) {
    case PlanKind::kOr:
      return Query::OP_OR;
    case PlanKind::kAndMaybe:
      return Query::OP_AND_MAYBE;
    case PlanKind::kAndNot:
      return Query::OP_AND_NOT;
    case PlanKind::kFilter:
      return Query::OP_FILTER;
    case PlanKind::kPhrase:
      return Query::OP_PHRASE;
    case PlanKind::kNear:
      return Query::OP_NEAR;
    default:
      return Query::OP_AND;
  }
}

// An empty term instead of Xapian's own Query::MatchAll, an object of the whole program: it counts
// its users without a lock, and threads that copy it end the program. Query::MatchNothing cannot be
// told from a query that was left out.
// What only adds weight is left out where no weight is asked for: below AND_NOT, Xapian 1.4 would
// reckon with the unset bounds of AND_MAYBE, and find letters too many.
Query query_of(const Plan& plan, bool weighs) {
  if (plan.kind == PlanKind::kLeftOut) return {};
  if (plan.kind == PlanKind::kTerm) return Query(plan.term);
  if (plan.kind == PlanKind::kScaled) return {plan.factor, query_of(plan.parts.front(), weighs)};
  // The keys of the slot are "YYYY-MM-DD id": '~' stands behind every id.
  if (plan.kind == PlanKind::kPeriod)
    return {Query::OP_VALUE_RANGE, indexer::kOldestFirst, plan.begin, plan.end + '~'};
  if (plan.kind == PlanKind::kAndMaybe && !weighs) return query_of(plan.parts.front(), weighs);
  const bool first_alone = plan.kind == PlanKind::kAndNot || plan.kind == PlanKind::kFilter;
  std::vector<Query> parts;
  parts.reserve(plan.parts.size());
  for (const Plan& part : plan.parts)
    parts.push_back(query_of(part, weighs && (parts.empty() || !first_alone)));
  const bool exact = plan.kind == PlanKind::kPhrase;
  return {operation(plan.kind), parts.begin(), parts.end(),
          exact ? static_cast<Xapian::termcount>(parts.size()) : plan.window};
}

}  // namespace

Plan term_plan(std::string term) {
  Plan plan;
  plan.kind = PlanKind::kTerm;
  plan.term = std::move(term);
  return plan;
}

Plan all_letters() {
  return term_plan({});
}

Plan no_letters() {
  return term_plan(std::string(indexer::kId));  // no id is empty
}

Plan scaled(double factor, Plan plan) {
  Plan result = branch(PlanKind::kScaled, {});
  result.parts.push_back(std::move(plan));
  result.factor = factor;
  return result;
}

Plan any(std::vector<Plan> parts) {
  if (parts.empty()) return no_letters();
  return parts.size() == 1 ? std::move(parts.front()) : branch(PlanKind::kOr, std::move(parts));
}

Plan every(std::vector<Plan> parts) {
  if (parts.empty()) return no_letters();
  return parts.size() == 1 ? std::move(parts.front()) : branch(PlanKind::kAnd, std::move(parts));
}

Plan both(PlanKind kind, Plan left, Plan right) {
  Plan plan = branch(kind, {});
  plan.parts.reserve(2);
  plan.parts.push_back(std::move(left));
  plan.parts.push_back(std::move(right));
  return plan;
}

Plan phrase(std::vector<Plan> terms) {
  return branch(PlanKind::kPhrase, std::move(terms));
}

Plan near(std::vector<Plan> terms, unsigned window) {
  Plan plan = branch(PlanKind::kNear, std::move(terms));
  plan.window = window;
  return plan;
}

Query xapian_query(const Plan& plan) {
  return query_of(plan, true);
}

}  // namespace briefkamer::searcher
