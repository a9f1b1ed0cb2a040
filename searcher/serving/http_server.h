// The HTTP library's server, with its connections kept by Connections: the library gives a client
// a thread for as long as it stays.
#pragma once

#include <httplib.h>

#include "searcher/serving/connections.h"

namespace briefkamer::searcher {

class HttpServer : public httplib::Server {
 public:
  HttpServer(const ConnectionLimits& limits, Connections::Refusal refusal);

  // To be called once the port is bound: many clients may come at once.
  void expect_many();

  // Since the request that this thread answers came to its turn.
  static std::chrono::steady_clock::duration time_taken();

 private:
  using Setup = std::function<void(httplib::Request&)>;

  bool process_and_close_socket(socket_t socket) override;
  void answer(Connection& connection, bool closing);
  template <typename Self>
  static bool process(Self& self, httplib::Stream& stream, bool closing, bool& closes,
                      const Setup& setup);

  const Patience patience_;
  Connections connections_;
};

}  // namespace briefkamer::searcher
