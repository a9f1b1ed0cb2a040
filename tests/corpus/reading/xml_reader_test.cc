#include "corpus/reading/xml_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "corpus/reader.h"
#include "corpus/reading/xml_tree.h"
#include "made_files.h"

namespace briefkamer::corpus {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::string paper(const std::string& body, const std::string& metadata = "") {
  return "<?xml version='1.0'?><officiele-publicatie><metadata>" + metadata +
         "</metadata><kamerstuk><kamerstukkop/><dossier><dossiernummer><dossiernr>21 "
         "501</dossiernr>"
         "-<raadnr>28</raadnr></dossiernummer><titel>Defensieraad</titel></dossier><stuk>"
         "<stuknr>Nr. <ondernummer>268</ondernummer></stuknr>"
         "<titel>BRIEF VAN DE MINISTER VAN DEFENSIE</titel><algemeen><vrije-tekst><tekst>" +
         body + "</tekst></vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>";
}

Document read(const std::string& bytes) {
  return read_bytes(bytes, "paper.xml").front();
}

std::string body_of(const std::string& xml) {
  const auto text = shown(read(paper(xml)));
  const auto head = text.find("DEFENSIE\n");
  return text.substr(head + 9);
}

TEST(KamerstukReader, TurnsEachElementIntoItsBlock) {
  const struct {
    const char* xml;
    const char* expected;
  } cases[] = {
      {"<al>Een  <nadruk type='cur'>dag</nadruk>.</al>", "text: Een dag.\n"},
      {"<al-groep><al>Een</al><al>Twee</al></al-groep>", "text: Een\ntext: Twee\n"},
      {"<tussenkop kopopmaak='vet'>Inzet</tussenkop>", "heading1: Inzet\n"},
      {"<tussenkop kopopmaak='cur'>Inzet</tussenkop>", "heading2: Inzet\n"},
      {"<tussenkop kopopmaak='vet'>2.1 Inzet</tussenkop>", "heading2: 2.1 Inzet\n"},  // its number
      {"<divisie><kop><nr>1</nr><titel>Inzet</titel></kop><al>Tekst</al></divisie>",
       "heading1: 1 Inzet\ntext: Tekst\n"},
      {"<lijst><li><li.nr>a.</li.nr><al>Een</al><al>Meer</al></li></lijst>",
       "item: a. Een\ntext: Meer\n"},
      {"<al>Gemeld<noot><noot.nr>1</noot.nr><noot.al>Kamerstuk 28 676.</noot.al></noot> aan "
       "u.</al>",
       "text: Gemeld[1] aan u.\nnote 1: Kamerstuk 28 676.\n"},
      {"<table><tgroup><tbody><row><entry><al>Een</al></entry><entry><al>Twee</al></entry></row>"
       "</tbody></tgroup></table>",
       "row: Een|Twee\n"},
      {"<ondertekening><functie>De Minister van Defensie,</functie><naam><voornaam>R.P.</voornaam>"
       "<achternaam>Brekelmans</achternaam></naam></ondertekening>",
       "signed: De Minister van Defensie,/R.P. Brekelmans\n"},
      {"<onbekend>Niets gaat <wat>verloren</wat>.</onbekend>", "text: Niets gaat verloren.\n"},
      {"<onbekend><al>Een</al>los<al>Twee</al></onbekend>", "text: Een\ntext: los\ntext: Twee\n"},
      {"<al>Oek<?pi woord?>raïne<!-- geen spatie --></al>", "text: Oekraïne\n"},
      {"<plaatje><illustratie naam='x.png'/></plaatje><al>Tekst</al>", "text: Tekst\n"},
  };
  for (const auto& [xml, expected] : cases) EXPECT_EQ(body_of(xml), expected) << xml;
}

TEST(KamerstukReader, KnowsDossierNumberAndFields) {
  const auto metadata =
      read(paper("<al>Tekst</al>",
                 "<meta name='DC.identifier' content='kst-21501-28-268'/>"
                 "<meta name='DCTERMS.issued' content='2025-02-21'/>"
                 "<meta name='OVERHEIDop.documenttitel' content='Verslag Defensieraad'/>"
                 "<meta name='OVERHEIDop.indiener' content='R.P. Brekelmans'/>"
                 "<meta name='OVERHEID.category' content='Internationaal | Defensie'/>"))
          .metadata;
  EXPECT_EQ(metadata.id, "kst-21501-28-268");
  EXPECT_EQ(metadata.dossier, "21501-28");
  EXPECT_EQ(metadata.dossier_number, "268");
  EXPECT_EQ(metadata.dossier_title, "Defensieraad");
  EXPECT_EQ(metadata.date, from_iso("2025-02-21"));
  EXPECT_EQ(metadata.subject, "Verslag Defensieraad");
  EXPECT_EQ(metadata.senders, std::vector<Sender>{(Sender{"", "", "R.P. Brekelmans"})});
  EXPECT_THAT(metadata.themes, ElementsAre("Internationaal | Defensie"));
  EXPECT_EQ(metadata.url, "https://zoek.officielebekendmakingen.nl/kst-21501-28-268.html");
}

TEST(KamerstukReader, ReadsAnAanhangselAsQuestionsAndAnswers) {
  const auto document = read(
      "<?xml version='1.0'?><officiele-publicatie><kamervragen><kamervraagkop><tekstregel "
      "inhoud='vergaderjaar'>Vergaderjaar 2020-2021</tekstregel></kamervraagkop>"
      "<kamervraagnummer>3235</kamervraagnummer><kamervraagomschrijving type='vraag'>Vragen van "
      "het "
      "lid <naam><achternaam>Kat</achternaam></naam> aan de Minister over de TOZO (ingezonden 3 "
      "juni "
      "2021).</kamervraagomschrijving><kamervraagomschrijving type='antwoord'>Antwoord van "
      "Minister "
      "Koolmees (ontvangen 21 juni 2021).</kamervraagomschrijving><vraag><nr>Vraag 1</nr><al>Klopt "
      "het?</al></vraag><antwoord><nr>Antwoord 1</nr><al>Ja.</al></antwoord></kamervragen>"
      "</officiele-publicatie>");
  EXPECT_EQ(shown(document),
            "heading1: Vraag 1\ntext: Klopt het?\nheading1: Antwoord 1\ntext: Ja.\n");
  EXPECT_EQ(document.metadata.id, "ah-tk-20202021-3235");
  EXPECT_EQ(document.metadata.subject, "Vragen van het lid Kat aan de Minister over de TOZO");
  EXPECT_EQ(document.metadata.date, from_iso("2021-06-21"));
}

TEST(XmlReader, SaysWhatIsNoLetter) {
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "<al>";
  const struct {
    std::string bytes;
    const char* expected;
  } cases[] = {
      {"<?xml version='1.0'?><brief/>", "its root is <brief>"},
      {"<?xml version='1.0'?><s:searchRetrieveResponse xmlns:s='s'/>", "search service (SRU)"},
      {"<?xml version='1.0'?><metadata_gegevens/>", "a metadata record"},
      {"<?xml version='1.0'?><officiele-publicatie><al>half", "damaged XML: line 1"},
      {"<?xml version='1.0'?><al>ge\xE2ngd en wel</al>", "damaged XML: line 1"},
      {"<?xml version='1.0'?><officiele-publicatie/>", "it exists as PDF only"},
      {paper(deep), "damaged XML"},
      {"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'bbbbbb'>]><a>&b;</a>", "entities of its own"},
      {"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
       "entities of its own"},
  };
  for (const auto& [bytes, expected] : cases) {
    EXPECT_THAT(refusal_of(bytes), HasSubstr(expected)) << bytes.substr(0, 200);
    EXPECT_THAT(refusal_of(bytes), Not(HasSubstr("\n"))) << bytes.substr(0, 200);
  }
}

TEST(XmlReader, KnowsTheNamesOfCharacters) {
  const std::string head = "<?xml version='1.0'?>\n<!DOCTYPE officiele-publicatie SYSTEM 'op.dtd'>";
  auto bytes = paper("<al>Financi&euml;n&nbsp;&amp; co&ouml;peratie</al>",
                     "<meta name='OVERHEIDop.documenttitel' content='Financi&euml;n &amp; co'/>");
  bytes.replace(0, bytes.find("?>") + 2, head);
  const auto document = read(bytes);
  EXPECT_THAT(shown(document), HasSubstr("text: Financiën & coöperatie\n"));
  EXPECT_EQ(document.metadata.subject, "Financiën & co");
  bytes.replace(bytes.find("&nbsp;"), 6, "&kwaad;");
  EXPECT_THAT(refusal_of(bytes), HasSubstr("&kwaad;"));
  bytes.replace(bytes.find("&kwaad;"), 7, "");
  bytes.replace(bytes.find("&euml;"), 6, "&erger;");  // in an attribute
  EXPECT_THAT(refusal_of(bytes), HasSubstr("&erger;"));
}

TEST(XmlReader, KnowsThemInWebPagesThatStartAsXml) {
  const auto document =
      read("<?xml version='1.0'?><!-- " + std::string(600, 'x') +
           " --><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'x.dtd'><html><body><main>"
           "<h1>Kop</h1><p>Financi&euml;n</p></main></body></html>");
  EXPECT_EQ(shown(document), "text: Financiën\n");
}

TEST(XmlReader, ObeysTheDeclaredEncoding) {
  const auto root =
      parse_xml("<?xml version='1.0' encoding='windows-1252'?><al>\x80 5 \x93top\x94</al>");
  EXPECT_EQ(root.all_text(), "€ 5 “top”");
}

class RecordBeside : public ::testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(folder_);
    write("kst-21501-28-268.xml", paper("<al>Tekst</al>"));
    write("kst-21501-28-268.metadata.xml",
          "<?xml version='1.0'?><metadata_gegevens><metadata name='DC.identifier' "
          "content='kst-21501-28-268'/><metadata name='DC.title' content='Defensieraad; Brief; "
          "Verslag van de Raad'/></metadata_gegevens>");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_ / name) << bytes;
  }

  const std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / "briefkamer-record-test";
};

