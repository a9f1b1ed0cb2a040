#include "corpus/reading/archive_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/reader.h"
#include "corpus/reading/zip_archive.h"
#include "made_files.h"

namespace briefkamer::corpus {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

TEST(Archives, GiveTheLettersInThem) {
  const auto archive = zip_of({{"map/een.txt", "Geachte voorzitter,"},
                               {"map/", ""},
                               {"twee.docx", docx_of("<w:p><w:r><w:t>Twee</w:t></w:r></w:p>")},
                               {"nog.zip", zip_of({{"drie.txt", "Drie"}})},
                               {"__MACOSX/een.txt", "rommel"},
                               {"map/.DS_Store", "rommel"}});
  std::vector<Refusal> refused;
  const auto documents = read_bytes(archive, "brieven.zip", {}, &refused);
  std::vector<std::string> paths;
  for (const auto& document : documents) {
    paths.push_back(document.source.path + ' ' + document.source.format);
  }
  EXPECT_THAT(paths, ElementsAre("brieven.zip/map/een.txt text", "brieven.zip/twee.docx docx",
                                 "brieven.zip/nog.zip/drie.txt text"));
  EXPECT_TRUE(refused.empty());
}

TEST(Archives, NameWhatCouldNotBeReadAndKeepTheRest) {
  const auto archive = zip_of({{"goed.txt", "Brief"}, {"kapot.pdf", "%PDF-1.4"}, {"leeg.txt", ""}});
  std::vector<Refusal> refused;
  EXPECT_THAT(read_bytes(archive, "a.zip", {}, &refused), SizeIs(1));
  ASSERT_THAT(refused, SizeIs(2));
  EXPECT_EQ(refused[0].path, "a.zip/kapot.pdf");
  EXPECT_THAT(refused[0].reason, HasSubstr("damaged"));
  EXPECT_THAT(refused[1].reason, HasSubstr("empty"));
  // Without a list to put them on, nothing is passed over in silence.
  EXPECT_THAT(refusal_of(archive), HasSubstr("kapot.pdf: damaged"));
}

TEST(Archives, KnowALetterThatLostItsText) {
  EXPECT_THAT(refusal_of(zip_of(
                  {{"mimetype", "application/vnd.oasis.opendocument.text"}, {"meta.xml", "<x/>"}})),
              HasSubstr("no text in it"));
  EXPECT_THAT(refusal_of(zip_of({{"[Content_Types].xml", "<x/>"}, {"docProps/app.xml", "<x/>"}})),
              HasSubstr("no text in it"));
}

TEST(Archives, JoinRecordsWithTheirPapers) {
  const std::string paper =
      "<?xml version='1.0'?><officiele-publicatie><al>Tekst</al></officiele-publicatie>";
  const std::string record =
      "<?xml version='1.0'?><metadata_gegevens><metadata name='OVERHEIDop.documenttitel' "
      "content='Verslag'/></metadata_gegevens>";
  const auto documents =
      read_bytes(zip_of({{"a/kst-1.xml", paper}, {"a/kst-1.metadata.xml", record}}), "a.zip");
  ASSERT_THAT(documents, SizeIs(1));
  EXPECT_EQ(documents.front().metadata.subject, "Verslag");
}

TEST(Archives, GiveFilesOfOneNameEach) {
  const auto documents = read_bytes(zip_of({{"a.txt", "Een"}, {"b/", ""}, {"a.txt", "Twee"}}), "z");
  ASSERT_THAT(documents, SizeIs(2));
  EXPECT_EQ(shown(documents[0]), "text: Een\n");
  EXPECT_EQ(shown(documents[1]), "text: Twee\n");
}

std::string nested(int depth) {
  std::string archive = zip_of({{"brief.txt", "Brief"}});
  for (int i = 1; i < depth; ++i) archive = zip_of({{"a.zip", archive}});
  return archive;
}

TEST(Archives, AreReadBehindOneThatIsTooDeep) {
  const auto archive = zip_of({{"diep.zip", nested(4)}, {"goed.zip", nested(2)}});
  std::vector<Refusal> refused;
  const auto documents = read_bytes(archive, "z", {}, &refused);
  ASSERT_THAT(documents, SizeIs(1));
  EXPECT_EQ(documents[0].source.path, "z/goed.zip/a.zip/brief.txt");
  ASSERT_THAT(refused, SizeIs(1));
  EXPECT_THAT(refused[0].reason, HasSubstr("archives in archives"));
}

TEST(Archives, AreBoundedTogether) {
  std::vector<std::pair<std::string, std::string>> many;
  for (int i = 0; i < 4000; ++i) many.emplace_back(std::to_string(i), "x");
  const auto inner = zip_of(many);
  const auto archive = zip_of({{"a.zip", inner}, {"b.zip", inner}, {"c.zip", inner}});
  std::vector<Refusal> refused;
  EXPECT_EQ(read_bytes(archive, "z", {}, &refused).size(), 8000u);
  ASSERT_THAT(refused, SizeIs(1));
  EXPECT_EQ(refused[0].path, "z/c.zip");
  EXPECT_THAT(refused[0].reason, HasSubstr("10000 files"));
}

TEST(Archives, UnpackNoMoreWhenThereIsNoRoom) {
  const auto large = zip_of({{"brief.txt", std::string(600'000, 'x')}});
  const auto archive = zip_of({{"a.zip", large}, {"b.zip", large}, {"c.zip", nested(2)}});
  ReadLimits limits;
  limits.unpacked = 2u << 20;  // the archives themselves take more than half
  std::vector<Refusal> refused;
  EXPECT_THAT(read_bytes(archive, "z", limits, &refused), SizeIs(1));
  ASSERT_THAT(refused, SizeIs(2));
  EXPECT_EQ(refused[0].path, "z/b.zip");
  EXPECT_EQ(refused[1].path, "z/c.zip");
  EXPECT_THAT(refused[1].reason, HasSubstr("2 MB"));
}

TEST(Archives, AreBounded) {
  std::vector<std::pair<std::string, std::string>> many;
  for (int i = 0; i < 10'001; ++i) many.emplace_back(std::to_string(i), "");
  EXPECT_THAT(refusal_of(zip_of(many)), HasSubstr("10001 files"));
  std::string nested = zip_of({{"brief.txt", "Brief"}});
  for (int i = 0; i < 4; ++i) nested = zip_of({{"a.zip", nested}});
  EXPECT_THAT(refusal_of(nested), HasSubstr("archives in archives"));
  EXPECT_THAT(refusal_of(zip_of({{"leeg/", ""}})), HasSubstr("no files"));
  EXPECT_THAT(refusal_of("PK\x03\x04 rest"), HasSubstr("damaged archive"));
}

TEST(ZipArchive, RefusesAFileThatLies) {
  auto bytes = zip_of({{"brief.txt", "Geachte voorzitter"}});
  bytes[bytes.find("Geachte")] = 'B';  // its checksum no longer fits
  ZipArchive archive(bytes);
  EXPECT_THROW(archive.read("brief.txt"), ReadError);
  EXPECT_EQ(archive.read("../brief.txt"), std::nullopt);
}

// A megabyte of zeros deflates to a thousand bytes; this archive was made with "zip -9" of 4 MB.
TEST(ZipArchive, RefusesAFileThatGrowsWithoutEnd) {
  const std::string path = std::string(PROJECT_FOLDER) + "/tests/corpus/data/zeros.zip";
  EXPECT_THAT(
      [&] {
        try {
          read_file(path);
        } catch (const ReadError& error) {
          return std::string(error.what());
        }
        return std::string();
      }(),
      HasSubstr("over 200 times its size"));
}

}  // namespace
}  // namespace briefkamer::corpus
