#include "searcher/evaluation/finder.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "searcher/query/term_weights.h"

namespace briefkamer::searcher {
namespace {

using Numbers = std::vector<std::uint32_t>;

constexpr std::size_t kMuchLonger = 8;

Numbers there(Letters letters, const LetterBits& bits) {
  letters = bits.reached(letters);
  return picked(letters, [&](std::size_t i) { return bits.has(letters[i]); });
}

Numbers shared(Letters letters, const Row& row) {
  const bool bits = row.list && !row.list->bits.empty();
  if (bits && letters.size() <= row.list->letters.size() * kMuchLonger)
    return there(letters, row.list->bits);
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

LetterGroup Finder::find(const Plan& plan) {
  if (are_many(plan)) return LetterGroup(bits_of(plan, nullptr));
  return LetterGroup(find_in(plan, nullptr));
}

LetterGroup Finder::find(const Plan& plan, const LetterGroup& among) {
  if (among.bits.empty() || !are_many(plan)) return LetterGroup(find(plan, Letters(among.letters)));
  LetterBits bits = bits_of(plan, &among.bits);
  bits.keep(among.bits);
  return LetterGroup(std::move(bits));
}

Numbers Finder::find_in(const Plan& plan, const Letters* among) {
  deadline_.check();
  switch (plan.kind) {
    case PlanKind::kLeftOut:
      return {};
    case PlanKind::kTerm:
      return of(listed(plan, 0), among);
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

// As find_in(); letters that are not in `among` may be there or not.
LetterBits Finder::bits_of(const Plan& plan, const LetterBits* among) {
  deadline_.check();
  switch (plan.kind) {
    case PlanKind::kTerm:
      return laid(listed(plan, 0));
    case PlanKind::kOr:
      return any_bits(plan, among);
    case PlanKind::kAnd:
    case PlanKind::kFilter:
      return all_bits(plan, among);
    case PlanKind::kAndMaybe:
    case PlanKind::kScaled:
      return bits_of(plan.parts.front(), among);
    case PlanKind::kAndNot: {
      LetterBits all = bits_of(plan.parts[0], among);
      all.drop(bits_of(plan.parts[1], &all));
      return all;
    }
    default: {
      const Numbers letters = among == nullptr ? Numbers() : among->letters();
      const Letters those = letters;
      Row row;
      row.set.letters = find_in(plan, among == nullptr ? nullptr : &those);
      return laid(row);
    }
  }
}

LetterBits Finder::laid(const Row& row) const {
  LetterBits bits(end());
  add_to(bits, row);
  return bits;
}

LetterBits Finder::all_bits(const Plan& plan, const LetterBits* among) {
  LetterBits all;
  bool first = true;
  for (const std::size_t i : fewest_first(plan)) {
    LetterBits part = bits_of(plan.parts[i], first ? among : &all);
    if (!first) part.keep(all);
    all = std::move(part);
    first = false;
  }
  return all;
}

LetterBits Finder::any_bits(const Plan& plan, const LetterBits* among) {
  LetterBits all(end());
  for (const Plan& part : plan.parts) {
    const Plan* inner = &part;
    while (inner->kind == PlanKind::kScaled) inner = &inner->parts.front();
    if (inner->kind == PlanKind::kTerm) {
      add_to(all, listed(*inner, 0));
    } else {
      all.add(bits_of(*inner, among));
    }
  }
  return all;
}

// What fewest letters have goes first, and narrows the rest.
std::vector<std::size_t> Finder::fewest_first(const Plan& plan) const {
  std::vector<std::pair<double, std::size_t>> order;
  order.reserve(plan.parts.size());
  for (std::size_t i = 0; i < plan.parts.size(); ++i)
    order.emplace_back(estimate(plan.parts[i]), i);
  std::sort(order.begin(), order.end());
  std::vector<std::size_t> places;
  places.reserve(order.size());
  for (const auto& [size, i] : order) places.push_back(i);
  return places;
}

Numbers Finder::conjunction(const Plan& plan, const Letters* among) {
  Numbers all;
  Letters left;
  for (const std::size_t i : fewest_first(plan)) {
    all = find_in(plan.parts[i], among);
    if (all.empty()) return {};
    left = all;
    among = &left;
  }
  return all;
}

Numbers Finder::and_not(const Plan& plan, const Letters* among) {
  Numbers all = find_in(plan.parts[0], among);
  const Numbers unwanted = find(plan.parts[1], all);
  return unwanted.empty() ? all : without(all, unwanted);
}

Numbers Finder::disjunction(const Plan& plan, const Letters* among) {
  std::vector<Row> rows;
  for (const Plan& part : plan.parts) {
    const Plan* inner = &part;
    while (inner->kind == PlanKind::kScaled) inner = &inner->parts.front();
    Row row;
    if (inner->kind == PlanKind::kTerm) {
      row = listed(*inner, 0);
    } else {
      row.set.letters = find_in(*inner, among);
    }
    if (!row.letters().empty()) rows.push_back(std::move(row));
  }
  if (rows.size() == 1) return of(rows.front(), among);
  if (rows.empty()) return {};
  const LetterBits bits = united(rows);
  return among == nullptr ? bits.letters() : there(*among, bits);
}

Numbers Finder::words_in_place(const Plan& plan, const Letters* among) {
  std::vector<Row> rows;
  rows.reserve(plan.parts.size());
  for (const Plan& part : plan.parts) rows.push_back(listed(part, 0));
  const Neighbours known = neighbours(plan, snapshot_, database_, folder_);
  std::vector<const Row*> all;
  all.reserve(known.pairs.size() + known.alone.size());
  for (const Row& pair : known.pairs) all.push_back(&pair);
  for (const std::size_t i : known.alone) all.push_back(&rows[i]);
  Numbers letters = with_all(std::move(all), among);
  return anywhere_ ? letters : in_place(plan, rows, known, std::move(letters));
}

// Those of `letters`, which have all words and all pairs of them, that have the words as `plan`
// says.
Numbers Finder::in_place(const Plan& plan, const std::vector<Row>& rows, const Neighbours& known,
                         Numbers letters) {
  const Numbers open = known.chained ? unsure(letters, rows) : letters;
  if (open.empty()) return letters;
  Numbers there = places_.looked_at(plan, open);
  return open.size() == letters.size() ? there : without(letters, without(open, there));
}

Numbers Finder::period(const Plan& plan, const Letters* among) const {
  const std::uint32_t begin = day_number(plan.begin);
  const std::uint32_t end = day_number(plan.end);
  Numbers found;
  for (const std::uint32_t letter : among == nullptr ? Letters(snapshot_.all) : *among) {
    const std::uint32_t day = snapshot_.columns.days[letter];
    if (day != 0 && day >= begin && day <= end) found.push_back(letter);
  }
  return found;
}

Row Finder::listed(const Plan& plan, double factor) {
  deadline_.check();
  Row row;
  row.list = snapshot_.list(plan.term, database_, folder_);
  if (factor != 0 && !plan.term.empty())
    row.weight = factor * bm25_term_part(static_cast<double>(row.list->letters.size()),
                                         static_cast<double>(snapshot_.all.size()));
  return row;
}

bool Finder::are_many(const Plan& plan) const {
  return estimate(plan) >= static_cast<double>(snapshot_.all.size()) / LetterBits::kFew;
}

// Without reading a list that is not in memory: an estimate of many words would take as long as
// their lists, and nobody would look at the clock.
std::size_t Finder::letters_with(const std::string& term) const {
  const auto known = snapshot_.lists.find<PostingList>(term);
  return known ? known->letters.size() : database_.get_termfreq(term);
}

double Finder::estimate(const Plan& plan) const {
  switch (plan.kind) {
    case PlanKind::kLeftOut:
      return 0;
    case PlanKind::kTerm:
      return static_cast<double>(letters_with(plan.term));
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
