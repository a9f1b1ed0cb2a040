#include "corpus/citing/abbreviations.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>

#include "corpus/parsing/letter_parser.h"
#include "corpus/reader.h"

namespace briefkamer::corpus {
namespace {

// "NUC = NATO-Ukraine Council; …"
std::string definitions(std::string_view text) {
  std::string all;
  for (const auto& found : find_definitions(text)) {
    all += (all.empty() ? "" : "; ") + found.short_form + " = " + found.long_form;
  }
  return all;
}

struct Case {
  const char* text;
  const char* expected;
};

template <std::size_t N>
void check(const Case (&cases)[N]) {
  for (const auto& [text, expected] : cases) EXPECT_EQ(definitions(text), expected) << text;
}

TEST(Abbreviations, AreSpelledByTheFirstLettersOfWords) {
  check({
      {"in de NATO-Ukraine Council (NUC) spreekt", "NUC = NATO-Ukraine Council"},
      {"de NAVO-missie in Irak (NMI)", "NMI = NAVO-missie in Irak"},
      {"het Ministerie van Onderwijs, Cultuur en Wetenschap (OCW)",
       "OCW = Onderwijs, Cultuur en Wetenschap"},
      {"van Justitie en Veiligheid (JenV)", "JenV = Justitie en Veiligheid"},
      {"de Wet maatschappelijke ondersteuning 2015 (Wmo 2015)",
       "Wmo 2015 = Wet maatschappelijke ondersteuning 2015"},
      {"een enhanced Vigilance Activity (eVA) begonnen", "eVA = enhanced Vigilance Activity"},
      {"de plaatsvervangend secretaris-generaal (pSG)",
       "pSG = plaatsvervangend secretaris-generaal"},
      {"toezicht door De Nederlandsche Bank (DNB)", "DNB = De Nederlandsche Bank"},
      {"een ‘In Control Statement’ (ICS) af", "ICS = In Control Statement"},
      {"het bruto binnenlands product (bbp) groeit", "bbp = bruto binnenlands product"},
      {"de Standing NATO Maritime Group 1 (SNMG1)", "SNMG1 = Standing NATO Maritime Group 1"},
  });
}

TEST(Abbreviations, AreSpelledByPartsOfCompoundsToo) {
  check({
      {"de Immigratie- en Naturalisatiedienst (IND)", "IND = Immigratie- en Naturalisatiedienst"},
      {"het Rijksvastgoedbedrijf (RVB)", "RVB = Rijksvastgoedbedrijf"},
      {"een burgerservicenummer (bsn)", "bsn = burgerservicenummer"},
      {"de Comptabiliteitswet (CW)", "CW = Comptabiliteitswet"},
      {"het Allied Maritime Command (MARCOM)", "MARCOM = Allied Maritime Command"},
      {"bij Buitenlandse Zaken (BuZa)", "BuZa = Buitenlandse Zaken"},
      {"de Rijksdienst voor Ondernemend Nederland (RVO)",
       "RVO = Rijksdienst voor Ondernemend Nederland"},
      {"de Wet werk en inkomen naar arbeidsvermogen (WIA)",
       "WIA = Wet werk en inkomen naar arbeidsvermogen"},
  });
}

TEST(Abbreviations, OfSeveralWordsNameSomeInFull) {
  check({
      {"de European Union Border Assistance Mission to Rafah Crossing Point (EUBAM Rafah)",
       "EUBAM Rafah = European Union Border Assistance Mission to Rafah Crossing Point"},
      {"het Joint Interagency Task Force North Sea hoofdkwartier (JIATF-NS HQ)",
       "JIATF-NS HQ = Joint Interagency Task Force North Sea hoofdkwartier"},
      {"de Rijksdienst Caribisch Nederland-unit (RCN-unit)",
       "RCN-unit = Rijksdienst Caribisch Nederland-unit"},
      {"het Identificatie en Registratiesysteem (hierna: I&R systeem)",
       "I&R systeem = Identificatie en Registratiesysteem"},
  });
}

TEST(Abbreviations, MayBeIntroducedOrStandInThePlural) {
  check({
      {"de Wet openbaarheid van bestuur (hierna: Wob)", "Wob = Wet openbaarheid van bestuur"},
      {"de Wet openbaarheid van bestuur (hierna te noemen: “de Wob”)",
       "Wob = Wet openbaarheid van bestuur"},
      {"de Wet open overheid (verder: de Woo)", "Woo = Wet open overheid"},
      {"de Algemene wet bestuursrecht (afgekort Awb)", "Awb = Algemene wet bestuursrecht"},
      {"de Autoriteit Persoonsgegevens (ook wel AP genoemd)", "AP = Autoriteit Persoonsgegevens"},
      {"zelfstandige bestuursorganen (ZBO’s)", "ZBO = zelfstandige bestuursorganen"},
      {"zelfstandigen zonder personeel (ZZP'ers)", "ZZP = zelfstandigen zonder personeel"},
      {"Inspectie Leefomgeving en Transport(ILT)", "ILT = Inspectie Leefomgeving en Transport"},
  });
}

TEST(Abbreviations, MayStandBeforeTheBracketOrBothInside) {
  check({
      {"de NVWA (Nederlandse Voedsel- en Warenautoriteit) houdt toezicht",
       "NVWA = Nederlandse Voedsel- en Warenautoriteit"},
      {"VWS (Volksgezondheid, Welzijn en Sport)", "VWS = Volksgezondheid, Welzijn en Sport"},
      {"NUC (de NATO-Ukraine Council, opgericht in 2023)", "NUC = NATO-Ukraine Council"},
      {"de Europese Vredesfaciliteit (European Peace Facility, EPF)",
       "EPF = European Peace Facility"},
      {"de militie (PMF, Popular Mobilization Forces)", "PMF = Popular Mobilization Forces"},
      {"SABE-regeling (Subsidiemodule agrarische bedrijfsadvisering en educatie)",
       "SABE = Subsidiemodule agrarische bedrijfsadvisering en educatie"},
  });
}

TEST(Abbreviations, TakeNoMoreOfTheTextThanTheirWords) {
  check({
      {"de Nederlandse Exclusieve Economische Zone (EEZ)", "EEZ = Exclusieve Economische Zone"},
      {"In juni. Autoriteit Consument en Markt (ACM)", "ACM = Autoriteit Consument en Markt"},
      {"het OM, de Raad van State (RvS) en de Algemene Rekenkamer (ARK)",
       "RvS = Raad van State; ARK = Algemene Rekenkamer"},
      {"het Compendium voor de Leefomgeving2 (CLO)", "CLO = Compendium voor de Leefomgeving"},
      {"Nationaal\nForensisch Instituut (NFI)", ""},
      {"een cel\tNederlands Forensisch Instituut (NFI)", "NFI = Nederlands Forensisch Instituut"},
  });
}

TEST(Abbreviations, AreNotEverythingBetweenBrackets) {
  check({
      {"NAVO-ministers van Defensie (DMM)", ""},
      {"minister Bedenkstra (Sociale Zaken en Werkgelegenheid)", ""},
      {"de minister van Financiën (IX)", ""},
      {"het Ministerie van Veiligheid en Justitie (VI)", ""},
      {"het lid Fictema (VVD)", ""},
      {"het lid Chris Uitermark (CU)", ""},
      {"de leden Sjoerd Potters (SP) en Dijk (D66)", ""},
      {"een bedrag in euro (EUR) of dollars (USD)", ""},
      {"in Genève (Zwitserland) en Brussel (België)", ""},
      {"A.P. (Arno) Visser", ""},
      {"ruimte(vaart) en (oud-)medewerkers", ""},
      {"de brief (Kamerstuk 27 925, nr. 980)", ""},
      {"de norm voor informatiebeveiliging (NEN 7510)", ""},
      {"het jaar (2024) en de marge (n)", ""},
      {"meer of minder (m/v) (zie bijlage 2)", ""},
      {"Het milieu- en sociaal actieplan (ESIAP)", ""},
      {"grotere (Nederlandse) bedrijven", ""},
      {"niet openbaar (artikel 5.1, tweede lid, aanhef en onder e, van de Woo)", ""},
      {"Defensie (D) en Defensie (De)", ""},
      {"een haakje ( zonder einde", ""},
      {"geneste ((NMI)) haakjes ()", ""},
      {"\xff\xfe(\xc3)\xe2\x82 (NMI", ""},
  });
}

TEST(Abbreviations, SayWhereTheyAreDefined) {
  const std::string text =
      "Eerste regel.\nDaar, in de NATO-Ukraine\u00a0Council (NUC), is NUC (x).";
  const auto found = find_definitions(text);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(text.substr(found[0].offset, found[0].length), "NATO-Ukraine\u00a0Council (NUC)");
}

TEST(Abbreviations, AreCountedInALetterByWhatTheyMean) {
  Letter letter;
  letter.subject = "Raad Buitenlandse Zaken (RBZ)";
  letter.sections = {{"", 0, "De raad buitenlandse zaken (RBZ).\nEen reductie (RBZ).", 1, 0}};
  letter.footnotes = {{"1", "De Europese Unie (EU).", 1, 0, 0}};
  const std::vector<Abbreviation> expected{
      {"RBZ", "Raad Buitenlandse Zaken", 2, {Part::kSubject, 0, 0, 29}},
      {"EU", "Europese Unie", 1, {Part::kFootnote, 0, 3, 18}}};
  EXPECT_EQ(abbreviations_of(letter), expected);
}

TEST(Abbreviations, TakeTimeLinearInTheText) {
  const auto seconds = [](std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += "nieuwe Aanpak Normen (NAN) ((((AA ";
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(find_definitions(text).size(), times);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  const double small = seconds(500);
  EXPECT_LT(seconds(5000), 40 * small + 0.5);  // quadratic would be 100 times
}

// All 23 brackets with an abbreviation in the two letters; the two of DMM spell nothing out.
TEST(Abbreviations, OfTheRealLettersAreAllFoundAndNothingElse) {
  const std::filesystem::path folder = SHARED_FOLDER "/letters/seeds";
  if (!std::filesystem::is_directory(folder)) GTEST_SKIP() << "The real letters are not here.";
  const struct {
    const char* file;
    const char* expected;
  } cases[] = {
      {"2025-01-31-geannoteerde-agenda-navo-defensie.txt",
       "NUC = NATO-Ukraine Council; NSATU = NATO Security Assistance and Training for Ukraine; "
       "DPAP = Defence Production Action Plan; NSPA = NATO Support and Procurement Agency; "
       "NUC = NATO-Ukraine Council; NMI = NAVO-missie in Irak; OIR = Operation Inherent Resolve; "
       "GABC = General Administration of Borders and Crossings; PA = Palestijnse Autoriteiten; "
       "EUBAM Rafah = European Union Border Assistance Mission to Rafah Crossing Point; "
       "ECID = Expertisecentrum Identiteitsfraude en Documenten; "
       "SNMG1 = Standing NATO Maritime Group 1; "
       "SNMCMG1 = Standing NATO Mine Countermeasures Group 1; "
       "eVA = enhanced Vigilance Activity; MARCOM = Allied Maritime Command; "
       "JIATF-NS HQ = Joint Interagency Task Force North Sea hoofdkwartier; "
       "EEZ = Exclusieve Economische Zone"},
      {"2025-02-21-verslag-navo-defensie.txt",
       "UDCG = Ukraine Defence Contact Group; NDPP = NATO Defence Planning Process; "
       "DIP = Defence Investment Pledge; eVA = enhanced Vigilance Activities"},
  };
  const Vocabulary vocabulary = load_vocabulary(PROJECT_FOLDER "/corpus/vocabulary");
  for (const auto& [file, expected] : cases) {
    const auto documents = read_file(folder / file);
    ASSERT_EQ(documents.size(), 1u);
    const Letter letter = parse_letter(documents.front(), vocabulary);
    std::string text = letter.subject;
    for (const auto& section : letter.sections) text += '\n' + section.text;
    for (const auto& note : letter.footnotes) text += '\n' + note.text;
    EXPECT_EQ(definitions(text), expected) << file;
    std::size_t sites = 0;
    for (const auto& abbreviation : letter.abbreviations) sites += abbreviation.count;
    EXPECT_EQ(sites, find_definitions(text).size()) << file;
  }
}

}  // namespace
}  // namespace briefkamer::corpus
