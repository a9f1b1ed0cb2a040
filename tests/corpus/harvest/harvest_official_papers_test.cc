#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/harvest/harvest.h"
#include "corpus/harvest/harvest_record.h"
#include "corpus/harvest/harvest_store.h"
#include "corpus/harvest/sru.h"
#include "corpus/hash.h"
#include "corpus/reader.h"
#include "tests/corpus/harvest/fake_tweede_kamer.h"

namespace briefkamer::corpus {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct Paper {
  std::string id;
  std::string day = "2025-02-01";  // on which it changed
  std::string kind = "Brief";
  std::string publication = "Kamerstuk";
  std::string date = "2025-01-31";
  std::string version = "1";
  std::vector<std::string> forms = {"pdf", "xml"};
};

std::string xml_of(const std::string& text) {
  return "<?xml version=\"1.0\"?>\n<officiele-publicatie><kamerstuk><stuk><algemeen><vrije-tekst>"
         "<tekst><al>" +
         text + "</al></tekst></vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>";
}

// The search service and the repository of papers on one host.
class FakeRepository {
 public:
  FakeRepository() : source([this](const httplib::Request& request) { return answer(request); }) {}

  std::string base() const { return source.url("/sru"); }
  std::vector<std::string> queries() {
    std::vector<std::string> all;
    for (const auto& target : source.asked()) {
      if (target.starts_with("/sru")) all.push_back(target);
    }
    return all;
  }

  std::vector<Paper> papers;
  std::map<std::string, FakeAnswer> files;  // by path
  std::string diagnostic;
  std::size_t page_size = 2;
  int empty_pages = 0;  // that may follow all records, each with the number of a next one
  FakeSource source;

 private:
  FakeAnswer answer(const httplib::Request& request) {
    if (request.path != "/sru") {
      const auto file = files.find(request.path);
      return file == files.end() ? FakeAnswer{404} : file->second;
    }
    return {200, response(request.get_param_value("query"),
                          std::stoul(request.get_param_value("startRecord")))};
  }

  static bool fits(const Paper& paper, const std::string& query) {
    const auto has = [&](const std::string& part) { return query.find(part) != std::string::npos; };
    return has("dt.modified==\"" + paper.day + '"') || has("dt.identifier==\"" + paper.id + '"') ||
           (has("dt.modified>=") && has("w.dossiernummer==\"28676\"") &&
            paper.id.starts_with("kst-28676-"));
  }

  std::string response(const std::string& query, std::size_t start) {
    std::string records;
    std::vector<const Paper*> found;
    for (const auto& paper : papers) {
      if (fits(paper, query)) found.push_back(&paper);
    }
    const auto end = std::max(start - 1, std::min(found.size(), start - 1 + page_size));
    for (auto i = start - 1; i < std::min(end, found.size()); ++i) records += record(*found[i]);
    const auto following = end < found.size() ? end + 1 : start + page_size;
    const bool comes_empty = end >= found.size() && empty_pages > 0;
    if (comes_empty) --empty_pages;
    const bool more = end < found.size() || comes_empty;
    const auto next =
        more ? "<sru:nextRecordPosition>" + std::to_string(following) + "</sru:nextRecordPosition>"
             : std::string();
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><sru:searchRetrieveResponse "
           "xmlns:sru=\"http://docs.oasis-open.org/ns/search-ws/sruResponse\" "
           "xmlns:diag=\"http://docs.oasis-open.org/ns/search-ws/diagnostic\" "
           "xmlns:gzd=\"http://standaarden.overheid.nl/sru\" xmlns:dcterms=\"d\" "
           "xmlns:w=\"http://standaarden.overheid.nl/wetgeving/\" xmlns:cd=\"c\">"
           "<sru:version>2.0</sru:version><sru:numberOfRecords>" +
           std::to_string(found.size()) + "</sru:numberOfRecords><sru:records>" + records +
           "</sru:records>" + next + diagnostic + "</sru:searchRetrieveResponse>";
  }

