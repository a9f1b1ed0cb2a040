#include "searcher/evaluation/evaluator.h"

namespace briefkamer::searcher {
namespace {

using Numbers = std::vector<std::uint32_t>;

}  // namespace

std::vector<Row> Evaluator::rows(const Plan& plan, Letters letters, double factor) {
  std::vector<Row> rows;
  add_rows(plan, factor, letters, rows);
  return rows;
}

LetterSet Evaluator::weighed(const std::vector<Row>& rows, Letters letters) const {
  LetterSet all;
  all.letters.assign(letters.begin(), letters.end());
  for (const Row& row : rows) add_scores(row, snapshot_, all);
  return all;
}

LetterSet Evaluator::weighed(const Plan& plan, Letters among, double factor) {
  const Numbers letters = finder_.find(plan, among);
  return weighed(rows(plan, letters, factor), letters);
}

LetterSet Evaluator::weighed_at_most(const Plan& plan, Letters among) {
  finder_.look_at_places(false);
  LetterSet found = weighed(plan, among);
  finder_.look_at_places(true);
  return found;
}

double Evaluator::bound(const Plan& plan, double factor) {
  if (plan.kind == PlanKind::kTerm) return finder_.listed(plan, factor).most();
  double sum = 0;
  for (const Plan& part : plan.parts) sum += bound(part, factor * plan.factor);
  return sum;
}

std::shared_ptr<const PostingList> Evaluator::longest_list(const Plan& plan) const {
  if (plan.kind == PlanKind::kTerm) return snapshot_.lists.find<PostingList>(plan.term);
  std::shared_ptr<const PostingList> longest;
  if (plan.kind != PlanKind::kOr && plan.kind != PlanKind::kScaled) return longest;
  for (const Plan& part : plan.parts) {
    auto list = longest_list(part);
    if (list && (!longest || longest->letters.size() < list->letters.size()))
      longest = std::move(list);
  }
  return longest;
}

// Of a plan that all of `letters` have, and with it all of its parts that must be there.
void Evaluator::add_rows(const Plan& plan, double factor, Letters letters, std::vector<Row>& rows) {
  switch (plan.kind) {
    case PlanKind::kScaled:
      return add_rows(plan.parts.front(), factor * plan.factor, letters, rows);
    case PlanKind::kAnd:
    case PlanKind::kPhrase:
    case PlanKind::kNear:
      for (const Plan& part : plan.parts) add_rows(part, factor, letters, rows);
      return;
    case PlanKind::kFilter:
    case PlanKind::kAndNot:
      return add_rows(plan.parts.front(), factor, letters, rows);
    case PlanKind::kAndMaybe:
      add_rows(plan.parts.front(), factor, letters, rows);
      return add_rows_of_some(plan.parts.back(), factor, letters, rows);
    default:
      return add_rows_of_some(plan, factor, letters, rows);
  }
}

// Of a plan that only some of `letters` have.
void Evaluator::add_rows_of_some(const Plan& plan, double factor, Letters letters,
                                 std::vector<Row>& rows) {
  Row row;
  switch (plan.kind) {
    case PlanKind::kLeftOut:
    case PlanKind::kPeriod:
      return;
    case PlanKind::kScaled:
      return add_rows_of_some(plan.parts.front(), factor * plan.factor, letters, rows);
    case PlanKind::kOr:
      for (const Plan& part : plan.parts) add_rows_of_some(part, factor, letters, rows);
      return;
    case PlanKind::kTerm:
      row = finder_.listed(plan, factor);
      break;
    default:
      row.set = weighed(plan, letters, factor);
  }
  if (!row.is_weightless() && !row.letters().empty()) rows.push_back(std::move(row));
}

}  // namespace briefkamer::searcher
