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
    const NumberedText& numbered = words.number(letter);
    for (const NumberedToken& token : numbered.tokens) {
      const WordForm& form = numbered.form_of(token);
      const auto place = document.place_of(document.number(kSurface, words.text(form.surface)));
      if (form.written != kNotPlain) {
        written.add_plain(place, written.plain(form));
      } else if (!token.alternative) {
        written.add(place, form.surface, letter.substr(token.begin, token.end - token.begin));
      }
    }
    written.finish();
  }
  const FlatDocument found = document.document();
  std::vector<std::string> terms;
  for (const FlatTerm& term : found.terms) terms.emplace_back(found.texts->text(term.text));
  std::sort(terms.begin(), terms.end());
  std::string all;
  for (std::string term : terms) {
    if (!term.starts_with(kWritten)) continue;
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
