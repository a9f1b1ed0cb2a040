#include "corpus/tagging/phrases.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace briefkamer::corpus {
namespace {

TEST(FoldedText, IsWhatPhrasesAreComparedWith) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"F-16, F16 en F 16", "f 16 f 16 en f 16"},
      {"NAVO‑missie – Irak", "navo missie irak"},  // typographic hyphens
      {"MQ-9’s", "mq 9 s"},
      {"Irak. Voor", "irak  voor"},  // a point ends a phrase
      {"operatie “Baltic”", "operatie  baltic"},
      {"een\ntwee", "een  twee"},  // and so does a paragraph
      {"  Één  ", "een"},
      {"a\xffz", "a  z"},
      {"", ""},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(fold_text(text).letters, expected) << text;
}

TEST(FoldedText, KnowsWhereEachLetterCameFrom) {
  const auto folded = fold_text("Ä F16");
  EXPECT_EQ(folded.letters, "a f 16");
  EXPECT_EQ(folded.offsets, (std::vector<std::uint32_t>{0, 3, 3, 4, 4, 5}));
  EXPECT_EQ(folded.ends, (std::vector<std::uint32_t>{2, 3, 4, 4, 5, 6}));
}

// The values that match at the start of `text`, each with its end.
std::string matches(const Phrases& phrases, const std::string& text) {
  std::string all;
  phrases.match(text, 0, [&](std::size_t end, std::uint32_t value) {
    all += std::to_string(value) + '@' + std::to_string(end) + ' ';
  });
  return all;
}

TEST(Phrases, EndAsTheirEndingSays) {
  const Phrases phrases({{"missie", Ending::kPlural, 1},
                         {"verdrag", Ending::kInflected, 2},
                         {"asiel", Ending::kAny, 3},
                         {"missie in irak", Ending::kPlural, 4}});
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"missie", "1@6 "},
      {"missies", "1@6 "},
      {"missieus", ""},
      {"missie in irak nu", "1@6 4@14 "},
      {"missie in", "1@6 "},
      {"missies in irak", "1@6 "},  // only the last word has an ending
      {"verdragen", "2@7 "},
      {"verdragspartij", ""},
      {"asielzoeker", "3@5 "},
      {"as", ""},
      {"", ""},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(matches(phrases, text), expected) << text;
}

TEST(Phrases, MayBeNone) {
  EXPECT_EQ(matches(Phrases({}), "missie"), "");
}

TEST(Phrases, MatchAsComparingEachWould) {
  constexpr unsigned kSeed = 20250131;
  std::mt19937 random(kSeed);
  const auto words = [&](std::size_t length) {
    std::string text = "a";
    while (text.size() < length) {
      const char next = "abz 09"[random() % 6];
      text += next == ' ' && text.back() == ' ' ? 'b' : next;
    }
    if (text.back() == ' ') text.back() = '9';
    return text;
  };
  std::vector<Phrase> list;
  for (std::uint32_t i = 0; i < 300; ++i)
    list.push_back({words(1 + random() % 6), Ending::kAny, i});
  const Phrases phrases(list);
  for (int round = 0; round < 300; ++round) {
    const auto text = words(8);
    std::vector<std::uint32_t> slow, fast;
    for (const auto& phrase : list) {
      if (text.starts_with(phrase.letters)) slow.push_back(phrase.value);
    }
    phrases.match(text, 0, [&](std::size_t, std::uint32_t value) { fast.push_back(value); });
    std::sort(fast.begin(), fast.end());
    EXPECT_EQ(fast, slow) << text << " with seed " << kSeed;
  }
}

}  // namespace
}  // namespace briefkamer::corpus
