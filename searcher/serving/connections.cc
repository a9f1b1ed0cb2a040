#include "searcher/serving/connections.h"

#include <fcntl.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>

#include "searcher/serving/request_head.h"

namespace briefkamer::searcher {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kLook{200};       // how often deadlines are looked at
constexpr milliseconds kFarewell{1000};  // for the other side to read the end of an answer

int checked(int descriptor) {
  if (descriptor < 0) throw std::runtime_error("connections cannot be waited for");
  return descriptor;
}

}  // namespace

Connections::Connections(ConnectionLimits limits, Answer answer, Refusal refusal)
    : limits_(limits),
      answer_(std::move(answer)),
      refusal_(std::move(refusal)),
      epoll_(checked(::epoll_create1(EPOLL_CLOEXEC))),
      wake_(checked(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))),
      queue_(limits.workers) {
  epoll_event event{EPOLLIN, {.fd = wake_}};
  checked(::epoll_ctl(epoll_, EPOLL_CTL_ADD, wake_, &event));
}

Connections::~Connections() {
  stop();
  ::close(wake_);
  ::close(epoll_);
}

void Connections::start() {
  waiter_ = std::thread([this] { wait_for_clients(); });
  for (std::size_t i = 0; i < limits_.workers; ++i) workers_.emplace_back([this] { work(); });
}

void Connections::take(int socket) {
  ::fcntl(socket, F_SETFL, ::fcntl(socket, F_GETFL) | O_NONBLOCK);
  const std::lock_guard lock(mutex_);
  returned_.push_back(std::make_unique<Connection>(socket));
  wake();
}

void Connections::stop() {
  stopping_ = true;
  wake();
  if (waiter_.joinable()) waiter_.join();
  queue_.close();
  for (std::thread& worker : workers_) worker.join();
  workers_.clear();
}

void Connections::wake() const {
  const std::uint64_t one = 1;
  if (::write(wake_, &one, sizeof one) < 0) return;  // it is full: somebody woke it before
}

// A worker: one request at a time.

void Connections::work() {
  while (Owned connection = queue_.pop()) {
    connection->broken = is_gone(*connection) || (stopping_ && connection->hasty);
    if (!connection->broken) answer_(*connection, stopping_);
    send_at_once(*connection);
    queue_.finished(*connection);
    give_back(std::move(connection));
  }
}

void Connections::give_back(Owned connection) {
  const std::lock_guard lock(mutex_);
  --busy_;
  returned_.push_back(std::move(connection));
  wake();
}

// The thread that waits. What is called from here on is called by it alone.

void Connections::wait_for_clients() {
  std::array<epoll_event, 128> events{};
  while (!all_done()) {
    const bool may_sleep = watched_.empty() && !stopping_;
    const int count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()),
                                   may_sleep ? -1 : static_cast<int>(kLook.count()));
    for (int i = 0; i < count; ++i) {
      const int descriptor = events[static_cast<std::size_t>(i)].data.fd;
      const auto found = watched_.find(descriptor);
      if (found != watched_.end()) handle(*found->second);
    }
    adopt_returned();
    expire();
  }
}

bool Connections::all_done() {
  const std::lock_guard lock(mutex_);
  return stopping_ && busy_ == 0 && returned_.empty() && watched_.empty();
}

void Connections::handle(Connection& connection) {
  switch (connection.state) {
    case ConnectionState::kIdle:
    case ConnectionState::kReading:
      return receive(connection);
    case ConnectionState::kWriting:
      return transmit(connection);
    case ConnectionState::kClosing:
      return discard(connection);
  }
}

void Connections::receive(Connection& connection) {
  std::array<char, 4096> bytes{};
  const ssize_t count = ::recv(connection.socket, bytes.data(), bytes.size(), 0);
  if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) return;
  if (count <= 0) {
    release(connection);
    return;
  }
  connection.in.append(bytes.data(), static_cast<std::size_t>(count));
  adopt(release(connection));
}

void Connections::transmit(Connection& connection) {
  const std::size_t before = connection.unsent();
  send_at_once(connection);
  if (connection.unsent() > 0 && connection.unsent() < before) set_deadline(connection);
  if (connection.broken || connection.unsent() == 0) adopt(release(connection));
}

void Connections::discard(Connection& connection) {
  std::array<char, 4096> bytes{};
  const ssize_t count = ::recv(connection.socket, bytes.data(), bytes.size(), 0);
  if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) release(connection);
}

void Connections::refuse(Connection& connection, int status) {
  connection.in.clear();
  connection.out += refusal_(status);
  connection.last = true;
  send_at_once(connection);
}