TEST_F(RecordBeside, IsJoinedWithItsPaper) {
  const auto documents = read_file(folder_ / "kst-21501-28-268.xml");
  ASSERT_EQ(documents.size(), 1u);
  EXPECT_EQ(documents.front().metadata.subject, "Verslag van de Raad");
  EXPECT_TRUE(read_file(folder_ / "kst-21501-28-268.metadata.xml").empty());
}

TEST_F(RecordBeside, IsRefusedWithoutItsPaper) {
  std::filesystem::remove(folder_ / "kst-21501-28-268.xml");
  EXPECT_THROW(read_file(folder_ / "kst-21501-28-268.metadata.xml"), ReadError);
}

TEST(HtmlReader, ReadsPapersAsTheyArePublished) {
  const auto document = read(
      "<!DOCTYPE html><html><head><meta name='DC.identifier' content='kst-28676-472'>"
      "<meta name='OVERHEIDop.documenttitel' content='Geannoteerde agenda'></head><body>"
      "<nav>Menu</nav><div id='broodtekst'><h1 class='dossiertitel'>28 676 NAVO</h1><div>"
      "<h1 class='stuktitel'>Nr. 472 BRIEF VAN DE MINISTER</h1><p>Geachte\nvoorzitter&nbsp;</p>"
      "<h2>Inzet</h2><ul><li>Een<ul><li>Twee</li></ul></li></ul>"
      "<p>Gemeld<sup><a class='nootnum' href='#n1'>1</a></sup> aan u, m<sup>2</sup>.<br>Nieuw</p>"
      "<table><tr><th>A</th><td>B</td></tr></table></div></div>"
      "<div id='noten'><div class='voet noot'><h5>X Noot</h5><sup>1</sup><p>Bron</p></div></div>"
      "<footer>Over deze website</footer></body></html>");
  EXPECT_EQ(shown(document),
            "text: 28 676 NAVO\ntext: Nr. 472 BRIEF VAN DE MINISTER\ntext: Geachte voorzitter\n"
            "heading1: Inzet\nitem: • Een\nitem: • Twee\ntext: Gemeld[1] aan u, m2./Nieuw\n"
            "row: A|B\nnote 1: Bron\n");
  EXPECT_EQ(document.metadata.subject, "Geannoteerde agenda");
}

TEST(HtmlReader, TakesTheMainPartOfAPage) {
  const auto document = read(
      "<html><body><header role='banner'>Rijksoverheid</header><main><h1>Kamerbrief over Irak</h1>"
      "<p>De minister informeert de <b>Kamer</b>.</p><form><button>Zoek</button></form></main>"
      "<script>var a = '<p>niet</p>';</script></body></html>");
  EXPECT_EQ(shown(document), "text: De minister informeert de Kamer.\n");
  EXPECT_EQ(document.metadata.subject, "Kamerbrief over Irak");
}

TEST(HtmlReader, KnowsThePageOfAPaperThatIsNotThere) {
  EXPECT_THAT(
      refusal_of("<html><body><h1>Pagina niet gevonden</h1><p>Zoek opnieuw</p></body></html>"),
      HasSubstr("was not found"));
}

}  // namespace
}  // namespace briefkamer::corpus
