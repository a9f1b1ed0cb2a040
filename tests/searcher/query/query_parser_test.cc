#include "searcher/query/query_parser.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "tests/searcher/seed.h"

namespace briefkamer::searcher {
namespace {

// How a query is read, and after it each note: "missies EN irak | Een haakje …".
std::string read(std::string_view text) {
  const ParsedQuery parsed = parse_query(text);
  std::string out = reading(parsed.root);
  for (const std::string& note : parsed.notes) out += " | " + note;
  return out;
}

struct Case {
  std::string text;
  std::string expected;
};

void expect_readings(const std::vector<Case>& cases) {
  for (const auto& [text, expected] : cases) EXPECT_EQ(read(text), expected) << "query: " << text;
}

TEST(QueryParser, ReadsOperatorsInBothLanguages) {
  expect_readings({
      {"missies irak", "missies EN irak"},
      {"missies EN irak", "missies EN irak"},
      {"missies AND irak", "missies EN irak"},
      {"missies OF irak", "missies OF irak"},
      {"missies OR irak", "missies OF irak"},
      {"missies NIET irak", "missies EN NIET irak"},
      {"missies NOT irak", "missies EN NIET irak"},
      {"missies EN NIET irak", "missies EN NIET irak"},
      {"missies -irak", "missies EN NIET irak"},
      {"NIET irak", "NIET irak"},
      {"NIET NIET irak", "irak"},
      {"missies en irak", "missies EN en EN irak"},  // lower case is a word
      {"a\tb\nc\rd", "a EN b EN c EN d"},
      {"missies\u00a0EN\u00a0irak\u2009OF\u3000syrië", "(missies EN irak) OF syrië"},
  });
}

TEST(QueryParser, BindsNotThenAndThenOr) {
  expect_readings({
      {"a OF b c", "a OF (b EN c)"},
      {"a b OF c d", "(a EN b) OF (c EN d)"},
      {"a OF b EN c", "a OF (b EN c)"},
      {"NIET a OF b", "NIET a OF b"},
      {"NIET a b", "NIET a EN b"},
      {"NIET (a b)", "NIET (a EN b)"},
      {"(a OF b) c", "(a OF b) EN c"},
      {"(a OF b) NIET (c OF d)", "(a OF b) EN NIET (c OF d)"},
      {"((a))", "a"},
      {"(a)(b)", "a EN b"},
      {"-(a OF b)", "NIET (a OF b)"},
      {"missie(irak OF syrië)", "missie EN (irak OF syrië)"},
      {"NIET(irak)", "NIET irak"},
      {"a EN(b OF c)", "a EN (b OF c)"},
  });
}

TEST(QueryParser, ReadsPhrasesInAllQuotes) {
  expect_readings({
      {"\"vitale infrastructuur\"", "\"vitale infrastructuur\""},
      {"“vitale infrastructuur”", "\"vitale infrastructuur\""},
      {"„vitale infrastructuur”", "\"vitale infrastructuur\""},
      {"«vitale infrastructuur»", "\"vitale infrastructuur\""},
      {"a\"b c\"d", "a EN \"b c\" EN d"},
      {"-\"b c\"", "NIET \"b c\""},
      {"\"a EN (b\" c", "\"a EN (b\" EN c"},
      {"\"\"", "\"\""},
      {"'vitale infra'", "'vitale EN infra'"},  // an apostrophe is no quote: 's, agenda's
      {"\"vitale infra",
       "vitale EN infra | Een aanhalingsteken sluit niet; de woorden erachter zijn los gelezen."},
      {"a\"", "a | Een aanhalingsteken sluit niet; de woorden erachter zijn los gelezen."},
      {"\"a b\" c \"27925-980",
       "\"a b\" EN c EN kst-27925-980 | Een aanhalingsteken sluit niet; de woorden erachter zijn "
       "los gelezen."},
  });
}

TEST(QueryParser, LeavesWordsWhole) {
  expect_readings({
      {"NAVO-top", "NAVO-top"},
      {"F-16", "F-16"},
      {"ruimte(vaart)", "ruimte(vaart)"},
      {"(ruimte(vaart))", "ruimte(vaart)"},
      {"onderwerp:ruimte(vaart) x", "onderwerp:ruimte(vaart) EN x"},
      {"(onderwerp:ruimte(vaart))", "onderwerp:ruimte(vaart)"},
      {"2023-2027", "2023-2027"},
      {"2024", "2024"},
      {"1.250,50", "1.250,50"},
      {"Zr.Ms. Tromp", "Zr.Ms. EN Tromp"},
      {"agenda's", "agenda's"},
      {"a - b", "a EN - EN b"},
      {"-", "-"},
      {"--a", "a"},
      {"🙂", "🙂"},
      {"http://x", "http://x"},
      {"http://x?a=(b) -c", "http://x?a=(b) EN NIET c"},
      {"12:30", "12:30"},
      {"foo:bar", "foo:bar"},
      {"\"a:b\"", "\"a:b\""},
      {":", ":"},
  });
}

TEST(QueryParser, ReadsFieldsInDutchAndEnglish) {
  expect_readings({
      {"onderwerp:verslag subject:verslag betreft:verslag",
       "onderwerp:verslag EN onderwerp:verslag EN onderwerp:verslag"},
      {"afzender:defensie OF sender:defensie", "afzender:defensie OF afzender:defensie"},
      {"missie:NMI mission:NMI", "missie:NMI EN missie:NMI"},
      {"thema:defensie topic:defensie", "thema:defensie EN thema:defensie"},
      {"soort:verslag kind:verslag", "soort:verslag EN soort:verslag"},
      {"ministerie:bz ministry:bz", "ministerie:bz EN ministerie:bz"},
      {"dossier:28676", "dossier:28676"},
      {"datum:2024 date:2025-01..2025-03", "datum:2024 EN datum:2025-01..2025-03"},
      {"datum:1-4-2025..30-4-2025", "datum:1-4-2025..30-4-2025"},
      {"ONDERWERP:verslag Datum:2024", "onderwerp:verslag EN datum:2024"},
      {"onderwerp:\"geannoteerde agenda\"", "onderwerp:\"geannoteerde agenda\""},
      {"missie:“NATO Mission Iraq”", "missie:\"NATO Mission Iraq\""},
      {"-soort:verslag", "NIET soort:verslag"},
      {"(soort:verslag)", "soort:verslag"},
      {"onderwerp:EN x", "onderwerp:EN EN x"},
      {"onderwerp:27925-980", "onderwerp:27925-980"},  // a number in a field is the field's
      {"onderwerp:def*", "onderwerp:def*"},
      {"onderwerp: verslag", "verslag | Achter onderwerp: staat niets."},
      {"onderwerp:", "alle brieven | Achter onderwerp: staat niets."},
      {"(onderwerp:)", "alle brieven | Achter onderwerp: staat niets."},
      {"onderwerp:*", "alle brieven | Achter onderwerp: staat niets."},
      {"onderwerp:(a OF b) c", "(onderwerp:a OF onderwerp:b) EN c"},
      {"soort:(verslag OF thema:defensie)", "soort:verslag OF thema:defensie"},
  });
}

TEST(QueryParser, ReadsBeginnings) {
  expect_readings({
      {"defensie*", "defensie*"},
      {"defensie**", "defensie*"},
      {"*", "alle brieven"},
      {"* irak", "irak"},
      {"* OF irak", "alle brieven OF irak"},
      {"NIET *", "NIET alle brieven"},
      {"def*sie", "def*sie"},
      {"*sie", "*sie"},
  });
}

TEST(QueryParser, SaysWhichOperatorsHaveNothingToWorkOn) {
  const std::string skipped = " staat niet tussen twee woorden en is overgeslagen.";
  const std::string words = " | Alleen operatoren: ze zijn als woorden gelezen.";
  expect_readings({
      {"", "alle brieven"},
      {"   ", "alle brieven"},
      {"AND", "AND" + words},
      {"NIET", "NIET" + words},
      {"EN OF", "EN EN OF" + words},
      {"(EN)", "EN" + words},
      {"Defensie AND", "Defensie | AND" + skipped},
      {"EN Defensie", "Defensie | EN" + skipped},
      {"Defensie NIET", "Defensie | NIET" + skipped},
      {"a EN EN b", "a EN b | EN" + skipped},
      {"a OF OF b", "a OF b | OF" + skipped},
      {"a EN OF b", "a OF b | EN" + skipped},
      {"OF a", "a | OF" + skipped},
      {"a NIET OF b", "a OF b | NIET" + skipped},
      {"NOT Irak", "NIET Irak"},
  });
}

TEST(QueryParser, SaysWhichBracketsDoNotPair) {
  const std::string opens = " | Een haakje opent zonder te sluiten; het is overgeslagen.";
  const std::string closes = " | Een haakje sluit zonder te openen; het is overgeslagen.";
  expect_readings({
      {"(a b", "a EN b" + opens},
      {"a b)", "a EN b" + closes},
      {") a OF b", "a OF b" + closes},
      {"a) OF b", "a OF b" + closes},
      {"a (b OF c", "(a EN b) OF c" + opens},
      {")(", "alle brieven" + closes + opens},
      {"()", "alle brieven"},
      {"a () b", "a EN b"},
      {"a(b", "a EN b" + opens},
  });
}

TEST(QueryParser, ReadsCitationsInEveryForm) {
  expect_readings({
      {"27925-980", "kst-27925-980"},
      {"kst-27925-980", "kst-27925-980"},
      {"KST-27925-980", "kst-27925-980"},
      {"27 925, nr. 980", "kst-27925-980"},
      {"27 925 nr 980", "kst-27925-980"},
      {"Kamerstuk 28 676, nr. 472", "kst-28676-472"},
      {"kamerstuk 28676 nr. 472", "kst-28676-472"},
      {"Kamerstukken II 2023/24, 28 676, nr. 472", "kst-28676-472"},
      {"28676", "28676"},
      {"28 676", "28676"},
      {"2025D01234", "2025D01234"},
      {"2025d01234", "2025D01234"},
      {"missies Kamerstuk 28 676, nr. 472 irak", "missies EN kst-28676-472 EN irak"},
      {"missies 27925-980", "missies EN kst-27925-980"},
      {"missies OF 27 925, nr. 980", "missies OF kst-27925-980"},
      {"(27925-980)", "kst-27925-980"},
      {"-27925-980", "NIET kst-27925-980"},
      {"2025D01234 missies", "2025D01234 EN missies"},
      {"28676-472 27925-980", "kst-28676-472 EN kst-27925-980"},
      {"https://zoek.officielebekendmakingen.nl/kst-28676-472.html", "kst-28676-472"},
      {"missies (www.x.nl/kst-28676-472.html) irak", "missies EN kst-28676-472 EN irak"},
      {"\"Kamerstuk 28 676, nr. 472\"", "\"Kamerstuk 28 676, nr. 472\""},
      {"nr. 472", "nr. EN 472"},
      // The quote inside the field's value is none, so the second pair is what is quoted.
      {"onderwerp:a \"27925-980 c\" d e f", "onderwerp:a EN \"27925-980 c\" EN d EN e EN f"},
      {"onderwerp:a\"b \"27925-980 c\" dé e",
       "onderwerp:a EN \"b \" EN kst-27925-980 EN c EN dé "
       "EN e | Een aanhalingsteken sluit niet; de woorden erachter zijn los gelezen."},
  });
}

TEST(QueryParser, KnowsQueriesWithoutOperators) {
  const struct {
    const char* text;
    bool plain;
  } cases[] = {
      {"missies irak", true},
      {"def*", true},
      {"", true},
      {"* irak", true},
      {"missies -irak", false},
      {"a EN b", false},
      {"a OF b", false},
      {"NIET a", false},
      {"\"a b\" c", true},
      {"onderwerp:a b", true},
      {"(a) b", true},
      {"27925-980 b", true},
      {"wapens en -munitie", true},
      {"EN", true},
  };
  for (const auto& [text, plain] : cases) EXPECT_EQ(parse_query(text).plain, plain) << text;
}

TEST(QueryParser, ReadsDutchHyphensAndBracketsAsPartsOfWords) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"wapens en -munitie", "wapens EN en EN munitie"},  // a hyphen for the word before it
      {"wapens of -munitie", "wapens EN of EN munitie"},
      {"wapens -munitie", "wapens EN NIET munitie"},
      {"onderwijswet- en -regelgeving", "onderwijswet- EN en EN regelgeving"},
      {"en -munitie", "en EN munitie"},
      {"-munitie", "NIET munitie"},
      {"wapens EN -munitie", "wapens EN NIET munitie"},
      {"de (her)registratie", "de EN (her)registratie"},
      {"(oud-)medewerkers", "(oud-)medewerkers"},
      {"\"buy now\"-diensten", "\"buy now\" EN diensten"},
      {"(oud)-medewerkers", "(oud)-medewerkers"},
      {"\"a\" -b", "\"a\" EN NIET b"},
      {"\u00a0-b", "NIET b"},
      {"(-b)", "NIET b"},
      {"(dreigend) daklozen", "dreigend EN daklozen"},
      {"(a OF b) c", "(a OF b) EN c"},
      {"(a)(b)", "a EN b"},
      {"(a), b", "a EN , EN b"},
  };
  for (const auto& [text, expected] : cases)
    EXPECT_EQ(reading(parse_query(text).root), expected) << text;
}

