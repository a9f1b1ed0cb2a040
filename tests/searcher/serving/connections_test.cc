#include "searcher/serving/connections.h"

#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

namespace briefkamer::searcher {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr milliseconds kPatience{5000};  // of a test, for what should come at once

// The other end of a connection.
class Client {
 public:
  explicit Client(Connections& connections) {
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
      throw std::runtime_error("no sockets");
    socket_ = ends[0];
    connections.take(ends[1]);
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void say(const std::string& text) const {
    if (::send(socket_, text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT) < 0) return;
  }

  // `length` bytes of what comes, fewer when it closes; what has come when it takes too long.
  std::string hear(std::size_t length) const {
    std::string heard;
    while (heard.size() < length && waits_no_longer_than(kPatience)) {
      char bytes[65536];
      const auto most = std::min(sizeof bytes, length - heard.size());
      const ssize_t count = ::recv(socket_, bytes, most, 0);
      if (count <= 0) break;
      heard.append(bytes, static_cast<std::size_t>(count));
    }
    return heard;
  }

  // Whether the other side closes, without a word.
  bool is_closed() const {
    char byte = 0;
    return waits_no_longer_than(kPatience) && ::recv(socket_, &byte, 1, 0) == 0;
  }

  bool is_open() const { return !waits_no_longer_than(milliseconds(50)); }

 private:
  bool waits_no_longer_than(milliseconds patience) const {
    pollfd ready{socket_, POLLIN, 0};
    return ::poll(&ready, 1, static_cast<int>(patience.count())) > 0;
  }

  int socket_ = -1;
};

const std::string kEnd = "\r\n\r\n";

// Answers "big" with eight megabytes, "slow" after a while, and everything with itself.
void echo(Connection& connection, bool closing) {
  const std::size_t end = connection.in.find(kEnd);
  const std::string asked = connection.in.substr(0, end);
  connection.in.erase(0, end + kEnd.size());
  if (asked == "slow") std::this_thread::sleep_for(milliseconds(200));
  connection.out += asked == "big" ? std::string(8 << 20, 'x') : '<' + asked + '>';
  connection.last = closing || asked == "bye";
}

class ConnectionsTest : public testing::Test {
 protected:
  Connections& with(ConnectionLimits limits) {
    connections_ = std::make_unique<Connections>(
        limits, echo, [](int status) { return '!' + std::to_string(status); });
    connections_->start();
    return *connections_;
  }
  static ConnectionLimits one_worker() {
    ConnectionLimits limits;
    limits.workers = 1;
    return limits;
  }

