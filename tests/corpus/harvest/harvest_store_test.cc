#include "corpus/harvest/harvest_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <system_error>

#include "corpus/harvest/harvest.h"
#include "corpus/hash.h"
#include "tests/corpus/harvest/fake_source.h"

namespace briefkamer::corpus {
namespace {

using testing::HasSubstr;

HarvestedFile file_of(const std::string& source) {
  HarvestedFile file;
  file.source = source;
  return file;
}

class HarvestStoreTest : public testing::Test {
 protected:
  HarvestStoreTest() {
    HarvestStore store(folder.path());
    record.sources["tweedekamer"].metadata.id = "kst-1-1";
    store.put_file(record, "kst-1-1", file_of("tweedekamer"), "Brief een");
    store.save(record, "kst-1-1");
  }

  HarvestFolder folder;
  HarvestRecord record;
};

TEST_F(HarvestStoreTest, OverwritesNoRecordThatItCannotRead) {
  const auto path = folder.path() / "kst-1-1" / "metadata.json";
  const auto refusal = [&]() -> std::string {
    try {
      const HarvestStore store(folder.path());
    } catch (const HarvestError& error) {
      return error.what();
    }
    return "no error";
  };
  EXPECT_EQ(refusal(), "no error");
  std::ofstream(path) << "{\"briefkamer_harvest\": 2, \"sources\": {}}";
  EXPECT_THAT(refusal(), HasSubstr("another version"));
  EXPECT_THAT(refusal(), HasSubstr(path.string()));
  std::filesystem::remove(path);
  std::filesystem::create_directory(path);
  EXPECT_THAT(refusal(), HasSubstr("not a file"));
  std::filesystem::remove(path);
  std::ofstream(path) << "{\"briefkamer_harvest\": 1, ";
  EXPECT_EQ(refusal(), "no error");
}

TEST_F(HarvestStoreTest, HasTheOldFileUntilTheNewOneIsThere) {
  const HarvestStore store(folder.path());
  const auto letter = folder.path() / "kst-1-1";
  std::filesystem::create_directory(letter / ".original.txt.new");  // in the way of the new one
  auto changed = record;
  EXPECT_THROW(store.put_file(changed, "kst-1-1", file_of("tweedekamer"), "Brief twee"),
               std::system_error);
  EXPECT_EQ(folder.content("kst-1-1/original.txt"), "Brief een");
  std::filesystem::remove(letter / ".original.txt.new");
  EXPECT_TRUE(store.put_file(record, "kst-1-1", file_of("tweedekamer"), "Brief twee"));
  EXPECT_EQ(folder.content("kst-1-1/original.txt"), "Brief twee");
  EXPECT_EQ(folder.content("kst-1-1/" + record.earlier.at(0).name), "Brief een");
}

TEST_F(HarvestStoreTest, LeavesNoFileOfAnotherFormInSight) {
  const HarvestStore store(folder.path());
  EXPECT_TRUE(store.put_file(record, "kst-1-1", file_of("tweedekamer"), "%PDF-1.7 een"));
  const auto hidden = ".earlier/" + sha256("Brief een").substr(0, 16) + ".txt";
  EXPECT_EQ(folder.files(), "kst-1-1/" + hidden + " kst-1-1/metadata.json kst-1-1/original.pdf");
  EXPECT_EQ(record.earlier.at(0).name, hidden);
}

}  // namespace
}  // namespace briefkamer::corpus
