#include "indexer/analysis/word_analysis.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/analysis/word_memory.h"
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
  for (const char* name : {"zandbrug", "kamerbeek", "kamerman", "rijksdorp", "veldhuis",
                           "steenbergen", "brekelmans", "kamerbrief", "veiligheidsraad"})
    EXPECT_EQ(analysis(analyzer, name, Case::kName), analyzer.analyze(name).lemma + ":");
}

TEST(WordAnalysis, TakesAnyWord) {
  WordAnalyzer analyzer(lexicon());
  const std::string endless(1 << 20, 'a');
  EXPECT_EQ(analyzer.analyze(endless).lemma, endless);
  EXPECT_EQ(analyzer.analyze("\xff\xfe").parts.size(), 0U);
}

// "lemma part (inner)".
std::string terms(WordMemory& memory, std::string_view word, Case written = Case::kWord) {
  std::string text;
  const std::uint32_t form = memory.form(memory.number(word), written);
  const TermRange range = memory.forms()[form].terms;
  for (const TermNumber& term : memory.terms().subspan(range.begin, range.count)) {
    const std::string lemma(memory.text(term.text));
    text += (text.empty() ? "" : " ") + (term.kind == TermKind::kInner ? '(' + lemma + ')' : lemma);
  }
  return text;
}

TEST(WordMemory, DoesNotDependOnWhatItRemembers) {
  const std::pair<const char*, const char*> cases[] = {
      {"brieven", "brief"},
      {"luchtverdedigingsoefening",
       "luchtverdedigingsoefening lucht verdediging oefening (luchtverdediging)"},
      {"luchtverdediging", "luchtverdediging lucht verdediging"},
      {"kamerbrief", "kamerbrief kamer brief"},
      {"brieven", "brief"},
  };
  WordMemory roomy(lexicon());
  WordMemory forgetful(lexicon(), 2);
  for (int round = 0; round < 3; ++round) {
    for (const auto& [word, expected] : cases) {
      forgetful.forget_when_full();
      EXPECT_EQ(terms(roomy, word), expected);
      EXPECT_EQ(terms(forgetful, word), expected);
    }
  }
  EXPECT_EQ(roomy.forgotten(), 0u);
  EXPECT_GT(forgetful.forgotten(), 9u);
}

TEST(WordMemory, KeepsNamesAndWordsApart) {
  WordMemory memory(lexicon());
  EXPECT_EQ(terms(memory, "zandbrug", Case::kName), "zandbrug");
  EXPECT_EQ(terms(memory, "zandbrug"), "zandbrug zand brug");
  EXPECT_EQ(terms(memory, "zandbrug", Case::kName), "zandbrug");
}

TEST(WordMemory, LeavesLongWordsAlone) {
  WordMemory memory(lexicon());
  const std::string word(65, 'e');
  EXPECT_EQ(terms(memory, word), word);
}

}  // namespace
}  // namespace briefkamer::indexer
