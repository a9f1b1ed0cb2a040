#include "searcher/evaluation/evaluator.h"

#include <algorithm>
#include <iterator>

#include "searcher/evaluation/places.h"
#include "searcher/query/term_weights.h"

namespace briefkamer::searcher {
namespace {

// The letters of `set` at the places where `keep` is not 0.
LetterSet selected(const LetterSet& set, const std::vector<std::uint8_t>& keep) {
  LetterSet kept;
  kept.letters.reserve(set.letters.size());
  kept.scores.reserve(set.scores.size());
  for (std::size_t i = 0; i < keep.size(); ++i) {
    if (keep[i] == 0) continue;
    kept.letters.push_back(set.letters[i]);
    if (!set.scores.empty()) kept.scores.push_back(set.scores[i]);
  }
  return kept;
}

std::vector<std::uint32_t> shared(Letters letters, const Row& row) {
  std::vector<std::uint32_t> both;
  both.reserve(std::min(letters.size(), row.letters().size()));
  each_shared_with(letters, row, [&](std::size_t i, std::size_t) { both.push_back(letters[i]); });
  return both;
}

// The letters that are in all of `rows`, and in `among` where there is that.
std::vector<std::uint32_t> with_all(std::vector<const Row*> rows, const Letters* among) {
  std::sort(rows.begin(), rows.end(),
            [](const Row* a, const Row* b) { return a->letters().size() < b->letters().size(); });
  const Letters few = rows.front()->letters();
  std::vector<std::uint32_t> letters = among == nullptr
                                           ? std::vector<std::uint32_t>(few.begin(), few.end())
                                           : shared(*among, *rows.front());
  for (std::size_t i = 1; i < rows.size() && !letters.empty(); ++i)
    letters = shared(letters, *rows[i]);
  return letters;
}

}  // namespace

LetterSet Evaluator::find_at_most(const Plan& plan, double factor, Letters among) {
  anywhere_ = true;
  LetterSet found = find(plan, factor, among);
  anywhere_ = false;
  return found;
}

double Evaluator::bound(const Plan& plan, double factor) {
  if (plan.kind == PlanKind::kTerm) {
    const Row row = term_row(plan, factor);
    return row.weight * row.list->most;
  }
  double sum = 0;
  for (const Plan& part : plan.parts) sum += bound(part, factor * plan.factor);
  return sum;
}

LetterSet Evaluator::find_in(const Plan& plan, double factor, const Letters* among) {
  deadline_.check();
  switch (plan.kind) {
    case PlanKind::kLeftOut:
      return {};
    case PlanKind::kTerm:
    case PlanKind::kOr:
      return disjunction(plan, factor, among);
    case PlanKind::kAnd:
    case PlanKind::kFilter:
      return conjunction(plan, factor, among);
    case PlanKind::kAndMaybe:
      return and_maybe(plan, factor, among);
    case PlanKind::kAndNot:
      return and_not(plan, factor, among);
    case PlanKind::kScaled:
      return find_in(plan.parts.front(), factor * plan.factor, among);
    case PlanKind::kPhrase:
    case PlanKind::kNear:
      return words_in_place(plan, factor, among);
    case PlanKind::kPeriod:
      return period(plan, among);
  }
  return {};
}

Row Evaluator::term_row(const Plan& plan, double factor) {
  deadline_.check();
  Row row;
  row.list = snapshot_.list(plan.term, database_);
  if (factor != 0 && !plan.term.empty())
    row.weight = factor * bm25_term_part(static_cast<double>(row.list->letters.size()),
                                         static_cast<double>(snapshot_.all.size()));
  return row;
}

Row Evaluator::row(const Plan& plan, double factor, const Letters* among) {
  if (plan.kind == PlanKind::kTerm) return term_row(plan, factor);
  if (plan.kind == PlanKind::kScaled) return row(plan.parts.front(), factor * plan.factor, among);
  Row found;
  found.set = find_in(plan, factor, among);
  return found;
}

// Also of one term.
LetterSet Evaluator::disjunction(const Plan& plan, double factor, const Letters* among) {
  std::vector<Row> rows;
  if (plan.kind == PlanKind::kTerm) rows.push_back(term_row(plan, factor));
  for (const Plan& part : plan.parts) {
    Row next = row(part, factor, among);
    if (!next.letters().empty()) rows.push_back(std::move(next));
  }
  return among == nullptr ? added_up(rows, snapshot_) : added_up(rows, snapshot_, *among);
}

// What fewest letters have goes first, and narrows the rest. The second part of a filter has no
// weight.
LetterSet Evaluator::conjunction(const Plan& plan, double factor, const Letters* among) {
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < plan.parts.size(); ++i)
    order.emplace_back(estimate(plan.parts[i]), i);
  std::sort(order.begin(), order.end());
  LetterSet all;
  Letters left;
  for (const auto& [size, i] : order) {
    const double own = plan.kind == PlanKind::kFilter && i > 0 ? 0 : factor;
    LetterSet next = find_in(plan.parts[i], own, among);
    if (!all.scores.empty()) {
      Row before;
      before.set = std::move(all);
      add_scores(before, snapshot_, next);
    }
    all = std::move(next);
    if (all.letters.empty()) return {};
    left = all.letters;
    among = &left;
  }
  return all;
}