TEST(QueryParser, KeepsWhatTheReaderTypedOfACitation) {
  const Node node = parse_query("Kamerstuk 28 676, nr. 472").root;
  EXPECT_EQ(node.kind, NodeKind::kCitation);
  EXPECT_EQ(node.text, "kst-28676-472");
  EXPECT_EQ(node.typed, "Kamerstuk 28 676, nr. 472");
}

TEST(QueryParser, BoundsWords) {
  std::string text;
  for (std::size_t i = 0; i < kMostWords; ++i) text += "w" + std::to_string(i) + ' ';
  EXPECT_TRUE(parse_query(text).notes.empty());
  const ParsedQuery more = parse_query(text + "een te veel");
  EXPECT_EQ(more.root, parse_query(text).root);
  ASSERT_EQ(more.notes.size(), 1U);
  EXPECT_EQ(more.notes.front(), "Alleen de eerste 64 woorden zijn gelezen.");
}

TEST(QueryParser, BoundsDepthInPairs) {
  const auto deep = [](int depth, const std::string& inside) {
    return std::string(static_cast<std::size_t>(depth), '(') + inside +
           std::string(static_cast<std::size_t>(depth), ')');
  };
  const std::string note = " | Haakjes staan te diep in elkaar; de diepste zijn overgeslagen.";
  expect_readings({
      {deep(kDeepest, "a") + " OF b", "a OF b"},
      {deep(kDeepest + 5, "a") + " OF b", "a OF b" + note},
      {deep(kDeepest, "a (b) c") + " OF d", "(a EN b EN c) OF d" + note},
  });
}

