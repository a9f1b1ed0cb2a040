// Orders, facets and choices.
#include "tests/searcher/searcher_fixture.h"

namespace briefkamer::searcher {
namespace {

using testing::HasSubstr;

using SearcherFacetsTest = SearcherTest;

TEST_F(SearcherFacetsTest, OrdersByDateWithTheUndatedLast) {
  const Searcher& searcher = over({
      letter_with("b", "2024-05-01", "missie", ""),
      letter_with("none-1", "", "missie", ""),
      letter_with("a", "2024-05-01", "missie", ""),
      letter_with("new", "2025-01-01", "missie", ""),
      letter_with("none-2", "", "missie", ""),
  });
  Question question = ask("missie");
  question.sort = Sort::kNewest;
  EXPECT_EQ(ids(searcher.search(question)), "new b a none-2 none-1");
  question.sort = Sort::kOldest;
  EXPECT_EQ(ids(searcher.search(question)), "a b new none-1 none-2");
  question.sort = Sort::kRelevance;  // all score the same
  EXPECT_EQ(ids(searcher.search(question)), "new b a none-2 none-1");
}

TEST_F(SearcherFacetsTest, CountsEachFacetWithoutItsOwnChoice) {
  corpus::Letter a = letter_with("a", "2025-01-01", "missie", "");
  a.topics = {{"defensie", "", {}}, {"marine", "", {}}, {"luchtmacht", "", {}}};
  a.missions = {{"nmi", "", {}}};
  corpus::Letter b = letter_with("b", "2025-03-01", "missie", "");
  b.topics = {{"defensie", "", {}}};
  corpus::Letter c = letter_with("c", "", "missie", "");
  const Searcher& searcher = over({a, b, c});
  Answer answer = searcher.search(ask("missie"));
  EXPECT_EQ(counts(answer, "topic"), "2 defensie, 1 luchtmacht, 1 marine, 1 none");
  EXPECT_EQ(counts(answer, "mission"), "2 none, 1 nmi");
  EXPECT_EQ(counts(answer, "year"), "2 2025, 1 none");
  EXPECT_EQ(counts(answer, "month"), "1 2025-01, 1 2025-03, 1 none");
  ASSERT_EQ(answer.histogram.size(), 3U);
  EXPECT_EQ(answer.histogram[1], (MonthCount{"2025-02", 0}));

  Question question = ask("missie");
  question.chosen["mission"] = {"NMI", "leeg"};  // a name, and a value that no letter has
  answer = searcher.search(question);
  EXPECT_EQ(ids(answer), "a");
  EXPECT_EQ(counts(answer, "mission"), "2 none, 1 nmi*, 0 leeg*");
  EXPECT_EQ(counts(answer, "topic"), "1 defensie, 1 luchtmacht, 1 marine");

  question.from = corpus::from_iso("2025-02-01");
  answer = searcher.search(question);
  EXPECT_EQ(ids(answer), "");
  EXPECT_EQ(counts(answer, "month"), "1 2025-01");  // the period is the choice of months
  EXPECT_EQ(counts(answer, "mission"), "1 none, 0 leeg*, 0 nmi*");
  EXPECT_EQ(answer.histogram.size(), 1U);

  question.chosen = {{"topic", {"none"}}};
  question.from.reset();
  EXPECT_EQ(ids(searcher.search(question)), "c");
}

TEST_F(SearcherFacetsTest, RefusesAChoiceThatDoesNotExist) {
  const Searcher& searcher = over({letter_with("a", "2025-01-01", "missie", "")});
  for (const char* facet : {"topic", "mission", "ministry", "kind"}) {
    for (const std::string& value : {std::string("zzz"), std::string(), std::string(300, 'x')}) {
      Question question = ask("missie");
      question.chosen[facet] = {value};
      try {
        searcher.search(question);
        ADD_FAILURE() << facet << " takes \"" << value << '"';
      } catch (const QuestionError& error) {
        EXPECT_EQ(error.field, facet);
        EXPECT_THAT(error.what(), HasSubstr("briefkamer facets --name " + std::string(facet)));
      }
    }
  }
}

TEST_F(SearcherFacetsTest, RefusesAChoiceOfAnyBytes) {
  const Searcher& searcher = over({letter_with("a", "2025-01-01", "missie", "")});
  Question question = ask("missie");
  question.chosen["topic"] = {std::string(300, '\0')};  // twice as long as a key of Xapian's
  EXPECT_THROW(searcher.search(question), QuestionError);
}

}  // namespace
}  // namespace briefkamer::searcher
