#include "indexer/analysis/word_break.h"

#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace briefkamer::indexer {
namespace {

// The segments of `text`, "|" between them.
std::string segments(const std::string& text) {
  std::string all;
  bool has_word = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = next_boundary(text, i, has_word);
    if (end <= i || end > text.size()) return "no progress";
    all += (i == 0 ? "" : "|") + text.substr(i, end - i);
    i = end;
  }
  return all;
}

std::string utf8(unsigned long c) {
  std::string out;
  const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    tail(6);
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    tail(12);
    tail(6);
  }
  tail(0);
  return out;
}

// Unicode's own cases; no difference from them is allowed. They are not of this project, so they
// stand outside it.
TEST(WordBreak, IsUnicodes) {
  std::ifstream file(SHARED_FOLDER "/gold/unicode/WordBreakTest.txt");
  if (!file) GTEST_SKIP() << "Unicode's WordBreakTest.txt is not in " SHARED_FOLDER;
  std::size_t cases = 0;
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line.substr(0, line.find('#')));
    std::string text;
    std::string expected;
    for (std::string word; words >> word;) {
      if (word == "÷") {
        if (!expected.empty()) expected += '|';
      } else if (word != "×") {
        text += utf8(std::stoul(word, nullptr, 16));
        expected += utf8(std::stoul(word, nullptr, 16));
      }
    }
    if (text.empty()) continue;
    ++cases;
    expected.pop_back();  // the last boundary is the end
    EXPECT_EQ(segments(text), expected) << line;
  }
  EXPECT_GT(cases, 1800u);
}

TEST(WordBreak, CutsDutchText) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"De brief, van 1.250,50 euro.", "De| |brief|,| |van| |1.250,50| |euro|."},
      {"m.b.t. NAVO-top", "m.b.t|.| |NAVO|-|top"},
      {"agenda’s en 's avonds", "agenda’s| |en| |'|s| |avonds"},
      {"10:30 a:b", "10|:|30| |a:b"},
      {"\r\n  x", "\r\n|  |x"},
      {"een_twee", "een_twee"},
      {"a\u0301\u0301.b", "a\u0301\u0301.b"},  // marks belong to what they stand on
      {"\xFF\xFE!", "\xFF|\xFE|!"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(segments(text), expected) << text;
}

TEST(WordBreak, SaysWhatIsAWord) {
  const struct {
    const char* text;
    bool expected;
  } cases[] = {{"brief", true}, {"27", true},  {"é", true},      {"Київ", true},
               {"中", true},    {"_", false},  {"-", false},     {" ", false},
               {"\xFF", false}, {"😀", false}, {"\u0301", false}};
  for (const auto& [text, expected] : cases) {
    bool has_word = !expected;
    next_boundary(text, 0, has_word);
    EXPECT_EQ(has_word, expected) << text;
  }
}

TEST(WordBreak, GoesForwardThroughAnyBytes) {
  constexpr unsigned kSeed = 20250221;
  std::mt19937 random(kSeed);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (unsigned i = 0; i < 40; ++i) text += static_cast<char>(random());
    std::string joined = segments(text);
    EXPECT_NE(joined, "no progress") << "seed " << kSeed << ", round " << round;
  }
}

}  // namespace
}  // namespace briefkamer::indexer
