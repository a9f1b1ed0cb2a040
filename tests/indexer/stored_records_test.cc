#include "indexer/stored_records.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <set>

#include "tests/indexer/folder.h"

namespace briefkamer::indexer {
namespace {

TEST(StoredRecords, HaveKeysThatXapianTakes) {
  const std::string end(4000, '/');
  std::set<std::string> keys;
  for (const std::string& path :
       {std::string("/a"), std::string("/b"), std::string(170, 'p'), std::string(171, 'p'),
        std::string(172, 'p'), end + '\n', end + "\xFF"}) {
    for (const auto& [key, value] : record_entries({path, 1, 2, std::string(64, 'f'), {}, "x"})) {
      EXPECT_LE(key.size(), 245u) << path;
      EXPECT_TRUE(keys.insert(key).second) << path;
    }
  }
  EXPECT_EQ(keys.size(), 3u * 7u);
  EXPECT_EQ(record_entries({"/a", 1, 2, "", {}, ""}).size(), 1u);
}

TEST(StoredRecords, LeaveNothingBehindWhenTheyAreGone) {
  const Folder folder;
  IndexWriter writer(folder / "database", "v");
  const std::string one(64, '1');
  const std::string two(64, '2');
  writer.set_record({"/a", 1, 2, one, {"x"}, "leeg"});
  writer.set_record({"/a", 1, 2, two, {"x"}, ""});
  EXPECT_TRUE(writer.records_with(one).empty());
  EXPECT_EQ(writer.records_with(two).size(), 1u);
  EXPECT_TRUE(writer.failures().empty());
  EXPECT_EQ(writer.short_hashes(), std::unordered_set{short_hash(two)});
  writer.remove_record("/a");
  writer.finish();
  const Xapian::Database reader((folder / "database").string());
  for (const char* prefix : {"file:", "hash:", "failed:"})
    EXPECT_EQ(reader.metadata_keys_begin(prefix), reader.metadata_keys_end(prefix)) << prefix;
}

TEST(StoredRecords, AreFoundBelowAFolderAlone) {
  const Folder folder;
  IndexWriter writer(folder / "database", "v");
  const std::string deep = "/a/" + std::string(300, 'd');
  for (const std::string& path : {std::string("/a/1"), std::string("/a/b/2"), std::string("/ab/3"),
                                  std::string("/a"), deep + "/4", deep + "5"})
    writer.set_record({path, 1, 2, "", {}, ""});
  const auto below = [&](const std::string& start) {
    std::set<std::string> paths;
    for (const FileRecord& record : records_of(writer, start)) paths.insert(record.path);
    return paths;
  };
  EXPECT_EQ(below("/a/"), (std::set<std::string>{"/a/1", "/a/b/2", deep + "/4", deep + "5"}));
  EXPECT_EQ(below(deep + '/'), (std::set<std::string>{deep + "/4"}));
  EXPECT_EQ(below("").size(), 6u);
  EXPECT_TRUE(below("/c").empty());
}

}  // namespace
}  // namespace briefkamer::indexer