  std::string record(const Paper& paper) const {
    std::string items;
    for (const auto& form : paper.forms) {
      items += "<gzd:itemUrl manifestation=\"" + form + "\">" +
               source.url("/" + paper.id + "." + form) + "</gzd:itemUrl>";
    }
    const auto number = paper.id.substr(paper.id.rfind('-') + 1);
    return "<sru:record><sru:recordData><gzd:gzd><gzd:originalData><w:meta><w:owmskern>"
           "<dcterms:identifier>" +
           paper.id +
           "</dcterms:identifier><dcterms:title>NAVO; Brief; Titel</dcterms:title></w:owmskern>"
           "<w:owmsmantel><dcterms:issued>" +
           paper.date +
           "</dcterms:issued><dcterms:subject scheme=\"OVERHEID.TaxonomieBeleidsagenda\">"
           "Internationaal | Defensie</dcterms:subject></w:owmsmantel><w:tpmeta>"
           "<w:documenttitel>Verslag NAVO</w:documenttitel><w:dossiertitel>NAVO</w:dossiertitel>"
           "<w:indiener>R.P. Brekelmans</w:indiener><w:ondernummer>" +
           number + "</w:ondernummer><w:publicatienaam>" + paper.publication +
           "</w:publicatienaam><w:dossiernummer>28676</w:dossiernummer><w:subrubriek>" +
           paper.kind + "</w:subrubriek><cd:datumTijdstipWijzigingExpression>" + paper.version +
           "</cd:datumTijdstipWijzigingExpression></w:tpmeta></w:meta></gzd:originalData>"
           "<gzd:enrichedData><gzd:preferredUrl>https://zoek.officielebekendmakingen.nl/" +
           paper.id + ".html</gzd:preferredUrl>" + items +
           "</gzd:enrichedData></gzd:gzd></sru:recordData></sru:record>";
  }
};

class HarvestOfficialPapers : public testing::Test {
 protected:
  HarvestOfficialPapers() {
    add({"kst-28676-472"});
    add({"kst-28676-473", "2025-02-01", "Motie"});
    add({"kst-28676-474"});
    add({"kst-28676-475", "2025-02-02", "Brief", "Kamerstuk", "2024-12-01"});
    add({"ah-tk-20242025-1244", "2025-02-03", "", "Kamervragen (Aanhangsel)"});
  }

  void add(const Paper& paper) {
    repository.papers.push_back(paper);
    for (const auto& form : paper.forms) {
      repository.files['/' + paper.id + '.' + form] = {
          200, form == "xml" ? xml_of(paper.id) : "%PDF-1.7 " + paper.id};
    }
  }

  HarvestOptions options() {
    HarvestOptions options;
    options.source = "officielebekendmakingen";
    options.since = *from_iso("2025-01-31");
    options.today = *from_iso("2025-02-10");
    options.dossier = dossier;
    options.folder = folder.path();
    options.contact = "a@example.org";
    options.base_url = repository.base();
    options.http.clock = clock.clock();
    options.http.silence = std::chrono::seconds(5);
    return options;
  }
  HarvestSummary run() { return harvest(options()); }

  HarvestRecord record(const std::string& name) const {
    return harvest_record_from(folder.content(name + "/metadata.json"));
  }

