#include "corpus/reading/worker.h"

#include <fcntl.h>
#include <libxml/parser.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>

#include "corpus/parsing/normalise.h"
#include "corpus/reader.h"
#include "corpus/reading/contents_wire.h"
#include "corpus/reading/fork_gate.h"

// Sanitizers reserve more address space than any limit.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define BRIEFKAMER_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define BRIEFKAMER_SANITIZED 1
#endif
#endif

namespace briefkamer::corpus {
namespace {

using Clock = std::chrono::steady_clock;

// The first byte of what a child sends.
constexpr char kDone = 'D';
constexpr char kRefused = 'R';
constexpr char kNoMemory = 'M';
// More than this no file holds: archives unpack to less.
constexpr std::size_t kLongestAnswer = std::size_t{1} << 30;

class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return value_; }
  void close() {
    if (value_ >= 0) ::close(value_);
    value_ = -1;
  }

 private:
  int value_;
};

// Address space that this process uses, in bytes.
std::size_t used_memory() {
  std::size_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

void set_limit(int what, rlim_t value, rlim_t hard) {
  const rlimit limit{value, hard};
  setrlimit(static_cast<__rlimit_resource_t>(what), &limit);
}

void set_limit(int what, rlim_t value) {
  set_limit(what, value, value);
}

// In the child: leaves it nothing but its memory and the pipe.
void confine(int answer, std::size_t memory, unsigned seconds) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  for (const int signal :
       {SIGINT, SIGTERM, SIGHUP, SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGXCPU}) {
    std::signal(signal, SIG_DFL);
  }
  std::signal(SIGXFSZ, SIG_IGN);
  dup2(answer, 3);
  const int nowhere = open("/dev/null", O_RDWR);
  for (const int standard : {0, 1, 2})
    if (nowhere >= 0) dup2(nowhere, standard);
  close_range(4, ~0U, 0);
  // At the hard limit the child is killed as it is when memory is short.
  set_limit(RLIMIT_CPU, seconds, seconds + 2);
  set_limit(RLIMIT_CORE, 0);
  set_limit(RLIMIT_FSIZE, 0);
#ifndef BRIEFKAMER_SANITIZED
  set_limit(RLIMIT_AS, memory);
#else
  static_cast<void>(memory);
#endif
}

void send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = write(3, bytes.data(), bytes.size());
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) _exit(1);
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

// In the child. Nothing is cleaned up: what is open belongs to the parent.
[[noreturn]] void work_and_exit(const std::function<Contents()>& work) {
  try {
    const auto answer = to_wire(work());
    send({&kDone, 1});
    send(answer);
  } catch (const std::bad_alloc&) {
    send({&kNoMemory, 1});
  } catch (const std::exception& error) {
    send({&kRefused, 1});
    send(error.what());
  }
  _exit(0);
}

struct Answer {
  std::string bytes;
  bool late = false;
};

// Everything that the child sends until it ends or the time is over.
Answer receive(int pipe, Clock::time_point deadline) {
  Answer answer;
  std::array<char, 1 << 16> piece;
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
    pollfd ready{pipe, POLLIN, 0};
    const int state = left.count() <= 0 ? 0 : poll(&ready, 1, static_cast<int>(left.count()));
    if (state < 0 && errno == EINTR) continue;
    answer.late = state == 0;
    if (state <= 0) return answer;
    const auto got = read(pipe, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0 || answer.bytes.size() > kLongestAnswer) return answer;
    answer.bytes.append(piece.data(), static_cast<std::size_t>(got));
  }
}

int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

[[noreturn]] void refuse(int status, bool late, const WorkerLimits& limits) {
  if (late || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)) {
    throw ReadError("reading it took more than " + std::to_string(limits.seconds) +
                    " seconds; it is damaged, or made to do harm");
  }
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) {
    throw ReadError("reading it was ended by the system, as when this machine ran out of memory");
  }
  if (WIFSIGNALED(status)) {
    const char* name = strsignal(WTERMSIG(status));
    throw ReadError("damaged so badly that reading it crashed (" +
                    std::string(name ? name : "signal") + ")");
  }
  throw ReadError("damaged so badly that reading it ended without an answer");
}

[[noreturn]] void refuse_memory(const WorkerLimits& limits) {
  throw ReadError("reading it takes more than " + std::to_string(limits.memory >> 20) +
                  " MB of memory");
}

// What the child would otherwise set up under a lock that it may not have.
void warm_up() {
  static const bool done = [] {
    normalised("e\u0301");
    xmlInitParser();
    return true;
  }();
  static_cast<void>(done);
}

}  // namespace

Contents in_worker(const std::function<Contents()>& work, const WorkerLimits& limits) {
  warm_up();
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) {
    throw ReadError(std::string("no pipe to a worker process: ") + std::strerror(errno));
  }
  Descriptor reading(ends[0]), writing(ends[1]);
  const auto memory = used_memory() + limits.memory;
  const pid_t child = fork_alone();
  if (child < 0) {
    throw ReadError(std::string("no worker process could be started: ") + std::strerror(errno));
  }
  if (child == 0) {
    confine(writing.get(), memory, limits.seconds);
    work_and_exit(work);
  }
  writing.close();
  Answer answer;
  try {
    answer = receive(reading.get(), Clock::now() + 2 * std::chrono::seconds(limits.seconds));
  } catch (...) {
    kill(child, SIGKILL);
    wait_for(child);
    throw;
  }
  // A child that has sent all ends by itself; any other would go on for nothing.
  if (answer.late || answer.bytes.size() > kLongestAnswer) kill(child, SIGKILL);
  reading.close();
  const int status = wait_for(child);
  const std::string_view bytes = answer.bytes;
  const bool ended = !answer.late && WIFEXITED(status) && WEXITSTATUS(status) == 0;
  if (!ended || bytes.empty()) refuse(status, answer.late, limits);
  if (bytes[0] == kNoMemory) refuse_memory(limits);
  if (bytes[0] == kRefused) throw ReadError(std::string(bytes.substr(1)));
  return from_wire(bytes.substr(1));
}

}  // namespace briefkamer::corpus
