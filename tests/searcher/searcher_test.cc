// What a question finds, and in which order.
#include "tests/searcher/searcher_fixture.h"

namespace briefkamer::searcher {
namespace {

using testing::HasSubstr;

TEST_F(SearcherTest, FindsWhatAReaderWouldSayIsThere) {
  const Searcher& searcher = over({
      letter_with("a", "2025-01-01", "Missies", "De NAVO-missie in Irak met F-16's en een F16."),
      letter_with("b", "2025-02-01", "NAVO-top", "geïnformeerd1 over ruimte(vaart) in Oekraïne"),
      letter_with("c", "2025-03-01", "Brieven", "Kamerstuk 28 676, nr. 472; agenda's en een top"),
      letter_with("d", "", "Iets", "m.b.t. Zr.Ms. Tromp en vitale infrastructuur"),
  });
  const struct {
    const char* query;
    const char* expected;
  } cases[] = {
      {"missie", "a"},
      {"missies EN irak", "a"},
      {"navotop", "b"},
      {"navo-top", "b"},
      {"NAVO top", "b ~c ~a"},
      {"f16", "a"},
      {"F-16", "a"},
      {"geinformeerd", "b"},
      {"geïnformeerd", "b"},
      {"ruimtevaart", "b"},
      {"oekraine", "b"},
      {"brief", "c"},
      {"agenda", "c"},
      {"28676", "c"},
      {"28 676", "c"},
      {"\"28 676\"", "c"},
      {"mbt", "d"},
      {"zrms tromp", "d"},
      {"\"vitale infrastructuur\"", "d"},
      {"\"infrastructuur vitale\"", ""},
      {"\"en vitale\"", "d"},
      {"infrastruct*", "d"},
      {"navo-t*", "b"},
      {"navo*", "b a"},
      {"zzz*", ""},
      {"missie EN zzz*", ""},
      {"missie zzz*", "~a"},
      {"onderwerp:missie", "a"},
      {"onderwerp:irak", ""},
      {"onderwerp:(missie OF navo)", "b a"},
      {"onderwerp:nav*", "b"},
      {"NIET missie", "c b d"},
      {"NIET (missie OF navo)", "c d"},
      {"missie -irak", ""},
      {"* -irak", "c b d"},
      {"", "c b a d"},
      {"*", "c b a d"},
      {"datum:2025-02..", "c b"},
      {"datum:..2025-02 -datum:2025-01", "b"},
      {"...", ""},
      {"missie ...", "a"},
      {"de", "a"},
      {"\xff*", ""},
      {"missie EN \xff*", "a"},
      {"\"...\" EN missie", "a"},
  };
  for (const auto& [query, expected] : cases)
    EXPECT_EQ(ids(searcher.search(ask(query))), expected) << query;
}

TEST_F(SearcherTest, RanksTheExactWordAndTheSubjectFirst) {
  const Searcher& searcher = over({
      letter_with("stem", "2025-01-01", "x", "missies wat meer tekst erbij"),
      letter_with("exact", "2025-01-01", "x", "missie wat meer tekst erbij"),
      letter_with("subject", "2025-01-01", "Missie", "wat meer tekst erbij"),
  });
  EXPECT_EQ(ids(searcher.search(ask("missie"))), "subject exact stem");
}

TEST_F(SearcherTest, RanksAPartOfACompoundInTheSubjectBelowTheWord) {
  const auto text = [](int words) {
    std::string all;
    for (int i = 0; i < words; ++i) all += "tekst ";
    return all;
  };
  std::vector<corpus::Letter> letters{
      letter_with("part", "2025-01-01", "Vredesmissies", text(60)),
      letter_with("stem", "2025-01-01", "Missies", text(100)),
      letter_with("exact", "2025-01-01", "Missie", text(100)),
  };
  for (int i = 0; i < 20; ++i)
    letters.push_back(letter_with(std::to_string(i), "2025-01-01", "Dijken", text(80)));
  const Searcher& searcher = over(letters);
  EXPECT_EQ(ids(searcher.search(ask("missie"))), "exact stem part");
  EXPECT_EQ(ids(searcher.search(ask("onderwerp:missie"))), "stem exact part");
}

TEST_F(SearcherTest, FindsCompoundsThatAReaderWroteApart) {
  const Searcher& searcher = over({
      letter_with("joined", "2025-01-01", "x", "De vergunninghouders krijgen een woning."),
      letter_with("linked", "2025-01-01", "x", "De verblijfsvergunning is verleend."),
      letter_with("apart", "2025-01-01", "x", "Wie houder is van een vergunning, mag blijven."),
      letter_with("whole", "2025-01-01", "x", "De snelweg is dicht."),  // which is not taken apart
      letter_with("none", "2025-01-01", "x", "De vergunning is niet verleend."),
  });
  const struct {
    const char* query;
    const char* expected;
  } cases[] = {
      {"vergunning houder", "joined apart ~none ~linked"},
      {"verblijf vergunning", "linked ~none ~apart ~joined"},
      {"snel weg", "whole"},
      {"houder vergunning", "apart joined ~none ~linked"},  // no word in this order
      {"vergunning de houder", "apart joined ~none ~linked"},
      {"\"vergunning houder\"", ""},
  };
  for (const auto& [query, expected] : cases)
    EXPECT_EQ(ids(searcher.search(ask(query))), expected) << query;
  EXPECT_TRUE(searcher.search(ask("snel weg")).hits.at(0).sections.at(0).snippet.at(1).marked);
}

TEST_F(SearcherTest, HoldsToPhrasesAndFieldsWhereWordsAreMissing) {
  const Searcher& searcher = over({
      letter_with("a", "2025-01-01", "Wonen", "buy now, pay later in winkels en op websites"),
      letter_with("b", "2024-01-01", "Wonen", "buy now, pay later in winkels"),
      letter_with("c", "2024-01-01", "Sparen", "buy now, pay later"),
      letter_with("d", "2024-01-01", "Sparen", "winkels en websites"),
  });
  const struct {
    const char* query;
    const char* expected;
  } cases[] = {
      {"\"buy now\" winkels websites", "a ~b ~c"},
      {"\"buy now\" \"pay later\"", "c b a"},
      {"onderwerp:wonen winkels websites", "a ~b"},
      {"onderwerp:wonen websites", "a"},  // a field says where, not what
      {"datum:2024 winkels websites", "d ~b"},
      {"(winkels) websites", "d a ~b"},
      {"winkels EN websites", "d a"},
      {"27925-980 winkels websites", "~d ~a ~b"},
  };
  for (const auto& [query, expected] : cases)
    EXPECT_EQ(ids(searcher.search(ask(query))), expected) << query;
}

TEST_F(SearcherTest, FindsCitationsByNumber) {
  corpus::Letter own = letter_with("own", "2025-01-01", "x", "tekst");
  own.references.dossier = "27925";
  own.references.number = "980";
  corpus::Letter citing = letter_with("citing", "2025-02-01", "x", "zie 27 925, nr. 980");
  citing.citations = {{"kamerstuk", "kst-27925-980", "27 925, nr. 980", {}, {}}};
  corpus::Letter document = letter_with("2025d01234", "2025-03-01", "x", "tekst");
  corpus::Letter chapter = letter_with("chapter", "2025-04-01", "x", "tekst");
  chapter.references.dossier = "36410-X";
  const Searcher& searcher = over({own, citing, document, chapter});
  for (const char* query : {"27925-980", "kst-27925-980", "Kamerstuk 27 925, nr. 980"}) {
    const Answer answer = searcher.search(ask(query));
    EXPECT_EQ(ids(answer), "own citing") << query;
    EXPECT_EQ(answer.citation, "kst-27925-980");
    EXPECT_EQ(answer.reading, "kst-27925-980");
  }
  EXPECT_EQ(ids(searcher.search(ask("27925"))), "own citing");
  EXPECT_EQ(searcher.search(ask("27925")).citation, std::nullopt);
  EXPECT_EQ(ids(searcher.search(ask("dossier:27925"))), "own citing");
  EXPECT_EQ(ids(searcher.search(ask("dossier:279*"))), "own");
  EXPECT_EQ(ids(searcher.search(ask("36410-X"))), "chapter");
  EXPECT_EQ(ids(searcher.search(ask("2025D01234"))), "2025d01234");
  EXPECT_EQ(searcher.search(ask("27925-980")).hits.at(0).cited_by, 1U);
}

TEST_F(SearcherTest, FindsALetterByEachOfItsNumbers) {
  corpus::Letter letter = letter_with("kst-28676-472", "2025-01-01", "Brief", "tekst");
  letter.references.dossier = "28676";
  letter.references.number = "472";
  letter.references.own = "BS2025001234";
  letter.aliases = {"2025-01-01-defensie-0a1b2c3d", "kst-32545-c", "2025d01234", "bs2025001235",
                    "ienw-bsk-2025-987654"};
  const Searcher& searcher =
      over({letter, letter_with("other", "2025-01-01", "Brief", "bsk 2025 en nog iets")});
  for (const char* query : {"28676-472", "Kamerstuk 28 676, nr. 472", "BS2025001234",
                            "bs2025001235", "2025D01234", "IENW/BSK-2025/987654", "kst-32545-c"})
    EXPECT_EQ(ids(searcher.search(ask(query))), "kst-28676-472") << query;
}

TEST_F(SearcherTest, LooksInTheFieldThatIsNamed) {
  corpus::Letter letter = letter_with("a", "2025-01-01", "Verslag", "over defensie");
  letter.senders = {{"mnre2", "minister van Zaken", "B. de Vries"}};
  letter.kind = "verslag";
  letter.missions = {{"nmi", "NAVO-missie in Irak", {}}};
  const Searcher& searcher = over({letter});
  const struct {
    const char* query;
    bool found;
  } cases[] = {
      {"afzender:zaken", true},
      {"afzender:vries", true},
      {"afzender:\"de Vries\"", true},
      {"afzender:defensie", false},
      {"afzender:defens*", false},
      {"afzender:za*", true},
      {"afzender:minist*", true},
      {"ministerie:zaken", true},
      {"ministerie:mnre2", true},
      {"ministerie:defensie", false},
      {"missie:NMI", true},
      {"missie:\"navo-missie in irak\"", true},
      {"missie:althea", false},
      {"missie:onbekend", false},
      {"thema:none", true},
      {"soort:verslag", true},
      {"soort:Verslag*", true},
      {"soort:defensie", true},  // no kind: taken as a word
      {"soort:zzz", false},
      {"datum:2025", true},
      {"datum:gisteren", false},
  };
  for (const auto& [query, found] : cases)
    EXPECT_EQ(searcher.search(ask(query)).total, found ? 1U : 0U) << query;
  EXPECT_THAT(searcher.search(ask("soort:zzz")).notes,
              testing::ElementsAre(HasSubstr("“zzz” is onbekend achter dit veld")));
  EXPECT_THAT(searcher.search(ask("-")).notes, testing::ElementsAre(HasSubstr("geen woord")));
  EXPECT_THAT(searcher.search(ask("datum:gisteren")).notes,
              testing::ElementsAre(HasSubstr("“gisteren” is geen datum of periode")));
}

TEST_F(SearcherTest, BoundsTheWordsOfABeginning) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "woord" + std::to_string(1000 + i) + "x ";
  const Searcher& searcher = over({letter_with("many", "2025-01-01", "x", text),
                                   letter_with("common", "2025-01-01", "x", "woordvoerder"),
                                   letter_with("also", "2025-01-01", "x", "woordvoerder")});
  const Answer answer = searcher.search(ask("woord*"));
  EXPECT_EQ(answer.total, 3U);
  EXPECT_THAT(answer.notes, testing::ElementsAre(HasSubstr("de 200 gewoonste")));
}

}  // namespace
}  // namespace briefkamer::searcher
