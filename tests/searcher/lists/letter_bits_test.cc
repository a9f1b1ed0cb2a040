#include "searcher/lists/letter_bits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <random>

#include "tests/searcher/seed.h"

namespace briefkamer::searcher {
namespace {

using Numbers = std::vector<std::uint32_t>;

class LetterBitsTest : public testing::Test {
 protected:
  std::uint32_t below(std::uint32_t end) { return static_cast<std::uint32_t>(random_() % end); }

  // Few or many, in stretches or one by one.
  Numbers some(std::uint32_t end) {
    Numbers letters;
    const std::uint32_t gap = 1 + below(below(2) == 0 ? 3 : 200);
    for (std::uint32_t letter = below(gap); letter < end; letter += 1 + below(gap))
      letters.push_back(letter);
    return letters;
  }

  static LetterBits bits_of(const Numbers& letters, std::size_t end) {
    LetterBits bits(end);
    bits.add(letters);
    return bits;
  }

  const unsigned seed_ = random_seed();
  std::mt19937 random_{seed_};
};

TEST_F(LetterBitsTest, AreTheLetters) {
  for (int round = 0; round < 200; ++round) {
    const std::uint32_t end = 1 + below(2000);
    const Numbers letters = some(end);
    LetterBits bits = bits_of(letters, end);
    EXPECT_EQ(bits.letters(), letters) << "seed " << seed_;
    bits.number();
    for (std::size_t i = 0; i < letters.size(); ++i) EXPECT_EQ(bits.place(letters[i]), i);
    for (std::uint32_t letter = 0; letter < end; ++letter)
      EXPECT_EQ(bits.has(letter) == 1, std::binary_search(letters.begin(), letters.end(), letter));
  }
}

TEST_F(LetterBitsTest, AreLaidOverEachOther) {
  for (int round = 0; round < 200; ++round) {
    const std::uint32_t ends[] = {1 + below(2000), 1 + below(2000)};
    const Numbers one = some(ends[0]);
    const Numbers other = some(ends[1]);
    Numbers both, either, rest;
    std::set_intersection(one.begin(), one.end(), other.begin(), other.end(),
                          std::back_inserter(both));
    std::set_union(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(either));
    std::set_difference(one.begin(), one.end(), other.begin(), other.end(),
                        std::back_inserter(rest));
    LetterBits kept = bits_of(one, ends[0]);
    kept.keep(bits_of(other, ends[1]));
    EXPECT_EQ(kept.letters(), both) << "seed " << seed_;
    LetterBits left = bits_of(one, ends[0]);
    left.drop(bits_of(other, ends[1]));
    EXPECT_EQ(left.letters(), rest) << "seed " << seed_;
    LetterBits all = bits_of(one, std::max(ends[0], ends[1]));
    all.add(bits_of(other, ends[1]));
    EXPECT_EQ(all.letters(), either) << "seed " << seed_;
  }
}

TEST_F(LetterBitsTest, HaveOthers) {
  for (const std::uint32_t end : {1U, 63U, 64U, 65U, 128U, 1000U}) {
    const Numbers letters = some(end);
    Numbers all(end), others;
    for (std::uint32_t letter = 0; letter < end; ++letter) all[letter] = letter;
    std::set_difference(all.begin(), all.end(), letters.begin(), letters.end(),
                        std::back_inserter(others));
    EXPECT_EQ(bits_of(letters, end).others(end).letters(), others) << "seed " << seed_;
    EXPECT_EQ(LetterBits().others(end).letters(), all);
  }
}

TEST_F(LetterBitsTest, ReachAsFarAsThereIsRoom) {
  const Numbers letters{0, 63, 64, 127, 128, 5000};
  EXPECT_EQ(LetterBits().reached(letters).size(), 0U);
  EXPECT_EQ(LetterBits(64).reached(letters).size(), 2U);
  EXPECT_EQ(LetterBits(128).reached(letters).size(), 4U);
  EXPECT_EQ(LetterBits(6000).reached(letters).size(), 6U);
}

}  // namespace
}  // namespace briefkamer::searcher
