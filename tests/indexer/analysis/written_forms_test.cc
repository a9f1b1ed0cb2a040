#include "indexer/analysis/written_forms.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "indexer/analysis/tokenizer.h"

namespace briefkamer::indexer {
namespace {

// "irak=Irak navotop=NAVO-top", in byte order.
std::string forms(const std::string& text) {
  WrittenForms written;
  StringTable surfaces;
  for (const std::string& letter : {std::string("Irak irak NAVO"), text}) {
    written.clear();
    for (const Token& token : tokenize(letter)) {
      if (token.alternative) continue;
      written.add(letter.substr(token.begin, token.end - token.begin), token.surface,
                  surfaces.number(token.surface));
    }
  }
  const auto found = written.terms();
  std::vector<std::string> terms(found.begin(), found.end());
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
