// Many clients with few threads: one thread waits for all of them at once, and a request is given
// to a worker only when it has come in whole. So an idle client, or one that sends or reads a byte
// a second, costs no more than its socket, and nobody waits for it.
#pragma once

#include <sys/epoll.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "searcher/serving/connection.h"
#include "searcher/serving/request_queue.h"

namespace briefkamer::searcher {

struct ConnectionLimits {
  std::size_t workers = 8;
  std::size_t most = 4096;  // beyond it, the client that was longest idle makes room
  std::chrono::milliseconds idle{60'000};
  std::chrono::milliseconds reading{5'000};  // for a request to come in, from its first byte
  Patience writing;
};

class Connections {
 public:
  // Answers the first request in `connection.in`: takes it out of there, and adds to
  // `connection.out`. With `closing`, it says that the connection closes. Called by several workers
  // at once, each with a connection of its own.
  using Answer = std::function<void(Connection& connection, bool closing)>;

  // The whole answer to a request that is not read: 408 (it came too slowly), 414 or 431.
  using Refusal = std::function<std::string(int status)>;

  Connections(ConnectionLimits limits, Answer answer, Refusal refusal);
  ~Connections();  // as stop()
  Connections(const Connections&) = delete;
  Connections& operator=(const Connections&) = delete;

  // Until then, clients are taken and wait.
  void start();

  // Takes the socket of a new client, and closes it in time. Safe from any thread.
  void take(int socket);

  // Lets the requests that are there be answered, then closes all connections. Waits for it.
  void stop();

 private:
  using Clock = std::chrono::steady_clock;
  using Owned = std::unique_ptr<Connection>;

  void wait_for_clients();  // the thread that waits
  void work();              // each worker
  void handle(Connection& connection);
  void receive(Connection& connection);
  void transmit(Connection& connection);
  void discard(Connection& connection);
  void refuse(Connection& connection, int status);
  void adopt(Owned connection);
  void adopt_returned();
  void hand_over(Owned connection);
  void watch(Owned connection, ConnectionState state);
  void close_behind(Owned connection);
  Owned release(Connection& connection);
  void set_deadline(Connection& connection) const;
  void expire();
  void make_room();
  bool all_done();
  void give_up_waiting();
  void give_back(Owned connection);
  void wake() const;

  const ConnectionLimits limits_;
  const Answer answer_;
  const Refusal refusal_;
  const int epoll_;
  const int wake_;  // an eventfd
  std::atomic<bool> stopping_{false};

  // Of the thread that waits alone.
  std::unordered_map<int, Owned> watched_;    // by socket
  Clock::time_point next_look_;               // for what is past its deadline
  std::optional<Clock::time_point> stop_by_;  // whoever has not taken its answer by then is left

  RequestQueue queue_;  // those of which a whole request has come in
  std::mutex mutex_;
  std::vector<Owned> returned_;  // new, or answered; guarded by mutex_
  std::size_t busy_ = 0;         // in queue_ or with a worker; guarded by mutex_

  std::thread waiter_;
  std::vector<std::thread> workers_;
};

}  // namespace briefkamer::searcher
