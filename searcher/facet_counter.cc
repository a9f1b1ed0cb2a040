#include "searcher/facet_counter.h"

#include <algorithm>
#include <array>
#include <memory>

#include "indexer/schema.h"
#include "searcher/facet_values.h"
#include "searcher/query/choices.h"
#include "searcher/query/query_builder.h"

namespace briefkamer::searcher {
namespace {

using indexer::Facet;
using indexer::kFacets;
using Counts = std::map<std::string, std::size_t>;

// Adds the letters of one stored list of values to each of its values.
void add_values(std::string_view joined, std::size_t letters, Counts& counts) {
  while (!joined.empty()) {
    const std::size_t end = joined.find(indexer::kJoin);
    counts[std::string(joined.substr(0, end))] += letters;
    joined.remove_prefix(end == std::string_view::npos ? joined.size() : end + 1);
  }
}

// What choice leaves a facet uncounted by itself: months and years both follow the period.
std::string_view own_choice(const Facet& facet) {
  return facet.name == "year" ? std::string_view("month") : facet.name;
}

bool is_chosen(const Question& question, std::string_view choice) {
  if (choice == "month") return question.from || question.to;
  const auto chosen = question.chosen.find(std::string(choice));
  return chosen != question.chosen.end() && !chosen->second.empty();
}

// One pass over the letters of `plan`, counting the facets in `which`.
void count_pass(const Xapian::Database& database, const Plan& plan,
                const std::vector<std::size_t>& which, ValueCounts& counts) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(xapian_query(plan));
  std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy>> spies;
  for (const std::size_t facet : which) {
    spies.push_back(std::make_unique<Xapian::ValueCountMatchSpy>(kFacets[facet].slot));
    enquire.add_matchspy(spies.back().get());
  }
  enquire.get_mset(0, 0, database.get_doccount());
  for (std::size_t i = 0; i < which.size(); ++i) {
    for (auto it = spies[i]->values_begin(); it != spies[i]->values_end(); ++it)
      add_values(*it, it.get_termfreq(), counts[which[i]]);
  }
}

FacetCounts sorted(const Facet& facet, Counts counts, const Question& question,
                   const corpus::Vocabulary& vocabulary) {
  const std::string name(facet.name);
  const auto chosen = question.chosen.find(name);
  std::vector<std::string> choices;
  if (chosen != question.chosen.end()) choices = chosen->second;
  for (const std::string& value : choices) counts.try_emplace(value, 0);
  FacetCounts result{name, {}};
  for (const auto& [value, count] : counts) {
    const bool is = std::find(choices.begin(), choices.end(), value) != choices.end();
    result.values.push_back(
        {{value, facet_label(vocabulary, name, value), facet_parent(vocabulary, name, value)},
         count,
         is});
  }
  std::sort(result.values.begin(), result.values.end(), [](const auto& a, const auto& b) {
    if (a.count != b.count) return a.count > b.count;
    return a.value.label != b.value.label ? a.value.label < b.value.label
                                          : a.value.value < b.value.value;
  });
  return result;
}

}  // namespace

ValueCounts count_values(const Xapian::Database& database, const Plan& plan,
                         const Question& question) {
  ValueCounts counts;
  // Facets without a choice of their own share one pass.
  std::map<std::string, std::vector<std::size_t>> passes;
  for (std::size_t i = 0; i < kFacets.size(); ++i) {
    const std::string_view own = own_choice(kFacets[i]);
    passes[is_chosen(question, own) ? std::string(own) : std::string()].push_back(i);
  }
  for (const auto& [without, which] : passes)
    count_pass(database, both(PlanKind::kFilter, plan, choices_filter(question, without)), which,
               counts);
  return counts;
}

std::vector<FacetCounts> facet_counts(const ValueCounts& counts, const Question& question,
                                      const corpus::Vocabulary& vocabulary) {
  std::vector<FacetCounts> facets;
  for (std::size_t i = 0; i < kFacets.size(); ++i)
    facets.push_back(sorted(kFacets[i], counts[i], question, vocabulary));
  return facets;
}

std::vector<MonthCount> histogram(const std::vector<FacetCounts>& facets) {
  const auto months = std::find_if(facets.begin(), facets.end(),
                                   [](const FacetCounts& facet) { return facet.name == "month"; });
  if (months == facets.end()) return {};
  Counts counts;
  for (const FacetCount& entry : months->values)
    if (entry.value.value != indexer::kNone) counts[entry.value.value] = entry.count;
  if (counts.empty()) return {};
  const auto day = [](const std::string& month) { return first_day(month); };
  const auto first = day(counts.begin()->first);
  const auto last = day(counts.rbegin()->first);
  if (!first || !last) return {};
  std::vector<MonthCount> all;
  for (corpus::Date month = *first; month <= *last; month += std::chrono::months(1)) {
    const std::string name = corpus::to_iso(month).substr(0, 7);
    const auto found = counts.find(name);
    all.push_back({name, found == counts.end() ? 0 : found->second});
  }
  return all;
}

}  // namespace briefkamer::searcher
