// Hundreds of random questions, compared with a naive reading of all letters.
#include <algorithm>
#include <tuple>

#include "tests/searcher/random_questions.h"
#include "tests/searcher/scan.h"
#include "tests/searcher/searcher_fixture.h"
#include "tests/searcher/seed.h"

namespace briefkamer::searcher {
namespace {

using SearcherScanTest = SearcherTest;

// What the order is by; equal keys never happen.
auto order_key(const Hit& hit, Sort sort) {
  const auto date =
      hit.date ? corpus::to_iso(*hit.date) : std::string(sort == Sort::kOldest ? "9" : "0");
  return std::tuple(sort == Sort::kRelevance ? hit.score : 0.0, date, hit.id);
}

void expect_in_order(const std::vector<Hit>& hits, Sort sort) {
  for (std::size_t i = 1; i < hits.size(); ++i) {
    if (hits[i - 1].some != hits[i].some) {
      EXPECT_TRUE(hits[i].some);
      continue;
    }
    const auto before = order_key(hits[i - 1], sort);
    const auto after = order_key(hits[i], sort);
    EXPECT_TRUE(sort == Sort::kOldest ? before < after : before > after) << hits[i].id;
  }
}

void expect_same(const Answer& answer, const Scan::Result& expected, const Question& question) {
  std::set<std::string> all;
  std::set<std::string> some;
  for (const Hit& hit : answer.hits) (hit.some ? some : all).insert(hit.id);
  EXPECT_EQ(all, expected.all);
  EXPECT_EQ(some, expected.some);
  EXPECT_EQ(answer.total, expected.all.size());
  EXPECT_EQ(answer.total_some, expected.some.size());
  EXPECT_EQ(answer.hits.size(), all.size() + some.size());
  for (const FacetCounts& facet : answer.facets) {
    auto wanted = expected.facets.contains(facet.name) ? expected.facets.at(facet.name)
                                                       : std::map<std::string, std::size_t>();
    if (question.chosen.contains(facet.name))
      for (const std::string& value : question.chosen.at(facet.name)) wanted.try_emplace(value, 0);
    std::map<std::string, std::size_t> found;
    for (const FacetCount& entry : facet.values) found[entry.value.value] = entry.count;
    EXPECT_EQ(found, wanted) << facet.name;
  }
  std::size_t in_histogram = 0;
  for (const MonthCount& month : answer.histogram) in_histogram += month.count;
  std::size_t dated = 0;
  if (expected.facets.contains("month"))
    for (const auto& [month, count] : expected.facets.at("month"))
      dated += month == "none" ? 0 : count;
  EXPECT_EQ(in_histogram, dated);
  expect_in_order(answer.hits, question.sort);
}

TEST_F(SearcherScanTest, AnswersLikeAScanOfAllLetters) {
  const unsigned seed = random_seed();
  RecordProperty("seed", std::to_string(seed));
  std::mt19937 random(seed);
  const std::vector<corpus::Letter> letters = random_letters(random, 60);
  const Searcher& searcher = over(letters);
  Scan scan(letters, vocabulary_);
  RandomQuestions questions(random);
  for (int round = 0; round < 600; ++round) {
    Question question = questions.next();
    question.count = kMostHits;
    const Answer answer = searcher.search(question);
    SCOPED_TRACE("seed " + std::to_string(seed) + ", round " + std::to_string(round) + ": " +
                 described(question) + " read as " + answer.reading);
    expect_same(answer, scan.search(question), question);
    Question part = question;
    part.first = random() % 20;
    part.count = random() % 20;
    std::vector<Hit> expected;
    for (std::size_t i = part.first; i < std::min(part.first + part.count, answer.hits.size()); ++i)
      expected.push_back(answer.hits[i]);
    EXPECT_EQ(searcher.search(part).hits, expected) << part.first << " + " << part.count;
    if (HasFailure()) break;
  }
}

}  // namespace
}  // namespace briefkamer::searcher
