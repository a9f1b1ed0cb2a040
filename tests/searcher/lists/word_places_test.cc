#include "searcher/lists/word_places.h"

#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <set>

#include "tests/searcher/sample_letters.h"
#include "tests/searcher/seed.h"
#include "tests/searcher/temporary_folder.h"

namespace briefkamer::searcher {
namespace {

using Numbers = std::vector<std::uint32_t>;

constexpr int kSmallBlocks = 2048;  // so that the tree has many levels
constexpr std::size_t kMemory = 1 << 20;

class WordPlacesTest : public testing::Test {
 protected:
  std::string folder() const { return (folder_.path() / "database").string(); }

  Xapian::WritableDatabase writable() const {
    return Xapian::WritableDatabase(folder(), Xapian::DB_CREATE_OR_OPEN, kSmallBlocks);
  }

  Snapshot snapshot() const {
    return {Xapian::Database(folder()), small_vocabulary(), kMemory, kMemory};
  }

  std::uint32_t below(std::uint32_t end) { return static_cast<std::uint32_t>(random_() % end); }

  // Few or many places, far from each other, one behind the other or up to the highest number.
  Numbers places() {
    std::set<std::uint32_t> all;
    const std::uint32_t count = below(100) == 0 ? 4000 : 1 + below(30);
    const std::uint32_t spread = below(3) == 0 ? count : below(3) == 0 ? UINT32_MAX : 20'000;
    while (all.size() < count) all.insert(below(spread));
    return {all.begin(), all.end()};
  }

  void add_letters(Xapian::WritableDatabase& database, int count) {
    for (; count > 0; --count) {
      Xapian::Document letter;
      for (const std::string& term : terms_) {
        if (below(3) == 0) continue;
        letter.add_term(term);
        if (below(10) == 0) continue;
        for (const std::uint32_t place : places()) letter.add_posting(term, place);
      }
      database.add_document(letter);
    }
  }

  // Whether `read` is what `right` begins with, and nothing is missing up to `until`.
  void expect_all_up_to(std::uint32_t until, const Numbers& read, Numbers right) const {
    ASSERT_LE(read.size(), right.size());
    if (read.size() < right.size()) {
      EXPECT_GT(right[read.size()], until) << "seed " << seed_;
    }
    right.resize(read.size());
    EXPECT_EQ(read, right) << "seed " << seed_;
  }

  // Of all terms, in some of the letters; how many could not be told.
  std::size_t compare(const Xapian::Database& database, const PlacesFile& file) {
    std::size_t unclear = 0;
    for (const std::string& term : terms_) {
      WordPlaces words(file, term);
      WordPlaces early(file, term);
      for (std::uint32_t letter = 1 + below(3); letter <= database.get_lastdocid();
           letter += 1 + below(below(4) == 0 ? 90 : 2)) {
        if (!words.read(letter)) {
          ++unclear;
          continue;
        }
        Numbers right;
        try {
          right.assign(database.positionlist_begin(letter, term),
                       database.positionlist_end(letter, term));
        } catch (const Xapian::DocNotFoundError&) {
          right.clear();  // a letter that is not there has no words
        }
        EXPECT_EQ(words.places(), right) << term << ' ' << letter << ", seed " << seed_;
        const auto count = static_cast<std::uint32_t>(right.size());
        const std::uint32_t until = count == 0 ? 0 : right[below(count)] + below(2);
        EXPECT_TRUE(early.read(letter, until));
        expect_all_up_to(until, early.places(), right);
      }
    }
    return unclear;
  }

  const unsigned seed_ = random_seed();
  std::mt19937 random_{seed_};
  const std::vector<std::string> terms_{"a", "ab", "b", std::string("b\0c", 3),
                                        std::string(240, 'd')};
  TemporaryFolder folder_;
};

TEST_F(WordPlacesTest, AreThoseThatXapianTells) {
  for (int round = 0; round < 3; ++round) {
    auto database = writable();
    add_letters(database, 400);
    if (round > 0)
      for (int i = 0; i < 50; ++i) database.replace_document(1 + below(300), Xapian::Document());
    if (round > 1)
      for (Xapian::docid letter = 10; letter < 60; ++letter) database.delete_document(letter);
    database.commit();
    PlacesFile file(folder(), snapshot());
    ASSERT_TRUE(file.is_open());
    const std::size_t unclear = compare(Xapian::Database(folder()), file);
    EXPECT_TRUE(file.verify());
    EXPECT_LT(unclear, 100U);  // of lists too long for one place in the file
  }
}

TEST_F(WordPlacesTest, CountOnlyInTheStateOfTheSnapshot) {
  auto database = writable();
  add_letters(database, 10);
  database.commit();
  const Snapshot before = snapshot();
  PlacesFile file(folder(), before);
  ASSERT_TRUE(file.is_open());
  EXPECT_TRUE(file.verify());
  add_letters(database, 10);
  database.commit();
  EXPECT_FALSE(file.verify());
  EXPECT_FALSE(file.is_open());
  EXPECT_FALSE(PlacesFile(folder(), before).is_open());
  EXPECT_TRUE(PlacesFile(folder(), snapshot()).is_open());
  EXPECT_FALSE(PlacesFile({}, before).is_open());
  EXPECT_FALSE(PlacesFile(folder_.path() / "nowhere", before).is_open());
}

TEST_F(WordPlacesTest, AreNotReadWhereThereAreNoneOrOfAnotherFormat) {
  auto database = writable();
  database.add_document(Xapian::Document());
  database.commit();
  const Snapshot state = snapshot();
  EXPECT_FALSE(PlacesFile(folder(), state).is_open());
  for (const char* content : {"", "\x0F\x0DXapian Glass", "anything at all, and a little more"}) {
    std::ofstream(folder() + "/iamglass", std::ios::binary) << content;
    EXPECT_FALSE(PlacesFile(folder(), state).is_open()) << content;
  }
}

// As blocks may be that a writer has begun to write anew.
TEST_F(WordPlacesTest, SurviveAnyBytes) {
  auto database = writable();
  add_letters(database, 200);
  database.commit();
  const Snapshot state = snapshot();
  std::fstream bytes(folder() + "/position.glass", std::ios::in | std::ios::out | std::ios::binary);
  bytes.seekg(0, std::ios::end);
  const auto size = static_cast<std::uint32_t>(bytes.tellg());
  for (int round = 0; round < 200; ++round) {
    for (int i = 0; i < 50; ++i) {
      const std::uint32_t block = below(size / kSmallBlocks) * kSmallBlocks;
      bytes.seekp(block + (i % 2 == 0 ? 5 + below(40) : below(kSmallBlocks)));
      bytes.put(static_cast<char>(random_()));
    }
    bytes.flush();
    const PlacesFile file(folder(), state);
    ASSERT_TRUE(file.is_open());
    for (const std::string& term : terms_) {
      WordPlaces words(file, term);
      for (std::uint32_t letter = 1; letter <= 200; letter += 1 + below(9)) words.read(letter);
    }
  }
}

}  // namespace
}  // namespace briefkamer::searcher
