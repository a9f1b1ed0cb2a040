// A client that behaves as badly as it is told to: plain sockets, one request at a time.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace briefkamer::bench {

using Milliseconds = std::chrono::milliseconds;

// A connection to 127.0.0.1. What fails leaves it closed, and says so by its result.
class Connection {
 public:
  // Returns at once; what is sent waits until the other side has accepted. One that does not read
  // has the system take as little for it as it can.
  explicit Connection(int port, bool reads = true);
  ~Connection();
  Connection(Connection&& other) noexcept;
  Connection& operator=(Connection&& other) noexcept;

  bool is_open() const { return socket_ >= 0; }
  void close();

  // Whether all of it went out within the time.
  bool send(std::string_view bytes, Milliseconds most);

  // What can go out at once is taken off the front.
  void send_some(std::string_view& bytes);

  // The status of a whole answer that came within the time, of which the content is dropped;
  // 0 when none did.
  int receive(Milliseconds most);

  // Whether the other side has ended the connection. Drops what it sent.
  bool has_ended();

 private:
  bool wait(short events, std::chrono::steady_clock::time_point end);

  int socket_ = -1;
  std::string received_;  // and not used up
};

// A GET request that keeps the connection.
std::string get_request(std::string_view address);

// Bytes as they stand in an address: "a b" is "a%20b".
std::string percent_encoded(std::string_view text);

}  // namespace briefkamer::bench
