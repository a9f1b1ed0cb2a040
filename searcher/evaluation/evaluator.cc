#include "searcher/evaluation/evaluator.h"

#include <algorithm>
#include <iterator>

#include "searcher/query/term_weights.h"

namespace briefkamer::searcher {
namespace {

using Numbers = std::vector<std::uint32_t>;

constexpr std::size_t kMuchLonger = 8;

Numbers among(Letters letters, const LetterBits& bits) {
  letters = bits.reached(letters);
  return picked(letters, [&](std::size_t i) { return bits.has(letters[i]); });
}

Numbers shared(Letters letters, const Row& row) {
  const bool bits = row.list && !row.list->bits.empty();
  if (bits && letters.size() <= row.list->letters.size() * kMuchLonger)
    return among(letters, row.list->bits);
  Numbers both;
  both.reserve(std::min(letters.size(), row.letters().size()));
  each_shared_with(letters, row, [&](std::size_t i, std::size_t) { both.push_back(letters[i]); });
  return both;
}

Numbers without(Letters letters, Letters unwanted) {
  Numbers rest;
  rest.reserve(letters.size());
  std::set_difference(letters.begin(), letters.end(), unwanted.begin(), unwanted.end(),
                      std::back_inserter(rest));
  return rest;
}

Numbers of(const Row& row, const Letters* among) {
  if (among != nullptr) return shared(*among, row);
  return {row.letters().begin(), row.letters().end()};
}

// The letters that are in all of `rows`, and in `among` where there is that.
Numbers with_all(std::vector<const Row*> rows, const Letters* among) {
  std::sort(rows.begin(), rows.end(),
            [](const Row* a, const Row* b) { return a->letters().size() < b->letters().size(); });
  Numbers letters = of(*rows.front(), among);
  for (std::size_t i = 1; i < rows.size() && !letters.empty(); ++i)
    letters = shared(letters, *rows[i]);
  return letters;
}

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
  const Numbers letters = find(plan, among);
  return weighed(rows(plan, letters, factor), letters);
}

LetterSet Evaluator::weighed_at_most(const Plan& plan, Letters among) {
  anywhere_ = true;
  LetterSet found = weighed(plan, among);
  anywhere_ = false;
  return found;
}

double Evaluator::bound(const Plan& plan, double factor) {
  if (plan.kind == PlanKind::kTerm) return term_row(plan, factor).most();
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

Numbers Evaluator::find_in(const Plan& plan, const Letters* among) {
  deadline_.check();
  switch (plan.kind) {
    case PlanKind::kLeftOut:
      return {};
    case PlanKind::kTerm:
      return of(term_row(plan, 0), among);
    case PlanKind::kOr:
      return disjunction(plan, among);
    case PlanKind::kAnd:
    case PlanKind::kFilter:
      return conjunction(plan, among);
    case PlanKind::kAndMaybe:
    case PlanKind::kScaled:
      return find_in(plan.parts.front(), among);
    case PlanKind::kAndNot:
      return and_not(plan, among);
    case PlanKind::kPhrase:
    case PlanKind::kNear:
      return words_in_place(plan, among);
    case PlanKind::kPeriod:
      return period(plan, among);
  }
  return {};
}

// What fewest letters have goes first, and narrows the rest.
Numbers Evaluator::conjunction(const Plan& plan, const Letters* among) {
  std::vector<std::pair<double, std::size_t>> order;
  order.reserve(plan.parts.size());
  for (std::size_t i = 0; i < plan.parts.size(); ++i)
    order.emplace_back(estimate(plan.parts[i]), i);
  std::sort(order.begin(), order.end());
  Numbers all;
  Letters left;
  for (const auto& [size, i] : order) {
    all = find_in(plan.parts[i], among);
    if (all.empty()) return {};
    left = all;
    among = &left;
  }
  return all;
}

Numbers Evaluator::and_not(const Plan& plan, const Letters* among) {
  Numbers all = find_in(plan.parts[0], among);
  const Numbers unwanted = find(plan.parts[1], all);
  return unwanted.empty() ? all : without(all, unwanted);
}

Numbers Evaluator::disjunction(const Plan& plan, const Letters* among) {
  std::vector<Row> rows;
  for (const Plan& part : plan.parts) {
    const Plan* inner = &part;
    while (inner->kind == PlanKind::kScaled) inner = &inner->parts.front();
    Row row;
    if (inner->kind == PlanKind::kTerm) {
      row = term_row(*inner, 0);
    } else {
      row.set.letters = find_in(*inner, among);
    }
    if (!row.letters().empty()) rows.push_back(std::move(row));
  }
  if (rows.size() == 1) return of(rows.front(), among);
  return among == nullptr ? united(rows) : united(rows, *among);
}

Numbers Evaluator::words_in_place(const Plan& plan, const Letters* among) {
  std::vector<Row> rows;
  rows.reserve(plan.parts.size());
  for (const Plan& part : plan.parts) rows.push_back(term_row(part, 0));
  const Neighbours known = neighbours(plan, snapshot_, database_);
  std::vector<const Row*> all;
  all.reserve(known.pairs.size() + known.alone.size());
  for (const Row& pair : known.pairs) all.push_back(&pair);
  for (const std::size_t i : known.alone) all.push_back(&rows[i]);
  Numbers letters = with_all(std::move(all), among);
  return anywhere_ ? letters : in_place(plan, rows, known, std::move(letters));
}

// Those of `letters`, which have all words and all pairs of them, that have the words as `plan`
// says.
Numbers Evaluator::in_place(const Plan& plan, const std::vector<Row>& rows, const Neighbours& known,
                            Numbers letters) {
  const Numbers open = known.chained ? unsure(letters, rows) : letters;
  if (open.empty()) return letters;
  Numbers there = places_.looked_at(plan, open);
  return open.size() == letters.size() ? there : without(letters, without(open, there));
}

Numbers Evaluator::period(const Plan& plan, const Letters* among) const {
  const std::uint32_t begin = day_number(plan.begin);
  const std::uint32_t end = day_number(plan.end);
  Numbers found;
  for (const std::uint32_t letter : among == nullptr ? Letters(snapshot_.all) : *among) {
    const std::uint32_t day = snapshot_.columns.days[letter];
    if (day != 0 && day >= begin && day <= end) found.push_back(letter);
  }
  return found;
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
      row = term_row(plan, factor);
      break;
    default:
      row.set = weighed(plan, letters, factor);
  }
  if (!row.is_weightless() && !row.letters().empty()) rows.push_back(std::move(row));
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
