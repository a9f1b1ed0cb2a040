#include "searcher/lists/snapshot.h"

#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <thread>

#include "indexer/database_files.h"
#include "indexer/index_writer.h"
#include "searcher/evaluation/list_way.h"
#include "searcher/matcher_way.h"
#include "searcher/query/query_builder.h"
#include "searcher/searcher.h"
#include "tests/searcher/random_questions.h"
#include "tests/searcher/sample_letters.h"
#include "tests/searcher/seed.h"
#include "tests/searcher/temporary_folder.h"

namespace briefkamer::searcher {
namespace {

constexpr std::size_t kBytes = 1 << 20;

class SnapshotsTest : public testing::Test {
 protected:
  void add(const std::string& id) const {
    add_letters(folder_.path(), {letter_with(id, "2025-01-01", "missie " + id, "tekst")});
  }
  Xapian::Database opened() const {
    return Xapian::Database(indexer::live_generation(folder_.path())->string());
  }

  TemporaryFolder folder_;
  const corpus::Vocabulary vocabulary_ = small_vocabulary();
  Snapshots snapshots_{vocabulary_, kBytes};
};

TEST_F(SnapshotsTest, HasOneOfEachRevision) {
  add("a");
  const Xapian::Database before = opened();
  const auto first = snapshots_.of(before);
  ASSERT_TRUE(first);
  EXPECT_EQ(snapshots_.of(opened()), first);
  EXPECT_EQ(first->all.size(), 1U);
  add("b");
  const auto second = snapshots_.of(opened());
  ASSERT_TRUE(second);
  EXPECT_NE(second, first);
  EXPECT_EQ(second->all.size(), 2U);
  EXPECT_EQ(first->all.size(), 1U);     // whoever has it sees what it was made of
  EXPECT_FALSE(snapshots_.of(before));  // and nobody gets it any more
}

TEST_F(SnapshotsTest, LeavesSeveralDatabasesToXapian) {
  add("a");
  Xapian::Database two = opened();
  two.add_database(opened());
  EXPECT_FALSE(snapshots_.of(two));
}

TEST_F(SnapshotsTest, LeavesEverythingToXapianWithoutMemory) {
  add("a");
  EXPECT_FALSE(Snapshots(vocabulary_, 0).of(opened()));
}

// Xapian hands out any number that a letter is given.
TEST_F(SnapshotsTest, MakesNoArraysOfGreatGaps) {
  add("a");
  {
    Xapian::WritableDatabase writable(indexer::live_generation(folder_.path())->string());
    writable.replace_document(4'000'000'000, Xapian::Document());
    writable.commit();
  }
  EXPECT_FALSE(snapshots_.of(opened()));
}

// One letter with a value more than there are codes; and a server goes on.
TEST_F(SnapshotsTest, LeavesMoreValuesThanItCanCountToXapian) {
  add("a");
  std::string values;
  for (int i = 0; i < 66'000; ++i)
    values += (i == 0 ? std::string() : std::string(1, indexer::kJoin)) + std::to_string(i);
  {
    Xapian::WritableDatabase writable(indexer::live_generation(folder_.path())->string());
    Xapian::Document letter = writable.get_document(1);
    letter.add_value(indexer::kFacets[indexer::kMissionFacet].slot, values);
    writable.replace_document(1, letter);
    writable.commit();
  }
  testing::internal::CaptureStderr();
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(snapshots_.of(opened()));
  EXPECT_EQ(
      testing::internal::GetCapturedStderr(),
      "Xapian itself answers, which is slower: there are more than 65,520 values of facets\n");
  const Searcher searcher(folder_.path(), vocabulary_);
  Question question;
  question.text = "missie";
  const Answer answer = searcher.search(question);
  EXPECT_EQ(answer.total, 1U);
  EXPECT_EQ(answer.facets.at(indexer::kMissionFacet).values.size(), 66'000U);
  add("b");
  EXPECT_EQ(searcher.search(question).total, 2U);
}

// Numbers of letters are used again after a database was made anew.
TEST_F(SnapshotsTest, TellsDatabasesOfTheSameRevisionApart) {
  add("a");
  const auto first = snapshots_.of(opened());
  TemporaryFolder other;
  add_letters(other.path(), {letter_with("b", "2025-01-01", "brief", "")});
  const Xapian::Database database(indexer::live_generation(other.path())->string());
  const auto second = snapshots_.of(database);
  ASSERT_TRUE(second);
  EXPECT_NE(second, first);
  EXPECT_EQ(second->columns.key(1), "2025-01-01 b");
}

TEST_F(SnapshotsTest, KeepsToItsMemoryWhateverIsAsked) {
  const unsigned seed = random_seed();
  std::mt19937 random(seed);
  add_letters(folder_.path(), random_letters(random, 500));
  const Xapian::Database database = opened();
  constexpr std::size_t kLittle = 20'000;
  Snapshot snapshot(database, vocabulary_, kLittle, kLittle);
  indexer::Analyzer analyzer;
  RandomQuestions questions(random);
  for (int i = 0; i < 300; ++i) {
    const Question question = questions.next();
    const BuiltQuery built =
        build_query(parse_query(question.text), question.match, database, vocabulary_, analyzer);
    ListWay way(snapshot, database, vocabulary_, question);
    way.find(built.all, 0, 10);
    way.count({built.all});
    ASSERT_LE(snapshot.lists.bytes(), kLittle) << "seed " << seed;
    ASSERT_LE(snapshot.found.bytes(), kLittle) << "seed " << seed;
    ASSERT_LE(snapshot.answered.bytes(), kLittle) << "seed " << seed;
  }
  EXPECT_GT(snapshot.lists.bytes(), kLittle / 2);
}

// Each thread has a database of its own and shares the lists.
TEST_F(SnapshotsTest, ManyThreadsShareLists) {
  std::mt19937 random(1);
  add_letters(folder_.path(), random_letters(random, 300));
  ASSERT_TRUE(snapshots_.of(opened()));
  const auto plan = [&](const std::string& word, const Xapian::Database& database,
                        indexer::Analyzer& analyzer) {
    return build_query(parse_query(word + " missie"), Match::kAll, database, vocabulary_, analyzer)
        .all;
  };
  const Question question;
  std::map<std::string, Found> expected;
  indexer::Analyzer own;
  for (const std::string& word : sample_words()) {
    const Xapian::Database database = opened();
    expected[word] =
        MatcherWay(database, vocabulary_, question).find(plan(word, database, own), 0, 300);
  }
  std::vector<std::thread> threads;
  std::atomic<int> wrong = 0;
  for (unsigned thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&] {
      const Xapian::Database database = opened();
      const auto snapshot = snapshots_.of(database);
      indexer::Analyzer analyzer;
      for (int round = 0; round < 10; ++round) {
        for (const auto& [word, right] : expected) {
          ListWay way(*snapshot, database, vocabulary_, question);
          const Found found = way.find(plan(word, database, analyzer), 0, 300);
          if (found.total != right.total || found.letters.size() != right.letters.size()) ++wrong;
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace briefkamer::searcher
