#include "tests/bench/http_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <utility>

namespace briefkamer::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view kHeadEnd = "\r\n\r\n";

std::size_t content_length(std::string_view head) {
  constexpr std::string_view kName = "Content-Length: ";
  const std::size_t at = head.find(kName);
  if (at == std::string_view::npos) return 0;
  return std::strtoull(head.data() + at + kName.size(), nullptr, 10);
}

}  // namespace

Connection::Connection(int port, bool reads)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int yes = 1;
  ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  const int small = 1000;
  if (!reads) {
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    ::setsockopt(socket_, IPPROTO_TCP, TCP_MAXSEG, &small, sizeof small);
  }
  const int result =
      ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  if (result != 0 && errno != EINPROGRESS) close();
}

Connection::~Connection() {
  close();
}

Connection::Connection(Connection&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), received_(std::move(other.received_)) {}

Connection& Connection::operator=(Connection&& other) noexcept {
  std::swap(socket_, other.socket_);
  std::swap(received_, other.received_);
  return *this;
}

void Connection::close() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
}

bool Connection::wait(short events, Clock::time_point end) {
  pollfd watched{socket_, events, 0};
  const auto left = std::chrono::duration_cast<Milliseconds>(end - Clock::now()).count();
  return left >= 0 && ::poll(&watched, 1, static_cast<int>(left)) > 0;
}

void Connection::send_some(std::string_view& bytes) {
  while (is_open() && !bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    } else {
      if (sent == 0 || errno != EAGAIN) close();
      return;
    }
  }
}

bool Connection::send(std::string_view bytes, Milliseconds most) {
  const auto end = Clock::now() + most;
  for (send_some(bytes); is_open() && !bytes.empty(); send_some(bytes))
    if (!wait(POLLOUT, end)) return false;
  return is_open();
}

int Connection::receive(Milliseconds most) {
  const auto end = Clock::now() + most;
  char buffer[65536];
  while (is_open()) {
    const std::size_t head = received_.find(kHeadEnd);
    if (head != std::string::npos) {
      const std::size_t whole =
          head + kHeadEnd.size() + content_length(std::string_view(received_).substr(0, head));
      if (received_.size() >= whole) {
        const int status = std::atoi(received_.c_str() + received_.find(' '));
        received_.erase(0, whole);
        return status;
      }
    }
    if (!wait(POLLIN, end)) return 0;
    const ssize_t got = ::recv(socket_, buffer, sizeof buffer, 0);
    if (got > 0) {
      received_.append(buffer, static_cast<std::size_t>(got));
    } else if (got == 0 || errno != EAGAIN) {
      close();
    }
  }
  return 0;
}

bool Connection::has_ended() {
  char buffer[65536];
  while (is_open()) {
    const ssize_t got = ::recv(socket_, buffer, sizeof buffer, 0);
    if (got > 0) continue;
    if (got < 0 && (errno == EAGAIN || errno == ENOTCONN)) return false;
    close();
  }
  return true;
}

std::string get_request(std::string_view address) {
  std::string text("GET ");
  text += address;
  return text += " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

std::string percent_encoded(std::string_view text) {
  constexpr const char* kDigits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z')) {
      encoded += c;
    } else {
      encoded += {'%', kDigits[byte / 16], kDigits[byte % 16]};
    }
  }
  return encoded;
}

}  // namespace briefkamer::bench
