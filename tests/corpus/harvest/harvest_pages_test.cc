// What harvests read and write: pages of the sources, and records beside files.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/harvest/harvest_record.h"
#include "corpus/harvest/sru.h"
#include "corpus/harvest/sync_feed.h"
#include "corpus/harvest/sync_join.h"
#include "corpus/reader.h"
#include "tests/corpus/harvest/fake_source.h"

namespace briefkamer::corpus {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kPapers = SHARED_FOLDER "/letters/officieel/";

TEST(FeedPage, ReadsEntriesInEveryWayTheyWereSeen) {
  const auto page = read_feed_page(R"(<feed xmlns="http://www.w3.org/2005/Atom">
    <link rel="next" href="https://x/Feed?category=Document&amp;skiptoken=1"/>
    <entry><link rel="next" href="https://x/Feed?category=Document&amp;skiptoken=77"/>
      <content><document xmlns="urn:x" xmlns:tk="urn:x" id="AAAAAAAA-0000-0000-0000-000000000001"
        tk:verwijderd="true"/></content></entry>
    <entry><content><ns1:document id="aaaaaaaa-0000-0000-0000-000000000002"
        ns1:verwijderd="True"/></content></entry>
    <entry><content><document id="aaaaaaaa-0000-0000-0000-000000000003" verwijderd="false"
        tk:contentLength="12"><soort> Brief regering </soort><leeg/>
        <zaak ref="AAAAAAAA-0000-0000-0000-000000000009"/><zaak ref="b"/></document></content>
      <link rel="next" href="https://x/Feed?category=Document&amp;skiptoken=78"/></entry>
    <entry><content><document id="../x"/></content>
      <link rel="next" href="https://x/Feed?category=Document&amp;skiptoken=79"/></entry></feed>)");
  EXPECT_EQ(page.size, 4u);
  EXPECT_EQ(page.next, "79");
  ASSERT_EQ(page.entries.size(), 3u);
  EXPECT_EQ(page.entries[0].id, "aaaaaaaa-0000-0000-0000-000000000001");
  EXPECT_TRUE(page.entries[0].deleted);
  EXPECT_TRUE(page.entries[1].deleted);
  EXPECT_FALSE(page.entries[2].deleted);
  EXPECT_EQ(page.entries[2].first("soort"), "Brief regering");
  EXPECT_EQ(page.entries[2].first("contentLength"), "12");
  EXPECT_EQ(page.entries[2].first("leeg"), "");
  EXPECT_THAT(page.entries[2].fields.at("zaak"),
              ElementsAre("aaaaaaaa-0000-0000-0000-000000000009", "b"));
}

TEST(FeedPage, EndsWhereThereIsNothingMore) {
  const auto page = read_feed_page(
      R"(<feed><link rel="resume" href="https://x/Feed?category=Zaak&amp;skiptoken=80"/></feed>)");
  EXPECT_EQ(page.size, 0u);
  EXPECT_EQ(page.next, "80");
  EXPECT_EQ(read_feed_page("<feed/>").next, "");
  EXPECT_THROW(read_feed_page("<feed><entry>"), ReadError);
}

TEST(AnswerId, IsReadFromTheNumberOfTheChamber) {
  const struct {
    const char* number;
    const char* expected;
  } cases[] = {
      {"242501244", "ah-tk-20242025-1244"},
      {"232400007", "ah-tk-20232024-7"},
      {"232400000", ""},
      {"2425", ""},
      {"24250124x", ""},
  };
  for (const auto& [number, expected] : cases) EXPECT_EQ(answer_id(number), expected) << number;
}

TEST(Cql, KeepsValuesInTheirQuotes) {
  EXPECT_EQ(cql_quoted("28676"), "\"28676\"");
  EXPECT_EQ(cql_quoted("a\" or b==\"c\\"), "\"a or b==c\"");
  EXPECT_EQ(cql_identifier("kst-1\""),
            "c.product-area==officielepublicaties and dt.identifier==\"kst-1\"");
  EXPECT_EQ(cql_changed_on(*from_iso("2025-01-31")),
            "c.product-area==officielepublicaties and (w.publicatienaam==\"Kamerstuk\" or "
            "w.publicatienaam==\"Kamervragen (Aanhangsel)\") and dt.modified==\"2025-01-31\"");
  EXPECT_EQ(sru_address("https://x/sru", "a==\"b c\"", 11, 10),
            "https://x/sru?operation=searchRetrieve&version=2.0&recordSchema=gzd&startRecord=11"
            "&maximumRecords=10&query=a%3D%3D%22b%20c%22");
}

TEST(SruPage, ReadsARecordedAnswer) {
  if (!std::filesystem::exists(kPapers)) GTEST_SKIP() << "../shared/letters is not here";
  const auto page = read_sru_page(file_bytes(std::string(kPapers) + "sru_one_record.xml"));
  EXPECT_FALSE(page.next);
  ASSERT_EQ(page.records.size(), 1u);
  const auto& record = page.records[0];
  EXPECT_FALSE(is_letter(record));
  EXPECT_EQ(record.publication, "Kamerstuk");
  EXPECT_EQ(record.version, "2021-05-27T13:08:55.5655901+02:00");
  const auto folder = std::string("https://repository.overheid.nl/frbr/officielepublicaties/kst/") +
                      "35842/kst-35842-4/1/";
  EXPECT_THAT(record.urls,
              ElementsAre(folder + "xml/kst-35842-4.xml", folder + "pdf/kst-35842-4.pdf"));
  const auto& metadata = record.record.metadata;
  EXPECT_EQ(metadata.id, "kst-35842-4");
  EXPECT_EQ(metadata.date, from_iso("2021-05-25"));
  EXPECT_EQ(metadata.subject, "Advies Afdeling advisering Raad van State en Nader rapport");
  EXPECT_EQ(metadata.kind, "Overig");
  EXPECT_EQ(metadata.dossier, "35842");
  EXPECT_EQ(metadata.dossier_number, "4");
  EXPECT_THAT(metadata.themes, ElementsAre("Bestuur | Gemeenten"));
  EXPECT_EQ(metadata.url, "https://zoek.officielebekendmakingen.nl/kst-35842-4.html");
}

TEST(SruPage, ReadsARecordedPageOfMany) {
  if (!std::filesystem::exists(kPapers)) GTEST_SKIP() << "../shared/letters is not here";
  const auto page = read_sru_page(file_bytes(std::string(kPapers) + "sru_page_10_of_76.xml"));
  EXPECT_EQ(page.next, 11u);
  EXPECT_EQ(page.records.size(), 10u);
  for (const auto& record : page.records) {
    EXPECT_NE(record.record.metadata.id, "");
    EXPECT_FALSE(record.urls.empty());
  }
}

HarvestRecord some_record() {
  HarvestRecord record;
  auto& source = record.sources["officielebekendmakingen"];
  source.metadata.id = "kst-28676-472";
  source.metadata.date = from_iso("2025-01-31");
  source.metadata.subject = "Officieel \"onderwerp\" \xC3\xAF";
  source.metadata.senders = {{"", "minister van Defensie", "R. Brekelmans"}};
  source.metadata.themes = {"Internationaal | Defensie"};
  source.url = "https://zoek.officielebekendmakingen.nl/kst-28676-472.html";
  source.fields = {{"identifier", "kst-28676-472"}, {"identifier", "nog een"}};
  record.files = {{"original.txt", "officielebekendmakingen", "https://x/y", "2025-02-01T00:00:00Z",
                   std::string(64, 'a'), 12, "2"}};
  record.earlier = record.files;
  return record;
}

TEST(HarvestRecord, IsReadAsItWasWritten) {
  const auto record = some_record();
  EXPECT_TRUE(is_harvest_record(to_json_text(record)));
  EXPECT_EQ(harvest_record_from(to_json_text(record)), record);
  EXPECT_FALSE(is_harvest_record("{\"a\": 1}"));
  EXPECT_FALSE(is_harvest_record("briefkamer_harvest"));
  const auto* const wrong_source =
      R"({"briefkamer_harvest": 1, "files": {}, "earlier": [], "sources": {"a": 3}})";
  for (const auto* bytes :
       {"{", "[]", "{\"briefkamer_harvest\": 1}", "{\"briefkamer_harvest\": 2}", wrong_source}) {
    EXPECT_THROW(harvest_record_from(bytes), ReadError) << bytes;
  }
}

TEST(HarvestRecord, BelievesTheChamberFirst) {
  auto record = some_record();
  record.sources["tweedekamer"].metadata.subject = "Van de Kamer";
  EXPECT_EQ(record.metadata().subject, "Van de Kamer");
  EXPECT_EQ(record.metadata().id, "kst-28676-472");
  record.sources["tweedekamer"].deleted = "2025-03-01T00:00:00Z";
  EXPECT_EQ(record.metadata().subject, "Officieel \"onderwerp\" \xC3\xAF");
}

class HarvestedFileTest : public testing::Test {
 protected:
  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder.path() / name, std::ios::binary) << bytes;
    return (folder.path() / name).string();
  }
  HarvestFolder folder;
};

