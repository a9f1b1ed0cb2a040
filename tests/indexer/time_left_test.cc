#include "indexer/time_left.h"

#include <gtest/gtest.h>

namespace briefkamer::indexer {
namespace {

using std::chrono::seconds;

TEST(TimeLeft, IsWhatTheRestTakesAtTheSpeedOfTheLastMinute) {
  TimeLeft left;
  const TimeLeft::Clock::time_point start{};
  for (std::size_t i = 0; i < 3; ++i)
    EXPECT_EQ(left.after(10 * i, 1000, 0, start + seconds(i)), std::nullopt) << i;
  EXPECT_EQ(left.after(100, 1000, 0, start + seconds(10)), seconds(90));
  // Slower since: what was fast is forgotten.
  for (std::size_t i = 1; i <= 70; ++i) left.after(100 + i, 1000, 0, start + seconds(10 + i));
  EXPECT_EQ(left.after(180, 1000, 0, start + seconds(90)), seconds(820));
}

TEST(TimeLeft, BeginsAnewWithOtherWork) {
  TimeLeft left;
  const TimeLeft::Clock::time_point start{};
  left.after(0, 100, 0, start);
  EXPECT_EQ(left.after(50, 100, 0, start + seconds(5)), seconds(5));
  EXPECT_EQ(left.after(0, 80, 30, start + seconds(6)), std::nullopt);
  EXPECT_EQ(left.after(8, 80, 30, start + seconds(10)), seconds(66));
}

TEST(TimeLeft, IsSaidInRoundNumbers) {
  const std::pair<long, const char*> cases[] = {
      {0, "a few seconds"}, {9, "a few seconds"},   {44, "about 40 s"},      {119, "about 120 s"},
      {120, "about 2 min"}, {1000, "about 17 min"}, {7199, "about 120 min"}, {9000, "about 3 h"},
  };
  for (const auto& [count, expected] : cases) EXPECT_EQ(in_words(seconds(count)), expected);
}

}  // namespace
}  // namespace briefkamer::indexer
