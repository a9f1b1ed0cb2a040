#include "tests/relevance/bootstrap.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace briefkamer::relevance {
namespace {

TEST(Bootstrap, EqualValuesLeaveNothingToChance) {
  EXPECT_EQ(bootstrap({0.5, 0.5, 0.5}), (Interval{0.5, 0.5, 0.5}));
  EXPECT_EQ(bootstrap({}), (Interval{0, 0, 0}));
}

TEST(Bootstrap, FindsTheIntervalOfAFairCoin) {
  // 400 throws, half of them heads: the standard error is 0.5 / sqrt(400) = 0.025, so the interval
  // is near 0.5 ± 1.96 * 0.025.
  std::vector<double> throws(400);
  for (std::size_t i = 0; i < throws.size(); i += 2) throws[i] = 1;
  const Interval interval = bootstrap(throws);
  EXPECT_DOUBLE_EQ(interval.mean, 0.5);
  EXPECT_NEAR(interval.low, 0.451, 0.006);
  EXPECT_NEAR(interval.high, 0.549, 0.006);
}

TEST(Bootstrap, IsTheSameEveryTime) {
  const std::vector<double> values{0, 0.2, 0.9, 1, 0.4, 0.3};
  EXPECT_EQ(bootstrap(values), bootstrap(values));
}

TEST(Bootstrap, PairsQueryByQuery) {
  // The values vary widely, the differences do not.
  const Interval interval = paired_bootstrap({0.1, 0.5, 1.0}, {0.0, 0.4, 0.9});
  EXPECT_NEAR(interval.mean, 0.1, 1e-12);
  EXPECT_NEAR(interval.low, 0.1, 1e-12);
  EXPECT_NEAR(interval.high, 0.1, 1e-12);
}

TEST(Bootstrap, RefusesValuesOfOtherQueries) {
  EXPECT_THROW(paired_bootstrap({0.1, 0.2}, {0.1}), std::invalid_argument);
}

}  // namespace
}  // namespace briefkamer::relevance
