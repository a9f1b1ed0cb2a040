// Two ways to write a database must come to the same one, and Xapian must take both for its own.
#include "indexer/bulk/bulk_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/bulk/glass_version.h"
#include "indexer/database_files.h"
#include "indexer/xapian_document.h"
#include "tests/indexer/bulk/nasty_documents.h"
#include "tests/indexer/bulk/same_database.h"
#include "tests/indexer/folder.h"

namespace briefkamer::indexer {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kSeed = 20250214;

// The same documents and metadata to each writer.
void fill(BulkWriter& writer, unsigned seed, unsigned documents) {
  NastyDocuments nasty(seed);
  writer.set_metadata("b", "first");
  BatchFiller filler(writer);
  for (unsigned i = 0; i < documents; ++i) filler.add(nasty.next().flat());
  writer.set_metadata("a", std::string(20'000, 'm'));
  writer.set_metadata("b", "second");
  writer.set_metadata("gone", "x");
  writer.set_metadata("gone", "");
  writer.set_metadata(std::string(200, '\xFF'), std::string("\0\xFF", 2));
  filler.finish();
  writer.finish();
}

std::string difference(const fs::path& a, const fs::path& b) {
  const Xapian::Database first(a.string());
  const Xapian::Database second(b.string());
  Comparison comparison(first, second);
  const std::string found = comparison.difference();
  EXPECT_GT(comparison.compared(), 10 * first.get_doccount());
  return found;
}

// Changes that touch the middle, the end, and everything that a document has.
void change(const fs::path& path) {
  Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN);
  NastyDocuments nasty(kSeed + 1);
  const Xapian::docid last = database.get_lastdocid();
  for (Xapian::docid id = 1; id <= last; id += 7) database.delete_document(id);
  for (Xapian::docid id = 2; id <= last; id += 5)
    database.replace_document(id, xapian_document(nasty.next().flat()));
  for (int i = 0; i < 100; ++i) database.add_document(xapian_document(nasty.next().flat()));
  database.set_metadata("a", "");
  database.set_metadata("c", "new");
  database.commit();
}

constexpr Xapian::docid kFarBehind = 1'000'000;

// At the front, at the end, in the middle a long one and every other document; and before a few
// documents far behind.
void make_gaps(const fs::path& path) {
  Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN);
  NastyDocuments nasty(kSeed + 4);
  const Xapian::docid last = database.get_lastdocid();
  for (Xapian::docid id = 1; id <= last; ++id) {
    const bool every_other = id > last / 3 && id < last / 2 && id % 2 == 0;
    if (id <= 40 || id > last - 40 || every_other || (id > last / 2 && id < last * 3 / 4))
      database.delete_document(id);
  }
  for (Xapian::docid id = kFarBehind; id < kFarBehind + 9; id += 3)
    database.replace_document(id, xapian_document(nasty.next().flat()));
  database.commit();
}

// Some of them.
void fill_gaps(const fs::path& path) {
  Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN);
  NastyDocuments nasty(kSeed + 5);
  for (Xapian::docid id = 5; id < 300; id += 11)
    database.replace_document(id, xapian_document(nasty.next().flat()));
  EXPECT_EQ(database.add_document(xapian_document(nasty.next().flat())), kFarBehind + 7);
  database.delete_document(kFarBehind);
  database.commit();
}

void compact(const std::vector<fs::path>& parts, const fs::path& to, unsigned flags) {
  Xapian::Database all;
  for (const fs::path& part : parts) all.add_database(Xapian::Database(part.string()));
  all.compact(to.string(), flags);
}

struct Size {
  std::uint32_t block;
  std::size_t memory;
  unsigned documents;
};

class TwoWays : public testing::TestWithParam<Size> {};

TEST_P(TwoWays, ComeToTheSameDatabase) {
  const Folder folder;
  const auto [block, memory, documents] = GetParam();
  SCOPED_TRACE("seed " + std::to_string(kSeed));
  fill(*direct_writer(folder / "direct", {block, memory}), kSeed, documents);
  fill(*compacting_writer(folder / "compacted", {block, memory}), kSeed, documents);
  EXPECT_EQ(difference(folder / "direct", folder / "compacted"), "");
  EXPECT_EQ(faults(folder / "direct"), 0u);

  change(folder / "direct");
  change(folder / "compacted");
  EXPECT_EQ(difference(folder / "direct", folder / "compacted"), "");
  EXPECT_EQ(faults(folder / "direct"), 0u);

  compact({folder / "direct"}, folder / "again", 0);
  compact({folder / "compacted"}, folder / "other", 0);
  EXPECT_EQ(difference(folder / "again", folder / "other"), "");
  EXPECT_EQ(faults(folder / "again"), 0u);
}

