#include "indexer/analysis/analyzer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "indexer/analysis/analyzer_json.h"

namespace briefkamer::indexer {
namespace {

std::set<std::string> terms(const std::string& text) {
  static Analyzer analyzer;
  std::set<std::string> all;
  for (const AnalyzedToken& word : analyzer.analyze(text))
    for (const Term& term : word.terms) all.insert(term.text);
  return all;
}

bool meet(const std::string& a, const std::string& b) {
  const auto left = terms(a);
  const auto right = terms(b);
  return std::any_of(left.begin(), left.end(), [&](const auto& t) { return right.contains(t); });
}

TEST(Analyzer, LetsFormsOfOneWordMeet) {
  const struct {
    const char* a;
    const char* b;
  } cases[] = {
      {"brief", "brieven"},
      {"missie", "Missies"},
      {"huis", "huizen"},
      {"ministerie", "ministeries"},
      {"gezegd", "zeggen"},
      {"agenda", "agenda’s"},
      {"agenda", "agenda's"},
      {"foto", "FOTO'S"},
      {"oekraine", "Oekraïne"},
      {"financien", "Financiën"},
      {"F16", "F-16"},
      {"F-16", "F16’s"},
      {"MQ9", "MQ-9’s"},
      {"navotop", "NAVO-top"},
      {"top", "NAVO-top"},
      {"navo-missies", "NAVO-missie"},
      {"defensieindustrie", "defensie-industrie"},
      {"ruimtevaart", "ruimte(vaart)"},
      {"ZrMs", "Zr.Ms. Tromp"},
      {"Zr. Ms.", "Zr.Ms"},
      {"28676", "28 676"},
      {"27925", "27.925"},
      {"geïnformeerd", "geïnformeerd1"},
      {"officieel", "o\uFB03cieel"},
      {"mbt", "m.b.t."},
      {"VPD", "VPD's"},
      {"GPS", "GPS's"},
      {"SMS", "SMS’s"},
  };
  for (const auto& [a, b] : cases) EXPECT_TRUE(meet(a, b)) << a << " and " << b;
}

TEST(Analyzer, KeepsOtherWordsApart) {
  const struct {
    const char* a;
    const char* b;
  } cases[] = {{"F16", "F35"}, {"28676", "28677"}, {"1,4", "14"}, {"NAVO", "nova"}};
  for (const auto& [a, b] : cases) EXPECT_FALSE(meet(a, b)) << a << " and " << b;
}

// What a word becomes never depends on the words before it.
TEST(Analyzer, GivesAWordTheSameTermsAlways) {
  Analyzer used;
  used.analyze("GPS's agenda’s brieven F-16 agenda's");
  for (const char* text : {"GPS", "agenda", "agenda’s", "F-16's", "as", "A's"})
    EXPECT_EQ(used.analyze(text), Analyzer().analyze(text)) << text;
}

// An empty term is one that no database takes.
TEST(Analyzer, GivesNoEmptyTerm) {
  for (const char* text : {"a_\u0301", "a.\u0301b", "\u115F", "'", "’s", "'s", "A's", "1\u0301",
                           "_\u00AD", "x-\u115F", "\u3164\u3164-brief"}) {
    for (const AnalyzedToken& word : Analyzer().analyze(text)) {
      EXPECT_NE(word.token.surface, "") << text;
      EXPECT_FALSE(word.terms.empty()) << text;
      for (const Term& term : word.terms) EXPECT_NE(term.text, "") << text;
    }
  }
}

TEST(Analyzer, StandsAWordOfAMegabyte) {
  for (const char* piece : {"a", "1", "e\u0301", "en", "a-", "a.", "a'", "é", "heid"}) {
    std::string text;
    while (text.size() < (1u << 20)) text += piece;
    EXPECT_FALSE(Analyzer().analyze(text).empty()) << piece;
  }
}

TEST(StopWords, CountOnlyInPhrases) {
  for (const char* word : {"de", "mbt", "van", "het", "een", "over", "the"})
    EXPECT_EQ(is_stop_word(word), std::string(word) != "the") << word;
  for (const char* word : {"overheid", "kan", "onder", "tegen", "brief", "", "De"})
    EXPECT_FALSE(is_stop_word(word)) << word;
}

TEST(AnalyzerJson, ShowsEachTokenWithItsTerms) {
  const auto json = to_json(Analyzer().analyze("Missies"));
  EXPECT_EQ(json.dump(),
            R"({"tokens":[{"surface":"missies","terms":[{"term":"missie","kind":"lemma"}],)"
            R"("position":0,"span":1,"begin":0,"end":7}]})");
}

}  // namespace
}  // namespace briefkamer::indexer
