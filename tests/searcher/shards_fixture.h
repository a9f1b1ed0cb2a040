// The same letters in one database and in four, and programs that serve one of those.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "indexer/database_files.h"
#include "searcher/searcher.h"
#include "tests/searcher/random_questions.h"
#include "tests/searcher/remote_shard.h"
#include "tests/searcher/sample_letters.h"
#include "tests/searcher/seed.h"
#include "tests/searcher/temporary_folder.h"

namespace briefkamer::searcher {

class ShardsTest : public testing::Test {
 protected:
  static constexpr std::size_t kShards = 4;
  static constexpr std::size_t kLetters = 80;  // fewer than are shown at a time

  ShardsTest() {
    const std::vector<corpus::Letter> letters = random_letters(random_, kLetters);
    add_letters(folder_.path() / "whole", letters);
    for (std::size_t shard = 0; shard < kShards; ++shard) {
      std::vector<corpus::Letter> part;
      for (std::size_t i = shard; i < letters.size(); i += kShards) part.push_back(letters[i]);
      add_letters(folder_.path() / std::to_string(shard), part);
    }
  }

  std::string shard(std::size_t number) const {
    return indexer::live_generation(folder_.path() / std::to_string(number))->string();
  }

  // The same answers over the stub as over one database of all letters.
  void compare(const std::string& stub) {
    folder_.write("stub", stub);
    const Searcher whole(folder_.path() / "whole", vocabulary_);
    const Searcher shards(folder_.path() / "stub", vocabulary_);
    EXPECT_EQ(shards.status().letters, kLetters);
    EXPECT_EQ(shards.state(), shards.status().state);
    RandomQuestions questions(random_);
    for (int i = 0; i < 100 && !HasFailure(); ++i) {
      Question question = questions.next();
      question.count = kMostHits;
      SCOPED_TRACE("seed " + std::to_string(seed_) + ": " + described(question));
      expect_same(shards.search(question), whole.search(question));
    }
  }

  static void expect_same(const Answer& shards, const Answer& whole) {
    EXPECT_EQ(shards.total, whole.total);
    EXPECT_EQ(shards.total_some, whole.total_some);
    EXPECT_EQ(shards.facets, whole.facets);
    EXPECT_EQ(shards.histogram, whole.histogram);
    std::map<std::string, const Hit*> hits;
    for (const Hit& hit : whole.hits) hits[hit.id] = &hit;
    ASSERT_EQ(shards.hits.size(), whole.hits.size());
    for (std::size_t i = 0; i < shards.hits.size(); ++i) {
      const Hit& hit = shards.hits[i];
      ASSERT_TRUE(hits.contains(hit.id)) << hit.id;
      EXPECT_EQ(hit.sections, hits[hit.id]->sections) << hit.id;
      // Letters may change places where their scores are nearly the same.
      EXPECT_NEAR(hit.score, hits[hit.id]->score, 1e-9 * std::max(1.0, hit.score)) << hit.id;
      EXPECT_NEAR(hit.score, whole.hits[i].score, 1e-3 * std::max(1.0, hit.score)) << hit.id;
    }
  }

  const unsigned seed_ = random_seed();
  std::mt19937 random_{seed_};
  TemporaryFolder folder_;
  const corpus::Vocabulary vocabulary_ = small_vocabulary();
};

}  // namespace briefkamer::searcher
