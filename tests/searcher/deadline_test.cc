#include "searcher/deadline.h"

#include <gmock/gmock.h>

#include "searcher/export.h"
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

}  // namespace
}  // namespace briefkamer::searcher