// Decides what a connection that nobody has is waiting for.
void Connections::adopt(Owned connection) {
  if (connection->broken) return;
  if (connection->unsent() > 0) return watch(std::move(connection), ConnectionState::kWriting);
  if (connection->last) return close_behind(std::move(connection));
  switch (request_head(connection->in)) {
    case RequestHead::kWhole:
      return hand_over(std::move(connection));
    case RequestHead::kLineTooLong:
      refuse(*connection, 414);
      return adopt(std::move(connection));
    case RequestHead::kTooLong:
      refuse(*connection, 431);
      return adopt(std::move(connection));
    case RequestHead::kUnfinished:
      if (stopping_) return close_behind(std::move(connection));
      const bool begun = !connection->in.empty();
      return watch(std::move(connection),
                   begun ? ConnectionState::kReading : ConnectionState::kIdle);
  }
}

void Connections::adopt_returned() {
  std::uint64_t count = 0;
  while (::read(wake_, &count, sizeof count) > 0) continue;
  std::vector<Owned> returned;
  {
    const std::lock_guard lock(mutex_);
    returned.swap(returned_);
  }
  for (Owned& connection : returned) adopt(std::move(connection));
}

void Connections::hand_over(Owned connection) {
  {
    const std::lock_guard lock(mutex_);
    ++busy_;
  }
  const std::size_t end = connection->in.find(kEndOfHead) + kEndOfHead.size();
  connection->hasty = connection->hasty || connection->in.size() > end;
  queue_.push(std::move(connection));
}

// The end of an answer would be lost if the socket were closed while more comes in.
void Connections::close_behind(Owned connection) {
  if (::shutdown(connection->socket, SHUT_WR) == 0)
    watch(std::move(connection), ConnectionState::kClosing);
}

void Connections::watch(Owned connection, ConnectionState state) {
  // The time for a request runs from its first byte, not from its latest.
  const bool goes_on = state == ConnectionState::kReading && connection->state == state;
  connection->state = state;
  if (!goes_on) set_deadline(*connection);
  if (watched_.size() >= limits_.most) make_room();
  const std::uint32_t wanted = state == ConnectionState::kWriting ? EPOLLOUT : EPOLLIN;
  epoll_event event{wanted, {.fd = connection->socket}};
  if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, connection->socket, &event) != 0) return;
  const int socket = connection->socket;
  watched_[socket] = std::move(connection);
}

Connections::Owned Connections::release(Connection& connection) {
  ::epoll_ctl(epoll_, EPOLL_CTL_DEL, connection.socket, nullptr);
  auto node = watched_.extract(connection.socket);
  return std::move(node.mapped());
}

void Connections::set_deadline(Connection& connection) const {
  const auto patience = connection.state == ConnectionState::kIdle      ? limits_.idle
                        : connection.state == ConnectionState::kReading ? limits_.reading
                        : connection.state == ConnectionState::kWriting ? limits_.writing.silence
                                                                        : kFarewell;
  connection.deadline = Clock::now() + patience;
}

void Connections::expire() {
  const Clock::time_point now = Clock::now();
  if (now < next_look_ && !stopping_) return;
  next_look_ = now + kLook;
  if (stopping_ && !stop_by_) stop_by_ = now + limits_.writing.silence;
  if (stop_by_ && now >= *stop_by_) give_up_waiting();
  std::vector<Connection*> late;
  for (const auto& [socket, connection] : watched_) {
    const bool waits = connection->state == ConnectionState::kIdle ||
                       connection->state == ConnectionState::kReading;
    const bool must_go = stopping_ && (waits || now >= *stop_by_);
    if (connection->deadline <= now || must_go) late.push_back(connection.get());
  }
  for (Connection* connection : late) {
    const bool slow = connection->state == ConnectionState::kReading && !stopping_;
    Owned owned = release(*connection);
    if (!slow) continue;
    refuse(*owned, 408);
    adopt(std::move(owned));
  }
}

void Connections::give_up_waiting() {
  const std::size_t count = queue_.clear();
  const std::lock_guard lock(mutex_);
  busy_ -= count;
}

// Whoever waits longest for a next request goes, else whoever is slowest.
void Connections::make_room() {
  const auto later = [](const auto& a, const auto& b) {
    const bool a_idle = a.second->state == ConnectionState::kIdle;
    const bool b_idle = b.second->state == ConnectionState::kIdle;
    if (a_idle != b_idle) return a_idle;
    return a.second->deadline < b.second->deadline;
  };
  const auto first = std::min_element(watched_.begin(), watched_.end(), later);
  if (first != watched_.end()) release(*first->second);
}

}  // namespace briefkamer::searcher
