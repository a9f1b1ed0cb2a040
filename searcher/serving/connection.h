// One client on the line, with what it has sent and what it is still to get.
#pragma once

#include <unistd.h>

#include <chrono>
#include <cstddef>
#include <string>

namespace briefkamer::searcher {

enum class ConnectionState {
  kIdle,     // between requests
  kReading,  // a request has begun to come in
  kWriting,  // an answer goes out, as fast as the client takes it
  kClosing,  // all is said; the other side is given a moment to read it
};

struct Connection {
  explicit Connection(int a_socket) : socket(a_socket) {}
  ~Connection() { ::close(socket); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  std::size_t unsent() const { return out.size() - sent; }

  const int socket;
  ConnectionState state = ConnectionState::kIdle;
  std::string in;  // received, and not answered yet
  std::string out;
  std::size_t sent = 0;  // bytes of `out` that are on their way
  bool last = false;     // it closes behind `out`
  bool hasty = false;    // has sent a request before it had the answer to the one before
  bool broken = false;   // nothing can be sent any more
  std::chrono::steady_clock::time_point deadline;  // of its state
};

// Whether the other side is gone, and would not get an answer.
bool is_gone(const Connection& connection);

// Sends what the socket takes at once.
void send_at_once(Connection& connection);

// How long a worker waits for a client that an answer goes out to.
struct Patience {
  std::chrono::milliseconds silence{5'000};  // while it takes nothing
  std::size_t slowest = 64 << 10;            // bytes a second that it takes at least, all in all
};

// Sends all. False when the client tried the patience, or is gone.
bool send_all(Connection& connection, const Patience& patience);

}  // namespace briefkamer::searcher
