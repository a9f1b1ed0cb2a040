#include "searcher/marks.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/searcher/seed.h"

namespace briefkamer::searcher {
namespace {

std::string shown(const std::vector<Piece>& all) {
  std::string out;
  for (const Piece& piece : all) out += piece.marked ? "[" + piece.text + "]" : piece.text;
  return out;
}

class MarksTest : public testing::Test {
 protected:
  // What is looked for: words by their stems, "a b" phrases by their surface forms.
  Marks words(std::string_view text) {
    Marks marks;
    for (const auto& word : analyzer_.analyze(text))
      for (const auto& term : word.terms) marks.terms.insert(term.text);
    return marks;
  }
  static Marks phrase(std::vector<std::string> surfaces) {
    Marks marks;
    marks.phrases.push_back(std::move(surfaces));
    return marks;
  }
  std::string marked(std::string_view text, const Marks& marks) {
    return shown(pieces(text, find_marks(text, marks, analyzer_), 0, text.size()));
  }

  indexer::Analyzer analyzer_;
};

TEST_F(MarksTest, FindsEveryFormOfAWord) {
  const struct {
    const char* query;
    const char* text;
    const char* expected;
  } cases[] = {
      {"missie", "De missies in Irak; de missie.", "De [missies] in Irak; de [missie]."},
      {"brieven", "Eén brief, twee brieven", "Eén [brief], twee [brieven]"},
      {"oekraine", "In Oekraïne.", "In [Oekraïne]."},
      {"navotop", "de NAVO-top in", "de [NAVO-top] in"},
      {"top", "de NAVO-top in", "de NAVO-[top] in"},
      {"f16", "een F-16, een F16", "een [F-16], een [F16]"},
      {"missie irak", "missie Irak", "[missie] [Irak]"},
      {"missie", "agenda", "agenda"},
      {"missie", "", ""},
  };
  for (const auto& [query, text, expected] : cases)
    EXPECT_EQ(marked(text, words(query)), expected) << query;
}

TEST_F(MarksTest, FindsPhrasesAsPhrasesOnly) {
  const struct {
    std::vector<std::string> phrase;
    const char* text;
    const char* expected;
  } cases[] = {
      {{"vitale", "infra"}, "vitale infra, infra vitale", "[vitale infra], infra vitale"},
      {{"vitale", "infra"}, "vitale en infra", "vitale en infra"},
      {{"vitale", "infra"}, "Vitale\nInfra", "[Vitale\nInfra]"},
      {{"top", "in"}, "de NAVO-top in Den Haag", "de NAVO-[top in] Den Haag"},
      {{"navo", "top"}, "de NAVO-top in", "de [NAVO-top] in"},
      {{"de", "navotop"}, "de NAVO-top in", "[de NAVO-top] in"},
      {{"navotop", "in"}, "de NAVO-top in", "de NAVO-top in"},  // as the index has it: not beside
      {{"navotop"}, "de NAVO-top in", "de [NAVO-top] in"},
      {{"f", "16"}, "de F-16 vliegt", "de [F-16] vliegt"},
      {{"de", "de"}, "de de de", "[de de de]"},
      {{"missies"}, "missie missies", "missie [missies]"},  // no other forms
  };
  for (const auto& [words, text, expected] : cases)
    EXPECT_EQ(marked(text, phrase(words)), expected) << text;
}

TEST_F(MarksTest, FindsBeginnings) {
  Marks marks;
  marks.prefixes = {"defens"};
  EXPECT_EQ(marked("Defensie, defensief, verdediging", marks),
            "[Defensie], [defensief], verdediging");
}

TEST_F(MarksTest, FindsNothingForNothing) {
  EXPECT_TRUE(find_marks("missie", Marks(), analyzer_).empty());
}

TEST_F(MarksTest, TellsWhatWasFoundApart) {
  Marks marks = words("missie irak");
  marks.phrases = {{"vitale", "infra"}};
  const std::vector<Mark> found = find_marks("missie irak missies vitale infra", marks, analyzer_);
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[0].what, found[2].what);
  EXPECT_NE(found[0].what, found[1].what);
  EXPECT_NE(found[3].what, found[0].what);
  EXPECT_NE(found[3].what, found[1].what);
}

TEST_F(MarksTest, AreInOrderAndInsideTheTextAndApart) {
  const unsigned seed = random_seed();
  RecordProperty("seed", std::to_string(seed));
  std::mt19937 random(seed);
  const char* const units[] = {"navo",   "-", "top", " ", "missies", "F",  "16",     "é", "\xff",
                               "28 676", "(", ")",   ".", "\n",      "🙂", "m.b.t.", "'s"};
  Marks marks = words("navo-top missie f16 28676 é");
  marks.phrases = {{"top", "missies"}, {"28", "676"}, {"navo", "top", "navo"}};
  marks.prefixes = {"mis", "2"};
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (auto left = random() % 40; left > 0; --left) text += units[random() % std::size(units)];
    std::size_t before = 0;
    std::string whole;
    const std::vector<Mark> found = find_marks(text, marks, analyzer_);
    for (const Mark& mark : found) {
      ASSERT_LE(before, mark.begin) << "seed " << seed << ": " << text;
      ASSERT_LT(mark.begin, mark.end) << "seed " << seed << ": " << text;
      before = mark.end;
    }
    ASSERT_LE(before, text.size()) << "seed " << seed << ": " << text;
    for (const Piece& piece : pieces(text, found, 0, text.size())) whole += piece.text;
    ASSERT_EQ(whole, text) << "seed " << seed;
  }
}

TEST(Pieces, CutMarksAtTheEndsOfTheStretch) {
  const std::vector<Mark> marks{{1, 4, 0}, {6, 8, 0}};
  const struct {
    std::size_t begin;
    std::size_t end;
    const char* expected;
  } cases[] = {
      {0, 10, "0[123]45[67]89"}, {2, 7, "[23]45[6]"}, {4, 6, "45"}, {5, 5, ""}, {1, 4, "[123]"},
  };
  for (const auto& [begin, end, expected] : cases)
    EXPECT_EQ(shown(pieces("0123456789", marks, begin, end)), expected);
}

}  // namespace
}  // namespace briefkamer::searcher
