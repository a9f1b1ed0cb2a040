#include "indexer/index_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "indexer/analysis/analyzer.h"
#include "indexer/generation_writer.h"
#include "indexer/stored_records.h"
#include "tests/indexer/folder.h"

namespace briefkamer::indexer {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

corpus::Letter letter(const std::string& id, const std::string& text = "De brief.") {
  corpus::Letter made;
  made.id = id;
  made.subject = "Verslag";
  made.sections = {{"", 0, text, 0, 0}};
  return made;
}

IndexWriter open(const fs::path& database, const std::string& by = "v1") {
  return IndexWriter(database, by);
}

// The ids of a writer's letters, in the order of each_letter().
std::string ids(const IndexWriter& writer) {
  std::string all;
  writer.each_letter([&](corpus::Letter&& found) { all += found.id + ' '; });
  return all;
}

TEST(IndexWriter, AddsAndReplacesById) {
  const Folder folder;
  IndexWriter writer = open(folder.path());
  for (const char* id : {"a", "b", "c"}) writer.add(letter(id));
  writer.add(letter("b", "Een ander."));
  EXPECT_EQ(ids(writer), "a c b ");  // what is new comes last
  EXPECT_EQ(writer.letters(), 3u);
  EXPECT_EQ(writer.find("b"), letter("b", "Een ander."));
  EXPECT_EQ(writer.find("d"), std::nullopt);
}

TEST(IndexWriter, FindsAliasesAndPrefersIds) {
  const Folder folder;
  IndexWriter writer = open(folder.path());
  corpus::Letter renamed = letter("new");
  renamed.aliases = {"old", "older"};
  writer.add(renamed);
  EXPECT_EQ(writer.find("old"), renamed);
  EXPECT_EQ(writer.find("older"), renamed);
  writer.add(letter("old"));
  EXPECT_EQ(writer.find("old"), letter("old"));
}

TEST(IndexWriter, RemovesById) {
  const Folder folder;
  IndexWriter writer = open(folder.path());
  writer.add(letter("a"));
  EXPECT_TRUE(writer.remove("a"));
  EXPECT_FALSE(writer.remove("a"));
  EXPECT_FALSE(writer.remove(""));
  EXPECT_EQ(writer.letters(), 0u);
}

TEST(IndexWriter, KeepsAnyLetterWhole) {
  const Folder folder;
  std::string odd = std::string("a_\u0301 \u115F GPS's \xFF ") + '\0' + " F-16 ";
  for (int i = 0; i < 5000; ++i) odd += "langwoord" + std::to_string(i);
  corpus::Letter strange = letter(std::string(100, 'x'), odd);
  strange.subject = std::string(100'000, 'y');
  strange.aliases = {std::string(5000, 'z')};
  strange.citations = {{"wet", std::string(5000, 'w'), "", std::nullopt, {}}};
  strange.references.dossier = std::string(300, '\0');
  strange.footnotes.resize(1000);
  IndexWriter writer = open(folder.path());
  writer.add(strange);
  writer.finish();
  const auto found = writer.find(strange.id);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->subject, strange.subject);
  EXPECT_EQ(found->aliases, strange.aliases);
}

TEST(IndexWriter, ShowsReadersNothingBeforeACommitAndEverythingAfter) {
  const Folder folder;
  {
    IndexWriter first = open(folder.path());
    first.add(letter("a"));
    first.commit();
    EXPECT_FALSE(live_generation(folder.path()));  // only finish() makes it live
    first.finish();
    EXPECT_TRUE(live_generation(folder.path()));
  }
  Xapian::Database reader(folder.path().string());
  IndexWriter writer = open(folder.path());
  writer.add(letter("b"));
  writer.set_record({"/b.txt", 1, 2, "h", {"b"}, ""});
  reader.reopen();
  EXPECT_EQ(reader.get_doccount(), 1u);
  EXPECT_EQ(reader.get_metadata(file_record_key("/b.txt")), "");
  writer.commit();
  reader.reopen();
  EXPECT_EQ(reader.get_doccount(), 2u);
  EXPECT_NE(reader.get_metadata(file_record_key("/b.txt")), "");
}

TEST(IndexWriter, PublishesNothingWithoutACommit) {
  const Folder folder;
  open(folder.path()).finish();
  {
    IndexWriter writer = open(folder.path());
    for (int i = 0; i < 300; ++i) writer.add(letter("a" + std::to_string(i)));
  }
  EXPECT_EQ(open(folder.path()).letters(), 0u);
}

TEST(IndexWriter, KeepsRecordsOfFiles) {
  const Folder folder;
  const FileRecord a{"/a.txt", 1, 2, "hash", {"x", "y"}, ""};
  const FileRecord b{"/b\n.pdf", 3, 4, "", {}, "this is a PDF file"};
  {
    IndexWriter writer = open(folder.path());
    writer.set_record(a);
    writer.set_record({b.path, 9, 9, "", {}, ""});
    writer.set_record(b);  // in place of it
    writer.set_record({"/c", 5, 6, "", {}, ""});
    writer.remove_record("/c");
    writer.remove_record("/d");
    writer.finish();
  }
  EXPECT_THAT(records_of(open(folder.path())), testing::UnorderedElementsAre(a, b));
}

TEST(IndexWriter, GoesOnWithAnInterruptedFirstBuild) {
  const Folder folder;
  {
    IndexWriter writer = open(folder.path());
    writer.add(letter("a"));
    writer.commit();
    writer.add(letter("b"));
  }
  IndexWriter writer = open(folder.path());
  EXPECT_FALSE(live_generation(folder.path()));
  EXPECT_EQ(ids(writer), "a ");
}

TEST(IndexWriter, BeginsAnewWhereThereIsNothingToGoOnWith) {
  const Folder folder;
  folder.write("generation-1/iamglass", "half written");
  IndexWriter writer = open(folder.path());
  writer.add(letter("a"));
  writer.finish();
  EXPECT_EQ(Xapian::Database(folder.path().string()).get_doccount(), 1u);
}

// Makes the database one of another version, or not one of ours at all.
void set_key(const fs::path& database, std::string_view key, const std::string& value) {
  Xapian::WritableDatabase xapian(live_generation(database)->string(), Xapian::DB_OPEN);
  xapian.set_metadata(std::string(key), value);
  xapian.commit();
}

TEST(IndexWriter, RefusesADatabaseOfAnotherVersion) {
  for (const std::string_view key : {kSchemaKey, kAnalyzerKey}) {
    const Folder folder;
    open(folder.path()).finish();
    set_key(folder.path(), key, "another");
    try {
      open(folder.path());
      ADD_FAILURE() << key;
    } catch (const DatabaseError& error) {
      EXPECT_THAT(error.what(), HasSubstr("briefkamer-index rebuild"));
      EXPECT_THAT(error.what(), HasSubstr(folder.path().string()));
    }
    GenerationWriter(folder.path(), "v1").finish();  // a rebuild is not refused
    EXPECT_NO_THROW(open(folder.path()));
  }
}

TEST(IndexWriter, RemembersThatLettersHaveAnotherVocabulary) {
  const Folder folder;
  {
    IndexWriter writer = open(folder.path(), "v1");
    EXPECT_FALSE(writer.has_other_vocabulary());
    writer.finish();
  }
  {
    IndexWriter writer = open(folder.path(), "v2");
    EXPECT_FALSE(writer.has_other_vocabulary());  // there are no letters yet
    writer.add(letter("a"));
    writer.finish();
  }
  for (int i = 0; i < 2; ++i) {
    IndexWriter writer = open(folder.path(), "v3");
    EXPECT_TRUE(writer.has_other_vocabulary());
    writer.finish();  // does not make them of this vocabulary
  }
  EXPECT_FALSE(open(folder.path(), "v2").has_other_vocabulary());
}

TEST(IndexWriter, SaysWhatToDoAboutADamagedDatabase) {
  const Folder folder;
  open(folder.path()).finish();
  folder.write("generation-1/iamglass", "nothing that Xapian knows");
  try {
    open(folder.path());
    ADD_FAILURE();
  } catch (const DatabaseError& error) {
    EXPECT_THAT(error.what(), HasSubstr((folder / "generation-1").string()));
    EXPECT_THAT(error.what(), HasSubstr("briefkamer-index update"));
  }
}

TEST(IndexWriter, SaysWhenAnotherProgramWrites) {
  const Folder folder;
  open(folder.path()).finish();
  // One that does not know our lock, such as Xapian's own tools.
  const Xapian::WritableDatabase other((folder / "generation-1").string(), Xapian::DB_OPEN);
  try {
    open(folder.path());
    ADD_FAILURE();
  } catch (const DatabaseError& error) {
    EXPECT_THAT(error.what(), HasSubstr("another program is writing"));
  }
}

}  // namespace
}  // namespace briefkamer::indexer
