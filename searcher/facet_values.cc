#include "searcher/facet_values.h"

#include <algorithm>
#include <tuple>

#include "corpus/fold.h"
#include "indexer/schema.h"

namespace briefkamer::searcher {
namespace {

using corpus::Vocabulary;

bool means(std::string_view name, const std::string& folded) {
  return corpus::folds_to(name, folded);
}

bool any_means(const std::vector<std::string>& names, const std::string& folded) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return means(name, folded); });
}

template <typename Entry>
std::optional<std::string> by_label(const std::vector<Entry>& entries, std::string_view text) {
  for (const Entry& entry : entries)
    if (entry.id == text) return entry.id;
  const std::string folded = corpus::fold_words(text);
  for (const Entry& entry : entries)
    if (means(entry.label, folded)) return entry.id;
  return std::nullopt;
}

bool is_abbreviation(std::string_view name) {
  constexpr std::size_t kLongest = 8;
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto other = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return name.size() <= kLongest && std::count_if(name.begin(), name.end(), capital) >= 2 &&
         std::all_of(name.begin(), name.end(), [&](char c) { return capital(c) || other(c); });
}

// "NAVO-missie in Irak (NMI)": letters and readers use the abbreviation as much as the name. A name
// that has it, or is one, stays as it is.
std::string mission_label(const corpus::Mission& mission) {
  const auto& names = mission.aliases;
  const auto found = std::find_if(names.begin(), names.end(), is_abbreviation);
  const std::string name = corpus::fold_words(mission.label);
  if (found == names.end() || is_abbreviation(mission.label) ||
      name.find(corpus::fold_words(*found)) != std::string::npos)
    return mission.label;
  return mission.label + " (" + *found + ')';
}

std::optional<std::string> mission(const Vocabulary& vocabulary, std::string_view text) {
  if (auto id = by_label(vocabulary.missions, text)) return id;
  const std::string folded = corpus::fold_words(text);
  for (const corpus::Mission& entry : vocabulary.missions)
    if (any_means(entry.aliases, folded) || means(mission_label(entry), folded)) return entry.id;
  return std::nullopt;
}

std::string month_label(std::string_view value) {
  const auto date = corpus::from_iso(std::string(value) + "-01");
  return date ? corpus::to_dutch(*date).substr(2) : std::string(value);
}

}  // namespace

std::optional<std::string> facet_value(const Vocabulary& vocabulary, std::string_view facet,
                                       std::string_view text) {
  if (text == indexer::kNone || text == "onbekend") return std::string(indexer::kNone);
  if (facet == "topic") return by_label(vocabulary.topics, text);
  if (facet == "mission") return mission(vocabulary, text);
  if (facet == "kind") return by_label(vocabulary.kinds, text);
  if (facet != "ministry") return std::nullopt;
  const corpus::Ministry* found = corpus::find_ministry(vocabulary, text, std::nullopt);
  return found == nullptr ? std::nullopt : std::optional(found->id);
}

std::string facet_label(const Vocabulary& vocabulary, std::string_view facet,
                        std::string_view value, std::optional<corpus::Date> date) {
  if (value == indexer::kNone) return "onbekend";
  if (facet == "topic") {
    if (const corpus::Topic* topic = corpus::find_topic(vocabulary, value)) return topic->label;
  } else if (facet == "mission") {
    if (const corpus::Mission* entry = corpus::find_mission(vocabulary, value))
      return mission_label(*entry);
  } else if (facet == "kind") {
    if (const corpus::Kind* kind = corpus::find_kind(vocabulary, value)) return kind->label;
  } else if (facet == "ministry") {
    return corpus::ministry_label(vocabulary, value, date);
  } else if (facet == "month") {
    return month_label(value);
  }
  return std::string(value);
}

std::string facet_parent(const Vocabulary& vocabulary, std::string_view facet,
                         std::string_view value) {
  if (facet != "topic") return {};
  const corpus::Topic* topic = corpus::find_topic(vocabulary, value);
  return topic == nullptr ? std::string() : topic->parent;
}

bool comes_before(const Named& a, const Named& b) {
  const std::string folded_a = corpus::fold_words(a.label);
  const std::string folded_b = corpus::fold_words(b.label);
  return std::tie(folded_a, a.label, a.value) < std::tie(folded_b, b.label, b.value);
}

}  // namespace briefkamer::searcher
