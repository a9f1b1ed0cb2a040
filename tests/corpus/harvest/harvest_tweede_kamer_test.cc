#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/harvest/harvest.h"
#include "corpus/harvest/harvest_record.h"
#include "corpus/hash.h"
#include "tests/corpus/harvest/fake_tweede_kamer.h"

namespace briefkamer::corpus {
namespace {

using testing::Contains;
using testing::HasSubstr;

// The elements of a letter in dossier 10, as number 472.
constexpr const char* kInDossier =
    "<ns1:volgnummer>472</ns1:volgnummer><ns1:kenmerkAfzender>BS2025001234</ns1:kenmerkAfzender>"
    "<ns1:kamerstukdossier ref=\"00000000-0000-0000-0000-000000000010\"/>"
    "<ns1:zaak ref=\"00000000-0000-0000-0000-000000000020\"/>";

class HarvestTweedeKamer : public testing::Test {
 protected:
  HarvestTweedeKamer() {
    chamber.add("Kamerstukdossier", 10,
                "<titel>NAVO</titel><nummer>28676</nummer><toevoeging/><kamer>2</kamer>");
    chamber.add(
        "Kamerstukdossier", 11,
        "<titel>Begroting Defensie</titel><nummer>36410</nummer><toevoeging>X</toevoeging>");
    chamber.add("Zaak", 20,
                "<nummer>2025Z01234</nummer><soort>Brief regering</soort>"
                "<onderwerp>Verslag</onderwerp>");
    chamber.add("DocumentActor", 30,
                "<document ref=\"" + guid(1) + "\"/><actorNaam>C. Veldkamp</actorNaam>" +
                    "<functie>minister van Buitenlandse Zaken</functie>"
                    "<relatie>Mede ondertekenaar</relatie>");
    chamber.add("DocumentActor", 31,
                "<document ref=\"" + guid(1) + "\"/><actorNaam>R. Brekelmans</actorNaam>" +
                    "<functie>minister van Defensie</functie>"
                    "<relatie>Eerste ondertekenaar</relatie>");
    chamber.add_letter(1, "2025D01234", "Verslag NAVO", "Brief een", kInDossier);
    chamber.add_letter(2, "2025D01235", "Geneesmiddelen", "Brief twee");
    chamber.add("Document", 3, "<soort>Motie</soort><documentNummer>2025D01236</documentNummer>");
    chamber.add_letter(4, "2019D00001", "Te oud", "Brief vier", {}, "2019-12-31");
  }

  HarvestSummary run() {
    HarvestOptions options;
    options.source = "tweedekamer";
    options.since = since;
    options.dossier = dossier;
    options.folder = folder.path();
    options.contact = "a@example.org";
    options.base_url = chamber.source.url();
    options.http.clock = clock.clock();
    options.http.silence = std::chrono::seconds(5);
    return harvest(options);
  }

  HarvestRecord record(const std::string& name) const {
    return harvest_record_from(folder.content(name + "/metadata.json"));
  }

  std::size_t files_asked() {
    const auto asked = chamber.source.asked();
    return static_cast<std::size_t>(std::count_if(
        asked.begin(), asked.end(), [](const auto& t) { return t.starts_with("/Resources/"); }));
  }

