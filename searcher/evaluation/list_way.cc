#include "searcher/evaluation/list_way.h"

#include <algorithm>
#include <limits>

#include "searcher/evaluation/ranking.h"

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

std::shared_ptr<const LetterSet> ListWay::letters_of(const Plan& plan, const std::string& key) {
  if (auto kept = snapshot_.found.find<LetterSet>(key)) return kept;
  auto found = std::make_shared<const LetterSet>(evaluator_.find(plan));
  snapshot_.found.put(key, found, found->bytes());
  return found;
}

ListWay::Known& ListWay::known(const Plan& plan) {
  std::string key;
  append_key(base_of(plan), key);
  Known& entry = known_[key];
  if (!entry.set) entry.set = letters_of(base_of(plan), key);
  return entry;
}

const ListWay::Known& ListWay::tallied_of(const Plan& plan) {
  Known& entry = known(plan);
  if (!entry.is_tallied)
    entry.tally = tallied(snapshot_.columns, entry.set->letters, snapshot_.all, question_);
  entry.is_tallied = true;
  return entry;
}

Found ListWay::find(const Plan& plan, std::size_t first, std::size_t count) {
  const Known& entry = tallied_of(plan);
  const std::vector<std::uint32_t>* chosen = entry.tally.all_chosen ? nullptr : &entry.tally.chosen;
  Found found;
  found.total = chosen == nullptr ? entry.set->letters.size() : chosen->size();
  if (first >= found.total) return found;
  const std::size_t most = std::min(count, found.total - first) + first;
  found.letters =
      ranked(*entry.set, chosen, more_of(plan), question_.sort, most, snapshot_, evaluator_);
  found.letters.erase(found.letters.begin(),
                      found.letters.begin() + static_cast<std::ptrdiff_t>(first));
  return found;
}

std::size_t ListWay::total(const Plan& plan) {
  return known(plan).set->letters.size();
}

std::vector<FacetCounts> ListWay::count(const std::vector<Plan>& plans) {
  std::vector<std::uint32_t> sums(snapshot_.columns.values.size());
  for (const Plan& plan : plans) {
    const std::vector<std::uint32_t>& counts = tallied_of(plan).tally.counts;
    for (std::size_t code = 0; code < sums.size(); ++code) sums[code] += counts[code];
  }
  return facet_counts(snapshot_.columns, sums, question_, vocabulary_);
}

std::string ListWay::id(Xapian::docid letter) {
  const std::string_view key = snapshot_.columns.key(letter);
  return std::string(key.substr(key.find(' ') + 1));
}

}  // namespace briefkamer::searcher
