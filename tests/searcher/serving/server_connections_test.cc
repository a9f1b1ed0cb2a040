#include "tests/searcher/serving/server_fixture.h"

#include <atomic>

namespace briefkamer::searcher {
namespace {

using corpus::Json;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

using ServerConnectionsTest = ServerTest;

TEST_F(ServerConnectionsTest, NeverTakesTheContentOfARequestForTheNext) {
  const std::string inside = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
  for (const char* method : {"POST", "GET", "PUT", "DELETE", "HEAD"}) {
    const RawConnection connection(port_);
    connection.say(std::string(method) + " /api/v1/status HTTP/1.1\r\nHost: x\r\nContent-Length: " +
                   std::to_string(inside.size()) + "\r\n\r\n" + inside);
    const std::string answer = connection.rest();
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 4")) << method;
    EXPECT_THAT(answer, Not(HasSubstr("200 OK"))) << method;
    EXPECT_THAT(answer, HasSubstr("Connection: close")) << method;
  }
}

TEST_F(ServerConnectionsTest, BelievesNoLengthBesideAnother) {
  const std::string inside = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
  const std::string length = "Content-Length: " + std::to_string(inside.size()) + "\r\n";
  for (const std::string& lengths :
       {"Content-Length: 0\r\n" + length, length + "Content-Length: 0\r\n"}) {
    const RawConnection connection(port_);
    connection.say("GET /api/v1/status HTTP/1.1\r\nHost: x\r\n" + lengths + "\r\n" + inside);
    const std::string answer = connection.rest();
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 4")) << lengths;
    EXPECT_THAT(answer, Not(HasSubstr("200 OK"))) << lengths;
  }
}

TEST_F(ServerConnectionsTest, AnswersManyAtOnce) {
  std::vector<std::thread> clients;
  for (int i = 0; i < 16; ++i) {
    clients.emplace_back([this, i] {
      httplib::Client client("127.0.0.1", port_);
      for (int round = 0; round < 10; ++round) {
        const auto answer = client.Get(i % 2 == 0 ? "/api/v1/search" : "/api/v1/search?q=missie");
        ASSERT_TRUE(answer);
        EXPECT_EQ(Json::parse(answer->body).at("total"), i % 2 == 0 ? 31 : 1);
      }
    });
  }
  for (std::thread& client : clients) client.join();
}

TEST_F(ServerConnectionsTest, SharesItsPortWithNobody) {
  const auto second = make(port_);
  try {
    second->bind();
    ADD_FAILURE() << "two servers on port " << port_;
  } catch (const ServerError& error) {
    EXPECT_THAT(error.what(), HasSubstr("127.0.0.1:" + std::to_string(port_) + " is in use"));
    EXPECT_THAT(error.what(), HasSubstr("--port"));
  }
  Server elsewhere(*searcher_, vocabulary_, {"host.invalid", 0, folder_.path() / "web"});
  EXPECT_THROW(elsewhere.bind(), ServerError);
}

TEST_F(ServerConnectionsTest, StopsWheneverItIsAskedTo) {
  const auto early = make(0);
  early->bind();
  early->stop();
  early->run();  // returns
  for (int i = 0; i < 20; ++i) {
    const auto server = make(0);
    server->bind();
    std::thread running([&] { server->run(); });
    server->stop();
    running.join();
  }
}

TEST_F(ServerConnectionsTest, FinishesWhatIsUnderWayWhenItStops) {
  const auto server = make(0);
  const int port = server->bind();
  std::thread running([&] { server->run(); });
  std::atomic<int> answered = 0;
  std::vector<std::thread> clients;
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back([&] {
      httplib::Client client("127.0.0.1", port);
      while (const auto answer = client.Get("/api/v1/search?q=missie+tekst")) {
        ++answered;
        ASSERT_EQ(answer->status, 200);
        ASSERT_TRUE(Json::accept(answer->body));
      }
    });
  }
  while (answered < 16) std::this_thread::yield();
  server->stop();
  running.join();
  for (std::thread& client : clients) client.join();
}

}  // namespace
}  // namespace briefkamer::searcher