  std::unique_ptr<Connections> connections_;
};

TEST_F(ConnectionsTest, AnswersWhatHasComeInWholeAndInOrder) {
  const Client client(with({}));
  client.say("a" + kEnd + "b" + kEnd + "c");
  EXPECT_EQ(client.hear(6), "<a><b>");
  for (const char byte : kEnd) client.say(std::string(1, byte));
  EXPECT_EQ(client.hear(3), "<c>");
  client.say("bye" + kEnd + "never" + kEnd);
  EXPECT_EQ(client.hear(100), "<bye>");
}

TEST_F(ConnectionsTest, KeepsNobodyWaitingForClientsThatSayLittle) {
  Connections& connections = with(one_worker());
  std::vector<std::unique_ptr<Client>> slow;
  for (int i = 0; i < 300; ++i) {
    slow.push_back(std::make_unique<Client>(connections));
    slow.back()->say(i % 2 == 0 ? "" : "GET / HTT");
  }
  const auto start = Clock::now();
  const Client client(connections);
  client.say("a" + kEnd);
  EXPECT_EQ(client.hear(3), "<a>");
  EXPECT_LT(Clock::now() - start, milliseconds(1000));
  slow.front()->say("b" + kEnd);
  EXPECT_EQ(slow.front()->hear(3), "<b>");
}

TEST_F(ConnectionsTest, KeepsNobodyWaitingForClientsThatTakeNothing) {
  ConnectionLimits limits = one_worker();
  limits.writing.silence = milliseconds(300);
  Connections& connections = with(limits);
  std::vector<std::unique_ptr<Client>> deaf;
  for (int i = 0; i < 5; ++i) {
    deaf.push_back(std::make_unique<Client>(connections));
    deaf.back()->say("big" + kEnd);
  }
  const Client client(connections);
  client.say("a" + kEnd);
  EXPECT_EQ(client.hear(3), "<a>");
  std::this_thread::sleep_for(milliseconds(1000));
  EXPECT_LT(deaf.front()->hear(8 << 20).size(), 8U << 20) << "it was not waited for";
}

TEST_F(ConnectionsTest, KeepsNobodyWaitingForAClientThatAsksAhead) {
  ConnectionLimits limits;
  limits.workers = 2;
  Connections& connections = with(limits);
  const Client hasty(connections);
  std::string many;
  for (int i = 0; i < 20; ++i) many += "slow" + kEnd;
  hasty.say(many);
  const auto start = Clock::now();
  for (int i = 0; i < 5; ++i) {
    const Client client(connections);
    client.say("a" + kEnd);
    EXPECT_EQ(client.hear(3), "<a>");
  }
  EXPECT_LT(Clock::now() - start, milliseconds(1500));
  EXPECT_EQ(hasty.hear(12), "<slow><slow>");
}

TEST_F(ConnectionsTest, AnswersNobodyWhoIsGone) {
  std::atomic<int> answered = 0;
  ConnectionLimits limits = one_worker();
  Connections connections(
      limits,
      [&](Connection& connection, bool) {
        ++answered;
        echo(connection, false);
      },
      [](int) { return std::string(); });
  connections.start();
  const Client first(connections);
  first.say("slow" + kEnd);
  std::this_thread::sleep_for(milliseconds(50));
  for (int i = 0; i < 10; ++i) Client(connections).say("a" + kEnd);
  EXPECT_EQ(first.hear(6), "<slow>");
  connections.stop();
  EXPECT_EQ(answered, 1);
}

TEST_F(ConnectionsTest, GivesALargeAnswerToAClientThatTakesItsTime) {
  ConnectionLimits limits = one_worker();
  limits.writing.silence = milliseconds(400);
  const Client client(with(limits));
  client.say("big" + kEnd);
  std::size_t got = 0;
  for (int i = 0; i < 16; ++i) {
    got += client.hear(1 << 19).size();
    std::this_thread::sleep_for(milliseconds(50));
  }
  EXPECT_EQ(got, 8U << 20);
}

TEST_F(ConnectionsTest, RefusesARequestThatComesTooSlowly) {
  ConnectionLimits limits;
  limits.reading = milliseconds(300);
  const Client client(with(limits));
  const auto start = Clock::now();
  for (int i = 0; i < 10; ++i) {  // a byte now and then gives no more time
    client.say("x");
    std::this_thread::sleep_for(milliseconds(60));
  }
  EXPECT_EQ(client.hear(100), "!408");
  EXPECT_LT(Clock::now() - start, milliseconds(3000));
}

TEST_F(ConnectionsTest, RefusesARequestThatNeverEnds) {
  const struct {
    std::string begin;
    const char* expected;
  } cases[] = {
      {"GET /" + std::string(10'000, 'a'), "!414"},
      {"GET /" + std::string(10'000, 'a') + kEnd, "!414"},
      {"GET / HTTP/1.1\r\n" + std::string(40'000, 'a'), "!431"},
  };
  Connections& connections = with({});
  for (const auto& [begin, expected] : cases) {
    const Client client(connections);
    for (std::size_t i = 0; i < begin.size(); i += 1000) client.say(begin.substr(i, 1000));
    EXPECT_EQ(client.hear(100), expected) << begin.substr(0, 20);
  }
}

TEST_F(ConnectionsTest, ClosesAnIdleClientInTime) {
  ConnectionLimits limits;
  limits.idle = milliseconds(300);
  Connections& connections = with(limits);
  const Client never(connections);
  const Client once(connections);
  once.say("a" + kEnd);
  EXPECT_EQ(once.hear(3), "<a>");
  EXPECT_TRUE(never.is_closed());
  EXPECT_TRUE(once.is_closed());
}

// It takes a little again and again, and would keep a worker for hours.
TEST(SendAll, LeavesAClientThatIsTooSlow) {
  int ends[2];
  ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
  Connection connection(ends[0]);
  std::atomic<bool> done{false};
  std::atomic<std::size_t> taken{0};
  std::thread client([&] {
    char bytes[4096];
    while (!done) {
      const ssize_t count = ::recv(ends[1], bytes, sizeof bytes, MSG_DONTWAIT);
      if (count > 0) taken += static_cast<std::size_t>(count);
      std::this_thread::sleep_for(milliseconds(50));
    }
  });
  const Patience patience{milliseconds(400), 8 << 20};
  connection.out = std::string(4 << 20, 'x');
  const auto start = Clock::now();
  EXPECT_FALSE(send_all(connection, patience));
  EXPECT_TRUE(connection.broken);
  EXPECT_GE(Clock::now() - start, patience.silence);
  EXPECT_LT(Clock::now() - start, kPatience);
  EXPECT_GT(taken, 4096U);  // it was never silent
  done = true;
  client.join();
  ::close(ends[1]);
}

TEST(SendAll, WaitsForAClientThatIsFastEnough) {
  int ends[2];
  ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
  Connection connection(ends[0]);
  connection.out = std::string(4 << 20, 'x');
  std::thread client([&] {
    std::vector<char> bytes(64 << 10);
    for (std::size_t taken = 0; taken < (4 << 20);) {
      const ssize_t count = ::recv(ends[1], bytes.data(), bytes.size(), 0);
      if (count <= 0) break;
      taken += static_cast<std::size_t>(count);
      std::this_thread::sleep_for(milliseconds(2));
    }
  });
  EXPECT_TRUE(send_all(connection, {kPatience, 64 << 10}));
  client.join();
  ::close(ends[1]);
}

TEST_F(ConnectionsTest, MakesRoomForANewClient) {
  ConnectionLimits limits;
  limits.most = 3;
  Connections& connections = with(limits);
  std::vector<std::unique_ptr<Client>> clients;
  for (const char* said : {"unfinished", "", "", "", ""}) {
    clients.push_back(std::make_unique<Client>(connections));
    clients.back()->say(said);
    std::this_thread::sleep_for(milliseconds(20));
  }
  EXPECT_TRUE(clients[1]->is_closed());  // the longest idle go first
  EXPECT_TRUE(clients[2]->is_closed());
  EXPECT_TRUE(clients[3]->is_open());
  clients[4]->say("a" + kEnd);
  EXPECT_EQ(clients[4]->hear(3), "<a>");
  clients[0]->say(kEnd);
  EXPECT_EQ(clients[0]->hear(12), "<unfinished>");
}

TEST_F(ConnectionsTest, AnswersWhatIsThereBeforeItStops) {
  Connections& connections = with(one_worker());
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < 3; ++i) {
    clients.push_back(std::make_unique<Client>(connections));
    clients.back()->say("slow" + kEnd);
  }
  const Client idle(connections);
  std::this_thread::sleep_for(milliseconds(100));
  connections.stop();
  for (const auto& client : clients) EXPECT_EQ(client->hear(100), "<slow>");
  EXPECT_TRUE(idle.is_closed());
}

}  // namespace
}  // namespace briefkamer::searcher
