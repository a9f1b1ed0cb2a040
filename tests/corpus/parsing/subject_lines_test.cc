#include "corpus/parsing/subject_lines.h"

#include <gtest/gtest.h>

namespace briefkamer::corpus {
namespace {

TEST(SubjectLines, LeaveOutWhatStandsBesideThem) {
  const Beside none, reference{false, true, false}, annexes{false, false, true};
  const struct {
    std::vector<std::string_view> lines;
    Beside beside;
    const char* expected;
  } cases[] = {
      {{"Verslag van de Raad", "van 13 februari"}, none, "Verslag van de Raad van 13 februari"},
      {{"Besluit op uw verzoek WOB/2021/208"}, reference, "Besluit op uw verzoek"},
      {{"Besluit op uw verzoek 21-0493"}, none, "Besluit op uw verzoek 21-0493"},  // no label waits
      {{"Besluit op uw verzoek Onze referentie", "Wob/2022/065"}, none, "Besluit op uw verzoek"},
      {{"Besluit inzake Bijlagen", "A: Artikelen", "de besluiten", "B: Lijst", "documenten"},
       none,
       "Besluit inzake de besluiten"},
      {{"Besluit op uw verzoek Bijlage:", "A. Passages", "Woo"}, none, "Besluit op uw verzoek"},
      {{"Convenanten Film 1 \u2013 Artikelen"}, annexes, "Convenanten Film"},
      {{"Ongedierte in PI Krimpen", "Bij beantwoording de datum",
        "a/d IJssel en ons kenmerk vermelden."},
       none,
       "Ongedierte in PI Krimpen a/d IJssel"},
      {{"Geschil T 070 379 8911", "iemand@minezk.nl", "tussen NAM en Rijk"},
       none,
       "Geschil tussen NAM en Rijk"},
      {{"Resultaten 2021 20xx-20xx, xx xxx, nr. x)"}, none, "Resultaten 2021"},
  };
  for (const auto& [lines, beside, expected] : cases) {
    EXPECT_EQ(subject_of(lines, beside).subject, expected);
  }
}

TEST(SubjectLines, GiveTheirNeighboursTheirValues) {
  EXPECT_EQ(subject_of({"Beslissing (Woo) 2 mei 2022"}, {true, false, false}),
            (SubjectLines{"Beslissing (Woo)", from_iso("2022-05-02"), ""}));
  EXPECT_EQ(subject_of({"Besluit BPG-afdeling 4169075"}, {false, true, false}),
            (SubjectLines{"Besluit BPG-afdeling", std::nullopt, "4169075"}));
}

}  // namespace
}  // namespace briefkamer::corpus