  FakeRepository repository;
  HarvestFolder folder;
  FakeClock clock;
  std::string dossier;
};

TEST_F(HarvestOfficialPapers, KeepsLettersAndAnswers) {
  EXPECT_EQ(to_line(run()), "fetched 3");
  EXPECT_EQ(folder.files(),
            "ah-tk-20242025-1244/metadata.json ah-tk-20242025-1244/original.xml "
            "kst-28676-472/metadata.json kst-28676-472/original.xml "
            "kst-28676-474/metadata.json kst-28676-474/original.xml");
  const auto metadata = record("kst-28676-472").metadata();
  const Metadata expected{"kst-28676-472",
                          "",
                          from_iso("2025-01-31"),
                          "Verslag NAVO",
                          "Brief",
                          {{"", "", "R.P. Brekelmans"}},
                          "28676",
                          "472",
                          "NAVO",
                          {"Internationaal | Defensie"},
                          "",
                          "https://zoek.officielebekendmakingen.nl/kst-28676-472.html"};
  EXPECT_EQ(metadata, expected);
}

TEST_F(HarvestOfficialPapers, AsksForADayAtATimeAndGoesOnWhereItWas) {
  run();
  EXPECT_EQ(repository.queries().size(), 12u);  // 11 days, one of them in two pages
  EXPECT_EQ(to_line(run()), "");
  // The last days may still fill up.
  EXPECT_EQ(repository.queries().size(), 4u);
}

TEST_F(HarvestOfficialPapers, GoesOnAfterItStopped) {
  for (auto& [path, answer] : repository.files) answer.status = 503;
  add({"kst-28676-476"});
  repository.files["/kst-28676-476.xml"] = {503};
  EXPECT_EQ(to_line(run()), "failed 3; stopped");
  for (auto& [path, answer] : repository.files) answer.status = 200;
  repository.files["/kst-28676-476.xml"] = {200, xml_of("476")};
  EXPECT_EQ(to_line(run()), "fetched 4");
}

TEST_F(HarvestOfficialPapers, TriesFailedLettersAgainThoughTheirDayHasPassed) {
  const auto file = repository.files["/kst-28676-474.xml"];
  repository.files.erase("/kst-28676-474.xml");
  repository.files.erase("/kst-28676-474.pdf");
  const auto summary = run();
  EXPECT_EQ(to_line(summary), "fetched 2, failed 1");
  EXPECT_EQ(summary.failed.at(0).what, "kst-28676-474");
  EXPECT_THAT(summary.failed.at(0).reason, HasSubstr("answered 404"));
  EXPECT_EQ(to_line(run()), "failed 1");
  repository.files["/kst-28676-474.xml"] = file;
  EXPECT_EQ(to_line(run()), "fetched 1");
  EXPECT_EQ(to_line(run()), "");
}

TEST_F(HarvestOfficialPapers, TakesTheNextFormWhenTheXmlIsNoPaper) {
  repository.files["/kst-28676-472.xml"] = {200, "<!DOCTYPE html><html>Fout 404</html>"};
  repository.files["/kst-28676-474.xml"] = {
      200, "<?xml version=\"1.0\"?><officiele-publicatie><metadata/></officiele-publicatie>"};
  EXPECT_EQ(to_line(run()), "fetched 3");
  EXPECT_THAT(folder.files(), HasSubstr("kst-28676-472/original.pdf"));
  EXPECT_THAT(folder.files(), HasSubstr("kst-28676-474/original.pdf"));
}

TEST_F(HarvestOfficialPapers, KeepsThePdfThatCameBeforeTheXml) {
  repository.papers[0].forms = {"pdf"};
  run();
  repository.papers[0].forms = {"pdf", "xml"};
  repository.papers[0].version = "2";
  repository.papers[0].day = "2025-02-09";
  EXPECT_EQ(to_line(run()), "changed 1");
  const auto kept = record("kst-28676-472");
  EXPECT_EQ(kept.files.at(0).name, "original.xml");
  EXPECT_EQ(folder.content("kst-28676-472/" + kept.earlier.at(0).name), "%PDF-1.7 kst-28676-472");
}

TEST_F(HarvestOfficialPapers, AsksForADossierAtOnce) {
  dossier = "28676";
  EXPECT_EQ(to_line(run()), "fetched 2");
  EXPECT_THAT(repository.queries(), testing::SizeIs(2));
  EXPECT_EQ(to_line(run()), "unchanged 2");
}

TEST_F(HarvestOfficialPapers, SaysWhatTheServiceSays) {
  repository.diagnostic =
      "<sru:diagnostics><diag:diagnostic><diag:uri>info:srw/diagnostic/1/16</diag:uri>"
      "<diag:details>w.publicatienaam</diag:details><diag:message>Unsupported index"
      "</diag:message></diag:diagnostic></sru:diagnostics>";
  const auto summary = run();
  EXPECT_EQ(to_line(summary), "; stopped");
  EXPECT_THAT(summary.stopped, HasSubstr("Unsupported index: w.publicatienaam"));
}

TEST_F(HarvestOfficialPapers, FollowsNoLinkOutsideItsHosts) {
  FakeSource other([](const httplib::Request&) { return FakeAnswer{200, xml_of("geheim")}; });
  repository.files["/kst-28676-472.xml"] = {302, "", {{"Location", other.url("/x.xml")}}};
  repository.files["/kst-28676-472.pdf"] = {302, "", {{"Location", other.url("/x.pdf")}}};
  const auto summary = run();
  EXPECT_EQ(to_line(summary), "fetched 2, failed 1");
  EXPECT_THAT(summary.failed.at(0).reason, HasSubstr("not one of the official hosts"));
  EXPECT_THAT(other.asked(), ElementsAre());
}

TEST_F(HarvestOfficialPapers, NamesAFileAboveTheLimit) {
  repository.files["/kst-28676-472.xml"] = {200, xml_of(std::string(200'000, 'a'))};
  repository.files["/kst-28676-472.pdf"] = {200, "%PDF-1.7 " + std::string(200'000, 'a')};
  auto small = options();
  small.http.largest = 100'000;
  const auto summary = harvest(small);
  EXPECT_EQ(to_line(summary), "fetched 2, failed 1");
  EXPECT_THAT(summary.failed.at(0).reason, HasSubstr("larger than the limit"));
}

TEST_F(HarvestOfficialPapers, JoinsALetterThatTheChamberGaveToo) {
  FakeTweedeKamer chamber;
  chamber.add_letter(1, "2025D01234", "Verslag van de NAVO", "Brief een");
  chamber.add(
      "DocumentVersie", 40,
      "<document ref=\"" + guid(1) + "\"/><externeidentifier>kst-28676-472</externeidentifier>");
  auto other = options();
  other.source = "tweedekamer";
  other.base_url = chamber.source.url();
  harvest(other);
  EXPECT_EQ(to_line(run()), "fetched 3");
  const auto kept = record("kst-28676-472");
  EXPECT_EQ(kept.files.size(), 2u);
  EXPECT_EQ(kept.metadata().number, "2025D01234");
  EXPECT_EQ(kept.metadata().subject, "Verslag van de NAVO");
  EXPECT_THAT(kept.metadata().themes, ElementsAre("Internationaal | Defensie"));
}

TEST_F(HarvestOfficialPapers, JoinsALetterWhosePaperIsNamedLater) {
  FakeTweedeKamer chamber;
  chamber.add_letter(1, "2025D01234", "Verslag van de NAVO", "Brief een");
  auto other = options();
  other.source = "tweedekamer";
  other.base_url = chamber.source.url();
  EXPECT_EQ(to_line(harvest(other)), "fetched 1");
  EXPECT_EQ(to_line(run()), "fetched 3");
  chamber.add(
      "DocumentVersie", 40,
      "<document ref=\"" + guid(1) + "\"/><externeidentifier>kst-28676-472</externeidentifier>");
  EXPECT_EQ(to_line(harvest(other)), "fetched 1");
  EXPECT_EQ(record("kst-28676-472").metadata().number, "2025D01234");
  EXPECT_EQ(record("kst-28676-472").files.size(), 2u);
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "2025d01234" / "original.txt"));
  EXPECT_TRUE(record("2025d01234").sources.empty());
  EXPECT_TRUE(read_file(folder.path() / "2025d01234" / "metadata.json").empty());
  EXPECT_EQ(to_line(harvest(other)), "unchanged 1");
}

TEST_F(HarvestOfficialPapers, AsksAgainForAFileThatCameInHalf) {
  const auto whole = xml_of("kst-28676-472");
  auto& xml = repository.files["/kst-28676-472.xml"];
  auto& pdf = repository.files["/kst-28676-472.pdf"];
  xml = {200, whole.substr(0, whole.size() - 20)};
  pdf = {200, "%PDF-1.7 kst"};
  xml.no_length = pdf.no_length = true;
  const auto summary = run();
  EXPECT_EQ(to_line(summary), "fetched 2, failed 1");
  EXPECT_THAT(summary.failed.at(0).reason, HasSubstr("came in half"));
  const auto asked = repository.source.asked();
  EXPECT_EQ(std::count(asked.begin(), asked.end(), "/kst-28676-472.xml"), 3);
  EXPECT_EQ(std::count(asked.begin(), asked.end(), "/kst-28676-472.pdf"), 3);
  pdf.body += "-28676-472\nstartxref\n9\n%%EOF\n";
  EXPECT_EQ(to_line(run()), "fetched 1");
  EXPECT_EQ(folder.content("kst-28676-472/original.pdf"), pdf.body);
}

TEST_F(HarvestOfficialPapers, KeepsAWholeFileOfAHostThatSaysNoLength) {
  for (auto& [path, answer] : repository.files) answer.no_length = true;
  EXPECT_EQ(to_line(run()), "fetched 3");
}

TEST_F(HarvestOfficialPapers, TriesALetterOnceInARun) {
  add({"kst-28676-480", "2025-02-09"});
  repository.files.erase("/kst-28676-480.xml");
  repository.files.erase("/kst-28676-480.pdf");
  EXPECT_EQ(to_line(run()), "fetched 3, failed 1");
  EXPECT_EQ(to_line(run()), "failed 1");
}

TEST_F(HarvestOfficialPapers, StopsAtAPageWithoutRecords) {
  repository.empty_pages = 40;
  EXPECT_EQ(to_line(run()), "fetched 3");
  EXPECT_EQ(repository.queries().size(), 15u);  // 12, and one more of each day with papers
}

TEST_F(HarvestOfficialPapers, RefusesAFolderThatAnotherHarvestFills) {
  const HarvestStore store(folder.path());
  EXPECT_THROW(run(), HarvestError);
}

TEST_F(HarvestOfficialPapers, FetchesAnewWhatWasDamaged) {
  run();
  dossier = "28676";
  std::ofstream(folder.path() / "kst-28676-472" / "metadata.json") << "{\"briefkamer_harvest\": 1,";
  std::filesystem::remove(folder.path() / "kst-28676-474" / "original.xml");
  EXPECT_EQ(to_line(run()), "fetched 1, updated 1");
  EXPECT_EQ(folder.content("kst-28676-474/original.xml"), xml_of("kst-28676-474"));
}

}  // namespace
}  // namespace briefkamer::corpus
