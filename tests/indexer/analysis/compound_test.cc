#include "indexer/analysis/compound.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <set>
#include <sstream>

#include "indexer/analysis/fold.h"
#include "tests/indexer/gold.h"

namespace briefkamer::indexer {
namespace {

// "haven+gebieden"; the word itself when it is no compound.
std::string split(std::string_view word) {
  const std::string folded = fold(word);
  std::string text;
  for (const Stretch& part : split_compound(lexicon(), folded)) {
    if (!text.empty()) text += '+';
    text += folded.substr(part.start, part.length);
  }
  return text.empty() ? folded : text;
}

TEST(Compound, IsTakenApart) {
  const char* cases[] = {
      "capaciteits+doelstellingen",
      "lucht+verdedigings+oefening",
      "marine+schepen",
      "gezondheids+zorg",
      "gemeente+raad",
      "defensie+beleid",
      "kinder+opvang+toeslag",
      "agenda+punt",
      "arbeids+markt+beleid",
      "subsidie+regeling",
      "minister+raad",
      "belasting+dienst",
      "drone+aanval",
      "klimaat+akkoord",
      "woning+bouw",
  };
  for (const std::string parts : cases) {
    std::string word = parts;
    std::erase(word, '+');
    EXPECT_EQ(split(word), parts);
  }
}

TEST(Compound, IsNotSeenInOtherWords) {
  const char* cases[] = {
      "overheid",
      "minister",
      "ministerie",
      "verantwoordelijkheid",
      "bezuidenhout",
      "rotterdam",
      "deelnemen",
      "overgenomen",
      "samenwerking",
      "terugkeren",
      "regelmatig",
      "belangrijke",
      "bovendien",
      "werkloosheid",
      "subsidiering",
      "washington",
      "stoltenberg",
      "brekelmans",
      "kinderen",
      "onderwijzer",
      "a",
      "",
      "zeer",
      "voorzitterschap",
      "organisaties",
      "belangrijkste",  // nor is "belangrijk"
      "middelbare",
      "kwetsbaren",
      "modelleer",
      "transformatie",
      "wanbeleid",
      "parameters",
  };
  for (const char* word : cases) EXPECT_EQ(split(word), word);
}

TEST(Compound, HidesOtherCompounds) {
  const struct {
    const char* word;
    const char* expected;
  } cases[] = {
      {"luchtverdedigingsoefening", "luchtverdediging"},
      {"grensbewakingsopdracht", "grensbewaking"},
      {"gemeenteraad", ""},
  };
  for (const auto& [word, expected] : cases) {
    std::set<std::string> inner;
    for (const Stretch& stretch :
         inner_compounds(lexicon(), word, split_compound(lexicon(), word))) {
      inner.insert(std::string(word).substr(stretch.start, stretch.length));
    }
    EXPECT_EQ(inner.count(expected), *expected ? 1U : 0U) << word << testing::PrintToString(inner);
  }
}

TEST(Compound, TakesAnyBytes) {
  EXPECT_TRUE(split_compound(lexicon(), std::string(100000, 'a')).empty());
  EXPECT_TRUE(split_compound(lexicon(), "\xff\xfe kamerbrief").empty());
  EXPECT_TRUE(split_compound(lexicon(), "ελληνικά").empty());
}

// The places in a word where a part ends; '~' marks those that may go either way.
struct Boundaries {
  std::string word;
  std::set<std::size_t> sure;
  std::set<std::size_t> either;
};

Boundaries boundaries(std::string_view text) {
  Boundaries found;
  for (char c : text) {
    if (c == '+') found.sure.insert(found.word.size());
    if (c == '~') found.either.insert(found.word.size());
    if (c != '+' && c != '~') found.word += c;
  }
  return found;
}

// Micro-averaged over the boundaries inside words.
double boundary_f1(const std::vector<std::string>& gold) {
  std::size_t right = 0, wrong = 0, missed = 0;
  for (const std::string& line : gold) {
    const Boundaries expected = boundaries(fold(line));
    for (std::size_t place : boundaries(split(expected.word)).sure) {
      if (expected.either.contains(place)) continue;
      ++(expected.sure.contains(place) ? right : wrong);
    }
    missed += expected.sure.size();
  }
  missed -= right;
  const double f1 =
      2.0 * static_cast<double>(right) / static_cast<double>(2 * right + wrong + missed);
  std::printf("boundaries: %zu right, %zu wrong, %zu missed, F1 %.4f\n", right, wrong, missed, f1);
  return f1;
}

double share_split(const std::vector<std::string>& words) {
  std::size_t split_words = 0;
  for (const std::string& word : words) {
    if (split(word) != fold(word)) ++split_words;
  }
  std::printf("%zu of %zu words that stay whole are split\n", split_words, words.size());
  return static_cast<double>(split_words) / static_cast<double>(words.size());
}

TEST(Compound, AgreesWithTheGovernmentWords) {
  const auto compounds = gold_lines("compounds/split.txt");
  if (compounds.empty()) GTEST_SKIP() << "the list of compounds is not on this machine";
  EXPECT_GE(boundary_f1(compounds), 0.96);
  EXPECT_LE(share_split(gold_lines("compounds/whole.txt")), 0.015);
}

TEST(Compound, AgreesWithTheTreebank) {
  const auto compounds = gold_lines("compounds/treebank-split.txt");
  if (compounds.empty()) GTEST_SKIP() << "the treebank's compounds are not on this machine";
  EXPECT_GE(boundary_f1(compounds), 0.92);
  // Of the words that the treebank leaves whole, most that are split are compounds nevertheless.
  EXPECT_LE(share_split(gold_lines("compounds/treebank-whole.txt")), 0.11);
}

}  // namespace
}  // namespace briefkamer::indexer
