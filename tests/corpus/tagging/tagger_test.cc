#include "corpus/tagging/tagger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace briefkamer::corpus {
namespace {

using testing::Contains;
using testing::IsSupersetOf;
using testing::Not;

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = load_vocabulary(PROJECT_FOLDER "/corpus/vocabulary");
  return loaded;
}

const Tagger& tagger() {
  static const Tagger prepared(vocabulary());
  return prepared;
}

Letter letter_of(const std::string& subject, const std::string& text, const char* date = "") {
  Letter letter;
  letter.subject = subject;
  letter.date = from_iso(date);
  letter.sections.push_back({});
  letter.sections.back().text = text;
  tagger().tag(letter);
  return letter;
}

std::vector<std::string> ids(const std::vector<Tag>& tags) {
  std::vector<std::string> all;
  for (const auto& tag : tags) all.push_back(tag.id);
  return all;
}

std::string joined(const std::vector<Tag>& tags) {
  std::string all;
  for (const auto& tag : tags) all += (all.empty() ? "" : " ") + tag.id;
  return all;
}

// Each mission with the words at its places: "nmi[NMI,NMI]".
std::string shown(const Letter& letter) {
  std::string all;
  for (const auto& tag : letter.missions) {
    std::string words;
    for (const auto& place : tag.places) {
      const auto& text = place.part == Part::kSubject    ? letter.subject
                         : place.part == Part::kFootnote ? letter.footnotes.at(place.index).text
                                                         : letter.sections.at(place.index).text;
      words += (words.empty() ? "" : ",") + text.substr(place.offset, place.length);
    }
    all += (all.empty() ? "" : " ") + tag.id + '[' + words + ']';
  }
  return all;
}

TEST(Tagger, FindsMissionsByTheirNames) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"de NAVO-missie in Irak (NMI). NMI is", "nmi[NAVO-missie in Irak,NMI,NMI]"},
      {"de NAVO missie in Irak", "nmi[NAVO missie in Irak]"},
      {"NATO Mission Iraq", "nmi[NATO Mission Iraq]"},
      {"de NMI-bijdrage en een KFOR-missie", "nmi[NMI] kfor[KFOR]"},
      {"niet-eVA-activiteiten", "eva[eVA]"},
      {"SNMG1, SNMG-1 en SNMG 1", "snmg1[SNMG1,SNMG-1,SNMG 1]"},
      {"SNMG12 en XSNMG1", ""},           // other words
      {"steun via NMI1 al", "nmi[NMI]"},  // the mark of a footnote, glued on
      {"EUMAM Oekraïne, EUMAM Ukraine en eumam oekraine",
       "eumam-ukraine[EUMAM Oekraïne,EUMAM Ukraine,eumam oekraine]"},
      {"Ukraine Defense Contact Group", "udcg[Ukraine Defense Contact Group]"},
      {"enhanced Vigilance Activities (eVA)", "eva[enhanced Vigilance Activities,eVA]"},
      {"enhanced Vigilance Activity", "eva[enhanced Vigilance Activity]"},
      {"de VPD's en twee MQ-9's in Roemenië", "vpd[VPD] mq9-roemenie[MQ-9's in Roemenië]"},
      {"operatie “Baltic Sentry”", "baltic-sentry[Baltic Sentry]"},
      {"Operatie Agénor en operatie agenor", "emasoh[Operatie Agénor,operatie agenor]"},
      {"Ramstein Flag/Frisian Flag",
       "oef-ramstein-flag[Ramstein Flag] oef-frisian-flag[Frisian Flag]"},
      {"BALTIC SENTRY", "baltic-sentry[BALTIC SENTRY]"},
      {"AirShielding en Air-Shielding", "air-shielding[AirShielding,Air-Shielding]"},
      {"de missie in het algemeen", ""},
      {"", ""},
      {"\xff\xfe NMI\xff", "nmi[NMI]"},
  };
  for (const auto& [text, expected] : cases)
    EXPECT_EQ(shown(letter_of("", text)), expected) << text;
}

TEST(Tagger, TakesShortAbbreviationsOnlyAsWritten) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"eVA", "eva[eVA]"},
      {"Eva", ""},
      {"EVA", ""},
      {"Jef en nmi", ""},
      {"JEF", "jef[JEF]"},
      {"NTM-I en NTM I", "ntm-i[NTM-I,NTM I]"},
      {"ntm-i", ""},
      {"kfor", ""},
      {"unifil", "unifil[unifil]"},  // longer ones are no ordinary words
  };
  for (const auto& [text, expected] : cases)
    EXPECT_EQ(shown(letter_of("", text)), expected) << text;
}

