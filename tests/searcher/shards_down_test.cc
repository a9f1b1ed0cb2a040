// Shards that die, hang and come back, while questions are asked.

#include <gmock/gmock.h>
#include <httplib.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "searcher/serving/server.h"
#include "tests/searcher/shards_fixture.h"

namespace briefkamer::searcher {
namespace {

using namespace std::chrono_literals;
using indexer::DatabaseError;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kLimit{9'000};   // a third of it for a shard
constexpr std::chrono::milliseconds kAtOnce{2'000};  // less than a wait for a shard that hangs
constexpr std::chrono::milliseconds kSoon{30'000};   // for a shard to be noticed again

class ShardsDownTest : public ShardsTest {
 protected:
  void SetUp() override {
    if (!remote_.serves()) GTEST_SKIP() << kNoRemoteShard;
    folder_.write("stub", local_ + "remote " + remote_.name() + '\n');
    folder_.write("others", local_);
  }

  // Of the letters in all shards that answer.
  static Question everything() {
    Question question;
    question.text = "missie OF brief OF verslag";
    question.count = kMostHits;
    return question;
  }
  Answer of_others() const {
    return Searcher(folder_.path() / "others", vocabulary_).search(everything());
  }

  // The answer, which must come within the limit.
  Answer in_time(const Searcher& searcher, std::chrono::milliseconds limit = kLimit) const {
    const auto start = Clock::now();
    Answer answer = searcher.search(everything());
    EXPECT_LT(Clock::now() - start, limit);
    return answer;
  }

  void expect_without_shard(const Answer& answer) const {
    EXPECT_THAT(answer.missing, ElementsAre(remote_.name()));
    expect_same(answer, of_others());
  }

  void expect_whole(const Answer& answer) const {
    EXPECT_THAT(answer.missing, IsEmpty());
    expect_same(answer, Searcher(folder_.path() / "whole", vocabulary_).search(everything()));
  }

  // Asks until the shard is back; then all is as before.
  void expect_back(const Searcher& searcher) const {
    const auto end = Clock::now() + kSoon;
    while (!in_time(searcher).missing.empty() && Clock::now() < end)
      std::this_thread::sleep_for(50ms);
    expect_whole(in_time(searcher));
  }

  const std::string local_ =
      "auto " + shard(0) + "\nauto " + shard(1) + "\nauto " + shard(2) + '\n';
  RemoteShard remote_{shard(3)};
};

TEST_F(ShardsDownTest, OneThatDiesIsNamedAndComesBack) {
  const Searcher searcher(folder_.path() / "stub", vocabulary_, kListBytes, kLimit);
  expect_whole(in_time(searcher));
  remote_.kill();
  expect_without_shard(in_time(searcher));
  EXPECT_THAT(searcher.missing(), ElementsAre(remote_.name()));
  EXPECT_THAT(searcher.status().shards, ElementsAre(ShardState{remote_.name(), false}));
  remote_.start();
  expect_back(searcher);
  EXPECT_THAT(searcher.status().shards, ElementsAre(ShardState{remote_.name(), true}));
}

TEST_F(ShardsDownTest, OneThatHangsIsWaitedForOnce) {
  const Searcher searcher(folder_.path() / "stub", vocabulary_, kListBytes, kLimit);
  expect_whole(in_time(searcher));
  remote_.hang();
  expect_without_shard(in_time(searcher));
  for (int i = 0; i < 10; ++i) {
    expect_without_shard(in_time(searcher, kAtOnce));
    std::this_thread::sleep_for(200ms);  // it is asked meanwhile
  }
  remote_.go_on();
  expect_back(searcher);
}

TEST_F(ShardsDownTest, OneThatHangsKeepsNoThreadBeyondTheLimit) {
  const Searcher searcher(folder_.path() / "stub", vocabulary_, kListBytes, kLimit);
  std::atomic<bool> done{false};
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      while (!done) in_time(searcher);
    });
  std::this_thread::sleep_for(300ms);
  remote_.hang();
  std::this_thread::sleep_for(kLimit / 2);
  remote_.go_on();
  done = true;
  for (std::thread& thread : threads) thread.join();
  expect_back(searcher);
}

// Its server ends connections that are idle, and may be started anew: that is not down.
TEST_F(ShardsDownTest, OneThatIsStartedAnewIsNotMissed) {
  const Searcher searcher(folder_.path() / "stub", vocabulary_, kListBytes, kLimit);
  expect_whole(in_time(searcher));
  remote_.kill();
  remote_.start();
  ASSERT_TRUE(remote_.serves());
  expect_whole(in_time(searcher));
}

TEST_F(ShardsDownTest, OneThatIsNotThereAtTheStartIsFoundLater) {
  remote_.kill();
  const Searcher searcher(folder_.path() / "stub", vocabulary_, kListBytes, kLimit);
  expect_without_shard(in_time(searcher));
  remote_.start();
  expect_back(searcher);
}

TEST_F(ShardsDownTest, OneThatHangsAtTheStartIsFoundLater) {
  remote_.hang();
  const auto start = Clock::now();
  const Searcher searcher(folder_.path() / "stub", vocabulary_, kListBytes, kLimit);
  expect_without_shard(in_time(searcher));
  EXPECT_LT(Clock::now() - start, kLimit);
  remote_.go_on();
  expect_back(searcher);
}

TEST_F(ShardsDownTest, TwoThatHangAreBothNamedInTime) {
  RemoteShard other(shard(2));
  ASSERT_TRUE(other.serves());
  folder_.write("stub", "auto " + shard(0) + "\nremote " + other.name() + "\nauto " + shard(1) +
                            "\nremote " + remote_.name() + '\n');
  const Searcher searcher(folder_.path() / "stub", vocabulary_, kListBytes, kLimit);
  expect_whole(in_time(searcher));
  other.hang();
  remote_.hang();
  EXPECT_THAT(in_time(searcher).missing, ElementsAre(other.name(), remote_.name()));
  other.go_on();
  remote_.go_on();
  expect_back(searcher);
}

TEST_F(ShardsDownTest, AllOfThemAreAnErrorUntilOneAnswers) {
  folder_.write("stub", "remote " + remote_.name() + '\n');
  const Searcher searcher(folder_.path() / "stub", vocabulary_, kListBytes, kLimit);
  remote_.kill();
  EXPECT_THROW(in_time(searcher), DatabaseError);
  EXPECT_THROW(in_time(searcher, kAtOnce), DatabaseError);
  remote_.start();
  const auto end = Clock::now() + kSoon;
  while (!searcher.missing().empty() && Clock::now() < end) std::this_thread::sleep_for(50ms);
  EXPECT_GT(in_time(searcher).total, 0U);
}

TEST_F(ShardsDownTest, WhatIsOnlyTrueOfAllIsNotSaidWithoutOne) {
  const Searcher searcher(folder_.path() / "stub", vocabulary_, kListBytes, kLimit);
  const Searcher others(folder_.path() / "others", vocabulary_);
  std::string near, far;
  for (const std::string& id : searcher.ranking(everything()))
    (others.letter(id) ? near : far) = id;
  ASSERT_FALSE(near.empty() || far.empty());
  EXPECT_TRUE(searcher.letter(far));
  remote_.kill();
  EXPECT_TRUE(searcher.letter(near));
  EXPECT_THROW(searcher.letter(far), ShardsMissing);
  EXPECT_THROW(searcher.letters(everything(), {[](std::size_t) { FAIL(); }, {}}), ShardsMissing);
  Question chosen = everything();
  chosen.chosen["topic"] = {"no-such-topic"};
  EXPECT_THROW(searcher.search(chosen), ShardsMissing);
}

TEST_F(ShardsDownTest, OverHttpAllIsSaidAndNothingKept) {
  const Searcher searcher(folder_.path() / "stub", vocabulary_, kListBytes, kLimit);
  Server server(searcher, vocabulary_, {"127.0.0.1", 0, std::string(PROJECT_FOLDER) + "/web"});
  const int port = server.bind();
  std::thread running([&] { server.run(); });
  httplib::Client client("127.0.0.1", port);
  const std::string path = "/api/v1/search?q=missie";
  const auto whole = client.Get(path);
  ASSERT_TRUE(whole);
  EXPECT_EQ(corpus::Json::parse(whole->body).at("missing"), corpus::Json::array());
  EXPECT_TRUE(whole->has_header("ETag"));
  EXPECT_EQ(client.Get("/readyz")->body, "ready\n");
  EXPECT_EQ(client.Get("/api/v1/suggest?q=missie+irak")->status, 200);
  remote_.kill();
  for (const std::string& asked :
       {path, std::string("/api/v1/suggest?q=mis"), std::string("/api/v1/facets/topic"),
        std::string("/api/v1/status"), std::string("/api/v1/coverage")}) {
    const auto answer = client.Get(asked, {{"If-None-Match", whole->get_header_value("ETag")}});
    ASSERT_TRUE(answer) << asked;
    EXPECT_EQ(answer->status, 200) << asked;
    EXPECT_EQ(corpus::Json::parse(answer->body).at("missing"),
              corpus::Json::array({remote_.name()}))
        << asked;
    EXPECT_FALSE(answer->has_header("ETag")) << asked;
    EXPECT_EQ(answer->get_header_value("Cache-Control"), "no-store") << asked;
  }
  for (const char* asked :
       {"/api/v1/export?q=missie", "/feed.atom?q=missie", "/api/v1/letters/not-here"}) {
    const auto answer = client.Get(asked);
    ASSERT_TRUE(answer) << asked;
    EXPECT_EQ(answer->status, 503) << asked;
    EXPECT_THAT(answer->body, HasSubstr(remote_.name())) << asked;
  }
  EXPECT_EQ(client.Get("/readyz")->body, "ready, without " + remote_.name() + '\n');
  EXPECT_THAT(client.Get("/metrics")->body,
              HasSubstr("briefkamer_shard_up{shard=\"" + remote_.name() + "\"} 0\n"));
  client.stop();
  server.stop();
  running.join();
}

TEST(Stub, IsReadLineByLine) {
  const TemporaryFolder folder;
  const auto names = [&](const std::string& text) {
    folder.write("stub", text);
    std::string all;
    try {
      const auto shards = read_stub(folder.path() / "stub");
      for (const Shard& shard : shards.value())
        all += '[' + shard.name + '|' + shard.folder.filename().string() + '|' + shard.host + '|' +
               std::to_string(shard.port) + ']';
    } catch (const DatabaseError& error) {
      return std::string(error.what()).substr((folder.path() / "stub").string().size());
    }
    return all;
  };
  EXPECT_EQ(names("# all\n\nauto a\nglass /x/b c\n"), "[a|a||0][/x/b c|b c||0]");
  EXPECT_EQ(names("remote 10.0.0.7:7001\nremote [::1]:80"),
            "[10.0.0.7:7001||10.0.0.7|7001][::1:80||::1|80]");
  EXPECT_EQ(names(""), ": names no database");
  for (const char* line :
       {"auto", "auto ", "remote here", "remote :", "remote :ssh one xapian-progsrv b",
        "remote a:0", "remote a:x", "remote a:70000", "inmemory", "what is this"})
    EXPECT_THAT(names(std::string("auto a\n") + line), HasSubstr(": line 2 names no database"))
        << line;
}

}  // namespace
}  // namespace briefkamer::searcher
