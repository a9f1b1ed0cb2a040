#include "searcher/serving/connection.h"

#include <poll.h>
#include <sys/socket.h>

#include <cerrno>

namespace briefkamer::searcher {

bool is_gone(const Connection& connection) {
  pollfd state{connection.socket, 0, 0};
  return ::poll(&state, 1, 0) > 0 && (state.revents & (POLLERR | POLLHUP)) != 0;
}

void send_at_once(Connection& connection) {
  while (!connection.broken && connection.unsent() > 0) {
    const ssize_t some = ::send(connection.socket, connection.out.data() + connection.sent,
                                connection.unsent(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (some >= 0) {
      connection.sent += static_cast<std::size_t>(some);
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      return;
    } else if (errno != EINTR) {
      connection.broken = true;
    }
  }
  connection.out.clear();
  connection.sent = 0;
}

bool send_all(Connection& connection, std::chrono::milliseconds patience) {
  for (send_at_once(connection); connection.unsent() > 0; send_at_once(connection)) {
    pollfd ready{connection.socket, POLLOUT, 0};
    const int found = ::poll(&ready, 1, static_cast<int>(patience.count()));
    if (found == 0 || (found < 0 && errno != EINTR)) connection.broken = true;
    if (connection.broken) return false;
  }
  return !connection.broken;
}

}  // namespace briefkamer::searcher
