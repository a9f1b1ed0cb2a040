#include "indexer/text_writer.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace briefkamer::indexer {
namespace {

// "XTVirak\tIrak:0 irak:1@1": each term with how often it counts and where it stands.
std::string terms(DocumentMaker& document) {
  const FlatDocument found = document.document();
  std::vector<std::string> all;
  for (const FlatTerm& term : found.terms) {
    std::string& one = all.emplace_back(found.texts->text(term.text));
    one += ':' + std::to_string(term.frequency);
    for (const std::uint32_t position : found.positions_of(term))
      one += '@' + std::to_string(position);
  }
  std::sort(all.begin(), all.end());
  std::string joined;
  for (const std::string& one : all) joined += one + ' ';
  return joined;
}

class TextWriterTest : public testing::Test {
 protected:
  // A letter with a word in every field, and some that are not written as they fold.
  std::string letter() {
    document_.clear();
    writer_.begin();
    writer_.add("Missie van de NAVO-top in Irak", Field::kInSubject);
    writer_.add("Capaciteitsdoelstellingen", Field::kInHeading);
    writer_.add("De coördinatie van de missie, en De missie.");
    writer_.add("De minister van Defensie", Field::kInSender);
    writer_.add_without_weight("Internationale veiligheidsstrategie");
    writer_.finish();
    return terms(document_);
  }

  // Words that are too long to be taken apart, none of them twice.
  std::string many_words(std::size_t count) {
    constexpr std::size_t kLong = 66;
    constexpr std::size_t kDigits = 25;  // 'a' to 'y'
    std::string text;
    for (; count > 0; --count) {
      std::string word(kLong, 'z');
      for (std::size_t i = 0, rest = ++words_; rest > 0; rest /= kDigits, ++i)
        word[i] = static_cast<char>('a' + rest % kDigits);
      text += word + ' ';
    }
    return text;
  }

  DocumentMaker document_;
  TextWriter writer_{document_};
  std::size_t words_ = 0;
};

TEST_F(TextWriterTest, WritesTheSameWhenTheDocumentForgotItsTerms) {
  const std::string before = letter();
  for (int i = 0; i < 3; ++i) {
    document_.clear();
    document_.forget();
    writer_.forget();
    document_.number("", "a term that is new " + std::to_string(i));
    EXPECT_EQ(letter(), before);
  }
}

TEST_F(TextWriterTest, WritesTheSameWhenWordsWereForgotten) {
  constexpr std::size_t kMoreThanAreKept = (1 << 18) + 1;
  const std::string before = letter();
  document_.clear();
  writer_.begin();
  writer_.add(many_words(kMoreThanAreKept));
  document_.clear();
  writer_.begin();
  writer_.add(many_words(10));  // which take the numbers that words of the letter had
  EXPECT_EQ(letter(), before);
}

}  // namespace
}  // namespace briefkamer::indexer
