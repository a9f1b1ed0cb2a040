#include "corpus/citing/citations.h"

#include <gtest/gtest.h>

#include "corpus/letter.h"

namespace briefkamer::corpus {
namespace {

// "kst-28676-472@2024-11-08; …"
std::string found(std::string_view text) {
  std::string result;
  for (const auto& citation : find_citations(text)) {
    if (!result.empty()) result += "; ";
    result += citation.id;
    if (citation.date) result += '@' + to_iso(*citation.date);
  }
  return result;
}

TEST(Citations, FindsKamerstukkenInEveryWrittenForm) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"Kamerstuk 28 676, nr. 472 van 8 november 2024.", "kst-28676-472@2024-11-08"},
      {"(Kamerstuk 27 925, nr. 980)", "kst-27925-980"},
      {"Kamerstukken II 2023/24, 28 676, nr. 450", "kst-28676-450"},
      {"Kamerstukken II 2009/10, 32 123 XVI, nr. 30", "kst-32123-XVI-30"},
      {"Kamerstuk 35 925 V, nr. 84", "kst-35925-V-84"},
      {"zie 36 410-X-12 en 36410-X, nr. 12", "kst-36410-X-12; kst-36410-X-12"},
      {"36600-VII, nr. 1 of 36 600 VII nr 1", "kst-36600-VII-1; kst-36600-VII-1"},
      {"21501-28-268, 21 501-28, nr. 268", "kst-21501-28-268; kst-21501-28-268"},
      {"21501-02 nr. 3174", "kst-21501-02-3174"},
      {"Kamerstuk 36600-12", "kst-36600-12"},  // only 21501 has suffixes in digits
      {"Kamerstukken I 2023/24, 36200, A", "kst-36200-A"},
      {"Kamerstuk 36836 D", "kst-36836-D"},
      {"https://zoek.officielebekendmakingen.nl/kst-28676-472.html", "kst-28676-472"},
      {"kst-36410-X-12", "kst-36410-X-12"},
      {"kst-1268678 en blg-1184123", "kst-1268678; blg-1184123"},
      {"motie 456 (36800-XVI)", "kst-36800-XVI-456"},
      {"Kamerstuk 28 676, nrs. 472 en 473", "kst-28676-472; kst-28676-473"},
      {"Kamerstuk 28 676, nrs. 1, 2 en 3", "kst-28676-1; kst-28676-2; kst-28676-3"},
      {"Kamerstuk 28 676, nrs. 472 en 27 925, nr. 980", "kst-28676-472; kst-27925-980"},
      {"27 925 / 29 521, nr. 946", "kst-27925-946"},  // the number is one of the first dossier
      {"(kenmerk 2867630806, nr. 442)", "kst-28676-442"},
      {"(Tweede Kamer, vergaderjaar 2011-2012, 33 123, nr. 1)", "kst-33123-1"},
      {"Kamerstuk 28 676, nr. 5 d.d. 1 mei 2024", "kst-28676-5@2024-05-01"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(found(text), expected) << text;
}

TEST(Citations, CrossesSpacesOfAnyWidthAndLineEnds) {
  for (const auto* text : {"Kamerstuk\u00A028\u00A0676, nr.\u00A0472", "Kamerstuk\n28 676, nr. 472",
                           "Kamerstuk 28\u2009676, nr. 472", "Kamerstuk 28 676,\nnr. 472",
                           "Kamerstuk 28\n676, nr.\n472"}) {
    EXPECT_EQ(found(text), "kst-28676-472") << text;
  }
}

TEST(Citations, FindsOtherPublications) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"2025D01234, 2025Z01234", "2025D01234; 2025Z01234"},
      {"2008P01291", "2008P01291"},
      {"Aanhangsel Handelingen II 2023/24, nr. 1234", "ah-tk-20232024-1234"},
      {"Aanhangsel van de Handelingen, vergaderjaar 2020–2021, nr. 3235", "ah-tk-20202021-3235"},
      {"ah-tk-20232024-1234 en ah-1271549", "ah-tk-20232024-1234; ah-1271549"},
      {"Handelingen II 2024/25, nr. 20, item 3", "h-tk-20242025-20-3"},
      {"Handelingen I 2008/09, nr. 5", "h-ek-20082009-5"},
      {"h-tk-20242025-20-3", "h-tk-20242025-20-3"},
      {"Stb. 2020, 118 en Staatsblad 2011, nr. 18", "stb-2020-118; stb-2011-18"},
      {"Stcrt. 2009, 9231; Trb. 1966, 91", "stcrt-2009-9231; trb-1966-91"},
      {"COM(2021) 726, SWD(2021) 346 en JOIN(2022) 60", "com-2021-726; swd-2021-346; join-2022-60"},
      {"CELEX 32000L0060", "celex-32000L0060"},
      {"ECLI:NL:HR:2005:AT4537.", "ECLI:NL:HR:2005:AT4537"},
      {"BWBR0005730", "BWBR0005730"},
      {"jci1.3:c:BWBR0005730&hoofdstuk=3&paragraaf=3.3",
       "jci1.3:c:BWBR0005730&hoofdstuk=3&paragraaf=3.3"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(found(text), expected) << text;
}

