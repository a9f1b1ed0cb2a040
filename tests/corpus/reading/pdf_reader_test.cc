#include "corpus/reading/pdf_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "corpus/parsing/hyphens.h"
#include "corpus/reader.h"
#include "made_files.h"

namespace briefkamer::corpus {
namespace {

using ::testing::HasSubstr;

constexpr double kLeft = 80;

// Lines of running text below one another, the last one shorter.
std::vector<Printed> paragraph(double top, const std::vector<std::string>& lines) {
  std::vector<Printed> printed;
  for (const auto& line : lines)
    printed.push_back({kLeft, top + 12 * static_cast<double>(printed.size()), line});
  return printed;
}

void add(std::vector<Printed>& page, const std::vector<Printed>& more) {
  page.insert(page.end(), more.begin(), more.end());
}

const std::vector<std::string> kText{
    "De Nederlandse inzet bij de missie in Irak is ook dit jaar voortgezet,",
    "zoals het kabinet in de brief van november heeft aangekondigd, met de",
    "eenheden die daarvoor gereed staan en die door partners zijn gevraagd,",
    "en loopt door tot het einde van het jaar."};

Document read(const std::vector<std::vector<Printed>>& pages) {
  return read_bytes(pdf_of(pages), "brief.pdf").front();
}

TEST(PdfReader, TakesLetterheadAndMarginOutOfTheText) {
  std::vector<Printed> page{
      {kLeft, 155, "Aan de Voorzitter van de Tweede Kamer"},
      {468, 155, "Ministerie van Defensie", 6.5, true},
      {468, 190, "Onze referentie", 6.5, true},
      {468, 199, "BS2025001234", 6.5},
      {kLeft, 286, "Datum"},
      {138, 286, "31 januari 2025"},
      {kLeft, 298, "Betreft"},
      {138, 298, "Geannoteerde agenda bijeenkomst"},
      {138, 310, "NAVO-ministers"},
      {kLeft, 346, "Geachte voorzitter,"},
      {468, 802, "Pagina 1 van 1", 6.5},
  };
  add(page, paragraph(370, kText));
  add(page, paragraph(430, kText));
  const auto document = read({page});
  const auto text = kText[0] + '/' + kText[1] + '/' + kText[2] + '/' + kText[3] + '\n';
  EXPECT_EQ(shown(document),
            "#text: Aan de Voorzitter van de Tweede Kamer\ntext: Datum 31 januari 2025\n"
            "title: Geannoteerde agenda bijeenkomst NAVO-ministers\ntext: Geachte voorzitter,\n"
            "text: " +
                text + "text: " + text);
  EXPECT_THAT(shown(document, true), HasSubstr("margin: Ministerie van Defensie\n"));
  EXPECT_THAT(shown(document, true), HasSubstr("margin: Onze referentie/BS2025001234\n"));
}

TEST(PdfReader, KnowsFootnotesBySizeAndPlace) {
  auto page = paragraph(100, kText);
  add(page, paragraph(160, {kText[0], kText[1], "zoals gemeld"}));
  page.push_back({134, 183.5, "1", 6});
  page.push_back({139, 184, "aan de Kamer over m"});
  page.push_back({223, 183.5, "2", 6});
  page.push_back({kLeft, 740, "1", 5});
  page.push_back({86, 740, "Kamerstuk 28 676, nr. 472.", 7.5});
  const auto text = shown(read({page}));
  EXPECT_THAT(text, HasSubstr("zoals gemeld[1] aan de Kamer over m2\n"));  // no note 2: m²
  EXPECT_THAT(text, HasSubstr("note 1: Kamerstuk 28 676, nr. 472.\n"));
}

TEST(PdfReader, LeavesOutWhatIsOnEveryPage) {
  std::vector<std::vector<Printed>> pages;
  for (int i = 1; i <= 3; ++i) {
    auto page = paragraph(200, kText);
    page.push_back({kLeft, 40, "Verslag van de Raad"});
    page.push_back({kLeft, 800, "Kenmerk 2020.1102.001"});
    page.push_back({300, 800, "Pagina " + std::to_string(i) + " van 3"});
    pages.push_back(page);
  }
  const auto document = read(pages);
  const auto text = kText[0] + '/' + kText[1] + '/' + kText[2] + '/' + kText[3] + '\n';
  EXPECT_EQ(shown(document),
            "#text: Verslag van de Raad\ntext: " + text + "#text: " + text + "#text: " + text);
  EXPECT_EQ(document.pages, 3);
  EXPECT_EQ(document.blocks.back().page, 3);
}

TEST(PdfReader, KeepsWhatOnlyLooksRepeated) {
  std::vector<std::vector<Printed>> pages;
  for (int i = 1; i <= 3; ++i) {
    auto page = paragraph(40, kText);
    page.push_back({kLeft, 100, "Antwoord " + std::to_string(i)});
    add(page, paragraph(112, kText));
    pages.push_back(page);
  }
  EXPECT_THAT(shown(read(pages)), HasSubstr("heading: Antwoord 3\n"));
}

TEST(PdfReader, SeesHeadingsItemsTablesAndSignatures) {
  auto page = paragraph(80, kText);
  page.push_back({kLeft, 140, "Missies en operaties", 9, true});
  add(page, paragraph(152, kText));
  page.push_back({kLeft, 212, "- een item"});
  page.push_back({kLeft, 224, "- nog een item"});
  for (int row = 0; row < 3; ++row) {
    page.push_back({kLeft, 260 + 12.0 * row, "Rij " + std::to_string(row)});
    page.push_back({200, 260 + 12.0 * row, "links"});
    page.push_back({320, 260 + 12.0 * row, "rechts"});
  }
  page.push_back({kLeft, 340, "De Minister van Defensie,"});
  page.push_back({270, 340, "De Minister van Buitenlandse Zaken,"});
  page.push_back({kLeft, 400, "R.P. Brekelmans"});
  page.push_back({270, 400, "C.C.J. Veldkamp"});
  const auto text = shown(read({page}));
  EXPECT_THAT(text, HasSubstr("heading: Missies en operaties\n"));
  EXPECT_THAT(text, HasSubstr("item: - een item\nitem: - nog een item\n"));
  EXPECT_THAT(text, HasSubstr("row: Rij 0|links|rechts\nrow: Rij 1|links|rechts\n"));
  EXPECT_THAT(text, HasSubstr("signed: De Minister van Defensie,/R.P. Brekelmans\n"
                              "signed: De Minister van Buitenlandse Zaken,/C.C.J. Veldkamp\n"));
}

TEST(PdfReader, ReadsTheHeadOfAnAanhangsel) {
  auto page = paragraph(300, {"Vragen van het lid Van der Lee aan de Minister van Financien over",
                              "rekeninggluren (ingezonden 28 juni 2024)."});
  add(page, paragraph(336, {"Antwoord van Minister Heinen (ontvangen 29 augustus 2024)."}));
  add(page, paragraph(372, {"Vraag 1"}));
  add(page, paragraph(384, kText));
  page.push_back({37, 790, "ah-tk-20232024-2367", 6});
  const auto document = read({page});
  EXPECT_EQ(document.metadata.id, "ah-tk-20232024-2367");
  EXPECT_EQ(document.metadata.date, from_iso("2024-08-29"));
  EXPECT_EQ(document.metadata.subject,
            "Vragen van het lid Van der Lee aan de Minister van Financien over rekeninggluren");
  EXPECT_THAT(shown(document), ::testing::StartsWith("heading: Vraag 1\n"));
}

TEST(PdfReader, SaysWhatItCannotRead) {
  const auto pdf = pdf_of({{{kLeft, 100, "Brief"}}});
  EXPECT_EQ(refusal_of(pdf), "no error");
  EXPECT_THAT(refusal_of(pdf_of({{}})), HasSubstr("no text on its pages"));
  EXPECT_THAT(refusal_of("%PDF-1.7\n"), HasSubstr("damaged"));
  EXPECT_THAT(refusal_of(pdf.substr(0, pdf.size() / 2)), HasSubstr("damaged"));
}

TEST(PdfReader, TellsAPageThatIsAScan) {
  Page scan;
  scan.is_scan = true;
  Page written;
  written.words.push_back({"Brief", {80, 100, 110, 109}, 9, false, false, false});
  EXPECT_THAT(document_of({written, scan, scan}).remarks,
              ::testing::ElementsAre(HasSubstr("pages 2 and 3 left out: scan without text layer")));
  EXPECT_TRUE(document_of({written}).remarks.empty());
  EXPECT_THROW(document_of({scan}), ReadError);
}

// A line of words, each as wide as its letters ask, `gap` points apart.
void add_line(Page& page, double top, double gap, const std::vector<std::string>& words) {
  double left = kLeft;
  for (const auto& word : words) {
    const double right = left + 5 * static_cast<double>(word.size());
    page.words.push_back({word, {left, top, right, top + 9}, 9, false, false, true});
    left = right + gap;
  }
}

TEST(PdfReader, TellsLinesStretchedToTheColumnFromTables) {
  Page page{595, 842, {}, false, false};
  add_line(page, 100, 3,
           {"belangenafweging", "worden", "dan", "ook", "betrokken", "het", "belang"});
  add_line(page, 112, 14, {"openbaarmaking", "van", "de", "gevraagde", "informatie", "en"});
  add_line(page, 124, 25, {"weigeringsgronden", "te", "beschermen", "algemene"});
  add_line(page, 136, 3, {"belangen."});
  EXPECT_EQ(shown(document_of({page})),
            "#text: belangenafweging worden dan ook betrokken het belang/"
            "openbaarmaking van de gevraagde informatie en/"
            "weigeringsgronden te beschermen algemene/belangen.\n");
}

// A PDF with a page for each content; /F1 says of its "x" that it is of private use.
std::string raw_pdf(const std::vector<std::string>& contents) {
  const std::string map =
      "begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <78> <E000> "
      "endbfchar endcmap";
  const auto stream = [](const std::string& bytes) {
    return "<</Length " + std::to_string(bytes.size()) + ">>stream\n" + bytes + "\nendstream";
  };
  std::string kids, pages;
  int number = 5;
  for (const auto& content : contents) {
    kids += std::to_string(number) + " 0 R ";
    pages += std::to_string(number) +
             " 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R"
             "/F2<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Contents " +
             std::to_string(number + 1) + " 0 R>>endobj\n" + std::to_string(number + 1) + " 0 obj" +
             stream(content) + "endobj\n";
    number += 2;
  }
  return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count " +
         std::to_string(contents.size()) + "/Kids[" + kids +
         "]>>endobj\n3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 4 0 R>>endobj"
         "\n4 0 obj" +
         stream(map) + "endobj\n" + pages + "trailer<</Root 1 0 R>>\n%%EOF\n";
}

TEST(PdfReader, NamesPagesWithoutReadableWords) {
  const std::string text = "BT /F2 11 Tf 80 700 Td (Geachte voorzitter, een brief) Tj ET";
  const struct {
    const char* name;
    std::string content;
    bool named;
  } cases[] = {
      {"a few lines in a picture", "80 700 400 5 re 80 680 400 5 re 80 660 200 5 re f", true},
      {"a font that does not say what it shows", "BT /F1 11 Tf 80 700 Td (xxx xxxxx xx) Tj ET",
       true},
      {"nothing", " ", false},
      {"a rule", "80 700 400 0.5 re f", false},
  };
  for (const auto& [name, content, named] : cases) {
    const auto document = read_bytes(raw_pdf({text, content}), "brief.pdf").front();
    EXPECT_THAT(shown(document), HasSubstr("Geachte voorzitter")) << name;
    const auto remark = document.remarks.empty() ? std::string() : document.remarks.front();
    EXPECT_EQ(remark.substr(0, 15), named ? "page 2 left out" : "") << name;
  }
}

std::string without_hyphens(const std::string& text) {
  std::vector<Block> blocks(1);
  blocks.front().text = text;
  drop_typeset_hyphens(blocks);
  auto result = blocks.front().text;
  std::replace(result.begin(), result.end(), '\n', '/');
  return result;
}

TEST(Hyphens, OfTheAuthorStay) {
  const std::string broken = "beperk-\ntere\nnood-\nmaatregelen\nonder-\nsteunen\n";
  const struct {
    std::string text;
    const char* expected;
  } cases[] = {
      {broken + "x", "beperktere/noodmaatregelen/ondersteunen/x"},  // a typesetter's page
      {broken + "NAVO-\ntop", "beperktere/noodmaatregelen/ondersteunen/NAVO-/top"},
      {broken + "wet-\nen regels", "beperktere/noodmaatregelen/ondersteunen/wet-/en regels"},
      {broken + "F-\n16", "beperktere/noodmaatregelen/ondersteunen/F-/16"},
      {"wapen-\nexport", "wapen-/export"},  // one is no pattern
      {"wapenexport en wapen-\nexport", "wapenexport en wapenexport"},
      {broken + "oud-minister oud-\nminister",
       "beperktere/noodmaatregelen/ondersteunen/"
       "oud-minister oud-/minister"},
      {broken + "(www.kamer.nl/brief-over-\ninzet-\nirak) en in-\nzet",
       "beperktere/noodmaatregelen/ondersteunen/(www.kamer.nl/brief-over-/inzet-/irak) en inzet"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(without_hyphens(text), expected);
}

}  // namespace
}  // namespace briefkamer::corpus
