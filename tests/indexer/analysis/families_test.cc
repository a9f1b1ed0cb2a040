#include "indexer/analysis/families.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/analysis/lemma.h"
#include "tests/indexer/gold.h"

namespace briefkamer::indexer {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Family, HoldsACountryItsAdjectiveAndItsPeople) {
  EXPECT_THAT(family_of("oekraine"), ElementsAre("oekraine", "oekraiens", "oekrainer"));
  EXPECT_THAT(family_of("oekraiens"), ElementsAre("oekraine", "oekraiens", "oekrainer"));
  EXPECT_THAT(family_of("brief"), IsEmpty());
  EXPECT_THAT(family_of(""), IsEmpty());
}

TEST(Family, IsFoundByEveryFormOfItsWords) {
  const Lemmatizer lemmatizer(lexicon());
  for (const char* form : {"oekraine", "oekraiense", "oekrainers", "russische", "russen", "rusland",
                           "europese", "europeanen", "irakezen", "duitsers", "nederlandse"}) {
    EXPECT_THAT(family_of(lemmatizer.lemma(form)), testing::Not(IsEmpty())) << form;
  }
}

TEST(Family, ConsistsOfLemmas) {
  const Lemmatizer lemmatizer(lexicon());
  for (const char* member : {"oekraine", "nederland", "belgie", "duits", "pool", "turks", "rus",
                             "israel", "europa", "afrika", "marokko", "zweden"}) {
    for (std::string_view word : family_of(member)) EXPECT_EQ(lemmatizer.lemma(word), word);
  }
}

}  // namespace
}  // namespace briefkamer::indexer
