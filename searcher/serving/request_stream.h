// A request that has come in, and the answer to it, as the HTTP library reads and writes them.
#pragma once

#include <httplib.h>

#include "searcher/serving/connection.h"

namespace briefkamer::searcher {

// Reads what is in `connection.in` and never waits for more. What is written is kept in
// `connection.out`, so that no thread waits for a client; only what is larger than a fair share of
// memory is sent while it is made, and then a client that tries `patience` is left.
class RequestStream : public httplib::Stream {
 public:
  RequestStream(Connection& connection, const Patience& patience)
      : connection_(connection), patience_(patience) {}

  // Bytes of `connection.in` that were read.
  std::size_t taken() const { return taken_; }

  bool is_readable() const override { return taken_ < connection_.in.size(); }
  bool is_writable() const override { return !connection_.broken; }
  ssize_t read(char* to, std::size_t size) override;
  ssize_t write(const char* bytes, std::size_t size) override;
  // No answer here depends on who asks.
  void get_remote_ip_and_port(std::string& /*ip*/, int& /*port*/) const override {}
  void get_local_ip_and_port(std::string& /*ip*/, int& /*port*/) const override {}
  socket_t socket() const override { return INVALID_SOCKET; }  // that is for us alone

 private:
  Connection& connection_;
  const Patience patience_;
  std::size_t taken_ = 0;
};

}  // namespace briefkamer::searcher
