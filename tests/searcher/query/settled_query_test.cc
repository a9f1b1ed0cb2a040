#include "searcher/query/settled_query.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/searcher/sample_letters.h"

namespace briefkamer::searcher {
namespace {

// How a query is read beside the vocabulary, and after it each note.
std::string read(const std::string& text, const corpus::Vocabulary& vocabulary) {
  indexer::Analyzer analyzer;
  const ParsedQuery parsed = settled(parse_query(text), vocabulary, analyzer);
  std::string out = reading(parsed.root);
  for (const std::string& note : parsed.notes) out += " | " + note;
  return out;
}

corpus::Vocabulary vocabulary() {
  corpus::Vocabulary all = small_vocabulary();
  all.ministries.back().aliases = {"ZK"};
  return all;
}

TEST(SettledQuery, IsReadAsItIsSearched) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"missie:nmi irak", "missie:nmi EN irak"},
      {"missie:onzin", "onzin | “onzin” is onbekend achter dit veld; het is als woord gezocht."},
      {"irak NIET thema:onzin",
       "irak EN NIET onzin | “onzin” is onbekend achter dit veld; het is als woord gezocht."},
      {"soort:\"grote onzin\"",
       "\"grote onzin\" | “grote onzin” is onbekend achter dit veld; het is als woorden gezocht."},
      {"datum:gisteren",
       "gisteren | “gisteren” is geen datum of periode; het is als woord gezocht."},
      {"irak datum:2024..2023",
       "irak EN datum:2024..2023 | De periode “2024..2023” eindigt voordat zij begint; er is geen "
       "dag in."},
      {"datum:2023..2024", "datum:2023..2024"},
      {"irak NIET !!!", "irak | “!!!” is geen woord en is overgeslagen."},
      {"irak OF !!!", "irak | “!!!” is geen woord en is overgeslagen."},
      {"irak \"\"", "irak | Tussen de aanhalingstekens staat geen woord."},
      {"!!!", "!!! | “!!!” is geen woord en is overgeslagen."},
      {"NIET !!!", "NIET !!! | “!!!” is geen woord en is overgeslagen."},
      {"thema:marine* irak",
       "thema:marine EN irak | Achter thema: werkt * niet; het is weggelaten."},
      {"miss*irak",
       "miss*irak | Een * werkt alleen aan het eind van een woord; in “miss*irak” is hij als "
       "scheiding gelezen."},
      {"irak*", "irak*"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(read(text, vocabulary()), expected) << text;
}

TEST(SettledQuery, TakesAValueOfSeveralWordsForOne) {
  const std::string note =
      " als één waarde gelezen; aanhalingstekens eromheen zeggen dat met zekerheid.";
  const struct {
    const char* text;
    std::string expected;
  } cases[] = {
      {"soort:geannoteerde agenda",
       "soort:\"geannoteerde agenda\" | Achter soort: is “geannoteerde agenda”" + note},
      {"raad soort:Geannoteerde agenda juli",
       "raad EN soort:\"Geannoteerde agenda\" EN juli | Achter soort: is “Geannoteerde agenda”" +
           note},
      {"missie:NAVO-missie in Irak",
       "missie:\"NAVO-missie in Irak\" | Achter missie: is “NAVO-missie in Irak”" + note},
      {"soort:verslag agenda", "soort:verslag EN agenda"},  // a value by itself
      {"soort:geannoteerde EN agenda",
       "geannoteerde EN agenda | “geannoteerde” is onbekend achter dit veld; het is als woord "
       "gezocht."},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(read(text, vocabulary()), expected) << text;
}

TEST(SettledQuery, TakesTheAbbreviationOfAMinistryForASender) {
  EXPECT_EQ(read("afzender:zk irak", vocabulary()), "(afzender:zk OF ministerie:zk) EN irak");
  EXPECT_EQ(read("afzender:zaken", vocabulary()), "afzender:zaken");
  EXPECT_EQ(read("afzender:jansen", vocabulary()), "afzender:jansen");
  EXPECT_EQ(read("zk", vocabulary()), "zk");
}

}  // namespace
}  // namespace briefkamer::searcher
