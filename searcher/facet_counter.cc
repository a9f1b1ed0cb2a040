#include "searcher/facet_counter.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/schema.h"
#include "searcher/facet_values.h"
#include "searcher/query/choices.h"
#include "searcher/query/plan.h"

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

bool is_chosen(const Question& question, std::string_view choice) {
  if (choice == "month") return question.from || question.to;
  const auto chosen = question.chosen.find(std::string(choice));
  return chosen != question.chosen.end() && !chosen->second.empty();
}

// One pass over the letters of `plan`, counting the facets in `which`.
void count_pass(const Xapian::Database& database, const Plan& plan,
                const std::vector<std::size_t>& which, Xapian::MatchSpy* watch,
                std::array<Counts, kFacets.size()>& counts) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(xapian_query(plan));
  std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy>> spies;
  for (const std::size_t facet : which) {
    spies.push_back(std::make_unique<Xapian::ValueCountMatchSpy>(kFacets[facet].slot));
    enquire.add_matchspy(spies.back().get());
  }
  if (watch != nullptr) enquire.add_matchspy(watch);
  enquire.get_mset(0, 0, database.get_doccount());
  for (std::size_t i = 0; i < which.size(); ++i) {
    for (auto it = spies[i]->values_begin(); it != spies[i]->values_end(); ++it)
      add_values(*it, it.get_termfreq(), counts[which[i]]);
  }
}

bool comes_first(const FacetCount& a, const FacetCount& b) {
  return a.count != b.count ? a.count > b.count : comes_before(a.value, b.value);
}

// "2025-01", counted from the year 0.
int month_number(const std::string& month) {
  const auto number = [&](std::size_t begin, std::size_t end) {
    int value = 0;
    for (; begin < end; ++begin) value = value * 10 + (month[begin] - '0');
    return value;
  };
  return number(0, 4) * 12 + number(5, month.size()) - 1;
}

std::string month_name(int number) {
  std::string name = "0000-00";
  const auto write = [&](std::size_t end, int value) {
    for (; value > 0; value /= 10) name[--end] = static_cast<char>('0' + value % 10);
  };
  write(4, number / 12);
  write(7, number % 12 + 1);
  return name;
}

Named named(const corpus::Vocabulary& vocabulary, const std::string& facet,
            const std::string& value) {
  return {value, facet_label(vocabulary, facet, value), facet_parent(vocabulary, facet, value)};
}

}  // namespace

std::vector<FacetCounts> count_facets(const Xapian::Database& database, const Plan& plan,
                                      const Question& question,
                                      const corpus::Vocabulary& vocabulary,
                                      Xapian::MatchSpy* watch) {
  std::array<Counts, kFacets.size()> counts;
  // Facets without a choice of their own share one pass.
  std::map<std::string, std::vector<std::size_t>> passes;
  for (std::size_t i = 0; i < kFacets.size(); ++i)
    passes[std::string(counted_without(question, kFacets[i]))].push_back(i);
  for (const auto& [without, which] : passes)
    count_pass(database, both(PlanKind::kFilter, plan, choices_filter(question, without)), which,
               watch, counts);
  std::vector<FacetCounts> facets;
  for (std::size_t i = 0; i < kFacets.size(); ++i) {
    FacetCounts& facet = facets.emplace_back(FacetCounts{std::string(kFacets[i].name), {}});
    for (const auto& [value, count] : counts[i])
      facet.values.push_back({named(vocabulary, facet.name, value), count, false});
    std::sort(facet.values.begin(), facet.values.end(), comes_first);
    mark_chosen(facet, question, vocabulary);
  }
  return facets;
}

std::string_view counted_without(const Question& question, const Facet& facet) {
  const std::string_view own = facet.name == "year" ? std::string_view("month") : facet.name;
  return is_chosen(question, own) ? own : std::string_view();
}

void mark_chosen(FacetCounts& facet, const Question& question,
                 const corpus::Vocabulary& vocabulary) {
  const auto chosen = question.chosen.find(facet.name);
  if (chosen == question.chosen.end()) return;
  for (const std::string& value : chosen->second) {
    const auto known =
        std::find_if(facet.values.begin(), facet.values.end(),
                     [&](const FacetCount& entry) { return entry.value.value == value; });
    if (known != facet.values.end()) {
      known->chosen = true;
      continue;
    }
    const FacetCount none{named(vocabulary, facet.name, value), 0, true};
    facet.values.insert(
        std::upper_bound(facet.values.begin(), facet.values.end(), none, comes_first), none);
  }
}

std::vector<MonthCount> histogram(const std::vector<FacetCounts>& facets) {
  const auto months = std::find_if(facets.begin(), facets.end(),
                                   [](const FacetCounts& facet) { return facet.name == "month"; });
  if (months == facets.end()) return {};
  std::vector<std::pair<int, std::size_t>> counts;  // months since the year 0
  for (const FacetCount& entry : months->values)
    if (entry.value.value != indexer::kNone)
      counts.emplace_back(month_number(entry.value.value), entry.count);
  if (counts.empty()) return {};
  const auto [first, last] = std::minmax_element(counts.begin(), counts.end());
  std::vector<MonthCount> all;
  for (int month = first->first; month <= last->first; ++month)
    all.push_back({month_name(month), 0});
  for (const auto& [month, count] : counts)
    all[static_cast<std::size_t>(month - first->first)].count = count;
  return all;
}

}  // namespace briefkamer::searcher
