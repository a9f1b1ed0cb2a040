#include "searcher/query/question.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace briefkamer::searcher {
namespace {

using corpus::Date;

constexpr std::array<std::string_view, 4> kChoices{"topic", "mission", "ministry", "kind"};

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

std::size_t number(const std::string& name, const std::string& value, std::size_t most) {
  std::size_t result = 0;
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, result);
  if (error != std::errc() || stop != end || result > most) {
    throw QuestionError(name, name + " takes a whole number from 0 to " + std::to_string(most) +
                                  ", not \"" + value + "\"");
  }
  return result;
}

template <typename Value, std::size_t size>
Value one_of(const std::string& name, const std::string& value,
             const std::array<std::pair<std::string_view, Value>, size>& known) {
  std::string names;
  for (const auto& [known_name, result] : known) {
    if (value == known_name) return result;
    names += names.empty() ? "" : ", ";
    names += known_name;
  }
  throw QuestionError(name, name + " is one of " + names + ", not \"" + value + "\"");
}

Date day(const std::string& name, const std::string& value,
         std::optional<Date> (*parse)(std::string_view)) {
  if (const auto date = parse(value)) return *date;
  throw QuestionError(
      name, name + " is a year, month or day (2025, 2025-01, 2025-01-31), not \"" + value + "\"");
}

void set_text(Question& question, const std::string& value) {
  // Bytes that are no UTF-8 may not be characters, but they count.
  if (characters(value) > kMostTextCharacters || value.size() > 4 * kMostTextCharacters) {
    throw QuestionError("q", "q is longer than " + std::to_string(kMostTextCharacters) +
                                 " characters; ask with fewer words");
  }
  question.text = value;
}

// The text of an exception ends at its first zero byte.
std::string without_zeros(std::string text) {
  std::replace(text.begin(), text.end(), '\0', ' ');
  return text;
}

}  // namespace

QuestionError::QuestionError(std::string wrong_field, const std::string& what)
    : std::runtime_error(without_zeros(what)), field(std::move(wrong_field)) {}

std::optional<Date> first_day(std::string_view text) {
  std::string whole(text);
  if (whole.size() == 4) whole += "-01";
  if (whole.size() == 7) whole += "-01";
  return corpus::from_iso(whole);
}

std::optional<Date> last_day(std::string_view text) {
  if (text.size() == 10) return corpus::from_iso(text);
  const auto first = text.size() == 4 ? corpus::from_iso(std::string(text) + "-12-01")
                                      : corpus::from_iso(std::string(text) + "-01");
  if (!first) return std::nullopt;
  return Date(
      std::chrono::year_month_day_last(first->year(), std::chrono::month_day_last(first->month())));
}

bool is_choice(std::string_view name) {
  return std::find(kChoices.begin(), kChoices.end(), name) != kChoices.end();
}

void set_field(Question& question, const std::string& name, const std::string& value) {
  constexpr std::size_t kFarthest = 1'000'000'000'000;  // a page past the end is empty, not wrong
  static constexpr std::array<std::pair<std::string_view, Sort>, 3> kSorts{
      {{"relevance", Sort::kRelevance}, {"newest", Sort::kNewest}, {"oldest", Sort::kOldest}}};
  static constexpr std::array<std::pair<std::string_view, Match>, 3> kMatches{
      {{"auto", Match::kAuto}, {"all", Match::kAll}, {"any", Match::kAny}}};
  static constexpr std::array<std::pair<std::string_view, bool>, 2> kSwitch{
      {{"1", true}, {"0", false}}};
  if (name == "q") {
    set_text(question, value);
  } else if (name == "from") {
    question.from = day(name, value, first_day);
  } else if (name == "to") {
    question.to = day(name, value, last_day);
  } else if (name == "sort") {
    question.sort = one_of(name, value, kSorts);
  } else if (name == "match") {
    question.match = one_of(name, value, kMatches);
  } else if (name == "first") {
    question.first = number(name, value, kFarthest);
  } else if (name == "count") {
    question.count = number(name, value, kMostHits);
  } else if (name == "expand") {
    question.expand = one_of(name, value, kSwitch);
  } else if (name == "explain") {
    question.explain = one_of(name, value, kSwitch);
  } else if (is_choice(name)) {
    question.chosen[name].push_back(value);
  } else {
    throw QuestionError(name,
                        "there is no parameter \"" + name +
                            "\"; known are q, topic, mission, ministry, kind, from, to, sort, "
                            "match, first, count, expand and explain");
  }
}

void check(const Question& question) {
  if (question.from && question.to && *question.from > *question.to)
    throw QuestionError("to", "to lies before from: the period is empty");
}

}  // namespace briefkamer::searcher
