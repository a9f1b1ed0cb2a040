#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/corpus/letters.h"

namespace briefkamer::corpus {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::filesystem::path kSeeds = SHARED_FOLDER "/letters/seeds";

// Two real letters, checked by hand against their text, field by field.
class Seeds : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kSeeds))
      GTEST_SKIP() << "the shared folder with letters is absent";
  }

  static Letter letter(const char* file) {
    return parse_letter(read_file(kSeeds / file).front(), vocabulary());
  }
};

std::string citations_of(const Letter& letter) {
  std::vector<std::string> parts;
  for (const auto& citation : letter.citations) {
    parts.push_back(citation.id + (citation.date ? '@' + to_iso(*citation.date) : ""));
  }
  return joined(parts);
}

// "1 0+0; 2 1+2011; …": each page, its section and byte.
std::string pages_of(const Letter& letter) {
  std::vector<std::string> parts;
  for (const auto& page : letter.pages) {
    const auto& text = letter.sections[page.section].text;
    parts.push_back(std::to_string(page.page) + ' ' + letter.sections[page.section].heading + '|' +
                    text.substr(page.offset, 12));
  }
  return joined(parts);
}

TEST_F(Seeds, TheAgendaIsUnderstood) {
  const auto agenda = letter("2025-01-31-geannoteerde-agenda-navo-defensie.txt");
  EXPECT_EQ(iso(agenda.date), "2025-01-31");
  EXPECT_EQ(agenda.subject,
            "Geannoteerde agenda bijeenkomst NAVO ministers van Defensie op 13 februari 2025");
  EXPECT_EQ(agenda.kind, "geannoteerde-agenda");
  EXPECT_EQ(senders_of(agenda), "mnre1018 minister van Defensie: Ruben Brekelmans");
  EXPECT_EQ(agenda.addressee, "de Voorzitter van de Tweede Kamer der Staten-Generaal");
  EXPECT_EQ(agenda.references, References{});
  EXPECT_EQ(
      headings_of(agenda),
      "1 Afschrikking en verdediging; 1 Defensie-industrie; 1 Oekraïne; 1 Missies en operaties; "
      "1 NAVO-top; 1 NAVO-inzet [1]; 1 SNMG1 [1]; 1 SNMCMG1 [1]; 1 Baltic Sentry [1]; "
      "1 Operaties en Oefeningen Noordzee [1]");
  EXPECT_EQ(
      agenda.annexes,
      (std::vector<Annex>{{"Bijlage 1", "Overzicht NAVO-inzet en oefeningen op de Noordzee", 4}}));
  EXPECT_EQ(citations_of(agenda), "kst-27925-980; kst-28676-472@2024-11-08");
  EXPECT_EQ(pages_of(agenda),
            "1 |Hierbij stuu; 2 Afschrikking en verdediging|Het blijft n; "
            "3 Missies en operaties|Tijdens de D; 4 NAVO-inzet|In 2025 neem");
  EXPECT_TRUE(agenda.inferred.empty());
  EXPECT_TRUE(agenda.on_behalf_of.empty());
  EXPECT_FALSE(agenda.sample);
  EXPECT_THAT(agenda.id, StartsWith("2025-01-31-defensie-"));
}

TEST_F(Seeds, TheAgendasFootnoteStandsApart) {
  const auto agenda = letter("2025-01-31-geannoteerde-agenda-navo-defensie.txt");
  ASSERT_EQ(agenda.footnotes.size(), 1u);
  const auto& note = agenda.footnotes.front();
  EXPECT_EQ(note.mark, "1");
  EXPECT_EQ(note.text, "Kamerstuk 28 676, nr. 472 van 8 november 2024.");
  EXPECT_EQ(note.page, 1);
  const auto& text = agenda.sections.at(note.section).text;
  EXPECT_THAT(text.substr(0, note.offset), EndsWith("eerder over heb geïnformeerd"));
  EXPECT_THAT(text.substr(note.offset), StartsWith(" al in juni"));
  EXPECT_THAT(text, Not(HasSubstr("28 676")));
}

TEST_F(Seeds, TheAgendasTextIsWhole) {
  const auto agenda = letter("2025-01-31-geannoteerde-agenda-navo-defensie.txt");
  const auto& sections = agenda.sections;
  ASSERT_EQ(sections.size(), 11u);
  EXPECT_THAT(sections[0].text, StartsWith("Hierbij stuur ik u de geannoteerde agenda voor"));
  EXPECT_THAT(sections[0].text, EndsWith("veiligheidssteun voor de lange termijn."));
  EXPECT_THAT(sections[2].text, HasSubstr("tijdens de NAVO-top in Den Haag ook een side-event"));
  EXPECT_THAT(sections[5].text, EndsWith("samenwerking in de defensie-industrie versterken."));
  EXPECT_THAT(sections[7].text, StartsWith("SNMG1 is een vlootverband voor afschrikking"));
  EXPECT_THAT(sections[10].text, HasSubstr("gepland:\n• Tijdens de NAVO-top in Den Haag zal"));
  EXPECT_THAT(sections[10].text, HasSubstr("\n• Sandy Coast 25: internationale"));
  EXPECT_EQ(std::count(sections[10].text.begin(), sections[10].text.end(), '\n'), 6);
}

TEST_F(Seeds, TheReportIsUnderstood) {
  const auto report = letter("2025-02-21-verslag-navo-defensie.txt");
  EXPECT_EQ(iso(report.date), "2025-02-21");
  EXPECT_EQ(report.subject, "Verslag bijeenkomst NAVO-ministers van Defensie op 13 februari 2025");
  EXPECT_EQ(report.kind, "verslag");
  EXPECT_EQ(senders_of(report), "mnre1018 minister van Defensie: Ruben Brekelmans");
  EXPECT_EQ(report.addressee, "de Voorzitter van de Tweede Kamer der Staten-Generaal");
  EXPECT_EQ(headings_of(report),
            "1 Afschrikking en verdediging; 1 Oekraïne; 1 Air Shielding Roemenië; "
            "1 Non-paper EU-defensiesamenwerking");
  EXPECT_TRUE(report.annexes.empty());
  EXPECT_TRUE(report.footnotes.empty());
  EXPECT_EQ(citations_of(report), "kst-28676-442");
  EXPECT_EQ(
      pages_of(report),
      "1 |Hierbij stuu; 2 Oekraïne|Voorafgaand ; 3 Non-paper EU-defensiesamenwerking|Tot slot stu");
  const auto& sections = report.sections;
  ASSERT_EQ(sections.size(), 5u);
  EXPECT_THAT(sections[1].text, HasSubstr("vastgelegde concept-capaciteitsdoelstellingen met"));
  EXPECT_THAT(sections[3].text, HasSubstr("derde MQ-9-systeem wordt teruggehaald"));
  EXPECT_THAT(sections[3].text, HasSubstr("nationale en niet-eVA-activiteiten."));
  EXPECT_THAT(sections[4].text, EndsWith("landen zoals het VK en de VS."));
}

}  // namespace
}  // namespace briefkamer::corpus