// Letters are numbered one after the other, so that no gap is ever written directly: gaps come when
// Xapian deletes documents of what was, and adds some far behind.
TEST_P(TwoWays, KeepTheSameGaps) {
  const Folder folder;
  const auto [block, memory, documents] = GetParam();
  const fs::path paths[] = {folder / "direct", folder / "compacted"};
  fill(*direct_writer(paths[0], {block, memory}), kSeed + 2, documents);
  fill(*compacting_writer(paths[1], {block, memory}), kSeed + 2, documents);
  for (const fs::path& path : paths) make_gaps(path);
  EXPECT_EQ(difference(paths[0], paths[1]), "");
  EXPECT_EQ(faults(paths[0]), 0u);
  for (const fs::path& path : paths) fill_gaps(path);
  EXPECT_EQ(difference(paths[0], paths[1]), "");
  EXPECT_EQ(faults(paths[0]), 0u);

  // With the numbers that they have; and behind one another, numbered anew.
  compact({paths[0]}, folder / "kept", Xapian::DBCOMPACT_NO_RENUMBER);
  EXPECT_EQ(difference(folder / "kept", paths[1]), "");
  fill(*direct_writer(folder / "direct-2", {block, memory}), kSeed + 3, 50);
  fill(*compacting_writer(folder / "compacted-2", {block, memory}), kSeed + 3, 50);
  compact({paths[0], folder / "direct-2"}, folder / "merged", Xapian::Compactor::FULL);
  compact({paths[1], folder / "compacted-2"}, folder / "other", Xapian::Compactor::FULL);
  EXPECT_EQ(difference(folder / "merged", folder / "other"), "");
  EXPECT_EQ(faults(folder / "merged"), 0u);
}

INSTANTIATE_TEST_SUITE_P(Sizes, TwoWays,
                         testing::Values(Size{2048, 1 << 16, 600},     // many runs, a deep tree
                                         Size{4096, 1 << 20, 600},     // some runs
                                         Size{8192, 64 << 20, 1200},   // as letters are written
                                         Size{65536, 64 << 20, 600}),  // the largest blocks
                         [](const auto& size) {
                           return "Block" + std::to_string(size.param.block);
                         });

TEST(BulkWriter, WritesADatabaseOfFewOrNoDocuments) {
  for (const unsigned documents : {0u, 1u, 2u}) {
    const Folder folder;
    fill(*direct_writer(folder / "direct", {}), kSeed, documents);
    fill(*compacting_writer(folder / "compacted", {}), kSeed, documents);
    EXPECT_EQ(difference(folder / "direct", folder / "compacted"), "") << documents;
    EXPECT_EQ(faults(folder / "direct"), 0u) << documents;
  }
  const Folder folder;
  direct_writer(folder / "empty", {})->finish();
  EXPECT_EQ(faults(folder / "empty"), 0u);
  change(folder / "empty");
  EXPECT_EQ(faults(folder / "empty"), 0u);
  EXPECT_EQ(Xapian::Database((folder / "empty").string()).get_doccount(), 100u);
}

TEST(BulkWriter, SeparatesPartsThatAreCompactedTwice) {
  const Folder folder;
  const auto direct = direct_writer(folder / "direct", {});
  const auto compacting = compacting_writer(folder / "compacted", {});
  const auto texts = std::make_shared<StringTable>();
  for (const auto& writer : {direct.get(), compacting.get()}) {
    BatchFiller filler(*writer);
    for (int i = 0; i < 9000; ++i) {  // over 32 parts of 250
      OwnDocument small;
      small.texts = texts;
      small.data = std::to_string(i);
      small.terms["t" + std::to_string(i % 700)] = {1, {}};
      filler.add(small.flat());
    }
    filler.finish();
    writer->finish();
  }
  EXPECT_EQ(difference(folder / "direct", folder / "compacted"), "");
  EXPECT_FALSE(fs::exists(folder / "compacted/parts"));
}

// A comparison that finds nothing must be able to find something.
TEST(BulkWriter, IsComparedByWhatTellsDatabasesApart) {
  const auto with = [](const std::function<void(OwnDocument&)>& change) {
    OwnDocument document;
    document.data = "data";
    document.values[128] = "value";
    document.terms["term"] = {2, {5, 9}};
    change(document);
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    database.add_document(xapian_document(document.flat()));
    return database;
  };
  const Xapian::Database same = with([](OwnDocument&) {});
  const std::pair<const char*, std::function<void(OwnDocument&)>> cases[] = {
      {"", [](OwnDocument&) {}},
      {"data of document 1", [](OwnDocument& changed) { changed.data = "date"; }},
      {"least of slot 128", [](OwnDocument& changed) { changed.values[128] = "valve"; }},
      {"total length", [](OwnDocument& changed) { changed.terms["term"].frequency = 3; }},
      {"position of 'term' in 1",
       [](OwnDocument& changed) { changed.terms["term"].positions[0] = 6; }},
      {"term term",
       [](OwnDocument& changed) {
         changed.terms.erase("term");
         changed.terms["tern"] = {2, {5, 9}};
       }},
  };
  for (const auto& [expected, change] : cases) {
    const Xapian::Database other = with(change);
    EXPECT_EQ(Comparison(same, other).difference(), expected);
  }
}

