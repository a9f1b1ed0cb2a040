#include "indexer/analysis/word_analysis.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/gold.h"

namespace briefkamer::indexer {
namespace {

// "lemma: part part".
std::string analysis(WordAnalyzer& analyzer, std::string_view word, Case written = Case::kWord) {
  const WordAnalysis& found = analyzer.analyze(word, written);
  std::string text = found.lemma + ":";
  for (const std::string& part : found.parts) text += " " + part;
  return text;
}

TEST(WordAnalysis, GivesLemmaAndParts) {
  WordAnalyzer analyzer(lexicon());
  const struct {
    const char* word;
    const char* expected;
  } cases[] = {
      {"brieven", "brief:"},
      {"marineschepen", "marineschip: marine schip"},
      {"luchtverdedigingsoefening",
       "luchtverdedigingsoefening: lucht verdediging oefening luchtverdediging"},
      {"capaciteitsdoelstellingen", "capaciteitsdoelstelling: capaciteit doelstelling"},
      {"luchtverdedigings", "luchtverdediging: lucht verdediging"},
      {"gemeenteraden", "gemeenteraad: gemeente raad"},  // not to advise
      {"2025", "2025:"},
      {"", ":"},
  };
  for (const auto& [word, expected] : cases) {
    EXPECT_EQ(analysis(analyzer, word), expected);
    EXPECT_EQ(analysis(analyzer, word), expected);  // remembered
  }
}

TEST(WordAnalysis, LeavesNamesWhole) {
  WordAnalyzer analyzer(lexicon());
  EXPECT_THAT(analyzer.analyze("zandbrug").parts, testing::Not(testing::IsEmpty()));
  EXPECT_THAT(analyzer.analyze("zandbrug", Case::kName).parts, testing::IsEmpty());
}

TEST(WordAnalysis, TakesAnyWord) {
  WordAnalyzer analyzer(lexicon());
  const std::string endless(1 << 20, 'a');
  EXPECT_EQ(analyzer.analyze(endless).lemma, endless);
  EXPECT_EQ(analyzer.analyze("\xff\xfe").parts.size(), 0U);
}

TEST(WordAnalysis, DoesNotDependOnWhatItRemembers) {
  WordAnalyzer roomy(lexicon());
  WordAnalyzer forgetful(lexicon(), 2);
  const char* words[] = {"brieven", "kamerbrief", "schepen", "zaak", "brieven", "kamerbrief"};
  for (int round = 0; round < 3; ++round) {
    for (const char* word : words) EXPECT_EQ(analysis(roomy, word), analysis(forgetful, word));
  }
}

}  // namespace
}  // namespace briefkamer::indexer