TEST(Tagger, TakesTheLongestName) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"Air Shielding Roemenië", "mq9-roemenie[Air Shielding Roemenië]"},
      {"Air Shielding in Roemenië", "air-shielding[Air Shielding]"},
      {"eVA Baltic Sentry", "baltic-sentry[eVA Baltic Sentry]"},
      {"NAVO-missie Resolute Support", "resolute-support[NAVO-missie Resolute Support]"},
      {"EUFOR RD Congo", "eufor-rdc[EUFOR RD Congo]"},
  };
  for (const auto& [text, expected] : cases)
    EXPECT_EQ(shown(letter_of("", text)), expected) << text;
}

TEST(Tagger, TellsBearersOfOneNameApart) {
  const struct {
    const char* text;
    const char* date;
    const char* expected;
  } cases[] = {
      {"EUBAM is verlengd.", "", ""},
      {"EUBAM in Libië is verlengd.", "", "eubam-libya[EUBAM]"},
      {"De Libische grens. EUBAM is verlengd.", "", ""},  // another sentence
      {"De Libische grens en EUBAM, zie nr. 12, zijn er.", "", "eubam-libya[EUBAM]"},
      {"EUBAM bij de grens van Gaza", "", "eubam-rafah[EUBAM]"},
      {"EUBAM in Gaza en EUBAM in Libië", "", ""},  // one sentence, two regions
      {"EUBAM Rafah is verlengd. Later is EUBAM gesloten.", "", "eubam-rafah[EUBAM Rafah,EUBAM]"},
      {"EUBAM is gesloten. EUBAM Rafah ook.", "", "eubam-rafah[EUBAM,EUBAM Rafah]"},
      {"EUBAM Rafah en EUBAM Libië. Alleen EUBAM niet.", "",
       "eubam-rafah[EUBAM Rafah] eubam-libya[EUBAM Libië]"},
      {"EUNAVFOR MED in de Middellandse Zee", "2017-05-01", "eunavfor-sophia[EUNAVFOR MED]"},
      {"EUNAVFOR MED in de Middellandse Zee", "2022-05-01", "eunavfor-irini[EUNAVFOR MED]"},
      {"EUNAVFOR MED in de Middellandse Zee", "", ""},
      {"de maan Triton", "", ""},
      {"Triton voor de kust van Italië", "", "frontex-triton[Triton]"},
  };
  for (const auto& [text, date, expected] : cases) {
    EXPECT_EQ(shown(letter_of("", text, date)), expected) << text;
  }
}

TEST(Tagger, KeepsWhereItFoundEach) {
  Letter letter;
  letter.subject = "Inzet van KFOR";
  letter.sections = {{"Voortgang KFOR", 1, "Over KFOR."}, {"", 0, "Ä KFOR"}};
  letter.footnotes = {{"1", "KFOR"}};
  letter.missions = {{"nmi", "", {}}};  // from before: replaced
  tagger().tag(letter);
  ASSERT_EQ(joined(letter.missions), "kfor");
  EXPECT_EQ(letter.missions[0].label, "Kosovo Force");
  EXPECT_EQ(letter.missions[0].places,
            (std::vector<Place>{{Part::kSubject, 0, 10, 4},
                                {Part::kSection, 0, 0, 0},  // the heading
                                {Part::kSection, 0, 5, 4},
                                {Part::kSection, 1, 3, 4},  // bytes: "Ä" takes two
                                {Part::kFootnote, 0, 0, 4}}));
}

TEST(Tagger, FindsTopicsByTheirTriggers) {
  const struct {
    const char* subject;
    const char* text;
    const char* expected;
  } cases[] = {
      {"Toezegging over asielzoekers", "", "migratie migratie-en-integratie"},
      {"Cybercrime", "De politie heeft de opsporing versterkt.",
       "criminaliteit openbare-orde-en-veiligheid"},
      {"Verslag", "De regering heeft een verslag gemaakt van de vergadering.", ""},
      {"Vervanging van de F16", "De F-35 wordt verworven, met munitie.",
       "materieel defensie internationaal"},
      {"Brief van het ministerie van Volksgezondheid, Welzijn en Sport", "", ""},
      {"Brief over sportverenigingen en topsport", "", "recreatie cultuur-en-recreatie"},
      {"", "Scheepvaart.", ""},  // once in the text is not enough
  };
  for (const auto& [subject, text, expected] : cases) {
    EXPECT_EQ(joined(letter_of(subject, text).topics), expected) << subject << text;
  }
}

