#include "searcher/serving/http_server.h"

#include <sys/socket.h>

#include <iostream>

#include "searcher/serving/request_head.h"
#include "searcher/serving/request_stream.h"
#include "searcher/serving/requests.h"

namespace briefkamer::searcher {
namespace {

constexpr std::size_t kMostRequests = 1'000'000;  // of one client, as far as it is told
constexpr int kBacklog = 1024;  // clients that the system keeps until they are taken

thread_local std::chrono::steady_clock::time_point begun;  // the request of this thread

// The library hands every new client to its queue of tasks. Here that is no work: the task gives
// the socket to Connections.
class NoQueue : public httplib::TaskQueue {
 public:
  explicit NoQueue(Connections& connections) : connections_(connections) { connections_.start(); }

  // Returns what the library of the day wants to hear: nothing, or that it was taken.
  using Taken = decltype(std::declval<httplib::TaskQueue&>().enqueue({}));
  Taken enqueue(std::function<void()> task) override {
    task();
    return Taken(true);
  }
  void shutdown() override { connections_.stop(); }

 private:
  Connections& connections_;
};

}  // namespace

HttpServer::HttpServer(const ConnectionLimits& limits, Connections::Refusal refusal)
    : patience_(limits.writing),
      connections_(
          limits, [this](Connection& connection, bool closing) { answer(connection, closing); },
          std::move(refusal)) {
  new_task_queue = [this] { return new NoQueue(connections_); };
  // For what the library tells clients; the times are kept by Connections.
  set_keep_alive_max_count(kMostRequests);
  set_keep_alive_timeout(std::chrono::duration_cast<std::chrono::seconds>(limits.idle).count());
}

void HttpServer::expect_many() {
  ::listen(svr_sock_, kBacklog);
}

bool HttpServer::process_and_close_socket(socket_t socket) {
  connections_.take(socket);
  return true;
}

std::chrono::steady_clock::duration HttpServer::time_taken() {
  return std::chrono::steady_clock::now() - begun;
}

// After Debian 12 the library asks for the addresses beside its stream.
template <typename Self>
bool HttpServer::process(Self& self, httplib::Stream& stream, bool closing, bool& closes,
                         const Setup& setup) {
  if constexpr (requires { self.process_request(stream, closing, closes, setup); }) {
    return self.process_request(stream, closing, closes, setup);
  } else {
    return self.process_request(stream, "", 0, "", 0, closing, closes, setup);
  }
}

void HttpServer::answer(Connection& connection, bool closing) {
  begun = std::chrono::steady_clock::now();
  // Answers are whole: a request for a thousand overlapping ranges would be one for a thousand
  // answers. The library refuses those that are malformed, which are to be passed over.
  drop_header(connection.in, "range");
  RequestStream stream(connection, patience_);
  bool closes = closing;
  bool understood = false;
  const auto setup = [&](httplib::Request& request) {
    understood = true;
    request.params = parameters_of(request.target);
    // The content of a request that should have none would be taken for the next one.
    closes = closes || has_content(request);
  };
  bool whole = false;
  try {
    whole = process(*this, stream, closing, closes, setup);
  } catch (const std::exception& error) {
    std::cerr << "an answer broke off: " << error.what() << std::endl;
  }
  connection.in.erase(0, stream.taken());
  connection.last = !whole || !understood || closes;
}

}  // namespace briefkamer::searcher
