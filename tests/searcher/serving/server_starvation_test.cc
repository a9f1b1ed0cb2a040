// Clients that are idle, slow or endless keep nobody waiting.

#include <sys/resource.h>

#include <algorithm>
#include <chrono>

#include "tests/searcher/serving/server_fixture.h"

namespace briefkamer::searcher {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;
using testing::HasSubstr;
using testing::StartsWith;

class ServerStarvationTest : public ServerTest {
 protected:
  ServerStarvationTest() {
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
  }

  // How long a client that has just come waits for an answer, as a rule.
  milliseconds usual_wait() const {
    std::vector<milliseconds> waits;
    for (int i = 0; i < 11; ++i) {
      const auto start = Clock::now();
      const std::string answer = raw("GET /api/v1/search?q=missie HTTP/1.1\r\nHost: x");
      EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 "));
      waits.push_back(std::chrono::duration_cast<milliseconds>(Clock::now() - start));
    }
    std::nth_element(waits.begin(), waits.begin() + 5, waits.end());
    return waits[5];
  }

  std::vector<std::unique_ptr<RawConnection>> many(int count, const std::string& said) const {
    std::vector<std::unique_ptr<RawConnection>> all;
    for (int i = 0; i < count; ++i) {
      all.push_back(std::make_unique<RawConnection>(port_));
      all.back()->say(said);
    }
    return all;
  }
};

const std::string kHealthz = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";

TEST_F(ServerStarvationTest, FiveHundredIdleClients) {
  const auto idle = many(500, kHealthz);
  for (const auto& client : idle) ASSERT_THAT(client->answer(), HasSubstr("ok"));
  EXPECT_LT(usual_wait(), milliseconds(100));
  idle.back()->say(kHealthz);
  EXPECT_THAT(idle.back()->answer(), HasSubstr("ok")) << "it is still there";
}

TEST_F(ServerStarvationTest, ManyClientsThatSayAByteASecond) {
  const auto slow = many(300, "GET /healthz HTTP/1.1\r\nX");
  EXPECT_LT(usual_wait(), milliseconds(100));
  for (const auto& client : slow) client->say(":");
  EXPECT_LT(usual_wait(), milliseconds(100));
  slow.front()->say(" y\r\nHost: x\r\n\r\n");
  EXPECT_THAT(slow.front()->answer(), HasSubstr("ok"));
}

TEST_F(ServerStarvationTest, ALineThatNeverEnds) {
  const auto endless = many(50, "GET /");
  for (int i = 0; i < 10; ++i)
    for (const auto& client : endless) client->say(std::string(1000, 'a'));
  EXPECT_LT(usual_wait(), milliseconds(100));
  for (const auto& client : endless) {
    const std::string answer = client->rest();
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 414 "));
    EXPECT_THAT(answer, HasSubstr("application/problem+json"));
    EXPECT_THAT(answer, HasSubstr("Content-Security-Policy: default-src 'none'"));
  }
}

TEST_F(ServerStarvationTest, ClientsThatAskAndNeverListen) {
  std::string often;
  for (int i = 0; i < 400; ++i) often += "GET /api/v1/search HTTP/1.1\r\nHost: x\r\n\r\n";
  const auto deaf = many(20, often);
  EXPECT_LT(usual_wait(), milliseconds(250));
}

}  // namespace
}  // namespace briefkamer::searcher
