// The sample letters of corpus/letters: enough of them, of many kinds, each written for itself.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>

#include "corpus/fold.h"
#include "corpus/strings.h"
#include "tests/corpus/sample_letters.h"

namespace briefkamer::corpus {
namespace {

TEST(SampleLetters, AreUnderstood) {
  for (const auto& [name, letter] : sample_letters()) {
    EXPECT_TRUE(letter.sample) << name << " does not say that it is a fictitious sample";
    EXPECT_TRUE(letter.date) << name;
    EXPECT_FALSE(letter.subject.empty()) << name;
    EXPECT_FALSE(letter.kind.empty()) << name;
    ASSERT_FALSE(letter.senders.empty()) << name;
    EXPECT_FALSE(letter.senders.front().ministry.empty()) << name;
    EXPECT_FALSE(letter.addressee.empty()) << name;
    EXPECT_FALSE(letter.topics.empty()) << name;
    if (letter.date) {
      EXPECT_EQ(name.substr(0, 10), to_iso(*letter.date)) << name;
    }
  }
}

TEST(SampleLetters, AreOfManyKindsAndYears) {
  std::set<std::string> ministries, missions, kinds;
  std::set<int> years;
  std::size_t annexes = 0, footnotes = 0, tables = 0, co_signed = 0, on_behalf = 0;
  for (const auto& [name, letter] : sample_letters()) {
    for (const Sender& sender : letter.senders) ministries.insert(sender.ministry);
    for (const Tag& mission : letter.missions) missions.insert(mission.id);
    if (!letter.kind.empty()) kinds.insert(letter.kind);
    if (letter.date) years.insert(static_cast<int>(letter.date->year()));
    annexes += letter.annexes.empty() ? 0 : 1;
    footnotes += letter.footnotes.empty() ? 0 : 1;
    co_signed += letter.senders.size() > 1 ? 1 : 0;
    on_behalf += letter.on_behalf_of.empty() ? 0 : 1;
    tables += std::any_of(letter.sections.begin(), letter.sections.end(),
                          [](const Section& s) { return s.text.find('\t') != std::string::npos; });
  }
  EXPECT_GE(sample_letters().size(), 60u);
  EXPECT_GE(ministries.size(), 8u);
  EXPECT_GE(missions.size(), 20u);
  EXPECT_GE(kinds.size(), 15u);
  EXPECT_EQ(years, (std::set<int>{2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026}));
  for (const std::size_t number : {annexes, footnotes, tables, co_signed, on_behalf})
    EXPECT_GE(number, 5u);
}

TEST(SampleLetters, AreHalfAPageToEight) {
  std::size_t longest = 0, short_ones = 0;
  for (const auto& [name, letter] : sample_letters()) {
    longest = std::max(longest, letter.pages.size());
    short_ones += letter.pages.size() < 2 ? 1 : 0;
  }
  EXPECT_EQ(longest, 8u);
  EXPECT_GE(short_ones, 5u);
}

// The years in which a letter has `mission` in its subject.
std::set<int> years_about(const std::string& mission) {
  std::set<int> years;
  for (const auto& [name, letter] : sample_letters())
    for (const Tag& tag : letter.missions)
      for (const Place& place : tag.places)
        if (tag.id == mission && place.part == Part::kSubject)
          years.insert(static_cast<int>(letter.date->year()));
  return years;
}

TEST(SampleLetters, FollowOneMissionOverTheYears) {
  EXPECT_EQ(years_about("nmi"), (std::set<int>{2019, 2021, 2022, 2023, 2024, 2025, 2026}));
}

TEST(SampleLetters, UseAbbreviationsThatOthersDefine) {
  std::map<std::string, std::set<std::string>> defined;  // short form → letters that spell it out
  for (const auto& [name, letter] : sample_letters())
    for (const Abbreviation& abbreviation : letter.abbreviations)
      defined[abbreviation.short_form].insert(name);
  std::size_t used = 0;
  for (const auto& entry : defined) {
    used += std::any_of(sample_letters().begin(), sample_letters().end(), [&](const auto& other) {
      return !entry.second.contains(other.first) &&
             find_words(full_text(other.second), fold_words(entry.first)) != std::string::npos;
    });
  }
  EXPECT_GE(used, 25u);
}

TEST(SampleLetters, DecideOnAmountsAndEndDates) {
  const std::regex end("(tot en met|tot|uiterlijk|af op)\\s[0-9]{1,2}\\s[a-z]+\\s20[0-9]{2}");
  std::size_t decisions = 0;
  for (const auto& [name, letter] : sample_letters()) {
    const std::string text = full_text(letter);
    decisions += text.find("€") != std::string::npos && std::regex_search(text, end);
  }
  EXPECT_GE(decisions, 25u);
}

// Sentences that every letter may have.
bool is_standard(const std::string& paragraph) {
  return paragraph.find("Hierbij bied ik u") == 0 || paragraph.find("Hoogachtend") == 0;
}

TEST(SampleLetters, ShareNoParagraph) {
  std::map<std::string, std::string> seen;  // paragraph → letter
  for (const auto& [name, letter] : sample_letters()) {
    for (const Section& section : letter.sections) {
      for (std::size_t begin = 0; begin < section.text.size();) {
        const std::size_t end = std::min(section.text.find('\n', begin), section.text.size());
        const std::string paragraph = section.text.substr(begin, end - begin);
        begin = end + 1;
        if (paragraph.size() < 60 || is_standard(paragraph)) continue;
        const auto [other, is_new] = seen.emplace(paragraph, name);
        EXPECT_TRUE(is_new) << name << " and " << other->second << ": " << paragraph;
      }
    }
  }
}

}  // namespace
}  // namespace briefkamer::corpus