TEST(BulkWriter, IsNoDatabaseUntilItIsFinished) {
  const Folder folder;
  {
    const auto writer = direct_writer(folder / "direct", {2048, 1 << 16});
    NastyDocuments nasty(kSeed);
    BatchFiller filler(*writer);
    for (int i = 0; i < 300; ++i) filler.add(nasty.next().flat());
    filler.finish();
    EXPECT_THROW(Xapian::Database((folder / "direct").string()), Xapian::DatabaseOpeningError);
  }
  EXPECT_FALSE(fs::exists(folder / "direct/iamglass"));
  for (const fs::directory_entry& file : fs::directory_iterator(folder / "direct"))
    EXPECT_EQ(file.path().extension(), ".glass");
}

TEST(BulkWriter, RefusesWhatDoesNotFitInADatabase) {
  const Folder folder;
  OwnDocument document;
  for (const std::string& term :
       {std::string(246, 'a'), std::string(200, '\0')}) {  // zero bytes count twice
    document.terms = {{term, {}}};
    const auto writer = direct_writer(folder / "direct", {});
    const auto batch = writer->new_batch();
    batch->add(document.flat());
    EXPECT_THROW(batch->finish(), DatabaseError);
  }
  const auto writer = direct_writer(folder / "direct", {});
  EXPECT_THROW(writer->set_metadata("", "x"), DatabaseError);
  EXPECT_THROW(writer->set_metadata(std::string(300, 'k'), "x"), DatabaseError);
}

// Xapian reads what is compressed by pieces of 8,192 bytes, and must see the end behind the last.
TEST(BulkWriter, WritesDataThatXapianReadsWhateverItsLength) {
  const Folder folder;
  std::mt19937 random(kSeed);
  std::vector<std::string> written;
  {
    const auto writer = direct_writer(folder / "direct", {});
    BatchFiller filler(*writer);
    for (std::size_t size : {300u, 8192u, 16384u}) {
      for (std::size_t i = size - 20; i < size + 20; ++i) {
        OwnDocument document;
        document.data = R"({"id":"kst-)";
        while (document.data.size() < i)
          document.data += " " + std::string(random() % 5, 'e') + std::to_string(random() % 500);
        document.data.resize(i);
        filler.add(document.flat());
        written.push_back(document.data);
      }
    }
    filler.finish();
    writer->finish();
  }
  const Xapian::Database made((folder / "direct").string());
  ASSERT_EQ(made.get_doccount(), written.size());
  for (std::size_t i = 0; i < written.size(); ++i)
    EXPECT_EQ(made.get_document(static_cast<Xapian::docid>(i + 1)).get_data(), written[i])
        << written[i].size() << " bytes";
}

TEST(BulkWriter, SaysWhereItCannotWrite) {
  const Folder folder;
  folder.write("file", "");
  try {
    direct_writer(folder / "file/database", {});
    ADD_FAILURE();
  } catch (const DatabaseError& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr((folder / "file").string()));
  }
}

TEST(BulkWriter, KnowsTheFormatOfTheInstalledXapian) {
  const Folder folder;
  EXPECT_TRUE(glass::is_known_format(folder / "probe"));
  EXPECT_FALSE(fs::exists(folder / "probe"));
  std::string said;
  bulk_writer(folder / "chosen", {}, [&](const std::string& line) { said = line; })->finish();
  EXPECT_EQ(said, "");
  EXPECT_EQ(faults(folder / "chosen"), 0u);
}

TEST(BulkWriter, KnowsNoOtherFormat) {
  glass::Version empty;
  empty.revision = 0;
  empty.docdata.compress_from = empty.termlist.compress_from = glass::kCompressFrom;
  const std::string known = glass::to_bytes(empty);
  EXPECT_TRUE(glass::is_empty_version(known));
  for (std::size_t i = 0; i < known.size(); ++i) {
    std::string other = known;
    other[i] = static_cast<char>(other[i] + 1);
    const bool in_identity = i >= 16 && i < 32;
    EXPECT_EQ(glass::is_empty_version(other), in_identity) << i;
    EXPECT_FALSE(glass::is_empty_version(known.substr(0, i))) << i;
  }
  EXPECT_FALSE(glass::is_empty_version(known + '\0'));
}

}  // namespace
}  // namespace briefkamer::indexer
