#include "corpus/parsing/letter_parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/corpus/letters.h"

namespace briefkamer::corpus {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kHead =
    "> Retouradres Postbus 20061 2500 EB Den Haag\n"
    "de Voorzitter van de Tweede Kamer\n"
    "der Staten-Generaal\n"
    "\n"
    "Datum 3 mei 2024\n"
    "Betreft Kazernes\n"
    "\n"
    "Geachte voorzitter,\n"
    "\n";

std::string with_head(const std::string& body) {
  return kHead + body;
}

TEST(LetterParser, NeedsNoneOfItsParts) {
  const struct {
    const char* text;
    const char* expected;  // date, subject, text
  } cases[] = {
      {"Datum 3 mei 2024\nBetreft Kazernes\n\nGeachte voorzitter,\n\nTekst.",
       "2024-05-03|Kazernes|Tekst."},
      {"Betreft Kazernes\n\nGeachte voorzitter,\n\nTekst.", "-|Kazernes|Tekst."},
      {"Datum 3 mei 2024\n\nGeachte voorzitter,\n\nTekst.", "2024-05-03||Tekst."},
      {"Datum 3 mei 2024\nBetreft Kazernes\n\nEen tekst zonder aanhef.",
       "2024-05-03|Kazernes|Een tekst zonder aanhef."},
      {"Alleen maar tekst.", "-||Alleen maar tekst."},
      {"Datum\nBetreft\n3 mei 2024\nKazernes\n\nGeachte voorzitter,\n\nTekst.",
       "2024-05-03|Kazernes|Tekst."},
      {"D A T U M 3 mei 2024\nBE TREFT Kazernes\nGeachte voorzitter,\nTekst.",
       "2024-05-03|Kazernes|Tekst."},
      {"Datum: 3 mei 2024\nOnderwerp: Kazernes en\n\nwat daarbij hoort\nOns kenmerk\nBS2024001234\n"
       "Geachte mevrouw,\nTekst.",
       "2024-05-03|Kazernes en wat daarbij hoort|Tekst."},
      {"3 MEI 2024\nDatum\nBetreft Kazernes\nIn uw brief van 9 december 2023 vraagt u\n"
       "om kaarten van alle kazernes, en van\nde wegen daarheen.",
       "2024-05-03|Kazernes|In uw brief van 9 december 2023 vraagt u om kaarten van alle "
       "kazernes, en van de wegen daarheen."},
  };
  for (const auto& [text, expected] : cases) {
    const auto letter = letter_of(text);
    const auto body = letter.sections.empty() ? "" : letter.sections.front().text;
    EXPECT_EQ(iso(letter.date) + '|' + letter.subject + '|' + body, expected) << text;
    EXPECT_FALSE(letter.id.empty());
  }
}

TEST(LetterParser, TakesNoPageNumberForAReference) {
  const auto letter = letter_of(
      "Onze referentie\nBS2025001234\nUw referentie\nPagina 1 van 12\nBetreft Kazernes\n\n"
      "Geachte voorzitter,\n\nTekst.");
  EXPECT_EQ(letter.references.own, "BS2025001234");
  EXPECT_EQ(letter.references.yours, "");
}

TEST(LetterParser, FindsTheLinesOfATextThatLostThem) {
  const std::string body =
      "Hierbij bieden wij u de antwoorden aan op de vragen over het onderhoudsplan van de kazernes "
      "in het noorden, die door de commissie zijn gesteld. ";
  const auto letter = letter_of(
      "Antwoorden op vragen van de Tweede Kamer over het rapport van dit voorjaar De Voorzitter "
      "van de Tweede Kamer der Staten-Generaal Binnenhof 4 DEN HAAG Lange Voorhout 8 Postbus "
      "20015 2500 EA Den Haag T 070 342 43 44 E voorlichting@rekenkamer.nl DATUM 28 april 2016 "
      "BETREFT Vragen over het onderhouds- plan ONS KENMERK 16002391 R Geachte mevrouw Arib, " +
      body + body);
  EXPECT_EQ(iso(letter.date), "2016-04-28");
  EXPECT_EQ(letter.subject, "Vragen over het onderhoudsplan");
}

TEST(LetterParser, FindsWhoSigned) {
  const struct {
    const char* closing;
    const char* expected;
  } cases[] = {
      {"Hoogachtend,\n\nDE MINISTER VAN DEFENSIE\n\nJan Verzonneman",
       "mnre1018 minister van Defensie: Jan Verzonneman"},
      {"De Staatssecretaris van Financiën,\n\nF. Fictema",
       "mnre1090 staatssecretaris van Financiën: F. Fictema"},
      {"De Minister van Buitenlandse Zaken, W.B. Hoekstra",
       "mnre1013 minister van Buitenlandse Zaken: W.B. Hoekstra"},
      {"De Minister van Volksgezondheid, Welzijn en Sport, E. Kuipers",
       "mnre1025 minister van Volksgezondheid, Welzijn en Sport: E. Kuipers"},
      {"Hoogachtend,\n\nDE MINISTER VAN DEFENSIE\n\nA. Bee\n\nDE MINISTER VAN FINANCIËN\n\nC. Dee",
       "mnre1018 minister van Defensie: A. Bee; mnre1090 minister van Financiën: C. Dee"},
      {"DE MINISTER VAN DEFENSIE      DE MINISTER VAN FINANCIËN\n\nA. Bee       C. Dee",
       "mnre1018 minister van Defensie: A. Bee; mnre1090 minister van Financiën: C. Dee"},
      {"DE MINISTER VAN DEFENSIE DE MINISTER VAN FINANCIËN\n\nA. Bee\tC. Dee",
       "mnre1018 minister van Defensie: A. Bee; mnre1090 minister van Financiën: C. Dee"},
      {"Hoogachtend,\nDe Minister van Defensie,\nnamens deze,\n10.2.e\nmr. A. Bee\n"
       "Directeur Juridische Zaken",
       "mnre1018 minister van Defensie: mr. A. Bee"},
      {"Met vriendelijke groet,\n\nAnna Bee", "mnre1013 : Anna Bee"},  // by the return address
      {"", "mnre1013 : "},
  };
  for (const auto& [closing, expected] : cases) {
    const auto letter = letter_of(with_head("Een zin tekst.\n\n") + closing);
    EXPECT_EQ(senders_of(letter), expected) << closing;
    ASSERT_EQ(letter.sections.size(), 1u) << closing;
    EXPECT_EQ(letter.sections.front().text, "Een zin tekst.") << closing;
  }
}

TEST(LetterParser, SaysWhatItInferred) {
  EXPECT_THAT(letter_of(with_head("Hierbij bied ik u een rapport aan.")).inferred,
              ElementsAre("ministry", "kind"));
  EXPECT_THAT(letter_of(with_head("Tekst.\n\nDe Minister van Defensie, A. Bee")).inferred,
              IsEmpty());
}

TEST(LetterParser, FindsOnWhoseBehalfAMinisterWrites) {
  const auto letter = letter_of(with_head(
      "Mede namens de minister van\nDefensie en de staatssecretaris van Financiën bericht "
      "ik u.\n\nHoogachtend,\n\nDE MINISTER VAN BUITENLANDSE ZAKEN\n\nA. Bee"));
  EXPECT_THAT(letter.on_behalf_of,
              ElementsAre("minister van Defensie", "staatssecretaris van Financiën"));
}

TEST(LetterParser, ReadsTheHeadingOfAKamerstuk) {
  const auto letter = letter_of(
      "29 521  Nederlandse deelname aan vredesmissies\n"
      "34 952  Investeren in Perspectief\n"
      "Nr. 403 BRIEF VAN DE MINISTERS VAN BUITENLANDSE ZAKEN\n"
      "EN VAN DEFENSIE\n"
      "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n"
      "Den Haag, 17 maart 2020\n"
      "\n"
      "Het kabinet bericht u over de missie in Mali en over wat daar is bereikt.\n"
      "\n"
      "De Minister van Buitenlandse Zaken, A.B. Verzinsel\n"
      "\n"
      "VERSLAG RAAD BUITENLANDSE ZAKEN\n"
      "\n"
      "De Raad sprak over Mali.\n");
  EXPECT_EQ(letter.id, "kst-29521-403");
  EXPECT_EQ(iso(letter.date), "2020-03-17");
  EXPECT_EQ(letter.references.dossier + ' ' + letter.references.number, "29521 403");
  EXPECT_EQ(letter.subject, "Nederlandse deelname aan vredesmissies");  // of the dossier
  EXPECT_THAT(letter.inferred, testing::Contains("subject"));
  EXPECT_EQ(senders_of(letter), "mnre1013 minister van Buitenlandse Zaken: A.B. Verzinsel");
  ASSERT_EQ(letter.annexes.size(), 1u);
  EXPECT_EQ(letter.annexes.front().title, "VERSLAG RAAD BUITENLANDSE ZAKEN");
  ASSERT_EQ(letter.sections.size(), 2u);
  EXPECT_EQ(letter.sections.back().text, "De Raad sprak over Mali.");
}

TEST(LetterParser, TakesTheSendersFromTheTitleWhenNobodySigned) {
  const auto letter = letter_of(
      "36 410-X  Begroting Defensie 2024\nNr. 12 BRIEF VAN DE MINISTER VAN DEFENSIE\n"
      "Den Haag, 1 mei 2024\n\nTekst van de brief.");
  EXPECT_EQ(letter.id, "kst-36410-x-12");
  EXPECT_EQ(senders_of(letter), "mnre1018 minister van Defensie: ");
}

TEST(LetterParser, SeparatesFootnotesFromNumbersInWords) {
  const auto letter = letter_of(
      with_head("De SNMG1 vaart met de F35 in 2025, zoals gemeld1 in de brief.2 Dat blijft zo.\n"
                "\n"
                "1 Kamerstuk 28 676, nr. 472.\n"
                "2 Een tweede noot\nmet twee regels.\n"));
  ASSERT_EQ(letter.sections.size(), 1u);
  EXPECT_EQ(letter.sections.front().text,
            "De SNMG1 vaart met de F35 in 2025, zoals gemeld in de brief. Dat blijft zo.");
  ASSERT_EQ(letter.footnotes.size(), 2u);
  EXPECT_EQ(letter.footnotes[0].text, "Kamerstuk 28 676, nr. 472.");
  EXPECT_EQ(letter.footnotes[1].text, "Een tweede noot met twee regels.");
  EXPECT_EQ(letter.sections.front().text.substr(0, letter.footnotes[0].offset),
            "De SNMG1 vaart met de F35 in 2025, zoals gemeld");
}

TEST(LetterParser, FindsAMarkBehindAnAbbreviationThatTheTextHasWithoutIt) {
  const auto letter = letter_of(with_head("De NAVO en de NAVO1 varen.\n\n1 Een noot."));
  ASSERT_EQ(letter.footnotes.size(), 1u);
  EXPECT_EQ(letter.sections.front().text, "De NAVO en de NAVO varen.");
}

TEST(LetterParser, LeavesNumbersWithoutANoteAlone) {
  const auto letter = letter_of(with_head("De SNMG1 vaart.\n\n1 Dit is geen noot."));
  EXPECT_THAT(letter.footnotes, IsEmpty());
  EXPECT_EQ(letter.sections.front().text, "De SNMG1 vaart.\n1 Dit is geen noot.");
}

TEST(LetterParser, JoinsASentenceThatAPageEndCut) {
  const auto letter = letter_of(with_head("Deze zin loopt door op de\n\fvolgende bladzijde.\n"));
  ASSERT_EQ(letter.sections.size(), 1u);
  EXPECT_EQ(letter.sections.front().text, "Deze zin loopt door op de volgende bladzijde.");
  const PageStart second{2, 0, 26};
  ASSERT_EQ(letter.pages.size(), 2u);
  EXPECT_EQ(letter.pages.back(), second);
  EXPECT_EQ(page_at(letter, 0, 30), 2);
}

TEST(LetterParser, KeepsItemsAndRows) {
  const auto letter =
      letter_of(with_head("De punten zijn:\n• een\nen meer;\n- twee.\n\nNaam\tAantal\nF-35\t52"));
  EXPECT_EQ(letter.sections.front().text,
            "De punten zijn:\n• een en meer;\n• twee.\nNaam\tAantal\nF-35\t52");
}

TEST(LetterParser, KnowsItsOwnSamples) {
  const auto letter =
      letter_of(std::string("Fictieve voorbeeldbrief van niemand.\n\n") + with_head("Tekst."));
  EXPECT_TRUE(letter.sample);
  EXPECT_EQ(letter.subject, "Kazernes");
  EXPECT_EQ(letter.sections.front().text, "Tekst.");
}

TEST(LetterParser, BelievesASourceThatKnowsItsParts) {
  Document document;
  const auto add = [&](BlockKind kind, const char* text, int level = 0) {
    Block block;
    block.kind = kind;
    block.text = text;
    block.level = level;
    document.blocks.push_back(block);
  };
  add(BlockKind::kTitle, "Kazernes in het oosten");
  add(BlockKind::kMargin, "Ons kenmerk\nBS2024001234");
  add(BlockKind::kText, "Een korte regel");
  add(BlockKind::kHeading, "Inzet", 2);
  add(BlockKind::kListItem, "- een item");
  add(BlockKind::kTableRow, "F-35\t52");
  add(BlockKind::kText, "Zoals gemeld in 2024.");
  document.blocks.back().notes = {{12, "3"}};
  add(BlockKind::kFootnote, "Een noot.");
  document.blocks.back().mark = "3";
  add(BlockKind::kSignature, "De Minister van Defensie\nA. Bee");
  document.metadata.subject = "Kazernes";
  document.metadata.id = "kst-36592-12";
  document.metadata.date = from_iso("2024-05-03");
  const auto letter = parse_letter(document, vocabulary());
  EXPECT_EQ(letter.id, "kst-36592-12");
  EXPECT_EQ(letter.subject, "Kazernes");
  EXPECT_EQ(iso(letter.date), "2024-05-03");
  EXPECT_EQ(letter.references.own, "BS2024001234");
  EXPECT_EQ(headings_of(letter), "2 Inzet");
  EXPECT_EQ(senders_of(letter), "mnre1018 minister van Defensie: A. Bee");
  ASSERT_EQ(letter.sections.size(), 2u);
  EXPECT_EQ(letter.sections[0].text, "Een korte regel");
  EXPECT_EQ(letter.sections[1].text, "• een item\nF-35\t52\nZoals gemeld in 2024.");
  const Footnote note{"3", "Een noot.", 0, 1, 33};
  ASSERT_EQ(letter.footnotes.size(), 1u);
  EXPECT_EQ(letter.footnotes.front(), note);
}

TEST(LetterParser, IsSafeForAnyBytes) {
  unsigned state = 20250131;
  const std::string pieces[] = {"1",
                                " ",
                                "\n",
                                "\n\n",
                                "a",
                                "\xC3",
                                "\xE2\x80",
                                "Datum ",
                                "\t",
                                "- ",
                                "nr. ",
                                "28 ",
                                "676, ",
                                "De Minister van ",
                                "Bijlage ",
                                "\xAD",
                                "Hoogachtend,\n",
                                "Kamerstuk ",
                                "2025D0",
                                "Geachte ",
                                "\u00AD"};
  for (int round = 0; round < 2000; ++round) {
    Document document;
    for (int blocks = 0; blocks < 4; ++blocks) {
      Block block;
      for (int i = 0; i < 12; ++i) {
        state = state * 1664525u + 1013904223u;
        block.text += pieces[(state >> 16) % std::size(pieces)];
      }
      block.kind = static_cast<BlockKind>((state >> 8) % 8);
      block.starts_page = state % 3 == 0;
      if (state % 5 == 0) block.notes = {{(state >> 4) % (block.text.size() + 1), "1"}};
      document.blocks.push_back(block);
    }
    const auto letter = parse_letter(document, vocabulary());
    for (const auto& note : letter.footnotes) {
      ASSERT_LT(note.section, letter.sections.size()) << round;
      ASSERT_LE(note.offset, letter.sections[note.section].text.size()) << round;
    }
    for (const auto& page : letter.pages) {
      ASSERT_LE(page.offset, letter.sections.at(page.section).text.size()) << round;
    }
  }
}

TEST(Metadata, NamesTheSendersAndTheSignatureAddsToThem) {
  const struct {
    std::vector<Sender> published;
    const char* signature;
    const char* expected;
  } cases[] = {
      // A name alone: its role and ministry are below the letter.
      {{{"", "", "R.P. Brekelmans"}},
       "De Minister van Defensie,\nRuben Brekelmans",
       "mnre1018 minister van Defensie: R.P. Brekelmans"},
      {{{"", "", "R.P. Brekelmans"}, {"", "", "C.C.J. Veldkamp"}},
       "De Minister van Buitenlandse Zaken,\nCaspar Veldkamp\n"
       "De Minister van Defensie,\nRuben Brekelmans",
       "mnre1018 minister van Defensie: R.P. Brekelmans; "
       "mnre1013 minister van Buitenlandse Zaken: C.C.J. Veldkamp"},
      // A role alone says which ministry it is.
      {{{"", "minister van Defensie", "R. Brekelmans"}},
       "De Minister van Buitenlandse Zaken,\nCaspar Veldkamp",
       "mnre1018 minister van Defensie: R. Brekelmans"},
      {{{"", "", "A. Bee"}, {"", "", "C. Dee"}},
       "De Minister van Defensie,\nE. Eff\nDe Minister van Buitenlandse Zaken,\nG. Haa",
       " : A. Bee;  : C. Dee"},
  };
  for (const auto& [published, signature, expected] : cases) {
    Document document;
    document.metadata.senders = published;
    document.metadata.date = from_iso("2025-01-31");
    Block block;
    block.text = "Tekst van de brief.";
    document.blocks.push_back(block);
    block.kind = BlockKind::kSignature;
    block.text = signature;
    document.blocks.push_back(block);
    EXPECT_EQ(senders_of(parse_letter(document, vocabulary())), expected) << signature;
  }
}

}  // namespace
}  // namespace briefkamer::corpus
