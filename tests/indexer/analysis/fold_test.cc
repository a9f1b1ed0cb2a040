#include "indexer/analysis/fold.h"

#include <gtest/gtest.h>

#include <string>

namespace briefkamer::indexer {
namespace {

TEST(Fold, MakesTwoSpellingsOfAWordOne) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"Oekraïne", "oekraine"},
      {"Oekrai\u0308ne", "oekraine"},  // the accent as a character of its own
      {"FINANCIËN", "financien"},
      {"vóór", "voor"},
      {"\u0132muiden en \u0133s", "ijmuiden en ijs"},
      {"o\uFB03cieel", "officieel"},
      {"veilig\u00ADheid", "veiligheid"},
      {"veilig\u200Dheid", "veiligheid"},
      {"Straße", "strasse"},
      {"Ærø, Łódź, Đukanović, Ħ, Þór, Œuvre", "aero, lodz, dukanovic, h, thor, oeuvre"},
      {"İstanbul", "istanbul"},
      {"Ⅳ ² ½ ①", "iv 2 1⁄2 1"},  // compatibility forms are taken apart
      {"ＮＡＶＯ", "navo"},
      {"Київ", "киів"},  // other scripts keep their letters, and lose their marks
      {"NAVO-top (2%)", "navo-top (2%)"},
      {"", ""},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(fold(text), expected) << text;
}

TEST(Fold, IsDoneOnce) {
  for (char32_t c = 0; c < 0x3000; ++c) {
    std::string once;
    fold_code_point(c, once);
    EXPECT_EQ(fold(once), once) << "U+" << std::hex << static_cast<unsigned>(c);
  }
}

TEST(Fold, LeavesOutBytesThatAreNotUtf8) {
  using namespace std::string_literals;
  const struct {
    std::string text;
    std::string expected;
  } cases[] = {
      {"brief\xFFhuis", "briefhuis"},
      {"\xC3", ""},
      {"a\xE2\x82", "a"},            // cut off
      {"\xC0\xAF\xED\xA0\x80", ""},  // overlong, half a surrogate pair
      {"\xF4\x90\x80\x80z", "z"},    // beyond Unicode
      {"a\0b"s, "a\0b"s},            // a zero byte is a character like others
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(fold(text), expected) << text;
}

TEST(Decode, TakesWholeCharactersOnly) {
  const struct {
    const char* text;
    char32_t expected;
    std::size_t length;
  } cases[] = {
      {"a", U'a', 1},
      {"é", U'é', 2},
      {"€", U'€', 3},
      {"😀", U'😀', 4},
      {"\xC3z", 0xFFFD, 1},
      {"\xE2\x82z", 0xFFFD, 1},
      {"\x80", 0xFFFD, 1},
      {"\xF5\x80\x80\x80", 0xFFFD, 1},
      {"\xE0\x80\x80", 0xFFFD, 1},
      {"\xEF\xBF\xBD", 0xFFFD, 3},
  };
  for (const auto& [text, expected, bytes] : cases) {
    std::size_t length = 0;
    EXPECT_EQ(decode(text, 0, length), expected) << text;
    EXPECT_EQ(length, bytes) << text;
  }
}

}  // namespace
}  // namespace briefkamer::indexer
