#include "indexer/folder/file_record.h"

#include <gtest/gtest.h>

#include <set>

#include "indexer/database_files.h"

namespace briefkamer::indexer {
namespace {

TEST(FileRecord, ComesBackAsItWas) {
  const FileRecord records[] = {
      {},
      {"/a/b.txt", 123, 1'738'281'600'000'000'001, std::string(64, 'f'), {"a", "b-2"}, ""},
      {"/a/regel\neinde \xFF.pdf", ~std::uint64_t{0}, -1, "", {}, "this is a PDF file: \xC3\xAF"},
  };
  for (const FileRecord& record : records)
    EXPECT_EQ(file_record_from(to_value(record)), record) << record.path;
}

TEST(FileRecord, SaysWhenItIsDamaged) {
  using namespace std::string_literals;
  for (const std::string& value : {""s, "x"s, "/a\0"s, "/a\0x\0001\0h\0\0\0"s,
                                   "/a\0001\0\0h\0\0\0"s, "/a\0001\0002 \0h\0\0\0"s})
    EXPECT_THROW(file_record_from(value), DatabaseError) << value;
}

TEST(PrintablePath, CanStandInAReport) {
  const struct {
    const char* path;
    const char* expected;
  } cases[] = {
      {"/brieven/Oekraïne 50%.txt", "/brieven/Oekraïne 50%.txt"},
      {"/a\nb", "/a%0Ab"},
      {"/a\x1b[31m", "/a%1B[31m"},
      {"/caf\xE9.txt", "/caf%E9.txt"},
      {"/a\xC2\x85", "/a%C2%85"},                       // a control character of two bytes
      {"/fdp.\u202Etxt.exe", "/fdp.%E2%80%AEtxt.exe"},  // runs backwards on a terminal
      {"/a%0Ab", "/a%250Ab"},  // is another file than the one with a line end
      {"/50%2", "/50%2"},
      {"", ""},
  };
  std::set<std::string> seen;
  for (const auto& [path, expected] : cases) {
    EXPECT_EQ(printable_path(path), expected);
    EXPECT_TRUE(seen.insert(printable_path(path)).second) << path;
  }
}

}  // namespace
}  // namespace briefkamer::indexer
