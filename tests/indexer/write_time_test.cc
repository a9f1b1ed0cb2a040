#include "indexer/write_time.h"

#include <gtest/gtest.h>

#include <vector>

namespace briefkamer::indexer {
namespace {

corpus::Letter letter(int words) {
  corpus::Letter made;
  made.id = "a";
  std::string text;
  for (int i = 0; i < words; ++i) text += "woord" + std::to_string(i) + ' ';
  made.sections = {{"", 0, text, 0, 0}};
  return made;
}

TEST(WriteTimeSample, KnowsNothingBeforeTheFirstLetter) {
  WriteTimeSample sample;
  EXPECT_EQ(sample.seconds(1000), 0);
  sample.take(letter(10));
  EXPECT_GT(sample.seconds(1000), 0);
}

TEST(WriteTimeSample, GrowsWithNumberAndSize) {
  WriteTimeSample small;
  WriteTimeSample large;
  for (int i = 0; i < 1000; ++i) {
    small.take(letter(10));
    large.take(letter(2000));
  }
  large.end();
  EXPECT_DOUBLE_EQ(small.seconds(2000), 2 * small.seconds(1000));
  EXPECT_GT(large.seconds(1000), 5 * small.seconds(1000));
}

TEST(WriteReports, TellOfEachPartAndWhatComesBehindIt) {
  std::vector<UpdateProgress> told;
  const WriteReports reports([&](const UpdateProgress& now) { told.push_back(now); }, 10);
  reports.wrote(5, "a");
  reports.joined(0.25);
  ASSERT_EQ(told.size(), 2u);
  EXPECT_EQ(told[0].part, UpdatePart::kWriting);
  EXPECT_EQ(told[0].done, 5u);
  EXPECT_EQ(told[0].total, 10u);
  EXPECT_GT(told[0].later, 0);
  EXPECT_EQ(told[1].part, UpdatePart::kJoining);
  EXPECT_EQ(4 * told[1].done, told[1].total);
  EXPECT_EQ(told[1].later, 0);
  WriteReports({}, 10).wrote(1, "");  // nobody listens
}

}  // namespace
}  // namespace briefkamer::indexer