LetterSet Evaluator::and_maybe(const Plan& plan, double factor, const Letters* among) {
  LetterSet all = find_in(plan.parts[0], factor, among);
  if (factor == 0 || all.letters.empty()) return all;
  const Letters found = all.letters;
  const Row more = row(plan.parts[1], factor, &found);
  add_scores(more, snapshot_, all);
  return all;
}

LetterSet Evaluator::and_not(const Plan& plan, double factor, const Letters* among) {
  LetterSet all = find_in(plan.parts[0], factor, among);
  const Letters found = all.letters;
  const LetterSet unwanted = find_in(plan.parts[1], 0, &found);
  if (unwanted.letters.empty()) return all;
  std::vector<std::uint8_t> keep(all.letters.size(), 1);
  each_shared(all.letters, unwanted.letters, [&](std::size_t i, std::size_t) { keep[i] = 0; });
  return selected(all, keep);
}

LetterSet Evaluator::words_in_place(const Plan& plan, double factor, const Letters* among) {
  std::vector<Row> rows;
  for (const Plan& part : plan.parts) rows.push_back(term_row(part, factor));
  const Neighbours known = neighbours(plan, snapshot_, database_);
  std::vector<const Row*> all;
  for (const Row& pair : known.pairs) all.push_back(&pair);
  for (const std::size_t i : known.alone) all.push_back(&rows[i]);
  LetterSet found;
  found.letters = with_all(std::move(all), among);
  if (!anywhere_) found.letters = in_place(plan, rows, known, std::move(found.letters));
  for (const Row& row : rows) add_scores(row, snapshot_, found);
  return found;
}

// Those of `letters`, which have all words and all pairs of them, that have the words as `plan`
// says.
std::vector<std::uint32_t> Evaluator::in_place(const Plan& plan, const std::vector<Row>& rows,
                                               const Neighbours& known,
                                               std::vector<std::uint32_t> letters) const {
  const std::vector<std::uint32_t> open = known.chained ? unsure(letters, rows) : letters;
  if (open.empty()) return letters;
  const std::vector<std::uint32_t> there = looked_at(plan, open, snapshot_, database_);
  if (open.size() == letters.size()) return there;
  std::vector<std::uint32_t> wrong;
  std::set_difference(open.begin(), open.end(), there.begin(), there.end(),
                      std::back_inserter(wrong));
  std::vector<std::uint32_t> right;
  std::set_difference(letters.begin(), letters.end(), wrong.begin(), wrong.end(),
                      std::back_inserter(right));
  return right;
}

LetterSet Evaluator::period(const Plan& plan, const Letters* among) const {
  const std::uint32_t begin = day_number(plan.begin);
  const std::uint32_t end = day_number(plan.end);
  LetterSet found;
  for (const std::uint32_t letter : among == nullptr ? Letters(snapshot_.all) : *among) {
    const std::uint32_t day = snapshot_.columns.days[letter];
    if (day != 0 && day >= begin && day <= end) found.letters.push_back(letter);
  }
  return found;
}

double Evaluator::estimate(const Plan& plan) const {
  switch (plan.kind) {
    case PlanKind::kLeftOut:
      return 0;
    case PlanKind::kTerm:
      return static_cast<double>(snapshot_.list(plan.term, database_)->letters.size());
    case PlanKind::kPeriod:
      return static_cast<double>(snapshot_.all.size()) / 2;
    case PlanKind::kOr: {
      double sum = 0;
      for (const Plan& part : plan.parts) sum += estimate(part);
      return sum;
    }
    case PlanKind::kAndMaybe:
    case PlanKind::kAndNot:
    case PlanKind::kScaled:
      return estimate(plan.parts.front());
    default: {
      double least = static_cast<double>(snapshot_.all.size());
      for (const Plan& part : plan.parts) least = std::min(least, estimate(part));
      return least;
    }
  }
}

}  // namespace briefkamer::searcher
