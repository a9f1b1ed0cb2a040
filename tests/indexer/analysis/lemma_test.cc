#include "indexer/analysis/lemma.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <sstream>
#include <utility>

#include "indexer/analysis/fold.h"
#include "tests/indexer/gold.h"

namespace briefkamer::indexer {
namespace {

std::string lemma(std::string_view word) {
  static const Lemmatizer kLemmatizer(lexicon());
  return kLemmatizer.lemma(fold(word));
}

// The lemmas of words separated by spaces, each once.
std::set<std::string> lemmas(const std::string& words) {
  std::istringstream stream(words);
  std::set<std::string> found;
  for (std::string word; stream >> word;) found.insert(lemma(word));
  return found;
}

TEST(Lemma, BringsTheFormsOfAWordTogether) {
  const char* cases[] = {
      "brief brieven briefje",
      "missie missies missiën",
      "schip schepen",
      "vlaggenschip vlaggenschepen",
      "stad steden",
      "lid leden",
      "Kamerlid Kamerleden",
      "huis huizen",
      "overheid overheden",
      "agenda agenda's agendas agendaatje",
      "verslag verslagen",
      "oorlog oorlogen",
      "maatregel maatregelen",
      "museum musea",
      "crisis crises",
      "zaak zaken",
      "student studenten",
      "gaf gaven geeft geven gegeven",
      "gezegd zeggen zegt zei zeiden",
      "verdedigt verdedigen verdedigde verdedigd verdedigende",
      "afgeschrikt afschrikken",
      "geïnvesteerd investeren investeert geinvesteerde",
      "opgebouwd opbouwen",
      "deelgenomen deelnemen deelnam",
      "besloten besluit besluiten",
      "financieel financiële financiele",
      "veilig veilige veiliger veiligst",
      "hoog hoge hoger hoogste",
      "goed beter beste",
      "Europees Europese",
      "Oekraïens Oekraïense",
      "capaciteitsdoelstelling capaciteitsdoelstellingen",  // a compound that is in no list
      "kustwachtschip kustwachtschepen",
      "ontgassingsinstallatie ontgassingsinstallaties",  // one whose first part is not known
      "frobbeling frobbelingen",
      "frobbeliteit frobbeliteiten",
      "wijkverpleging wijkverplegingen",
      "veiligheidsraad veiligheidsraden",  // whose end is also a verb
      "onderwijsachterstandsplan onderwijsachterstandsplannen",
      "expertisecentrum expertisecentra",
      "actief actieve",
      "betrokkene betrokkenen",
      "frobbeligheid frobbeligheden",
      "evalueren geëvalueerd geëvalueerde evalueert",
      "19e 19",
      "NAVO-top navotop",
  };
  for (const char* words : cases) {
    const auto found = lemmas(words);
    EXPECT_EQ(found.size(), 1U) << words << ": " << testing::PrintToString(found);
  }
}

TEST(Lemma, KeepsDifferentWordsApart) {
  const char* cases[] = {
      "overheid over",     "zaak zak",          "minister mini",      "gezag zag",
      "geweld wel",        "gemeente meen",     "gevaar vaar",        "haven haaf",
      "weg weegt",         "veiligheid veilig", "schepenen schip",    "goederen goed",
      "gegevens geven",    "ouders oud",        "rechter recht",      "staat stond",
      "nieuws nieuw",      "regen rijgen",      "wet weten",          "bekend bekennen",
      "verkeer verkeert",  "vervoer vervaren",  "aandacht aandenken", "maart maren",
      "ouderen ouder",     "indien indienen",   "welvaart welvaren",  "verdachten verdacht",
      "uitvoer uitvoeren", "roken ruiken",      "banden bannen",      "verbond verbonden",
      "voldoende voldoen", "zon zin",           "bom boom",           "gezond zonnen",
  };
  for (const char* words : cases) {
    const auto found = lemmas(words);
    EXPECT_EQ(found.size(), 2U) << words << ": " << testing::PrintToString(found);
  }
}

TEST(Lemma, NamesTheWordAsADictionaryDoes) {
  const struct {
    const char* word;
    const char* expected;
  } cases[] = {
      {"brieven", "brief"},
      {"gaf", "geven"},
      {"schepen", "schip"},
      {"veiliger", "veilig"},
      {"werkte", "werk"},
      {"gezag", "gezag"},
      {"gevangeniswezen", "gevangeniswezen"},
      {"geweld", "geweld"},
      {"overheid", "overheid"},
      {"zag", "zien"},
      {"wegen", "weg"},
      {"", ""},
      {"F16", "f16"},
      {"2025", "2025"},
      {"-", "-"},
      {"NMI's", "nmi"},
      {"s-gravenhage", "sgravenhage"},
  };
  for (const auto& [word, expected] : cases) EXPECT_EQ(lemma(word), expected) << word;
}

TEST(Lemma, LeavesOtherWordsToSnowball) {
  EXPECT_TRUE(Lemmatizer(lexicon()).algorithm() == "kraaij_pohlmann" ||
              Lemmatizer(lexicon()).algorithm() == "dutch");
  EXPECT_EQ(lemma("flurbelden"), lemma("flurbelde"));
  EXPECT_EQ(lemma(std::string(100000, 'a')).size(), 100000U);
  EXPECT_EQ(lemma("Ελλάδα"), "ελλαδα");
  std::string genitives;
  for (int i = 0; i < 100000; ++i) genitives += "'s";
  EXPECT_FALSE(lemma(genitives).empty());
}

// Pairs of forms with a common lemma: by hand against by lemma().
using Pairs = std::set<std::pair<std::string, std::string>>;

Pairs pairs(const std::map<std::string, std::set<std::string>>& groups) {
  Pairs all;
  for (const auto& [lemma, forms] : groups) {
    for (auto first = forms.begin(); first != forms.end(); ++first) {
      for (auto second = std::next(first); second != forms.end(); ++second) {
        all.emplace(*first, *second);
      }
    }
  }
  return all;
}

std::string lower(std::string word) {
  std::ranges::transform(word, word.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return word;
}

TEST(Lemma, AgreesWithTheTreebank) {
  std::map<std::string, std::set<std::string>> gold;
  std::map<std::string, std::set<std::string>> ours;
  for (const std::string& line : gold_lines("lemmas/treebank-dev.tsv")) {
    std::istringstream fields(line);
    std::string form, base, kind;
    std::getline(fields, form, '\t');
    std::getline(fields, base, '\t');
    std::getline(fields, kind, '\t');
    if (kind != "NOUN" && kind != "VERB" && kind != "ADJ") continue;
    gold[lower(base)].insert(lower(form));
    ours[lemma(form)].insert(lower(form));
  }
  if (gold.empty()) GTEST_SKIP() << "the treebank's lemmas are not on this machine";
  const Pairs expected = pairs(gold);
  const Pairs found = pairs(ours);
  Pairs common;
  std::ranges::set_intersection(expected, found, std::inserter(common, common.end()));
  const double f1 = 2.0 * static_cast<double>(common.size()) /
                    static_cast<double>(expected.size() + found.size());
  std::printf("lemmas: F1 %.4f\n", f1);
  EXPECT_GE(f1, 0.88);
}

}  // namespace
}  // namespace briefkamer::indexer
