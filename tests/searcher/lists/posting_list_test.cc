#include "searcher/lists/posting_list.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <random>

#include "indexer/bulk/posting_reader.h"
#include "searcher/lists/revision_file.h"
#include "searcher/lists/snapshot.h"
#include "tests/searcher/sample_letters.h"
#include "tests/searcher/seed.h"
#include "tests/searcher/temporary_folder.h"

namespace briefkamer::searcher {
namespace {

using Numbers = std::vector<std::uint32_t>;

constexpr std::size_t kMemory = 1 << 24;
constexpr int kUsualBlocks = 8192;

class PostingListTest : public testing::Test {
 protected:
  std::string folder() const { return (folder_.path() / "database").string(); }

  Xapian::WritableDatabase writable(int block_size = kUsualBlocks) const {
    return Xapian::WritableDatabase(folder(), Xapian::DB_CREATE_OR_OPEN, block_size);
  }

  Snapshot snapshot() const {
    return {Xapian::Database(folder()), small_vocabulary(), kMemory, kMemory};
  }

  std::uint32_t below(std::uint32_t end) { return static_cast<std::uint32_t>(random_() % end); }

  // Each term rarer than the one before; seldom often in one letter.
  Xapian::Document letter() {
    Xapian::Document made;
    for (std::uint32_t i = 0; i < terms_.size(); ++i) {
      if (below(1 + i) > 0) continue;
      made.add_term(terms_[i], below(50) == 0 ? below(100'000) : below(4));
    }
    return made;
  }

  void add_letters(Xapian::WritableDatabase& database, int count) {
    for (; count > 0; --count) database.add_document(letter());
  }

  // In the file; how many terms could be told.
  std::size_t compare(const Xapian::Database& database, const RevisionFile& file) const {
    std::size_t told = 0;
    for (const std::string& term : terms_) {
      Numbers letters, counts;
      for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
        letters.push_back(*it);
        counts.push_back(it.get_wdf());
      }
      indexer::glass::Postings read;
      if (!indexer::glass::read_postings(file.file(), term, letters.size(), read)) continue;
      ++told;
      EXPECT_EQ(read.documents, letters) << term << ", seed " << seed_;
      EXPECT_EQ(read.counts, counts) << term << ", seed " << seed_;
    }
    return told;
  }

  std::string content(const std::string& name) const {
    std::ifstream file(folder() + '/' + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  static bool ascend(const Numbers& letters) {
    return std::adjacent_find(letters.begin(), letters.end(), std::greater_equal<>()) ==
           letters.end();
  }

  const unsigned seed_ = random_seed();
  std::mt19937 random_{seed_};
  const std::vector<std::string> terms_{"a",   "ab", "b", std::string("b\0c", 3), "bc",
                                        "XTd", "e",  "f", std::string(60, 'g')};
  TemporaryFolder folder_;
};

TEST_F(PostingListTest, IsInTheFileWhatXapianTells) {
  auto database = writable();
  for (int round = 0; round < 4; ++round) {
    add_letters(database, 4000);
    if (round > 0)
      for (int i = 0; i < 500; ++i) database.replace_document(1 + below(8000), letter());
    if (round > 1)
      for (Xapian::docid gone = 10; gone < 3000; gone += 1 + below(4))
        if (round == 2) database.delete_document(gone);
    for (Xapian::docid far = 40'000; round == 3 && far < 4'000'000'000; far += far / 2)
      database.replace_document(far, letter());
    database.commit();
    const Xapian::Database now(folder());
    RevisionFile file(folder(), now.get_uuid(), now.get_revision(), Table::kPostings);
    ASSERT_TRUE(file.is_open());
    EXPECT_GE(compare(now, file), terms_.size() - 2);
    EXPECT_TRUE(file.verify());
  }
}

TEST_F(PostingListTest, IsTheSameFromTheFile) {
  for (const int block_size : {kUsualBlocks, 2048}) {  // in small ones no chunk is in one piece
    auto database = writable(block_size);
    add_letters(database, 6000);
    database.commit();
    const Xapian::Database now(folder());
    const Snapshot one = snapshot();
    const Snapshot other = snapshot();
    for (const std::string& term : terms_) {
      const auto right = one.list(term, now);
      const auto read = other.list(term, now, folder());
      EXPECT_EQ(read->letters, right->letters) << term << ", seed " << seed_;
      for (std::size_t i = 0; i < right->letters.size(); ++i)
        ASSERT_EQ(read->count(i), right->count(i)) << term << ", seed " << seed_;
      EXPECT_EQ(read->most, right->most);
    }
    database.close();
    std::filesystem::remove_all(folder());
  }
}

TEST_F(PostingListTest, IsNotToldOfAnotherSize) {
  auto database = writable();
  add_letters(database, 5000);
  database.commit();
  const Xapian::Database now(folder());
  const RevisionFile file(folder(), now.get_uuid(), now.get_revision(), Table::kPostings);
  indexer::glass::Postings read;
  const std::size_t size = now.get_termfreq("a");
  EXPECT_TRUE(indexer::glass::read_postings(file.file(), "a", size, read));
  for (const std::size_t other : {size - 1, size + 1, std::size_t{0}})
    EXPECT_FALSE(indexer::glass::read_postings(file.file(), "a", other, read)) << other;
  for (const std::string term : {"", "nowhere", "A", "zzz"})
    EXPECT_FALSE(indexer::glass::read_postings(file.file(), term, size, read)) << term;
}

// As it is in a damaged database: what is known of letters is looked up by their numbers.
TEST_F(PostingListTest, IsRefusedWithALetterThatIsNotThere) {
  auto database = writable();
  add_letters(database, 10);
  database.commit();
  const Snapshot before = snapshot();
  add_letters(database, 2000);
  database.commit();
  const Xapian::Database now(folder());
  EXPECT_THROW(before.list("a", now), Xapian::DatabaseCorruptError);
  EXPECT_THROW(before.list("a", now, folder()), Xapian::DatabaseCorruptError);
  EXPECT_EQ(before.lists.bytes(), 0U);
}

// As blocks may be that a writer has begun to write anew.
TEST_F(PostingListTest, SurvivesAnyBytes) {
  auto database = writable();
  add_letters(database, 5000);
  database.commit();
  const Xapian::Database now(folder());
  std::vector<std::size_t> sizes;
  for (const std::string& term : terms_) sizes.push_back(now.get_termfreq(term));
  const std::string whole = content("postlist.glass");
  const auto size = static_cast<std::uint32_t>(whole.size());
  std::size_t told = 0;
  for (int round = 0; round < 300; ++round) {
    std::string bytes = whole;
    for (int i = 0; i < 1 + round % 10; ++i) {
      const std::uint32_t block = below(size / kUsualBlocks) * kUsualBlocks;
      bytes[block + (i % 2 == 0 ? 5 + below(40) : below(kUsualBlocks))] =
          static_cast<char>(random_());
    }
    std::ofstream(folder() + "/postlist.glass", std::ios::binary) << bytes;
    const RevisionFile file(folder(), now.get_uuid(), now.get_revision(), Table::kPostings);
    ASSERT_TRUE(file.is_open());
    indexer::glass::Postings read;
    for (std::size_t i = 0; i < terms_.size(); ++i) {
      const bool is_told = indexer::glass::read_postings(file.file(), terms_[i], sizes[i], read);
      told += is_told ? 1 : 0;
      EXPECT_LE(read.documents.size(), sizes[i]);
      EXPECT_TRUE(!is_told || ascend(read.documents)) << terms_[i] << ", seed " << seed_;
    }
  }
  EXPECT_GT(told, 0U);
}

}  // namespace
}  // namespace briefkamer::searcher
