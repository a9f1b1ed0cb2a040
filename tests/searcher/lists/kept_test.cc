#include "searcher/lists/kept.h"

#include <gtest/gtest.h>
#include <malloc.h>

#include <array>
#include <functional>
#include <random>
#include <thread>
#include <vector>

#include "searcher/evaluation/letter_set.h"
#include "searcher/lists/posting_list.h"

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

// What the program holds for so many values of which each is small.
template <typename Value>
void expect_all_is_counted(const std::function<Value()>& make) {
  constexpr int kMany = 20'000;
  const std::size_t before = mallinfo2().uordblks;
  Kept kept(SIZE_MAX);
  for (int i = 0; i < kMany; ++i) {
    auto value = std::make_shared<const Value>(make());
    kept.put("a word, and what is chosen beside it: " + std::to_string(i), value, value->bytes());
  }
  EXPECT_GE(kept.bytes(), mallinfo2().uordblks - before);
}

TEST(Kept, CountsAllThatSmallValuesTake) {
  if (mallinfo2().uordblks == 0) GTEST_SKIP() << "a sanitizer's memory is not told";
  expect_all_is_counted<PostingList>([] { return posting_list({1'000'000}, std::array{1U}); });
  expect_all_is_counted<LetterGroup>([] { return LetterGroup(std::vector{1'000'000U}); });
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
