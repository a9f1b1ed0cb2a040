#include "indexer/bulk/in_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

namespace briefkamer::indexer {
namespace {

// Pieces 0, 1, 2, … up to `count`, of which piece `bad` goes wrong.
struct Pieces {
  int next = 0;
  int count = 0;
  int bad = -1;
  std::vector<int> delivered = {};

  OrderedWork worker() {
    const auto mine = std::make_shared<int>();
    return {[this, mine] {
              *mine = next;
              return next++ < count;
            },
            [this, mine] {
              std::this_thread::sleep_for(std::chrono::microseconds(*mine * 7919 % 300));
              if (*mine == bad) throw std::runtime_error("piece " + std::to_string(bad));
            },
            [this, mine] { delivered.push_back(*mine); }};
  }
};

TEST(InOrder, DeliversEveryPieceInItsTurn) {
  for (const unsigned threads : {1u, 2u, 5u}) {
    Pieces pieces{.count = 200};
    work_in_order(threads, [&] { return pieces.worker(); });
    ASSERT_EQ(pieces.delivered.size(), 200u);
    EXPECT_TRUE(std::is_sorted(pieces.delivered.begin(), pieces.delivered.end()));
  }
}

TEST(InOrder, DeliversNothingBehindAPieceThatWentWrong) {
  for (const unsigned threads : {1u, 2u, 5u}) {
    Pieces pieces{.count = 200, .bad = 60};
    try {
      work_in_order(threads, [&] { return pieces.worker(); });
      ADD_FAILURE();
    } catch (const std::runtime_error& error) {
      EXPECT_STREQ(error.what(), "piece 60");
    }
    EXPECT_LE(pieces.delivered.size(), 60u);
    EXPECT_LE(pieces.next, 70);
  }
}

TEST(InOrder, EndsSoonWhenAWorkerCannotBeMade) {
  Pieces pieces{.count = 100'000};
  int made = 0;
  const auto make = [&] {
    if (++made == 3) throw std::runtime_error("no third one");
    return pieces.worker();
  };
  EXPECT_THROW(work_in_order(5, make), std::runtime_error);
  EXPECT_EQ(made, 3);
  EXPECT_LT(pieces.delivered.size(), 50'000u);
}

TEST(InOrder, HasNothingToDoWithoutPieces) {
  Pieces pieces;
  work_in_order(3, [&] { return pieces.worker(); });
  EXPECT_TRUE(pieces.delivered.empty());
}

}  // namespace
}  // namespace briefkamer::indexer
