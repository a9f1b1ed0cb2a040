#include "indexer/analysis/plain_words.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>

namespace briefkamer::indexer {
namespace {

PlainWords::Key key_of(std::string_view text, std::size_t begin, std::size_t size) {
  PlainWords::Key key{1, 2};  // of a word before it
  PlainWords::read(text, begin, size, key);
  return key;
}

TEST(PlainWords, HaveTheSameKeyWhereverTheyStand) {
  const std::string text = "wet weten wetenschap wetenschappelijk wet";
  const auto first = key_of(text, 0, 3);
  EXPECT_EQ(first, key_of(text, text.size() - 3, 3));
  EXPECT_EQ(first, key_of("wet", 0, 3));
  for (std::size_t size = 1; size <= PlainWords::kMostBytes; ++size) {
    const std::string word(std::string_view(text).substr(21, size));
    const auto key = key_of(word, 0, size);
    EXPECT_EQ(key, key_of(text, 21, size)) << word;
    EXPECT_EQ(key, key_of(word + "Z and more behind it", 0, size)) << word;
    EXPECT_NE(key, key_of(text, 21, size - 1)) << word;
  }
}

TEST(PlainWords, FindsEachOfManyWithWhatIsKnownOfIt) {
  std::mt19937 random(1);
  std::map<std::string, std::uint32_t> expected;
  PlainWords words;
  for (std::uint32_t i = 0; i < 50'000; ++i) {
    std::string word(1 + random() % PlainWords::kMostBytes, 'a');
    for (char& c : word) c = static_cast<char>('a' + random() % 3);
    const auto [known, fresh] = expected.emplace(word, i);
    PlainWord& found = words.find(key_of(word, 0, word.size()));
    ASSERT_EQ(found.word, fresh ? PlainWord::kUnknown : known->second) << word;
    found.word = known->second;
  }
  ASSERT_GT(expected.size(), 10'000u);
  for (const auto& [word, number] : expected)
    EXPECT_EQ(words.find(key_of(word, 0, word.size())).word, number) << word;
  words.clear();
  EXPECT_EQ(words.find(key_of("a", 0, 1)).word, PlainWord::kUnknown);
}

}  // namespace
}  // namespace briefkamer::indexer
