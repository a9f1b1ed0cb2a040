#include "indexer/word_pairs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

#include "indexer/letter_document.h"

namespace briefkamer::indexer {
namespace {

using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

using Terms = std::set<std::string>;

// The pairs that a document has, none of which may count.
Terms pairs_in(const FlatDocument& document) {
  Terms pairs;
  for (const FlatTerm& term : document.terms) {
    const std::string text(document.texts->text(term.text));
    if (!text.starts_with(kPair)) continue;
    EXPECT_EQ(term.frequency, 0u);
    EXPECT_EQ(term.positions, 0u);
    pairs.insert(text);
  }
  return pairs;
}

// Those that it must have, by the places of its words.
Terms pairs_by_places(const FlatDocument& document) {
  std::map<std::uint32_t, std::vector<std::string>> words;
  for (const FlatTerm& term : document.terms) {
    const std::string text(document.texts->text(term.text));
    if (!text.starts_with(kSurface)) continue;
    for (const std::uint32_t position : document.positions_of(term))
      words[position].push_back(text.substr(kSurface.size()));
  }
  Terms pairs;
  for (const auto& [position, firsts] : words) {
    const auto next = words.find(position + 1);
    if (next == words.end()) continue;
    for (const std::string& first : firsts)
      for (const std::string& second : next->second) pairs.insert(pair_term(first, second));
  }
  pairs.erase("");
  return pairs;
}

corpus::Letter letter_of(std::string subject, std::string text) {
  corpus::Letter letter;
  letter.id = "a";
  letter.subject = std::move(subject);
  letter.sections.push_back({"", 0, std::move(text), 1, 0});
  return letter;
}

Terms pairs_of(std::string subject, std::string text) {
  LetterDocuments documents;
  return pairs_in(documents.document(letter_of(std::move(subject), std::move(text))));
}

TEST(WordPairs, AreOfCommonWordsInTheirOrder) {
  EXPECT_THAT(pairs_of("", "brief van de zeppelin van de minister"),
              UnorderedElementsAre(pair_term("brief", "van"), pair_term("van", "de"),
                                   pair_term("de", "minister")));
  EXPECT_NE(pair_term("brief", "van"), pair_term("van", "brief"));
  EXPECT_THAT(pairs_of("", "de de"), UnorderedElementsAre(pair_term("de", "de")));
  EXPECT_EQ(pair_term("de", "zeppelin"), "");
  EXPECT_EQ(pair_term("zeppelin", "de"), "");
  EXPECT_EQ(pair_term("", ""), "");
}

TEST(WordPairs, DoNotReachFromOneTextOrLetterToTheNext) {
  EXPECT_THAT(pairs_of("brief", "van"), IsEmpty());
  LetterDocuments documents;
  documents.document(letter_of("", "zeppelin brief"));
  EXPECT_THAT(pairs_in(documents.document(letter_of("", "zeppelin zeppelin van"))), IsEmpty());
  EXPECT_THAT(pairs_in(documents.document(letter_of("", "van de"))),
              UnorderedElementsAre(pair_term("van", "de")));
}

// Joined forms, and several readings of one word, stand at one place.
TEST(WordPairs, AreWhatPlacesSay) {
  const std::vector<std::string> words{"de",       "van",      "brief",  "Kamer",
                                       "zeppelin", ".\n",      "brief1", "de-brief",
                                       "(de)van",  "op/onder", "28 676", "één"};
  std::mt19937 random(1);
  LetterDocuments documents;
  for (int i = 0; i < 300; ++i) {
    std::string text;
    for (auto left = random() % 20; left > 0; --left) text += words[random() % words.size()] + ' ';
    SCOPED_TRACE(text);
    const FlatDocument document = documents.document(letter_of("de brief", text));
    const Terms expected = pairs_by_places(document);
    EXPECT_THAT(expected, Not(IsEmpty()));
    EXPECT_EQ(pairs_in(document), expected);
    if (i % 50 == 0) documents.forget_when_full();
  }
}

}  // namespace
}  // namespace briefkamer::indexer