TEST_F(HarvestedFileTest, IsReadWithItsRecord) {
  const auto file = write("original.txt", "Betreft een ander onderwerp\n\nTekst.");
  const auto other = write("iets-anders.txt", "Tekst.");
  const auto record = write("metadata.json", to_json_text(some_record()));
  EXPECT_EQ(read_file(file).at(0).metadata, some_record().metadata());
  EXPECT_EQ(read_file(other).at(0).metadata, Metadata());
  EXPECT_TRUE(read_file(record).empty());
  EXPECT_THAT(records_beside(file), ElementsAre(record));
}

TEST_F(HarvestedFileTest, IsMissedByItsRecord) {
  const auto record = write("metadata.json", to_json_text(some_record()));
  try {
    read_file(record);
    ADD_FAILURE();
  } catch (const ReadError& error) {
    EXPECT_THAT(error.what(), HasSubstr("original.txt is not beside it"));
  }
  auto deleted = some_record();
  deleted.files.clear();
  write("metadata.json", to_json_text(deleted));
  EXPECT_TRUE(read_file(record).empty());
}

TEST_F(HarvestedFileTest, IsReadWithoutARecordThatIsDamaged) {
  const auto file = write("original.txt", "Tekst.");
  const auto record = write("metadata.json", "{\"briefkamer_harvest\": 1");
  EXPECT_EQ(read_file(file).at(0).metadata, Metadata());
  EXPECT_THROW(read_file(record), ReadError);
}

}  // namespace
}  // namespace briefkamer::corpus
