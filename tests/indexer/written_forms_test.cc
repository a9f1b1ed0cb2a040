#include "indexer/written_forms.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "indexer/analysis/analyzer.h"
#include "indexer/document_maker.h"
#include "indexer/schema.h"

namespace briefkamer::indexer {
namespace {

// "irak=Irak navotop=NAVO-top", in byte order.
std::string forms(const std::string& text) {
  Analyzer words;
  DocumentMaker document;
  WrittenForms written(document, words);
  for (const std::string& letter : {std::string("Irak irak NAVO"), text}) {
    document.clear();
    written.begin();
    for (const NumberedToken& token : words.number(letter).tokens) written.add(letter, token);
    written.finish();
  }
  const FlatDocument found = document.document();
  std::vector<std::string> terms;
  for (const FlatTerm& term : found.terms) terms.emplace_back(found.texts->text(term.text));
  std::sort(terms.begin(), terms.end());
  std::string all;
  for (std::string term : terms) {
    EXPECT_EQ(term.rfind("XTV", 0), 0U);
    std::replace(term.begin(), term.end(), '\t', '=');
    all += (all.empty() ? "" : " ") + term.substr(3);
  }
  return all;
}

TEST(WrittenForms, KeepsHowWordsAreWrittenWhereThatIsNotHowTheyFold) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"een missie", ""},
      {"een missie in Irak", "irak=Irak"},
      {"geïnformeerd over coördinatie", "coordinatie=coördinatie geinformeerd=geïnformeerd"},
      {"de NAVO-top", "navo=NAVO navotop=NAVO-top"},
      {"Missies. De missies.", "de=De"},  // a capital that the letter can do without
      {"Één en één", "een=Één een=één"},
      {"NAVO en Navo en navo", ""},  // written small here
      {"cafe\xff Caf\xc3\xa9", "cafe=Café"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(forms(text), expected) << '"' << text << '"';
}

TEST(WrittenForms, KeepsNothingThatIsTooLongForATerm) {
  EXPECT_EQ(forms("Ë" + std::string(300, 'a')), "");
}

}  // namespace
}  // namespace briefkamer::indexer
