// The sample letters of corpus/letters: enough of them, of many kinds, each written for itself.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "corpus/letter_id.h"
#include "corpus/parsing/letter_parser.h"
#include "corpus/reader.h"
#include "corpus/tagging/tagger.h"
#include "tests/corpus/letters.h"

namespace briefkamer::corpus {
namespace {

namespace fs = std::filesystem;

const std::map<std::string, Letter>& sample_letters() {
  static const auto all = [] {
    std::map<std::string, Letter> letters;
    const Tagger tagger(vocabulary());
    for (const auto& entry : fs::directory_iterator(PROJECT_FOLDER "/corpus/letters")) {
      for (const Document& document : read_file(entry.path())) {
        Letter letter = parse_letter(document, vocabulary());
        tagger.tag(letter);
        letters[entry.path().stem().string()] = std::move(letter);
      }
    }
    return letters;
  }();
  return all;
}

TEST(SampleLetters, AreUnderstood) {
  for (const auto& [name, letter] : sample_letters()) {
    EXPECT_TRUE(letter.sample) << name << " does not say that it is a fictitious sample";
    EXPECT_TRUE(letter.date) << name;
    EXPECT_FALSE(letter.subject.empty()) << name;
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
  std::set<std::string> ministries, missions, kinds, citation_kinds;
  std::set<int> years;
  std::size_t annexes = 0, footnotes = 0, tables = 0, co_signed = 0, on_behalf = 0;
  for (const auto& [name, letter] : sample_letters()) {
    for (const Sender& sender : letter.senders) ministries.insert(sender.ministry);
    for (const Tag& mission : letter.missions) missions.insert(mission.id);
    for (const Citation& citation : letter.citations) citation_kinds.insert(citation.kind);
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
  EXPECT_GE(kinds.size(), 12u);
  EXPECT_GE(citation_kinds.size(), 10u);
  EXPECT_EQ(years, (std::set<int>{2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026}));
  for (const std::size_t number : {annexes, footnotes, tables, co_signed, on_behalf})
    EXPECT_GE(number, 5u);
}

TEST(SampleLetters, AreHalfAPageToEight) {
  std::size_t longest = 0, short_ones = 0, without_kind = 0;
  for (const auto& [name, letter] : sample_letters()) {
    longest = std::max(longest, letter.pages.size());
    short_ones += letter.pages.size() < 2 ? 1 : 0;
    without_kind += letter.kind.empty() ? 1 : 0;
  }
  EXPECT_EQ(longest, 8u);
  EXPECT_GE(short_ones, 5u);
  EXPECT_LE(without_kind * 8, sample_letters().size());  // as with real ones, some say nothing
}

// How a citation is written, whatever its numbers: "Kamerstuk 99 999, nr. 9".
std::string written_form(const std::string& text) {
  std::string form;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit || form.empty() || form.back() != '9') form += digit ? '9' : c;
  }
  return form;
}

TEST(SampleLetters, CiteEachOtherInManyForms) {
  std::set<std::string> ids, cited, forms;
  for (const auto& [name, letter] : sample_letters()) ids.insert(letter.id);
  for (const auto& [name, letter] : sample_letters()) {
    for (const Citation& citation : letter.citations) {
      const std::string id = slug(citation.id);
      if (id == letter.id || !ids.contains(id)) continue;
      cited.insert(id);
      forms.insert(written_form(citation.text));
    }
  }
  EXPECT_EQ(ids.size(), sample_letters().size());
  EXPECT_GE(cited.size(), 50u);
  EXPECT_GE(forms.size(), 15u);
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
