#include "tests/relevance/measures.h"

#include <gtest/gtest.h>

#include <cmath>

namespace briefkamer::relevance {
namespace {

constexpr double kClose = 1e-12;

TEST(Measures, GainFallsWithTheLogarithmOfTheRank) {
  const Judged judged{{"a", 1}};
  EXPECT_DOUBLE_EQ(ndcg({"a", "b"}, judged, 10), 1);
  EXPECT_NEAR(ndcg({"b", "a"}, judged, 10), 1 / std::log2(3), kClose);
  EXPECT_NEAR(ndcg({"b", "c", "a"}, judged, 10), 0.5, kClose);  // 1 / log2(4)
}

TEST(Measures, GainIsDividedByThatOfTheBestRanking) {
  // Two right documents, at ranks 1 and 3 where 1 and 2 would be best.
  const Judged judged{{"a", 1}, {"b", 1}};
  EXPECT_NEAR(ndcg({"a", "x", "b"}, judged, 10), (1 + 0.5) / (1 + 1 / std::log2(3)), kClose);
  // Only as many as are looked at can be right.
  EXPECT_DOUBLE_EQ(ndcg({"b"}, judged, 1), 1);
}

TEST(Measures, AHigherGradeCountsMore) {
  const Judged judged{{"a", 2}, {"b", 1}};  // worth 3 and 1
  EXPECT_DOUBLE_EQ(ndcg({"a", "b"}, judged, 10), 1);
  EXPECT_NEAR(ndcg({"b", "a"}, judged, 10), (1 + 3 / std::log2(3)) / (3 + 1 / std::log2(3)),
              kClose);
}

TEST(Measures, GradeZeroIsWrong) {
  const Judged judged{{"a", 0}, {"b", 1}};
  EXPECT_NEAR(ndcg({"a", "b"}, judged, 10), 1 / std::log2(3), kClose);
  EXPECT_DOUBLE_EQ(recall({"a"}, judged, 10), 0);
  EXPECT_DOUBLE_EQ(reciprocal_rank({"a", "b"}, judged), 0.5);
}

TEST(Measures, GainStopsAtTheDepth) {
  const Judged judged{{"a", 1}};
  EXPECT_NEAR(ndcg({"b", "a"}, judged, 2), 1 / std::log2(3), kClose);
  EXPECT_DOUBLE_EQ(ndcg({"b", "c", "a"}, judged, 2), 0);
}

TEST(Measures, RecallIsThePartFound) {
  const Judged judged{{"a", 1}, {"b", 1}, {"c", 1}, {"d", 3}};
  EXPECT_DOUBLE_EQ(recall({"x", "a", "d"}, judged, 10), 0.5);
  EXPECT_DOUBLE_EQ(recall({"x", "a", "d"}, judged, 2), 0.25);
  EXPECT_DOUBLE_EQ(recall({}, judged, 10), 0);
}

TEST(Measures, TheFirstRightDocumentCounts) {
  const Judged judged{{"a", 1}, {"b", 1}};
  EXPECT_DOUBLE_EQ(reciprocal_rank({"b", "a"}, judged), 1);
  EXPECT_DOUBLE_EQ(reciprocal_rank({"x", "y", "z", "a", "b"}, judged), 0.25);
  EXPECT_DOUBLE_EQ(reciprocal_rank({"x"}, judged), 0);
}

TEST(Measures, NothingJudgedRightGivesZero) {
  EXPECT_DOUBLE_EQ(ndcg({"a"}, {}, 10), 0);
  EXPECT_DOUBLE_EQ(recall({"a"}, {}, 10), 0);
  EXPECT_DOUBLE_EQ(reciprocal_rank({"a"}, {}), 0);
}

}  // namespace
}  // namespace briefkamer::relevance
