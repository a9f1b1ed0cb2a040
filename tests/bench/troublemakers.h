// Clients that hold a server up, as many at once as wanted, until they are taken away.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/bench/http_client.h"

namespace briefkamer::bench {

struct Trouble {
  std::string name;
  std::size_t many = 0;  // how many of them are many
  std::string first;     // what each sends at once
  std::string then;      // and from then on, again and again
  Milliseconds every{0};
  bool reads = true;  // what is sent to it
};

// None for comparison, idle connections, readers of nothing, a header byte a second, endless
// request lines.
std::vector<Trouble> troubles();

// They come in the course of a second. A connection that the server ends is opened again, so that
// trouble stays.
class Troublemakers {
 public:
  Troublemakers(int port, const Trouble& trouble, std::size_t count);
  ~Troublemakers();
  Troublemakers(const Troublemakers&) = delete;
  Troublemakers& operator=(const Troublemakers&) = delete;

  // Connections that the server has ended so far.
  std::size_t ended() const { return ended_; }

 private:
  struct Client {
    Connection connection;
    std::string_view unsent;
  };

  void run();
  void act(Client& client, bool due);
  Client fresh() const { return {Connection(port_, trouble_.reads), trouble_.first}; }

  const int port_;
  const Trouble trouble_;
  const std::size_t count_;
  std::vector<Client> clients_;
  std::atomic<std::size_t> ended_{0};
  std::atomic<bool> over_{false};
  std::thread thread_;
};

}  // namespace briefkamer::bench