  FakeTweedeKamer chamber;
  HarvestFolder folder;
  FakeClock clock;
  Date since = *from_iso("2025-01-01");
  std::string dossier;
};

TEST_F(HarvestTweedeKamer, KeepsLettersWithWhatIsSaidOfThem) {
  EXPECT_EQ(to_line(run()), "fetched 2");
  EXPECT_EQ(folder.files(),
            "2025d01235/metadata.json 2025d01235/original.txt "
            "kst-28676-472/metadata.json kst-28676-472/original.txt");
  EXPECT_EQ(folder.content("kst-28676-472/original.txt"), "Brief een");

  const auto kept = record("kst-28676-472");
  const Metadata expected{"kst-28676-472",
                          "2025D01234",
                          from_iso("2025-01-31"),
                          "Verslag NAVO",
                          "Brief regering",
                          {{"", "minister van Defensie", "R. Brekelmans"},
                           {"", "minister van Buitenlandse Zaken", "C. Veldkamp"}},
                          "28676",
                          "472",
                          "NAVO",
                          {},
                          "BS2025001234",
                          "https://www.tweedekamer.nl/kamerstukken/brieven_regering/"
                          "detail?id=2025D01234&did=2025D01234"};
  EXPECT_EQ(kept.metadata(), expected);
  ASSERT_EQ(kept.files.size(), 1u);
  EXPECT_EQ(kept.files[0].url, chamber.source.url("/Resources/" + guid(1)));
  EXPECT_EQ(kept.files[0].sha256, sha256("Brief een"));
  EXPECT_EQ(kept.files[0].time.size(), std::string("2025-01-31T12:00:00Z").size());
  EXPECT_THAT(kept.sources.at("tweedekamer").fields,
              Contains(std::pair<std::string, std::string>("zaak.nummer", "2025Z01234")));
}

TEST_F(HarvestTweedeKamer, FetchesOnlyWhatIsNew) {
  run();
  chamber.source.asked();
  EXPECT_EQ(to_line(run()), "unchanged 2");
  EXPECT_EQ(chamber.source.asked().size(), 5u);  // one page of each category
  chamber.add_letter(5, "2025D02000", "Nieuw", "Brief vijf");
  EXPECT_EQ(to_line(run()), "fetched 1, unchanged 2");
  EXPECT_EQ(files_asked(), 1u);
}

TEST_F(HarvestTweedeKamer, PausesBetweenRequestsAndSaysWhoAsks) {
  run();
  EXPECT_THAT(clock.slept, Contains(250));
  EXPECT_THAT(clock.slept, Contains(1000));
  EXPECT_THAT(chamber.source.agents(), testing::Each(HasSubstr("a@example.org")));
}

TEST_F(HarvestTweedeKamer, GoesOnWhereItStopped) {
  const auto page = "/Feed?category=DocumentActor&skiptoken=2";
  chamber.in_between[page] = std::vector<FakeAnswer>(6, FakeAnswer{503});
  const auto summary = run();
  EXPECT_EQ(to_line(summary), "; stopped");
  EXPECT_THAT(summary.stopped, HasSubstr("answered 503, 6 times"));
  const auto before = chamber.source.asked();
  EXPECT_THAT(before, Contains("/Feed?category=Document&skiptoken=0"));
  EXPECT_EQ(to_line(run()), "fetched 2");
  const auto after = chamber.source.asked();
  EXPECT_THAT(after, testing::Not(Contains("/Feed?category=Document&skiptoken=0")));
  EXPECT_THAT(after, Contains(page));
}

TEST_F(HarvestTweedeKamer, DropsALineThatWasHalfWritten) {
  run();
  const auto table = folder.path() / ".harvest" / "Document.jsonl";
  const auto size = std::filesystem::file_size(table);
  std::filesystem::resize_file(table, size - 5);
  EXPECT_EQ(to_line(run()), "unchanged 2");
  EXPECT_EQ(std::filesystem::file_size(table), size);
}

TEST_F(HarvestTweedeKamer, AsksAgainForAPageThatCameInHalf) {
  const auto page = "/Feed?category=Document&skiptoken=0";
  chamber.in_between[page] = {{200, "<?xml version=\"1.0\"?><feed><entry><content>"},
                              {200, std::string(50'000, ' '), {}, true},
                              {429, "", {{"Retry-After", "5"}}}};
  EXPECT_EQ(to_line(run()), "fetched 2");
  EXPECT_THAT(clock.slept, Contains(5000));
}

TEST_F(HarvestTweedeKamer, StopsAtAHostileFeed) {
  const struct {
    const char* name;
    std::string body;
    const char* reason;
  } cases[] = {
      {"entities",
       "<!DOCTYPE feed [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><feed>&b;</feed>",
       "entities"},
      {"a file", "<!DOCTYPE feed [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><feed>&a;</feed>",
       "entities"},
      {"a page", "<html><body>Onderhoud</body></html>", "not a page of the feed"},
  };
  for (const auto& [name, body, reason] : cases) {
    chamber.in_between["/Feed?category=Document&skiptoken=0"] =
        std::vector<FakeAnswer>(3, FakeAnswer{200, body});
    const auto summary = run();
    EXPECT_EQ(to_line(summary), "; stopped") << name;
    EXPECT_THAT(summary.stopped, HasSubstr(reason)) << name;
  }
  EXPECT_EQ(to_line(run()), "fetched 2");
}

TEST_F(HarvestTweedeKamer, NamesLettersThatFailedAndTriesThemAgain) {
  const auto missing = chamber.files[guid(1)];
  const struct {
    FakeAnswer answer;
    const char* reason;
  } cases[] = {
      {{404}, "answered 404"},
      {{200, "<html>niet gevonden</html>"}, "a web page"},
      {{200, ""}, "empty"},
      {{302, "", {{"Location", "https://evil.example/"}}}, "not one of the official hosts"},
  };
  for (const auto& [answer, reason] : cases) {
    chamber.files[guid(1)] = answer;
    const auto summary = run();
    ASSERT_EQ(summary.failed.size(), 1u) << reason;
    EXPECT_EQ(summary.failed[0].what, "kst-28676-472");
    EXPECT_THAT(summary.failed[0].reason, HasSubstr(reason));
    EXPECT_EQ(summary.stopped, "");
  }
  chamber.files[guid(1)] = missing;
  EXPECT_EQ(to_line(run()), "fetched 1, unchanged 1");
}

TEST_F(HarvestTweedeKamer, StopsWhenFilesFailInARow) {
  chamber.add_letter(6, "2025D03000", "Drie", "Brief drie");
  chamber.add_letter(7, "2025D03001", "Vier", "Brief vier");
  for (auto& [id, answer] : chamber.files) answer = {503};
  const auto summary = run();
  EXPECT_EQ(to_line(summary), "failed 3; stopped");
  EXPECT_EQ(files_asked(), 18u);
}

TEST_F(HarvestTweedeKamer, KeepsTheEarlierFileOfALetterThatChanged) {
  run();
  const auto before = sha256("Brief een").substr(0, 16);
  chamber.add_letter(1, "2025D01234", "Verslag NAVO", "Brief een, verbeterd", kInDossier);
  EXPECT_EQ(to_line(run()), "changed 1, unchanged 1");
  EXPECT_EQ(folder.content("kst-28676-472/original.txt"), "Brief een, verbeterd");
  EXPECT_EQ(folder.content("kst-28676-472/.earlier/" + before + ".txt"), "Brief een");
  const auto kept = record("kst-28676-472");
  ASSERT_EQ(kept.earlier.size(), 1u);
  EXPECT_EQ(kept.earlier[0].name, ".earlier/" + before + ".txt");
  EXPECT_EQ(kept.files.at(0).sha256, sha256("Brief een, verbeterd"));
}

TEST_F(HarvestTweedeKamer, FetchesNoFileWhenOnlyTheRecordChanged) {
  run();
  chamber.source.asked();
  chamber.add("DocumentVersie", 40,
              "<document ref=\"" + guid(2) + "\"/><versienummer>2</versienummer>" +
                  "<externeidentifier>kst-29477-900</externeidentifier>");
  EXPECT_EQ(to_line(run()), "updated 1, unchanged 1");
  EXPECT_EQ(files_asked(), 0u);
  // It stays where it was, under the name that it had.
  EXPECT_EQ(record("2025d01235").metadata().id, "kst-29477-900");
}

TEST_F(HarvestTweedeKamer, TakesBackWhatTheChamberTookBack) {
  run();
  chamber.remove("Document", 1);
  EXPECT_EQ(to_line(run()), "unchanged 1, deleted 1");
  EXPECT_EQ(to_line(run()), "unchanged 1");
  const auto kept = record("kst-28676-472");
  EXPECT_TRUE(kept.files.empty());
  EXPECT_EQ(kept.earlier.size(), 1u);
  EXPECT_NE(kept.sources.at("tweedekamer").deleted, "");
  EXPECT_THAT(folder.files(), testing::Not(HasSubstr("kst-28676-472/original")));
  chamber.add_letter(1, "2025D01234", "Verslag NAVO", "Brief een", kInDossier);
  EXPECT_EQ(to_line(run()), "changed 1, unchanged 1");
  EXPECT_EQ(folder.content("kst-28676-472/original.txt"), "Brief een");
}

TEST_F(HarvestTweedeKamer, KeepsALetterThatWasRegisteredAnew) {
  chamber.add_letter(15, "2025D09000", "Brief", "Oude brief");
  chamber.add_letter(17, "2025D09001", "Brief", "Oude brief");
  run();
  chamber.add_letter(14, "2025D09000", "Brief", "Nieuwe brief");
  chamber.add_letter(18, "2025D09001", "Brief", "Nieuwe brief");
  chamber.remove("Document", 15);
  chamber.remove("Document", 17);
  EXPECT_EQ(to_line(run()), "changed 2, unchanged 2, deleted 2");
  EXPECT_EQ(folder.content("2025d09000/original.txt"), "Nieuwe brief");
  EXPECT_EQ(folder.content("2025d09001/original.txt"), "Nieuwe brief");
  files_asked();
  EXPECT_EQ(to_line(run()), "unchanged 4");
  EXPECT_EQ(files_asked(), 0u);
}

TEST_F(HarvestTweedeKamer, KeepsToADossier) {
  dossier = "28 676";
  EXPECT_EQ(to_line(run()), "fetched 1");
  EXPECT_EQ(folder.files(), "kst-28676-472/metadata.json kst-28676-472/original.txt");
  dossier = "36410-x";
  EXPECT_EQ(to_line(run()), "");
  chamber.add_letter(5, "2025D02000", "Begroting", "Brief vijf",
                     "<kamerstukdossier ref=\"" + guid(11) + "\"/>");
  EXPECT_EQ(to_line(run()), "fetched 1");
  dossier.clear();
  EXPECT_EQ(to_line(run()), "fetched 1, unchanged 2");
}

TEST_F(HarvestTweedeKamer, ReadsAnewForAnEarlierDay) {
  run();
  since = *from_iso("2019-01-01");
  EXPECT_EQ(to_line(run()), "fetched 1, unchanged 2");
}

TEST_F(HarvestTweedeKamer, NeverWritesOutsideItsFolder) {
  chamber.add_letter(8, "../../kwaad", "Kwaad", "Kwaad");
  chamber.add_letter(9, "..", "Kwaad", "Kwaad");
  const auto summary = run();
  EXPECT_EQ(to_line(summary), "fetched 3, failed 1");
  EXPECT_THAT(folder.files(), HasSubstr("kwaad/original.txt"));
  EXPECT_THAT(summary.failed.at(0).reason, HasSubstr("no official number"));
}

TEST_F(HarvestTweedeKamer, RefusesWhatItCannotBeginWith) {
  const struct {
    const char* source;
    const char* contact;
    const char* dossier;
    const char* base;
    const char* reason;
  } cases[] = {
      {"tweedekamer", "", "", "http://127.0.0.1", "a contact is needed"},
      {"tweedekamer", "iemand", "", "http://127.0.0.1", "a contact is needed"},
      {"tweedekamer", "a@b.nl\r\nHost: x", "", "http://127.0.0.1", "a contact is needed"},
      {"senaat", "a@b.nl", "", "http://127.0.0.1", "no source of letters"},
      {"tweedekamer", "a@b.nl", "28676\" or 1", "http://127.0.0.1", "no number of a dossier"},
      {"tweedekamer", "a@b.nl", "", "127.0.0.1", "no http or https address"},
  };
  for (const auto& [source, contact, number, base, reason] : cases) {
    HarvestOptions options;
    options.source = source;
    options.contact = contact;
    options.dossier = number;
    options.base_url = base;
    options.since = since;
    options.folder = folder.path();
    try {
      harvest(options);
      ADD_FAILURE() << reason;
    } catch (const HarvestError& error) {
      EXPECT_THAT(error.what(), HasSubstr(reason));
    }
  }
}

}  // namespace
}  // namespace briefkamer::corpus
