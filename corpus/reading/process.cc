#include "corpus/reading/process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <stdexcept>

namespace briefkamer::corpus {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kNotFound = 127;
constexpr std::size_t kMostOutput = 256u << 20;
constexpr std::size_t kMostErrors = 4096;
constexpr rlim_t kMemory = rlim_t{4} << 30;

// In the child: between fork and exec only what needs no locks.
[[noreturn]] void become(char* const* arguments, int output, int errors, unsigned seconds) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const rlimit processor{seconds, seconds}, memory{kMemory, kMemory}, core{0, 0};
  setrlimit(RLIMIT_CPU, &processor);
  setrlimit(RLIMIT_AS, &memory);
  setrlimit(RLIMIT_CORE, &core);
  dup2(output, 1);
  dup2(errors, 2);
  const int nothing = open("/dev/null", O_RDONLY);
  if (nothing >= 0) dup2(nothing, 0);
  close_range(3, ~0U, 0);
  execvp(arguments[0], arguments);
  _exit(errno == ENOENT ? kNotFound : 126);
}

struct Pipe {
  int read = -1;
  int write = -1;
};

Pipe open_pipe() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) {
    throw std::runtime_error(std::string("no pipe: ") + std::strerror(errno));
  }
  return {ends[0], ends[1]};
}

// Moves what can be read into `text`; false at the end.
bool pump(int from, std::string& text, std::size_t most) {
  std::array<char, 1 << 16> piece;
  const auto got = read(from, piece.data(), piece.size());
  if (got < 0) return errno == EINTR;
  if (got > 0 && text.size() < most) text.append(piece.data(), static_cast<std::size_t>(got));
  return got > 0;
}

void follow(int output, int errors, Outcome& outcome, Clock::time_point deadline) {
  std::array<pollfd, 2> ends{{{output, POLLIN, 0}, {errors, POLLIN, 0}}};
  while (ends[0].fd >= 0 || ends[1].fd >= 0) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
    const int state =
        left.count() <= 0 ? 0 : poll(ends.data(), ends.size(), static_cast<int>(left.count()));
    if (state < 0 && errno == EINTR) continue;
    outcome.late = state <= 0;
    outcome.too_much = outcome.output.size() > kMostOutput;
    if (outcome.late || outcome.too_much) return;
    if (ends[0].revents != 0 && !pump(output, outcome.output, kMostOutput + 1)) ends[0].fd = -1;
    if (ends[1].revents != 0 && !pump(errors, outcome.errors, kMostErrors)) ends[1].fd = -1;
  }
}

}  // namespace

Outcome run_program(const std::vector<std::string>& arguments, unsigned seconds) {
  std::vector<char*> raw;
  raw.reserve(arguments.size() + 1);
  for (const auto& argument : arguments) raw.push_back(const_cast<char*>(argument.c_str()));
  raw.push_back(nullptr);
  const auto output = open_pipe();
  const auto errors = open_pipe();
  const pid_t child = fork();
  if (child == 0) become(raw.data(), output.write, errors.write, seconds);
  close(output.write);
  close(errors.write);
  Outcome outcome;
  if (child > 0)
    follow(output.read, errors.read, outcome, Clock::now() + std::chrono::seconds(seconds));
  close(output.read);
  close(errors.read);
  if (child < 0) throw std::runtime_error(std::string("no process: ") + std::strerror(errno));
  if (outcome.late || outcome.too_much) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 1;
  outcome.found = outcome.status != kNotFound;
  return outcome;
}

}  // namespace briefkamer::corpus
