#include "tests/searcher/remote_shard.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <stdexcept>

namespace briefkamer::searcher {
namespace {

sockaddr_in place(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
  address.sin_port = ::htons(static_cast<std::uint16_t>(port));
  return address;
}

int new_socket() {
  const int made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (made < 0) throw std::runtime_error("no socket");
  return made;
}

int free_port() {
  const int listener = new_socket();
  sockaddr_in address = place(0);
  socklen_t size = sizeof address;
  const bool bound =
      ::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
      ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  ::close(listener);
  if (!bound) throw std::runtime_error("no free port");
  return ::ntohs(address.sin_port);
}

bool takes_clients(int port) {
  const int client = new_socket();
  const sockaddr_in address = place(port);
  const bool taken =
      ::connect(client, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(client);
  return taken;
}

}  // namespace

RemoteShard::RemoteShard(std::string database)
    : database_(std::move(database)), port_(free_port()) {
  start();
}

RemoteShard::~RemoteShard() {
  kill();
}

std::string RemoteShard::name() const {
  return "127.0.0.1:" + std::to_string(port_);
}

// In a group of its own, with a process for each client.
void RemoteShard::start() {
  const std::string port = std::to_string(port_);
  process_ = ::fork();
  if (process_ < 0) throw std::runtime_error("no new process");
  if (process_ > 0) {
    ::setpgid(process_, process_);
    return;
  }
  ::setpgid(0, 0);
  ::execlp("xapian-tcpsrv", "xapian-tcpsrv", "--quiet", "--interface=127.0.0.1", "--port",
           port.c_str(), database_.c_str(), nullptr);
  ::_exit(127);
}

bool RemoteShard::serves() const {
  for (int tries = 0; tries < 250; ++tries) {
    if (::waitpid(process_, nullptr, WNOHANG) != 0) return false;
    if (takes_clients(port_)) return true;
    ::usleep(20'000);
  }
  return false;
}

void RemoteShard::kill() {
  if (process_ < 0) return;
  ::kill(-process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
  process_ = -1;
}

void RemoteShard::hang() {
  ::kill(-process_, SIGSTOP);
}

void RemoteShard::go_on() {
  ::kill(-process_, SIGCONT);
}

}  // namespace briefkamer::searcher
