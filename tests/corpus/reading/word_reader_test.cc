#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/parsing/numbering.h"
#include "corpus/reader.h"
#include "corpus/reading/xml_tree.h"
#include "made_files.h"

namespace briefkamer::corpus {
namespace {

using ::testing::HasSubstr;

std::string read_docx(const std::string& body,
                      const std::vector<std::pair<std::string, std::string>>& parts = {}) {
  return shown(read_bytes(docx_of(body, parts), "brief.docx").front(), true);
}

std::string paragraph(const std::string& runs) {
  return "<w:p>" + runs + "</w:p>";
}

std::string run(const std::string& text) {
  return "<w:r><w:t>" + text + "</w:t></w:r>";
}

TEST(DocxReader, ReadsParagraphsFieldsAndChanges) {
  const struct {
    std::string runs;
    const char* expected;
  } cases[] = {
      {run("Geachte ") + run("voorzitter,"), "text: Geachte voorzitter,\n"},
      {run("wordt ") + "<w:ins>" + run("wel") +
           "</w:ins><w:del><w:r><w:delText>niet</w:delText>"
           "</w:r></w:del>",
       "text: wordt wel\n"},
      {"<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DOCPROPERTY datum"
       "</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>" +
           run("7 november 2023") + "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
       "text: 7 november 2023\n"},
      {"<w:r><w:rPr><w:b/></w:rPr><w:t>Inzet</w:t></w:r>", "heading: Inzet\n"},
      {"<w:r><w:rPr><w:b w:val='0'/></w:rPr><w:t>Inzet</w:t></w:r>", "text: Inzet\n"},
      {"<w:pPr><w:pStyle w:val='Kop2'/></w:pPr>" + run("Inzet"), "heading2: Inzet\n"},
      {"<w:r><w:t>F</w:t><w:noBreakHyphen/><w:t>16</w:t></w:r>", "text: F-16\n"},
      {"<w:r><w:t>Plein 1</w:t><w:br w:type='textWrapping'/><w:t>Den Haag</w:t></w:r>",
       "text: Plein 1/Den Haag\n"},
      {run("Onderwerp  Verslag van de Raad"), "title: Verslag van de Raad\n"},
      {run("Vraag 1"), "heading: Vraag 1\n"},
      {"<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='7'/></w:numPr></w:pPr>" + run("Een"),
       "item: • Een\n"},
      {"<w:pPr><w:framePr w:x='9300'/></w:pPr>" + run("Ons kenmerk"), "margin: Ons kenmerk\n"},
  };
  const std::string styles =
      "<w:styles xmlns:w='w'><w:style w:type='paragraph' w:styleId='Kop2'><w:name "
      "w:val='heading 2'/></w:style></w:styles>";
  for (const auto& [runs, expected] : cases) {
    EXPECT_EQ(read_docx(paragraph(runs), {{"word/styles.xml", styles}}), expected) << runs;
  }
}

TEST(DocxReader, TakesLetterheadsFromTablesAndHeaders) {
  const std::string cell = "</w:tc><w:tc>";
  const auto table = "<w:tbl><w:tr><w:tc>" + paragraph(run("Datum")) + cell +
                     paragraph(run("11 januari 2024")) + "</w:tc></w:tr><w:tr><w:tc>" +
                     paragraph(run("Onderwerp")) + cell + paragraph(run("Antwoorden")) +
                     "</w:tc></w:tr></w:tbl>";
  EXPECT_EQ(read_docx(table), "text: Datum 11 januari 2024\ntitle: Antwoorden\n");
  const std::string reference =
      "<w:sectPr><w:headerReference w:type='first' r:id='r1'/></w:sectPr>";
  EXPECT_EQ(read_docx(paragraph(run("Tekst")) + reference,
                      {{"word/_rels/document.xml.rels",
                        "<Relationships><Relationship Id='r1' Target='header1.xml'/>"
                        "</Relationships>"},
                       {"word/header1.xml", "<w:hdr xmlns:w='w'>" + table + "</w:hdr>"}}),
            "text: Datum 11 januari 2024\ntitle: Antwoorden\ntext: Tekst\n");
}

TEST(DocxReader, KnowsNotesAndPages) {
  const auto text = read_docx(
      paragraph(run("Gemeld") + "<w:r><w:footnoteReference w:id='2'/></w:r>" + run(" aan u.")) +
          paragraph("<w:r><w:br w:type='page'/></w:r>") +
          paragraph("<w:r><w:lastRenderedPageBreak/><w:t>Bijlage</w:t></w:r>"),
      {{"word/footnotes.xml",
        "<w:footnotes xmlns:w='w'><w:footnote w:type='separator' w:id='0'>"
        "<w:p/></w:footnote><w:footnote w:id='2'>" +
            paragraph(run("Kamerstuk")) + "</w:footnote></w:footnotes>"}});
  EXPECT_EQ(text, "#text: Gemeld[1] aan u.\nnote 1: Kamerstuk\n#text: Bijlage\n");
}

TEST(Numbering, CountsLikeAWordProcessor) {
  Numbering numbering(parse_xml(
      "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='1'>"
      "<w:lvl><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>"
      "<w:lvl><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText "
      "w:val='%1.%2)'/></w:lvl>"
      "<w:lvl><w:start w:val='1'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%3'/></w:lvl>"
      "</w:abstractNum><w:num w:numId='5'><w:abstractNumId w:val='1'/></w:num></w:numbering>"));
  std::string counted;
  for (const std::size_t level : {0u, 1u, 1u, 0u, 1u, 2u, 2u, 9u}) {
    counted += numbering.next("5", level) + ' ';
  }
  EXPECT_EQ(counted, "1. 1.a) 1.b) 2. 2.a) I II • ");
}

TEST(OdtReader, ReadsHeadingsListsNotesAndTables) {
  const auto document = read_bytes(
      odt_of(
          "<text:tracked-changes><text:p>weg</text:p></text:tracked-changes>"
          "<text:p>Betreft:<text:tab/>Verslag</text:p><text:p>Geachte<text:s "
          "text:c='2'/>voorzitter,</text:p><text:h text:outline-level='2'>Inzet</text:h>"
          "<text:p text:style-name='P9'>Vet</text:p><text:p>Gemeld<text:note><text:note-citation>"
          "1</text:note-citation><text:note-body><text:p>Bron</text:p></text:note-body>"
          "</text:note>.</text:p><text:list><text:list-item><text:p>Een</text:p></text:list-item>"
          "</text:list><text:p><text:soft-page-break/>Nieuw</text:p><table:table>"
          "<table:table-row><table:table-cell><text:p>A</text:p></table:table-cell>"
          "<table:table-cell><text:p>B</text:p></table:table-cell></table:table-row>"
          "</table:table>"),
      "brief.odt");
  EXPECT_EQ(shown(document.front()),
            "#title: Verslag\ntext: Geachte voorzitter,\nheading2: Inzet\nheading: Vet\n"
            "text: Gemeld[1].\nnote 1: Bron\nitem: • Een\n#text: Nieuw\nrow: A|B\n");
  EXPECT_EQ(document.front().source.format, "odt");
}

TEST(WordFiles, SayWhatIsWrongWithThem) {
  EXPECT_THAT(refusal_of(docx_of("")), HasSubstr("no text in this Word file"));
  EXPECT_THAT(refusal_of(zip_of({{"word/document.xml", "<w:document"}})), HasSubstr("damaged XML"));
  EXPECT_THAT(refusal_of(odt_of("")), HasSubstr("no text in this OpenDocument file"));
  EXPECT_THAT(refusal_of(zip_of({{"xl/workbook.xml", "<a/>"}})), HasSubstr("Excel workbook"));
}

}  // namespace
}  // namespace briefkamer::corpus
