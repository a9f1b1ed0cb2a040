#include "searcher/lists/kept.h"

#include <gtest/gtest.h>

#include <random>
#include <thread>
#include <vector>

namespace briefkamer::searcher {
namespace {

std::shared_ptr<const int> number(int value) {
  return std::make_shared<const int>(value);
}

TEST(Kept, ForgetsWhatWasNotUsedForLongest) {
  Kept kept(3000);
  kept.put("a", number(1), 1000);
  kept.put("b", number(2), 1000);
  EXPECT_EQ(*kept.find<int>("a"), 1);
  kept.put("c", number(3), 1000);
  EXPECT_FALSE(kept.find<int>("b"));
  EXPECT_TRUE(kept.find<int>("a"));
  EXPECT_TRUE(kept.find<int>("c"));
}

TEST(Kept, TakesANewValueInPlaceOfTheOld) {
  Kept kept(10'000);
  kept.put("a", number(1), 1000);
  const std::size_t before = kept.bytes();
  kept.put("a", number(2), 1000);
  EXPECT_EQ(*kept.find<int>("a"), 2);
  EXPECT_EQ(kept.bytes(), before);
}

TEST(Kept, LeavesAValueToThoseWhoHaveIt) {
  Kept kept(2000);
  kept.put("a", number(1), 1000);
  const auto mine = kept.find<int>("a");
  kept.put("b", number(2), 1500);
  EXPECT_FALSE(kept.find<int>("a"));
  EXPECT_EQ(*mine, 1);
}

TEST(Kept, NeverHoldsMoreThanItMay) {
  constexpr std::size_t kMost = 50'000;
  Kept kept(kMost);
  kept.put("large", number(1), kMost);
  EXPECT_FALSE(kept.find<int>("large"));
  std::vector<std::thread> threads;
  for (unsigned thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&, thread] {
      std::mt19937 random(thread);
      for (int i = 0; i < 5000; ++i) {
        const int key = static_cast<int>(random() % 500);
        const auto known = kept.find<int>(std::to_string(key));
        if (known && *known != key) ADD_FAILURE() << key;
        if (!known) kept.put(std::to_string(key), number(key), random() % 3000);
        if (kept.bytes() > kMost) ADD_FAILURE();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_GT(kept.bytes(), 0U);
}

}  // namespace
}  // namespace briefkamer::searcher
