// From an official source to the database: harvest, then update.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/harvest/harvest.h"
#include "tests/corpus/harvest/fake_tweede_kamer.h"
#include "tests/indexer/folder/update_fixture.h"
#include "tests/indexer/program.h"

namespace briefkamer::indexer {
namespace {

using corpus::FakeTweedeKamer;
using corpus::guid;
using testing::HasSubstr;

class HarvestedTest : public UpdateTest {
 protected:
  HarvestedTest() {
    chamber.add("Kamerstukdossier", 10, "<titel>NAVO</titel><nummer>28676</nummer>");
    chamber.add("DocumentActor", 30,
                "<document ref=\"" + guid(1) + "\"/><actorNaam>R. Brekelmans</actorNaam>" +
                    "<functie>minister van Defensie</functie>"
                    "<relatie>Eerste ondertekenaar</relatie>");
    add("Verslag van de NAVO-top", "Wij spraken over afschrikking.");
    chamber.add_letter(2, "2025D01235", "Geneesmiddelen",
                       letter_text("Medicijnen", "Er is een tekort."));
  }

  void add(const std::string& subject, const std::string& body) {
    chamber.add_letter(1, "2025D01234", subject, letter_text("Iets anders", body, "3 maart 2020"),
                       "<volgnummer>472</volgnummer>"
                       "<kamerstukdossier ref=\"" +
                           guid(10) + "\"/>");
  }

  std::string harvested() {
    corpus::HarvestOptions harvest;
    harvest.source = "tweedekamer";
    harvest.since = *corpus::from_iso("2025-01-01");
    harvest.folder = folder / "brieven";
    harvest.contact = "a@example.org";
    harvest.base_url = chamber.source.url();
    harvest.http.clock = clock.clock();
    return corpus::to_line(corpus::harvest(harvest));
  }

  corpus::Letter letter(const std::string& id) const {
    IndexWriter writer(options.database, vocabulary().identity);
    return writer.find(id).value_or(corpus::Letter());
  }

  FakeTweedeKamer chamber;
  corpus::FakeClock clock;
};

TEST_F(HarvestedTest, LettersHaveWhatTheirSourceSaysOfThem) {
  EXPECT_EQ(harvested(), "fetched 2");
  EXPECT_EQ(updated(), "read 4, added 2");
  const auto found = letter("kst-28676-472");
  EXPECT_EQ(found.subject, "Verslag van de NAVO-top");
  EXPECT_EQ(found.date, corpus::from_iso("2025-01-31"));
  EXPECT_EQ(found.references.dossier, "28676");
  EXPECT_EQ(found.references.number, "472");
  ASSERT_EQ(found.senders.size(), 1u);
  EXPECT_EQ(found.senders[0].name, "R. Brekelmans");
  EXPECT_EQ(found.senders[0].role, "minister van Defensie");
  EXPECT_EQ(found.senders[0].ministry, "mnre1018");
  EXPECT_EQ(letter("2025d01235").subject, "Geneesmiddelen");
}

TEST_F(HarvestedTest, LettersFollowARecordThatChanged) {
  harvested();
  updated();
  add("Verslag van de top van de NAVO", "Wij spraken over afschrikking.");
  EXPECT_EQ(harvested(), "updated 1, unchanged 1");
  EXPECT_THAT(updated(), HasSubstr("changed 1"));
  EXPECT_EQ(letter("kst-28676-472").subject, "Verslag van de top van de NAVO");
  EXPECT_EQ(all_letters().size(), 2u);
}

TEST_F(HarvestedTest, LettersTakeOverAnOfficialNumberThatCameLater) {
  harvested();
  updated();
  chamber.add(
      "DocumentVersie", 40,
      "<document ref=\"" + guid(2) + "\"/><externeidentifier>kst-29477-900</externeidentifier>");
  EXPECT_EQ(harvested(), "updated 1, unchanged 1");
  updated();
  EXPECT_EQ(letter("kst-29477-900").subject, "Geneesmiddelen");
  EXPECT_THAT(letter("kst-29477-900").aliases,
              testing::ElementsAre("2025d01235", testing::StartsWith("2025-01-31-defensie-")));
  EXPECT_EQ(all_letters().size(), 2u);
}

TEST_F(HarvestedTest, LettersChangeWithTheirFile) {
  harvested();
  updated();
  add("Verslag van de NAVO-top", "Wij spraken over heel iets anders dan voorheen.");
  EXPECT_EQ(harvested(), "changed 1, unchanged 1");
  EXPECT_THAT(updated(), HasSubstr("changed 1"));
  EXPECT_EQ(all_letters().size(), 2u);  // the earlier file is out of sight
}

TEST_F(HarvestedTest, LettersThatWereTakenBackLeaveWhenPruned) {
  harvested();
  updated();
  chamber.remove("Document", 1);
  EXPECT_EQ(harvested(), "unchanged 1, deleted 1");
  EXPECT_THAT(updated(), HasSubstr("gone 1"));
  EXPECT_TRUE(summary.failed.empty());
  EXPECT_EQ(all_letters().size(), 2u);
  options.prune = true;
  EXPECT_THAT(updated(), HasSubstr("pruned 1"));
  EXPECT_EQ(letters(), "Geneesmiddelen: original.txt");
}

TEST_F(HarvestedTest, TheProgramFetchesWhatItIsAsked) {
  chamber.page_size = 100;
  const auto run = [&](std::vector<std::string> more) {
    std::vector<std::string> arguments{"harvest",
                                       "--source",
                                       "tweedekamer",
                                       "--base-url",
                                       chamber.source.url(),
                                       "--to",
                                       (folder / "brieven").string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    chamber.source.settle();
    return run_program(folder, arguments);
  };
  const auto nobody = run({"--since", "2025-01-01"});
  EXPECT_EQ(nobody.status, 2);
  EXPECT_THAT(nobody.err, HasSubstr("give --contact or set BRIEFKAMER_CONTACT"));
  EXPECT_EQ(run({"--since", "gisteren", "--contact", "a@example.org"}).status, 2);

  const auto none = run({"--since", "2026-01-01", "--contact", "a@example.org"});
  EXPECT_EQ(none.status, 1) << none.err;
  const auto one =
      run({"--since", "2025-01-01", "--dossier", "28676", "--contact", "a@example.org"});
  EXPECT_EQ(one.status, 0) << one.err;
  EXPECT_EQ(one.err, "");
  EXPECT_THAT(one.out, HasSubstr("fetched 1, changed 0, updated 0, unchanged 0, deleted 0, "
                                 "failed 0"));
  EXPECT_THAT(one.out, HasSubstr("briefkamer-index update"));

  chamber.source.settle();
  chamber.files.clear();
  const auto failed = run({"--since", "2025-01-01", "--contact", "a@example.org"});
  EXPECT_EQ(failed.status, 0);
  EXPECT_THAT(failed.err, HasSubstr("2025D01235: "));
  EXPECT_THAT(failed.err, HasSubstr("answered 404"));
}

}  // namespace
}  // namespace briefkamer::indexer
