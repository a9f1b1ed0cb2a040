#include "tests/bench/troublemakers.h"

namespace briefkamer::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr Milliseconds kLook{20};
constexpr std::size_t kOpenedAtOnce = 10;  // else the system itself puts them off

}  // namespace

std::vector<Trouble> troubles() {
  const Milliseconds second(1000);
  return {
      {"nobody", 0, "", "", second},
      {"idle connections", 500, get_request("/healthz"), "", second},
      {"readers of nothing", 300, get_request("/api/v1/search?count=20"), "", second, false},
      {"header byte a second", 300, "GET /healthz HTTP/1.1\r\nX-Slow: ", "a", second},
      {"endless request line", 300, "GET /", std::string(65536, 'a'), kLook},
  };
}

Troublemakers::Troublemakers(int port, const Trouble& trouble, std::size_t count)
    : port_(port), trouble_(trouble), count_(count) {
  thread_ = std::thread([this] { run(); });
}

Troublemakers::~Troublemakers() {
  over_ = true;
  thread_.join();
}

void Troublemakers::run() {
  auto next = Clock::now() + trouble_.every;
  while (!over_) {
    const bool due = Clock::now() >= next;
    if (due) next += trouble_.every;
    for (std::size_t i = 0; i < kOpenedAtOnce && clients_.size() < count_; ++i)
      clients_.push_back(fresh());
    for (Client& client : clients_) act(client, due);
    std::this_thread::sleep_for(kLook);
  }
}

// That the server has ended the connection of one that does not read is seen when it sends.
void Troublemakers::act(Client& client, bool due) {
  if (due && client.unsent.empty()) client.unsent = trouble_.then;
  client.connection.send_some(client.unsent);
  if (trouble_.reads) client.connection.has_ended();
  if (client.connection.is_open()) return;
  ++ended_;
  client = fresh();
}

}  // namespace briefkamer::bench
