#include "indexer/folder/same_letter.h"

#include <gtest/gtest.h>

namespace briefkamer::indexer {
namespace {

corpus::Letter letter(const std::string& id, const std::string& format, const std::string& text) {
  corpus::Letter made;
  made.id = id;
  made.sections = {{"", 0, text, 0, 0}};
  made.sources = {{"/brief", format, ""}};
  return made;
}

constexpr const char* kOurs = "2025-01-31-defensie-0a1b2c3d";

TEST(SameLetter, IsToldByTextNumberAndFormat) {
  const struct {
    const char* id;
    const char* first_format;
    const char* first;
    const char* second_format;
    const char* second;
    bool expected;
  } cases[] = {
      {kOurs, "text", "De missie in Irak.", "text", "De missie in Irak.", true},
      {kOurs, "text", "De missie in Irak.", "text", "De missie\nin Irak", true},
      {kOurs, "text", "De missie in Irak.", "text", "De missie in Mali.", false},
      {kOurs, "text", "een twee drie vier", "text", "vier drie twee een", false},
      {kOurs, "text", "een twee drie vier", "pdf", "een twee drie vijf", true},
      {kOurs, "text", "een twee drie vier", "pdf", "een zes zeven acht", false},
      {kOurs, "text", "", "text", "", true},
      {kOurs, "text", "", "pdf", "een", false},
      {"ongedateerd-onbekend-0a1b2c3d", "text", "een", "text", "twee", false},
      {"kst-28676-472", "text", "een", "text", "twee", true},
      {"2025d01234", "pdf", "een", "pdf", "twee", true},  // a number of the Tweede Kamer
      {"blg-1234", "pdf", "een", "xml", "twee", true},
  };
  for (const auto& row : cases) {
    const corpus::Letter a = letter(row.id, row.first_format, row.first);
    const corpus::Letter b = letter(row.id, row.second_format, row.second);
    EXPECT_EQ(same_letter(a, b), row.expected) << row.id << ": " << row.first << '/' << row.second;
    EXPECT_EQ(same_letter(b, a), row.expected) << row.id << ": " << row.second << '/' << row.first;
  }
}

TEST(SameLetter, DoesNotDependOnPagesAndSections) {
  corpus::Letter a = letter(kOurs, "text", "Inzet\nDe missie in Irak.");
  corpus::Letter b = letter(kOurs, "text", "De missie in Irak.");
  b.sections.front().heading = "Inzet";
  b.sections.front().page = 2;
  EXPECT_TRUE(same_letter(a, b));
}

// An official number that became an alias does not make the other letter official.
TEST(SameLetter, LooksAtTheNumberThatBothHave) {
  EXPECT_FALSE(same_letter(letter("kst-28676-472", "text", "een"), letter(kOurs, "text", "twee")));
}

TEST(SameText, IsTheSameWordsOrNineInTenFromAnotherFormat) {
  const std::string ten = "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien";
  const struct {
    std::string first;
    const char* format;
    std::string second;
    bool expected;
  } cases[] = {
      {ten, "text", ten, true},
      {ten, "text", ten + " x", false},
      {ten + " " + "a b c d e f g", "pdf", ten + " a b c d e f h", true},
      {ten, "pdf", "een twee drie vier vijf zes zeven x y z elf twaalf dertien", false},
      {"", "text", "", false},  // of nothing nothing can be told
      {"", "pdf", "", false},
  };
  for (const auto& [first, format, second, expected] : cases) {
    EXPECT_EQ(same_text(letter("a", "text", first), letter("b", format, second)), expected)
        << first << " / " << second;
  }
}

TEST(BetterSource, IsXmlBeforePdfBeforeWordBeforeText) {
  const char* best_first[] = {"xml", "pdf", "docx", "text", "something new"};
  for (std::size_t i = 0; i < std::size(best_first); ++i) {
    for (std::size_t k = 0; k < std::size(best_first); ++k) {
      EXPECT_EQ(better_source(letter("", best_first[i], ""), letter("", best_first[k], "")), i < k)
          << best_first[i] << ", " << best_first[k];
    }
  }
}

}  // namespace
}  // namespace briefkamer::indexer