TEST(Tagger, PlacesTopicsAtTheWordsOfTheLetter) {
  const auto letter = letter_of("", "Asielzoekers en vreemdelingen: het asielbeleid van het COA.");
  ASSERT_EQ(joined(letter.topics), "migratie migratie-en-integratie");
  std::string words;
  for (const auto& place : letter.topics[0].places) {
    words += letter.sections[0].text.substr(place.offset, place.length) + ' ';
  }
  EXPECT_EQ(words, "Asielzoekers vreemdelingen asielbeleid COA ");
  EXPECT_TRUE(letter.topics[1].places.empty());  // it follows from the first
}

TEST(Tagger, WeighsALetterByItsLength) {
  const std::string about =
      "De kwaliteit van drinkwater en zwemwater volgt de kaderrichtlijn water. ";
  std::string filler;
  for (int i = 0; i < 2000; ++i) filler += "De regering heeft dit eerder aan u gemeld. ";
  EXPECT_EQ(joined(letter_of("", about).topics), "water natuur-en-milieu");
  EXPECT_EQ(joined(letter_of("", about + filler).topics), "");
}

TEST(Tagger, TakesTheOfficialThemes) {
  Letter letter;
  tagger().tag(letter, {"Internationaal | Militaire missies", "Recht", "Niet bestaand"});
  EXPECT_EQ(joined(letter.topics), "defensie internationaal recht");
}

TEST(Tagger, GivesEveryTopicItsParents) {
  const auto letter = letter_of("Mensenrechten en sancties", "Sanctiewet, mensenrechten.");
  for (const auto& tag : letter.topics) {
    const auto& parent = find_topic(vocabulary(), tag.id)->parent;
    if (!parent.empty()) {
      EXPECT_THAT(ids(letter.topics), Contains(parent)) << tag.id;
    }
  }
  EXPECT_THAT(ids(letter.topics), IsSupersetOf({"mensenrechten", "sancties", "internationaal"}));
}

// A seed letter as one section, its lines joined.
Letter seed(const char* name) {
  std::ifstream in(std::filesystem::path(SHARED_FOLDER) / "letters/seeds" / name);
  std::string line, text;
  while (std::getline(in, line)) {
    const bool empty = line.find_first_not_of(' ') == std::string::npos;
    text += empty ? "\n" : line.ends_with("- ") ? line.substr(0, line.size() - 1) : line;
  }
  return letter_of("", text);
}

TEST(Tagger, ReadsAnAnnotatedAgenda) {
  if (!std::filesystem::exists(SHARED_FOLDER "/letters/seeds"))
    GTEST_SKIP() << "no seed letters beside the project";
  const auto letter = seed("2025-01-31-geannoteerde-agenda-navo-defensie.txt");
  EXPECT_EQ(joined(letter.missions),
            "nuc nsatu nmi oir eubam-rafah baltic-sentry snmg1 nsdif snmcmg1 eva jiatf-ns "
            "beneficial-cooperation oef-ramstein-flag oef-frisian-flag oef-port-defender "
            "oef-sandy-coast");
  EXPECT_THAT(ids(letter.topics), IsSupersetOf({"navo", "defensie", "internationaal", "oekraine",
                                                "missies-en-operaties", "defensie-industrie"}));
}

TEST(Tagger, ReadsAReport) {
  if (!std::filesystem::exists(SHARED_FOLDER "/letters/seeds"))
    GTEST_SKIP() << "no seed letters beside the project";
  const auto letter = seed("2025-02-21-verslag-navo-defensie.txt");
  EXPECT_EQ(joined(letter.missions), "udcg mq9-roemenie afcc air-shielding eva");
  EXPECT_THAT(ids(letter.topics), IsSupersetOf({"navo", "oekraine", "defensie"}));
  EXPECT_THAT(ids(letter.topics), Not(Contains("midden-oosten")));
}

}  // namespace
}  // namespace briefkamer::corpus
