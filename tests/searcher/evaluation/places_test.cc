#include "searcher/evaluation/places.h"

#include <gtest/gtest.h>

#include <random>

#include "searcher/evaluation/in_place.h"
#include "tests/searcher/sample_letters.h"
#include "tests/searcher/seed.h"
#include "tests/searcher/temporary_folder.h"

namespace briefkamer::searcher {
namespace {

using namespace std::chrono_literals;
using Numbers = std::vector<std::uint32_t>;

constexpr std::size_t kMemory = 1 << 24;

TEST(KeepPhrase, KeepsWhereAWordFollows) {
  const struct {
    Numbers begins;
    Numbers places;
    std::uint32_t offset;
    Numbers kept;
  } cases[] = {
      {{}, {1}, 1, {}},
      {{1}, {}, 1, {}},
      {{1, 5}, {2, 6}, 1, {1, 5}},
      {{1, 5}, {1, 3, 7}, 2, {1, 5}},
      {{1, 5, 9}, {6}, 1, {5}},
      {{0}, {0}, 0, {0}},
  };
  for (const auto& [begins, places, offset, kept] : cases) {
    Numbers left = begins;
    keep_phrase(left, places, offset);
    EXPECT_EQ(left, kept);
  }
}

TEST(NearEachOther, IsInOneStretch) {
  const struct {
    std::vector<Numbers> words;
    std::uint32_t window;
    Near near;
  } cases[] = {
      {{{1}, {2}}, 2, Near::kYes},
      {{{1}, {3}}, 2, Near::kNo},
      {{{1, 10}, {5, 11}}, 2, Near::kYes},
      {{{1, 10}, {5, 12}}, 2, Near::kNo},
      {{{1, 4, 9}, {2, 8}, {3, 30}}, 3, Near::kYes},
      {{{1, 4, 9}, {2, 8}, {5, 30}}, 3, Near::kNo},
      {{{1}, {}}, 100, Near::kNo},
      {{{4}, {4}}, 5, Near::kUnclear},  // one word read in two ways
      {{{4, 9}, {1, 9}}, 2, Near::kUnclear},
  };
  for (const auto& [words, window, near] : cases) {
    const std::vector<WordsPlaces> places(words.begin(), words.end());
    EXPECT_EQ(near_each_other(places, window), near) << window;
  }
}

// Letters of few words, so that phrases are often there and often not.
class PlacesTest : public testing::Test {
 protected:
  static constexpr std::uint32_t kLetters = 3000;

  PlacesTest() {
    Xapian::WritableDatabase database(folder());
    for (std::uint32_t letter = 0; letter < kLetters; ++letter) {
      Xapian::Document made;
      for (Xapian::termpos place = 0; place < 40; place += 1 + below(3)) {
        made.add_posting(word("v"), place);
        if (below(20) == 0) made.add_posting(word("w"), place);  // a second reading
      }
      database.add_document(made);
      all_.push_back(letter + 1);
    }
    database.commit();
    database_ = Xapian::Database(folder());
  }

  std::string folder() const { return (folder_.path() / "database").string(); }
  std::uint32_t below(std::uint32_t end) { return static_cast<std::uint32_t>(random_() % end); }
  std::string word(const std::string& kind) { return kind + std::to_string(below(12)); }
  Snapshot snapshot() const { return {database_, small_vocabulary(), kMemory, kMemory}; }

  // Of two different words at one place Xapian moves on an arbitrary one, so that it says now this
  // and now that of words near each other: these have none such.
  Plan any_plan() {
    const bool is_phrase = below(2) == 0;
    std::vector<Plan> words;
    for (std::uint32_t count = 2 + below(3); count > 0; --count)
      words.push_back(term_plan(word(is_phrase && below(3) == 0 ? "w" : "v")));
    const auto window = static_cast<unsigned>(words.size()) + below(6);
    return is_phrase ? phrase(std::move(words)) : near(std::move(words), window);
  }

  const unsigned seed_ = random_seed();
  std::mt19937 random_{seed_};
  TemporaryFolder folder_;
  Numbers all_;
  Xapian::Database database_;
};

TEST_F(PlacesTest, AreTheSameToXapianAndToItsFiles) {
  std::size_t found = 0;
  for (int i = 0; i < 60; ++i) {
    const Plan plan = any_plan();
    const Snapshot one = snapshot();
    const Snapshot other = snapshot();
    Numbers some;
    for (const std::uint32_t letter : all_)
      if (below(2) == 0) some.push_back(letter);
    const Numbers right = Places(one, database_, {}, {}).looked_at(plan, some);
    EXPECT_EQ(Places(other, database_, folder(), {}).looked_at(plan, some), right)
        << "seed " << seed_ << ", " << xapian_query(plan).get_description();
    found += right.size();
  }
  EXPECT_GT(found, kLetters);
}

TEST_F(PlacesTest, AreRightWhenAWriterGoesOn) {
  const Snapshot before = snapshot();
  Places places(before, database_, folder(), {});
  const Plan first = phrase({term_plan("v1"), term_plan("v2")});
  const Plan second = phrase({term_plan("v2"), term_plan("v3")});
  const Numbers right = Places(before, database_, {}, {}).looked_at(second, all_);
  places.looked_at(first, all_);
  Xapian::WritableDatabase writer(folder());
  for (std::uint32_t letter = 1; letter < 100; ++letter) writer.delete_document(letter);
  writer.commit();
  const Snapshot again(database_, small_vocabulary(), kMemory, kMemory);
  EXPECT_EQ(Places(again, database_, folder(), {}).looked_at(second, all_), right);
}

// Its blocks are written anew then: what is asked is answered rightly, or refused by Xapian.
TEST_F(PlacesTest, TellNothingOfAStateThatIsGone) {
  const Plan first = phrase({term_plan("v1"), term_plan("v2")});
  const Plan second = phrase({term_plan("v2"), term_plan("v3")});
  const Snapshot other = snapshot();
  const Numbers right = Places(other, database_, {}, {}).looked_at(second, all_);
  const Snapshot before = snapshot();
  Places places(before, database_, folder(), {});
  places.looked_at(first, all_);
  Xapian::WritableDatabase writer(folder());
  for (int commits = 0; commits < 4; ++commits) {
    for (std::uint32_t letter = 1; letter <= kLetters; ++letter) {
      Xapian::Document made;
      made.add_posting("v2", 1 + below(9));
      made.add_posting("v3", 11 + below(9));
      writer.replace_document(letter, made);
    }
    writer.commit();
  }
  try {
    EXPECT_EQ(places.looked_at(second, all_), right);
  } catch (const Xapian::DatabaseModifiedError&) {
    EXPECT_TRUE(database_.reopen());
  }
}

TEST_F(PlacesTest, AreNotLookedAtForLongerThanAllowed) {
  const Snapshot state = snapshot();
  for (const std::string& from : {std::string(), folder()}) {
    Places late(state, database_, from, Deadline(0ms));
    const Plan unasked = phrase({term_plan("v4"), term_plan("v5")});
    EXPECT_THROW(late.looked_at(unasked, all_), TimeIsUp) << from;
    EXPECT_NO_THROW(late.looked_at(unasked, {1, 2, 3})) << from;
  }
}

}  // namespace
}  // namespace briefkamer::searcher
