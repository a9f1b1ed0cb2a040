#include "corpus/letter_id.h"

#include <gtest/gtest.h>

namespace briefkamer::corpus {
namespace {

TEST(LetterId, MakesSlugs) {
  const struct {
    std::string text;
    std::string expected;
  } cases[] = {
      {"Buitenlandse Zaken", "buitenlandse-zaken"},
      {"kst-36410-X-12", "kst-36410-x-12"},
      {"  Financiën & Co. ", "financien-co"},
      {"Œuvre", "oeuvre"},
      {"", ""},
      {"\xff\xfe", ""},
      {std::string(150, 'a'), std::string(100, 'a')},
      {std::string(99, 'a') + " b", std::string(99, 'a')},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(slug(text), expected) << text;
}

TEST(LetterId, IsTheOfficialNumberWhereThereIsOne) {
  EXPECT_EQ(letter_id({}, "kst-28676-472", "defensie"), "kst-28676-472");
  EXPECT_EQ(letter_id({}, "2025D01234", ""), "2025d01234");
}

TEST(LetterId, IsDateMinistryAndHashOtherwise) {
  Letter letter;
  EXPECT_EQ(letter_id(letter, "", "").substr(0, 21), "ongedateerd-onbekend-");
  letter.date = from_iso("2025-01-31");
  letter.subject = "Verslag";
  const auto id = letter_id(letter, "", "defensie");
  EXPECT_EQ(id.size(), 28u);
  EXPECT_EQ(id.substr(0, 20), "2025-01-31-defensie-");
  letter.subject = "Verslag 2";
  EXPECT_NE(letter_id(letter, "", "defensie"), id);
}

TEST(LetterId, SaysWhetherItIsANumber) {
  const struct {
    const char* id;
    bool unnumbered;
  } cases[] = {
      {"2025-01-31-defensie-0a1b2c3d", true},
      {"ongedateerd-onbekend-0a1b2c3d", true},
      {"kst-28676-472", false},
      {"2025d01234", false},
      {"ah-tk-20232024-1234", false},
      {"2025-13-31-defensie", false},
      {"", false},
  };
  for (const auto& [id, unnumbered] : cases) EXPECT_EQ(is_unnumbered(id), unnumbered) << id;
  Letter letter;
  EXPECT_TRUE(is_unnumbered(unnumbered_id(letter, {})));
}

TEST(LetterId, GrowsByTheTextOfTheLetter) {
  Letter letter;
  letter.id = std::string(100, 'a');
  const auto id = longer_id(letter, 8);
  EXPECT_EQ(id.size(), 100u);
  letter.sections.push_back({"", 0, "tekst", 0, 0});
  EXPECT_NE(longer_id(letter, 8), id);
}

}  // namespace
}  // namespace briefkamer::corpus
