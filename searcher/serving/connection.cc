#include "searcher/serving/connection.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
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

bool send_all(Connection& connection, const Patience& patience) {
  using std::chrono::milliseconds;
  const auto clock = [] { return std::chrono::steady_clock::now(); };
  const milliseconds needed(1000 * connection.unsent() / patience.slowest);
  const auto end = clock() + patience.silence + needed;
  for (send_at_once(connection); connection.unsent() > 0; send_at_once(connection)) {
    const auto left = std::chrono::duration_cast<milliseconds>(end - clock());
    const auto wait = std::clamp(left, milliseconds(0), patience.silence);
    pollfd ready{connection.socket, POLLOUT, 0};
    const int found = ::poll(&ready, 1, static_cast<int>(wait.count()));
    if (left <= milliseconds(0) || found == 0 || (found < 0 && errno != EINTR))
      connection.broken = true;
    if (connection.broken) return false;
  }
  return !connection.broken;
}

}  // namespace briefkamer::searcher