// Every answer is bounded, whatever is asked.
TEST(QueryParser, TakesAnyAmountOfAnything) {
  const std::size_t size = 100'000;
  for (const std::string unit : {"(",       ")",   "\"",         "-",          "*",
                                 "a ",      "a:",  "EN ",        "NIET ",      "OF ",
                                 "a OF ",   "(a ", "\0",         "\xff",       "\xe2\x80",
                                 "é",       "🙂 ", "27925-980 ", "onderwerp:", "onderwerp:\"",
                                 "datum:(", "x"}) {
    std::string text;
    while (text.size() < size) text += unit.empty() ? std::string(1, '\0') : unit;
    const ParsedQuery parsed = parse_query(text);
    EXPECT_LE(parsed.notes.size(), 6U) << unit;
    EXPECT_LE(reading(parsed.root).size(), size + 1000) << unit;
  }
}

TEST(QueryParser, SurvivesAnyBytes) {
  const unsigned seed = random_seed();
  RecordProperty("seed", std::to_string(seed));
  std::mt19937 random(seed);
  const std::string_view bytes(
      "ab EN OF NIET-*:()\"“”«» 27925-980,nr.\0\xff\xc3\xa9 onderwerp:datum:", 62);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (auto left = random() % 60; left > 0; --left)
      text += random() % 4 == 0 ? static_cast<char>(random()) : bytes[random() % bytes.size()];
    const ParsedQuery parsed = parse_query(text);
    ASSERT_FALSE(reading(parsed.root).empty()) << "seed " << seed << ", round " << round;
    ASSERT_EQ(parse_query(text), parsed);
  }
}

}  // namespace
}  // namespace briefkamer::searcher
