#include "searcher/evaluation/list_way.h"

#include <gtest/gtest.h>

#include <cmath>

#include "indexer/database_files.h"
#include "indexer/index_writer.h"
#include "searcher/matcher_way.h"
#include "searcher/query/query_builder.h"
#include "searcher/query/settled_query.h"
#include "tests/searcher/random_questions.h"
#include "tests/searcher/sample_letters.h"
#include "tests/searcher/seed.h"
#include "tests/searcher/temporary_folder.h"

namespace briefkamer::searcher {
namespace {

using indexer::IndexWriter;

constexpr double kSame = 1e-9;  // scores closer than this share of them

bool same(double a, double b) {
  return std::abs(a - b) <= kSame * std::max(1.0, std::abs(a));
}

// Two letters may have changed places where their scores are the same but for how a sum is made.
void expect_same(const Found& fast, const Found& right, Sort sort) {
  EXPECT_EQ(fast.total, right.total);
  ASSERT_EQ(fast.letters.size(), right.letters.size());
  for (std::size_t i = 0; i < right.letters.size(); ++i) {
    const auto& [letter, score] = right.letters[i];
    EXPECT_TRUE(same(fast.letters[i].score, score))
        << i << ": " << fast.letters[i].score << " is not " << score;
    const bool close = std::any_of(
        right.letters.begin(), right.letters.end(),
        [&](const Ranked& other) { return other.score != score && same(other.score, score); });
    if (sort == Sort::kRelevance && close) continue;
    EXPECT_EQ(fast.letters[i].letter, letter) << i;
  }
}

// One database, answered about in both ways.
class BothWays {
 public:
  explicit BothWays(std::string folder)
      : folder_(std::move(folder)), database_(folder_), snapshots_(vocabulary_, 1 << 20) {
    snapshot_ = snapshots_.of(database_);
  }

  void compare(const Question& question) {
    ASSERT_TRUE(snapshot_);
    const BuiltQuery built =
        build_query(parse_query(question.text), question.match, database_, vocabulary_, analyzer_);
    ListWay fast(*snapshot_, database_, vocabulary_, question, folder_);
    MatcherWay right(database_, vocabulary_, question);
    std::vector<Plan> plans{built.all};
    if (!built.some.empty()) plans.push_back(both(PlanKind::kAndNot, built.some, built.all));
    for (const Plan& plan : plans) {
      expect_same(fast.find(plan, question.first, question.count),
                  right.find(plan, question.first, question.count), question.sort);
      EXPECT_EQ(fast.total(plan), right.total(plan));
    }
    EXPECT_EQ(fast.count(plans), right.count(plans));
  }

 private:
  const corpus::Vocabulary vocabulary_ = small_vocabulary();
  const std::string folder_;
  const Xapian::Database database_;
  Snapshots snapshots_;
  std::shared_ptr<const Snapshot> snapshot_;
  indexer::Analyzer analyzer_;
};

class ListWayTest : public testing::Test {
 protected:
  // Asks `count` random questions of the database as it is now.
  void compare(const std::string& when, const std::string& database, int count) {
    BothWays ways(database);
    RandomQuestions questions(random_);
    for (int i = 0; i < count && !HasFailure(); ++i) {
      Question question = questions.next();
      if (i % 3 == 0) question.first = random_() % 20;
      if (i % 3 == 1) question.count = random_() % 60;
      SCOPED_TRACE(when + ", seed " + std::to_string(seed_) + ": " + described(question));
      ways.compare(question);
    }
  }

  std::string live() const { return indexer::live_generation(folder_.path())->string(); }

  void write(const std::function<void(IndexWriter&)>& change) {
    IndexWriter writer(folder_.path(), small_vocabulary().identity);
    change(writer);
    writer.finish();
  }

  const unsigned seed_ = random_seed();
  std::mt19937 random_{seed_};
  TemporaryFolder folder_;
};

TEST_F(ListWayTest, AnswersLikeTheMatcherWhateverHappensToTheDatabase) {
  std::vector<corpus::Letter> letters = random_letters(random_, 200);
  const auto add = [&](std::size_t from, std::size_t to) {
    write([&](IndexWriter& writer) {
      for (std::size_t i = from; i < to; ++i) writer.add(letters[i]);
    });
  };
  add(0, 120);
  compare("built", live(), 600);
  add(120, 200);
  compare("added", live(), 500);
  std::shuffle(letters.begin(), letters.end(), random_);
  for (std::size_t i = 0; i < 60; ++i) std::swap(letters[i].sections, letters[i + 60].sections);
  add(0, 60);
  compare("replaced", live(), 500);
  write([&](IndexWriter& writer) {
    for (std::size_t i = 0; i < 70; ++i) writer.remove(letters[i].id);
  });
  compare("removed", live(), 500);
  const std::string compacted = (folder_.path() / "compacted").string();
  Xapian::Database(live()).compact(compacted);
  compare("compacted", compacted, 500);
}

// More letters than are added up at a time.
TEST_F(ListWayTest, AnswersLikeTheMatcherAboutManyLetters) {
  const std::vector<corpus::Letter> letters = random_letters(random_, 9000);
  write([&](IndexWriter& writer) {
    for (const corpus::Letter& letter : letters) writer.add(letter);
  });
  compare("many", live(), 150);
}

TEST_F(ListWayTest, CountsWordsThatALetterHasVeryOften) {
  std::string often, oftener;
  for (int i = 0; i < 300; ++i) often += "brief ";
  for (int i = 0; i < 1000; ++i) oftener += "brief ";
  write([&](IndexWriter& writer) {
    writer.add(letter_with("a", "2025-01-01", "", often));
    writer.add(letter_with("b", "2025-01-01", "", oftener));
    writer.add(letter_with("c", "2025-01-01", "", "brief"));
  });
  BothWays ways(live());
  Question question;
  question.text = "brief";
  ways.compare(question);
}

// Which of them is the shortest, and whether they are many, is told without reading them.
TEST_F(ListWayTest, ReadsNoListsWhenTimeIsUp) {
  write([&](IndexWriter& writer) {
    for (const corpus::Letter& letter : random_letters(random_, 50)) writer.add(letter);
  });
  const corpus::Vocabulary vocabulary = small_vocabulary();
  const Xapian::Database database(live());
  const Snapshot snapshot(database, vocabulary, 1 << 20, 1 << 20);
  std::vector<Plan> terms;
  for (auto it = database.allterms_begin(); it != database.allterms_end(); ++it)
    terms.push_back(term_plan(*it));
  const Question question;
  ListWay late(snapshot, database, vocabulary, question, live(), Deadline(std::chrono::hours(0)));
  for (const Plan& plan : {any(terms), every(terms), scaled(2, any(terms))})
    EXPECT_THROW(late.total(plan), TimeIsUp);
  EXPECT_EQ(snapshot.lists.bytes(), 0U);
}

}  // namespace
}  // namespace briefkamer::searcher