TEST(Citations, LeavesOtherNumbersAlone) {
  for (const auto* text :
       {"2500 ES Den Haag", "€ 28 676, nr. twee", "een bedrag van 28 676 euro", "28676",
        "dossier 28 676", "telefoon 070-3424344", "2594 AC 20701", "in 2025 en 2026",
        "de F-35 en de MQ-9", "13 februari 2025", "Kamerstuk 28 676", "Kamerstuk 36 410 X",
        "Stb. 2020", "12 345 678, nr. 3", "COM 2021", "IBAN NL91ABNA0417164300", "27925-980",
        "\xff\xfe 28 676"}) {
    EXPECT_EQ(found(text), "") << text;
  }
}

TEST(Citations, SaysWhereEachStands) {
  const std::string text = "Zie (Kamerstuk 28 676, nrs. 472 en 473).";
  const auto citations = find_citations(text);
  ASSERT_EQ(citations.size(), 2u);
  EXPECT_EQ(citations[0].text, "Kamerstuk 28 676, nrs. 472");
  EXPECT_EQ(citations[1].text, "473");
  for (const auto& citation : citations) {
    EXPECT_EQ(text.substr(citation.place.offset, citation.place.length), citation.text);
    EXPECT_EQ(citation.kind, "kamerstuk");
  }
}

TEST(Citations, ParsesWhatAReaderTypes) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"27925-980", "kst-27925-980"},
      {"28 676 nr 472", "kst-28676-472"},
      {" kst-27925-980 ", "kst-27925-980"},
      {"KST-27925-980", "kst-27925-980"},
      {"27 925, nr. 980", "kst-27925-980"},
      {"Kamerstuk 28 676, nr. 472 van 8 november 2024", "kst-28676-472"},
      {"36410-x-12", "kst-36410-X-12"},
      {"21501-28-268", "kst-21501-28-268"},
      {"2025d01234", "2025D01234"},
      {"28676", "28676"},
      {"28 676", "28676"},
      {"36410-X", "36410-X"},
      {"21501-28", "21501-28"},
      {"Kamerstuk 28 676 over Oekraïne", "-"},
      {"nmi", "-"},
      {"2025", "-"},
      {"", "-"},
  };
  for (const auto& [text, expected] : cases) {
    const auto citation = parse_citation(text);
    EXPECT_EQ(citation ? citation->id : "-", expected) << '"' << text << '"';
  }
  EXPECT_EQ(parse_citation("28676")->kind, "dossier");
}

}  // namespace
}  // namespace briefkamer::corpus
