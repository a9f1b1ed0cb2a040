// Pages of hits, single letters, and what is searched.
#include "tests/searcher/searcher_fixture.h"

namespace briefkamer::searcher {
namespace {

using SearcherPagesTest = SearcherTest;

TEST_F(SearcherPagesTest, PagesFromLettersWithAllWordsToThoseWithSome) {
  std::vector<corpus::Letter> letters;
  for (int i = 0; i < 7; ++i)
    letters.push_back(letter_with("all-" + std::to_string(i), "2025-01-01", "missie irak", ""));
  for (int i = 0; i < 6; ++i)
    letters.push_back(letter_with("some-" + std::to_string(i), "2025-01-01", "missie", ""));
  const Searcher& searcher = over(letters);
  const Answer whole = searcher.search(ask("missie irak"));
  EXPECT_EQ(whole.total, 7U);
  EXPECT_EQ(whole.total_some, 6U);
  ASSERT_EQ(whole.hits.size(), 13U);
  for (std::size_t size = 1; size <= 14; ++size) {
    std::vector<Hit> paged;
    Question question = ask("missie irak");
    question.count = size;
    for (question.first = 0; question.first < 14; question.first += size) {
      const Answer page = searcher.search(question);
      EXPECT_EQ(page.total, 7U);
      EXPECT_EQ(page.total_some, 6U);
      paged.insert(paged.end(), page.hits.begin(), page.hits.end());
    }
    EXPECT_EQ(paged, whole.hits) << "pages of " << size;
  }
  Question question = ask("missie irak");
  question.match = Match::kAll;
  EXPECT_EQ(searcher.search(question).total_some, 0U);
  EXPECT_EQ(searcher.search(question).hits.size(), 7U);
  question.match = Match::kAny;
  EXPECT_EQ(searcher.search(question).total, 13U);
  EXPECT_EQ(searcher.search(question).total_some, 0U);
}

TEST_F(SearcherPagesTest, TakesAnyPlaceAndNumberOfHits) {
  const Searcher& searcher = over({letter_with("a", "2025-01-01", "missie", "")});
  Question question = ask("missie irak");
  for (const std::size_t first : {std::size_t{0}, std::size_t{1}, std::size_t{1'000'000'000'000}}) {
    for (const std::size_t count : {std::size_t{0}, kMostHits}) {
      question.first = first;
      question.count = count;
      const Answer answer = searcher.search(question);
      EXPECT_EQ(answer.total, 0U);
      EXPECT_EQ(answer.total_some, 1U);
      EXPECT_EQ(answer.hits.size(), first == 0 && count > 0 ? 1U : 0U);
      EXPECT_EQ(counts(answer, "year"), "1 2025");
    }
  }
}

TEST_F(SearcherPagesTest, AnswersAboutAnEmptyDatabase) {
  const Searcher& searcher = over({});
  const Answer answer = searcher.search(ask("missie irak"));
  EXPECT_EQ(answer.total + answer.total_some, 0U);
  EXPECT_TRUE(answer.histogram.empty());
  EXPECT_EQ(searcher.status().letters, 0U);
  EXPECT_EQ(searcher.status().first_date, std::nullopt);
  EXPECT_EQ(searcher.letter("a"), std::nullopt);
}

TEST_F(SearcherPagesTest, GivesALetterByIdOrFormerId) {
  corpus::Letter letter = letter_with("new-id", "2025-01-01", "missie", "tekst");
  letter.aliases = {"old-id"};
  const Searcher& searcher = over({letter});
  EXPECT_EQ(searcher.letter("new-id"), letter);
  EXPECT_EQ(searcher.letter("old-id"), letter);
  for (const std::string& id : {std::string("none"), std::string(), std::string(300, '\0'),
                                std::string(10'000, 'x'), std::string("\xff")}) {
    EXPECT_EQ(searcher.letter(id), std::nullopt);
    EXPECT_EQ(searcher.letter_view(id, "missie"), std::nullopt);
  }
}

TEST_F(SearcherPagesTest, SaysWhatItHolds) {
  const Searcher& searcher =
      over({letter_with("a", "2024-01-05", "x", ""), letter_with("b", "2025-02-01", "x", ""),
            letter_with("c", "", "x", "")});
  const Status status = searcher.status();
  EXPECT_EQ(status.letters, 3U);
  EXPECT_EQ(status.first_date, corpus::from_iso("2024-01-05"));
  EXPECT_EQ(status.last_date, corpus::from_iso("2025-02-01"));
  EXPECT_EQ(status.generation, "generation-1");
  add_letters(folder_.path() / "database", {letter_with("d", "2025-03-01", "x", "")});
  EXPECT_NE(searcher.status().state, status.state);
  EXPECT_EQ(searcher.status().state, searcher.state());
  EXPECT_EQ(searcher.status().letters, 4U);
}

}  // namespace
}  // namespace briefkamer::searcher
