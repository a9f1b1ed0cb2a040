#include "corpus/harvest/harvest_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/harvest/harvest.h"
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

}  // namespace
}  // namespace briefkamer::corpus
