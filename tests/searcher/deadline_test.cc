#include "searcher/deadline.h"

#include <gmock/gmock.h>

#include "indexer/letter_document.h"
#include "indexer/schema.h"
#include "searcher/export.h"
#include "searcher/query/word_query.h"
#include "searcher/spelling/latest_letters.h"
#include "searcher/spelling/spelling_candidates.h"
#include "tests/searcher/searcher_fixture.h"

namespace briefkamer::searcher {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

TEST(Deadline, PassesInTime) {
  EXPECT_NO_THROW(Deadline().check());
  EXPECT_NO_THROW(Deadline(1h).check());
  EXPECT_THROW(Deadline(0ms).check(), TimeIsUp);
  EXPECT_THAT(TimeIsUp(10s).what(), HasSubstr("within 10 seconds"));
}

using DeadlineTest = SearcherTest;

TEST_F(DeadlineTest, EndsEveryWayToAnswer) {
  over({letter_with("a", "2025-01-31", "Missies in Irak", "De missie in Irak.")});
  for (const std::size_t list_bytes : {std::size_t{0}, kListBytes}) {
    const Searcher late(folder_.path() / "database", vocabulary_, list_bytes, 0ms);
    for (const char* text : {"missie", "mis*", "\"in irak\"", ""})
      EXPECT_THROW(late.search(ask(text)), TimeIsUp) << list_bytes << ' ' << text;
    EXPECT_THROW(late.ranking(ask("missie")), TimeIsUp) << list_bytes;
    EXPECT_THROW(check_export(late, ask("missie")), TimeIsUp) << list_bytes;
    EXPECT_EQ(late.status().letters, 1U) << list_bytes;
    EXPECT_TRUE(late.letter("a")) << list_bytes;
  }
}

// In the middle of one match, after which the database answers as before.
TEST_F(DeadlineTest, EndsAMatchOfXapian) {
  Xapian::WritableDatabase database((folder_.path() / "many").string());
  Xapian::Document letter;
  letter.add_term("a");
  for (unsigned i = 0; i < 2 * DeadlineSpy::kLetters; ++i) database.add_document(letter);
  database.commit();
  const auto match = [&](const Deadline& deadline) {
    DeadlineSpy watch(deadline);
    Xapian::Enquire enquire(database);
    enquire.set_query(Xapian::Query("a"));
    enquire.add_matchspy(&watch);
    return enquire.get_mset(0, 1, database.get_doccount()).get_matches_lower_bound();
  };
  EXPECT_THROW(match(Deadline(0ms)), TimeIsUp);
  EXPECT_EQ(match(Deadline(1h)), 2 * DeadlineSpy::kLetters);
}

// Which gives what it gave before when there is time.
TEST_F(DeadlineTest, EndsTheWorkOnWordsAndSuggestions) {
  Xapian::WritableDatabase database((folder_.path() / "words").string());
  Xapian::Document letter;
  for (std::size_t i = 0; i < 2 * kTermsAtATime; ++i)
    letter.add_term(indexer::prefixed(indexer::kSurface, "m" + std::to_string(i)));
  database.add_document(letter);
  database.commit();
  const Deadline late(0ms);
  const std::string start = indexer::prefixed(indexer::kSurface, "m");
  EXPECT_THROW(commonest_terms(database, start, 10, late), TimeIsUp);
  EXPECT_EQ(commonest_terms(database, start, 10).looked_at, 2 * kTermsAtATime);
  indexer::Analyzer analyzer;
  EXPECT_THROW(spellings("misie", database, analyzer, late), TimeIsUp);
  EXPECT_TRUE(spellings("misie", database, analyzer).empty());
  EXPECT_THROW(latest_letters(term_plan(start + "1"), database, 1, late), TimeIsUp);
  EXPECT_EQ(latest_letters(term_plan(start + "1"), database, 1).size(), 1U);
}

TEST_F(DeadlineTest, EndsSuggestions) {
  over({letter_with("a", "2025-01-31", "Missies in Irak", "De missie in Irak.")});
  const Searcher late(folder_.path() / "database", vocabulary_, kListBytes, 0ms);
  EXPECT_THROW(late.suggest("missies", 5), TimeIsUp);
  EXPECT_EQ(searcher_->suggest("missies", 5).size(), 1U);
}

}  // namespace
}  // namespace briefkamer::searcher
