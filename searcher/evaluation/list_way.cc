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

std::string ListWay::filter_key(std::string_view without) const {
  std::string key;
  append_key(choices_filter(question_, without), key);
  return key;
}

ListWay::Known& ListWay::known(const Plan& plan) {
  std::string key;
  append_key(base_of(plan), key);
  Known& entry = known_[key];
  entry.base = &base_of(plan);
  entry.key = std::move(key);
  return entry;
}

const LetterGroup& ListWay::found(Known& known) {
  if (!known.letters) known.letters = snapshot_.found.find<LetterGroup>(known.key);
  if (!known.letters) {
    known.letters = std::make_shared<const LetterGroup>(evaluator_.find(*known.base));
    snapshot_.found.put(known.key, known.letters, known.letters->bytes());
  }
  return *known.letters;
}

// What has all choices but `without`.
const LetterGroup& ListWay::narrowed(Known& known, std::string_view without) {
  const Plan filter = choices_filter(question_, without);
  const LetterGroup& all = found(known);
  if (filter == all_letters()) return all;
  std::shared_ptr<const LetterGroup>& kept = known.narrowed[without];
  if (!kept) kept = std::make_shared<const LetterGroup>(evaluator_.find(filter, all));
  return *kept;
}

// Counts take little memory, and are kept longer than letters.
std::shared_ptr<const Tally> ListWay::tally(Known& known, std::string_view without) {
  const std::string key = "tally " + known.key + filter_key(without);
  if (auto kept = snapshot_.answered.find<Tally>(key)) return kept;
  auto counted = std::make_shared<const Tally>(counts(known, without));
  snapshot_.answered.put(key, counted, sizeof(Tally) + counted->size() * sizeof(Tally::value_type));
  return counted;
}

// Without choices, the counts of the longest list among the letters are known: only the others are
// counted.
Tally ListWay::counts(Known& known, std::string_view without) {
  const LetterGroup& group = narrowed(known, without);
  const bool all = &group == known.letters.get();
  const auto list = all ? evaluator_.longest_list(*known.base) : nullptr;
  if (!list || !is_worth_it(group, *list))
    return tallied(snapshot_.columns, group.letters, group.bits);
  return tallied_beside(snapshot_.columns, group.bits, *list);
}

// Whether fewer are beside the list than are counted without it.
bool ListWay::is_worth_it(const LetterGroup& group, const PostingList& list) const {
  if (list.tally.empty() || group.bits.empty()) return false;
  const std::size_t letters = group.letters.size();
  return letters - list.letters.size() < std::min(letters, snapshot_.all.size() - letters);
}

Found ListWay::find(const Plan& plan, std::size_t first, std::size_t count) {
  std::string key = "page " + filter_key({}) + std::to_string(static_cast<int>(question_.sort)) +
                    ' ' + std::to_string(first) + ' ' + std::to_string(count);
  append_key(plan, key);
  if (const auto kept = snapshot_.answered.find<Found>(key)) return *kept;
  const LetterGroup& letters = narrowed(known(plan), {});
  auto found = std::make_shared<Found>();
  found->total = letters.letters.size();
  if (first < found->total) {
    const std::size_t most = std::min(count, found->total - first) + first;
    found->letters = ranked(letters, base_of(plan), more_of(plan), question_.sort, most,
                            snapshot_.columns, evaluator_);
    found->letters.erase(found->letters.begin(),
                         found->letters.begin() + static_cast<std::ptrdiff_t>(first));
  }
  snapshot_.answered.put(key, found, sizeof(*found) + found->letters.capacity() * sizeof(Ranked));
  return *found;
}

std::size_t ListWay::total(const Plan& plan) {
  return found(known(plan)).letters.size();
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
