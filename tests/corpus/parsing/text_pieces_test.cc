#include <gtest/gtest.h>

#include "corpus/parsing/annexes.h"
#include "corpus/parsing/dates_in_text.h"
#include "corpus/parsing/letter_kind.h"
#include "corpus/parsing/line_join.h"
#include "corpus/parsing/roles.h"
#include "corpus/parsing/signature.h"
#include "tests/corpus/letters.h"

namespace briefkamer::corpus {
namespace {

TEST(LineJoin, KeepsHyphensAndDropsSoftOnes) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"NAVO-\ntop", "NAVO-top"},
      {"concept-\ncapaciteitsdoelstellingen", "concept-capaciteitsdoelstellingen"},
      {"wet-\nen regelgeving", "wet- en regelgeving"},
      {"in-\nof export", "in- of export"},
      {"MQ-9-\nsysteem", "MQ-9-systeem"},
      {"een -\ntwee", "een - twee"},
      {"veilig\u00AD\nheid en veilig\u00ADheid", "veiligheid en veiligheid"},
      {" een  twee \n drie ", "een twee drie"},
      {"\n\n", ""},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(joined_lines(text), expected) << text;
}

TEST(LineJoin, MovesOffsetsAlong) {
  std::vector<std::size_t> offsets{0, 3, 8, 13, 99};
  EXPECT_EQ(joined_lines("een  \ntwee-\ndrie", offsets), "een twee-drie");
  EXPECT_EQ(offsets, (std::vector<std::size_t>{0, 3, 6, 10, 13}));
}

TEST(DatesInText, FindsTheFirstCompleteDate) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"Datum 31 januari 2025", "2025-01-31"},
      {"op 1 mrt. 2025 en 2 mei 2025", "2025-03-01"},
      {"d.d. 21-10-2024", "2024-10-21"},
      {"21/10/2024", "2024-10-21"},
      {"21.10.2024", "2024-10-21"},
      {"2024-10-21", "2024-10-21"},
      {"8\nnovember\n2024", "2024-11-08"},
      {"30 februari 2025, of 1 maart 2025", "2025-03-01"},
      {"13 februari", "-"},
      {"tel. 06-12-34567", "-"},
      {"131 januari 2025", "-"},
      {"31 januari 20255", "-"},
  };
  for (const auto& [text, expected] : cases) {
    const auto date = first_date(text);
    EXPECT_EQ(date ? to_iso(date->date) : "-", expected) << text;
  }
}

std::string roles(std::string_view text) {
  std::vector<std::string> parts;
  const auto found = roles_at(text, vocabulary(), from_iso("2023-05-01"));
  for (const auto& role : found.roles) parts.push_back(role.role + '=' + role.ministry);
  return joined(parts);
}

TEST(Roles, ReadsWhoSpeaks) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"DE MINISTER VAN DEFENSIE", "minister van Defensie=mnre1018"},
      {"De Staatssecretaris van Financiën,", "staatssecretaris van Financiën=mnre1090"},
      {"DE MINISTER VAN FINANCIEN", "minister van Financiën=mnre1090"},
      {"de Ministers van Buitenlandse Zaken en van Defensie en ook",
       "minister van Buitenlandse Zaken=mnre1013; minister van Defensie=mnre1018"},
      {"DE MINISTER EN STAATSSECRETARIS VAN DEFENSIE",
       "minister van Defensie=mnre1018; staatssecretaris van Defensie=mnre1018"},
      {"de Minister van Volksgezondheid, Welzijn\nen Sport, E. Kuipers",
       "minister van Volksgezondheid, Welzijn en Sport=mnre1025"},
      {"de minister voor Verre Zaken en Dromen, A. Bee", "minister voor Verre Zaken en Dromen="},
      {"de minister-president, minister van Algemene Zaken", "minister-president=mnre1010"},
      {"de minister van Defensie en de staatssecretaris van Financiën zullen",
       "minister van Defensie=mnre1018; staatssecretaris van Financiën=mnre1090"},
      {"de ministerraad", ""},
      {"", ""},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(roles(text), expected) << text;
}

TEST(Signature, KnowsNamesOfPersons) {
  for (const auto* name : {"Jan Verzonneman", "F. Fictema", "mr. M.S. van der Berg",
                           "W.B. Bedenkstra", "drs. A.P. (Anno) Zomaar", "R. 't Hart"}) {
    EXPECT_TRUE(is_name(name)) << name;
  }
  for (const auto* other : {"", "Defensie", "Directie Europa", "Tegen dit besluit kunt u",
                            "2500 ES", "Bijlage(n)", "een brief", "www.defensie.nl"}) {
    EXPECT_FALSE(is_name(other)) << other;
  }
}

TEST(Annexes, AreRecognisedByTheirHeading) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"Bijlage 1: Overzicht NAVO-inzet", "Bijlage 1|Overzicht NAVO-inzet"},
      {"Bijlage", "Bijlage|"},
      {"BIJLAGE B - Lijst", "BIJLAGE B|Lijst"},
      {"Bijlage 2 Inventarislijst", "Bijlage 2|Inventarislijst"},
      {"Bijlage 1 bevat een lijst", "-"},
      {"Bijlage 1: bevat een lijst.", "-"},
      {"Bijlage(n) 2", "-"},
      {"Bijlagen", "-"},
      {"bijlage 1", "-"},
      {"", "-"},
  };
  for (const auto& [text, expected] : cases) {
    const auto annex = annex_at(text);
    EXPECT_EQ(annex ? annex->label + '|' + annex->title : "-", expected) << text;
  }
}

TEST(LetterKind, FollowsFromTheWordsOfTheSubject) {
  const struct {
    const char* subject;
    const char* expected;
  } cases[] = {
      {"Geannoteerde agenda NAVO", "geannoteerde-agenda"},
      {"Verslag bijeenkomst", "verslag"},
      {"Beantwoording vragen van het lid X", "antwoord-kamervragen"},
      {"Uitstel beantwoording vragen over NMI", "uitstel"},
      {"Aanvullende artikel 100-brief NMI", "artikel-100-brief"},
      {"Stand van zaken moties en toezeggingen", "moties"},
      {"Voortgangsrapportage DMP", "stand-van-zaken"},
      {"Kabinetsreactie op AIV-advies", "kabinetsreactie"},
      {"D-brief project Fregatten", "materieelbrief"},
      {"Fiche: Verordening", "fiche"},
      {"Aanbieding rapport", "aanbieding"},
      {"Besluit op uw Woo-verzoek", "besluit"},
      {"Beslisnota bij Kamerbrief", "beslisnota"},
      {"Kazernes", ""},
      {"", ""},
  };
  for (const auto& [subject, expected] : cases) {
    EXPECT_EQ(letter_kind("Brief", "", subject, "").id, expected) << subject;
  }
}

TEST(LetterKind, SaysWhenItWasInferredFromTheText) {
  const LetterKind inferred{"aanbieding", true};
  EXPECT_EQ(letter_kind("", "", "Kazernes", "Hierbij bied ik u het rapport aan."), inferred);
  const LetterKind published{"antwoord-kamervragen", false};
  EXPECT_EQ(letter_kind("Kamervragen (Aanhangsel)", "", "Kazernes", ""), published);
  const LetterKind title{"verslag", false};
  EXPECT_EQ(letter_kind("", "VERSLAG VAN EEN SCHRIFTELIJK OVERLEG", "", ""), title);
}

}  // namespace
}  // namespace briefkamer::corpus
