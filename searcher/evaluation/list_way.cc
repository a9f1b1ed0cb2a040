#include "searcher/evaluation/list_way.h"

#include <algorithm>
#include <set>

#include "searcher/evaluation/ranking.h"
#include "searcher/facet_counter.h"
#include "searcher/query/choices.h"

namespace briefkamer::searcher {
namespace {

// The part that says which letters are found; the rest only adds weight.
const Plan& base_of(const Plan& plan) {
  return plan.kind == PlanKind::kAndMaybe ? plan.parts[0] : plan;
}

const Plan* more_of(const Plan& plan) {
  return plan.kind == PlanKind::kAndMaybe ? &plan.parts[1] : nullptr;
}

// Different for different plans.
void append_key(const Plan& plan, std::string& key) {
  key += static_cast<char>('a' + static_cast<int>(plan.kind));
  for (const std::string* text : {&plan.term, &plan.begin, &plan.end})
    if (!text->empty()) key += *text + '\0';
  if (plan.window > 0) key += std::to_string(plan.window);
  if (plan.kind == PlanKind::kScaled)
    key.append(reinterpret_cast<const char*>(&plan.factor), sizeof(plan.factor));
  key += '(';
  for (const Plan& part : plan.parts) append_key(part, key);
  key += ')';
}

}  // namespace

ListWay::Known& ListWay::known(const Plan& plan) {
  std::string key;
  append_key(base_of(plan), key);
  Known& entry = known_[key];
  if (entry.set) return entry;
  entry.set = snapshot_.found.find<LetterSet>(key);
  if (!entry.set) {
    entry.set = std::make_shared<const LetterSet>(evaluator_.find(base_of(plan)));
    snapshot_.found.put(key, entry.set, entry.set->bytes());
  }
  entry.key = std::move(key);
  return entry;
}

// The letters that have all choices but `without`.
Letters ListWay::narrowed(Known& known, std::string_view without) {
  const auto before = known.narrowed.find(without);
  if (before != known.narrowed.end()) return before->second;
  const Plan filter = choices_filter(question_, without);
  if (filter == all_letters()) return known.set->letters;
  LetterSet found = evaluator_.find(filter, 0, known.set->letters);
  return known.narrowed[without] = std::move(found.letters);
}

// Counts of all that a plan finds are kept: they take little, and are asked for by every choice.
std::shared_ptr<const Tally> ListWay::tally(Known& known, std::string_view without) {
  const Letters letters = narrowed(known, without);
  const auto count = [&] {
    return std::make_shared<const Tally>(tallied(snapshot_.columns, letters));
  };
  if (letters.size() < known.set->letters.size()) return count();
  const std::string key = '\3' + known.key;  // no term begins so
  if (auto kept = snapshot_.lists.find<Tally>(key)) return kept;
  auto counted = count();
  snapshot_.lists.put(key, counted, counted->size() * sizeof(counted->front()));
  return counted;
}

// The letters with all choices, and their scores.
std::vector<Ranked> ListWay::scored(Known& known) {
  const Letters letters = narrowed(known, {});
  const LetterSet& set = *known.set;
  std::vector<Ranked> all(letters.size());
  each_shared(letters, set.letters,
              [&](std::size_t i, std::size_t j) { all[i] = {letters[i], set.score(j)}; });
  return all;
}

Found ListWay::find(const Plan& plan, std::size_t first, std::size_t count) {
  Known& entry = known(plan);
  Found found;
  found.total = narrowed(entry, {}).size();
  if (first >= found.total) return found;
  const std::size_t most = std::min(count, found.total - first) + first;
  found.letters =
      ranked(scored(entry), more_of(plan), question_.sort, most, snapshot_.columns, evaluator_);
  found.letters.erase(found.letters.begin(),
                      found.letters.begin() + static_cast<std::ptrdiff_t>(first));
  return found;
}

std::size_t ListWay::total(const Plan& plan) {
  return known(plan).set->letters.size();
}

std::vector<FacetCounts> ListWay::count(const std::vector<Plan>& plans) {
  std::set<std::string_view> passes;
  for (const indexer::Facet& facet : indexer::kFacets)
    passes.insert(counted_without(question_, facet));
  Tally sums(snapshot_.columns.values.size());
  for (const Plan& plan : plans)
    for (const std::string_view without : passes)
      add_counts(snapshot_.columns, *tally(known(plan), without), question_, without, sums);
  return facet_counts(snapshot_.columns, sums, question_, vocabulary_);
}

std::string ListWay::id(Xapian::docid letter) {
  const std::string_view key = snapshot_.columns.key(letter);
  return std::string(key.substr(key.find(' ') + 1));
}

}  // namespace briefkamer::searcher
