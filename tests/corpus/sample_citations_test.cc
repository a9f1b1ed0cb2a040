// The sample letters cite each other in every form in which letters cite, and other publications
// too: each form is read from a letter, and leads to the letter that it names.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>

#include "corpus/letter_id.h"
#include "tests/corpus/sample_letters.h"

namespace briefkamer::corpus {
namespace {

// The citation that stands in the letter `name` as `text`; spaces and line ends count as one.
const Citation* citation_in(const std::string& name, const std::string& text) {
  const auto letter = sample_letters().find(name);
  if (letter == sample_letters().end()) return nullptr;
  for (const Citation& citation : letter->second.citations)
    if (citation.text == text) return &citation;
  return nullptr;
}

TEST(SampleCitations, LeadFromLetterToLetterInEveryForm) {
  const struct {
    const char* text;
    const char* citing;
    const char* cited;
  } forms[] = {
      {"Kamerstuk 27 925, nr. 9612", "2021-06-11-buza-verlenging-nmi",
       "2019-10-04-buza-artikel-100-nmi-irak"},
      {"Kamerstukken II 2020/21, 27 925, nr. 9688", "2022-11-18-defensie-antwoorden-vragen-nmi",
       "2021-06-11-buza-verlenging-nmi"},
      {"Kamerstukken II 2024/25, 36 600 XVI, nr. 531",
       "2025-06-24-vws-stand-van-zaken-medicijntekorten", "2024-10-18-vws-zorgpersoneel-motie"},
      {"Kamerstuk 36 410 X, nr. 9012", "2025-02-07-defensie-cyberweerbaarheid",
       "2023-10-20-defensie-personeelstekort"},
      {"36 410-X-9012", "2024-02-23-buza-artikel-100-aspides",
       "2023-10-20-defensie-personeelstekort"},
      {"36410-X, nr. 9012", "2023-12-08-buza-artikel-100-nmi-commando",
       "2023-10-20-defensie-personeelstekort"},
      {"36600-VII, nr. 9001", "2025-04-18-financien-aanbieding-voorjaarsnota",
       "2024-10-11-binnenlandse-zaken-digitale-overheid-en-woo"},
      {"36 600 X nr 9034", "2026-04-17-defensie-schade-zeekabels-texel",
       "2025-02-07-defensie-cyberweerbaarheid"},
      {"21501-32-2401", "2024-12-18-lvvn-verslag-landbouw-visserijraad",
       "2024-11-29-lvvn-agenda-landbouw-visserijraad"},
      {"21 501-20, nr. 9186", "2023-11-03-algemene-zaken-verslag-europese-raad",
       "2023-10-20-algemene-zaken-geannoteerde-agenda-europese-raad"},
      {"21501-02 nr. 9712", "2024-04-12-buitenlandse-zaken-fiche-uitvoerregister",
       "2023-10-31-buitenlandse-zaken-verslag-raad-algemene-zaken"},
      {"Kamerstukken I 2024/25, 39 214, H", "2026-05-22-ez-digitale-connectiviteit",
       "2025-09-05-kgg-wind-op-zee-eerste-kamer"},
      {"Kamerstuk 39214 H", "2026-04-17-defensie-schade-zeekabels-texel",
       "2025-09-05-kgg-wind-op-zee-eerste-kamer"},
      {"kst-27925-9803", "2024-09-13-defensie-stand-van-zaken-nmi",
       "2023-12-08-buza-artikel-100-nmi-commando"},
      {"kst-9916204", "2026-05-22-ez-digitale-connectiviteit",
       "2026-04-17-defensie-schade-zeekabels-texel"},
      {"9034 (36600-X)", "2025-05-23-defensie-actualisatie-defensienota",
       "2025-02-07-defensie-cyberweerbaarheid"},
      {"kenmerk 3533433576, nr. 712", "2023-06-23-ienw-schiphol-balans",
       "2020-02-21-lnv-stikstof-spoedmaatregelen"},
      {"2022D97310", "2022-11-18-defensie-antwoorden-vragen-nmi",
       "2022-10-28-defensie-uitstel-vragen-nmi"},
      {"2022Z91877", "2022-10-13-ezk-antwoorden-energieprijzen",
       "2022-09-27-ezk-uitstel-energieprijzen"},
      {"Aanhangsel Handelingen II 2022/23, nr. 9412",
       "2023-06-02-defensie-geannoteerde-agenda-navo", "2022-11-18-defensie-antwoorden-vragen-nmi"},
      {"ah-tk-20192020-9312", "2020-03-17-buitenlandse-zaken-verslag-rbz",
       "2019-10-14-buitenlandse-zaken-antwoorden-waarneming-oekraine"},
      {"ah-9914077", "2026-05-22-ez-digitale-connectiviteit",
       "2026-03-27-ez-antwoorden-graafschade"},
  };
  for (const auto& [text, citing, cited] : forms) {
    const Citation* citation = citation_in(citing, text);
    ASSERT_NE(citation, nullptr) << citing << " does not cite " << text;
    ASSERT_TRUE(sample_letters().contains(cited)) << cited;
    EXPECT_EQ(slug(citation->id), sample_letters().at(cited).id) << text;
  }
}

TEST(SampleCitations, GiveTheDayOfTheCitedLetter) {
  const Citation* citation =
      citation_in("2022-05-19-vws-voortgang-geneesmiddelentekorten", "Kamerstuk 29 477, nr. 1208");
  ASSERT_NE(citation, nullptr);
  EXPECT_EQ(citation->date, sample_letters().at("2019-10-08-vws-geneesmiddelentekorten").date);
}

TEST(SampleCitations, StandInAddressesToo) {
  const std::string name = "2024-09-13-defensie-stand-van-zaken-nmi";
  EXPECT_NE(full_text(sample_letters().at(name)).find("/kst-27925-9803.html"), std::string::npos);
}

TEST(SampleCitations, NameEveryOtherKindOfPublication) {
  std::map<std::string, std::size_t> count;  // by the start of the id
  for (const auto& [name, letter] : sample_letters())
    for (const Citation& citation : letter.citations)
      for (const char* start : {"h-tk-", "blg-", "stb-", "stcrt-", "trb-", "com-", "swd-", "join-",
                                "celex-", "ECLI:", "BWBR", "jci1."})
        count[start] += citation.id.starts_with(start) ? 1 : 0;
  for (const auto& [start, times] : count) EXPECT_GE(times, 1u) << start;
  std::set<std::string> kinds;
  for (const auto& [name, letter] : sample_letters())
    for (const Citation& citation : letter.citations) kinds.insert(citation.kind);
  EXPECT_EQ(kinds, (std::set<std::string>{"aanhangsel", "activiteit", "agendapunt", "document",
                                          "ecli", "eu", "handelingen", "kamerstuk", "staatsblad",
                                          "staatscourant", "tractatenblad", "wet", "zaak"}));
}

TEST(SampleCitations, AreMany) {
  std::set<std::string> ids, cited;
  for (const auto& [name, letter] : sample_letters()) ids.insert(letter.id);
  for (const auto& [name, letter] : sample_letters())
    for (const Citation& citation : letter.citations)
      if (const std::string id = slug(citation.id); id != letter.id && ids.contains(id))
        cited.insert(id);
  EXPECT_EQ(ids.size(), sample_letters().size());
  EXPECT_GE(cited.size(), 55u);
}

// A letter that keeps a promise says so, and names the letter that it was made in.
TEST(SampleCitations, TellWhichPromiseIsKept) {
  std::set<std::string> ids;
  for (const auto& [name, letter] : sample_letters()) ids.insert(letter.id);
  std::size_t keeping = 0;
  for (const auto& [name, letter] : sample_letters()) {
    const std::string text = full_text(letter);
    const std::string own = letter.id;
    const bool speaks =
        std::ranges::any_of(std::array{"toegezegd", "toezegging", "zegde", "beloofde", "kondigde"},
                            [&](const char* word) { return text.find(word) != std::string::npos; });
    keeping += speaks && std::ranges::any_of(letter.citations, [&](const Citation& citation) {
                 return slug(citation.id) != own && ids.contains(slug(citation.id));
               });
  }
  EXPECT_GE(keeping, 25u);
}

}  // namespace
}  // namespace briefkamer::corpus
