#include "tests/bench/server_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>

namespace briefkamer::bench {
namespace {

// What stands behind the last colon of the line that says where it serves; 0 when there is none.
int port_in(int output) {
  std::string said;
  for (char c = 0; ::read(output, &c, 1) == 1 && c != '\n';) said += c;
  const std::size_t address = said.find("://");
  if (address == std::string::npos) return 0;
  return std::atoi(said.c_str() + said.find(':', address + 3) + 1);
}

}  // namespace

ServerProcess::ServerProcess(const std::filesystem::path& program,
                             const std::filesystem::path& database, std::size_t list_megabytes) {
  const std::string lists = std::to_string(list_megabytes);
  int output[2];
  if (::pipe2(output, O_CLOEXEC) != 0) throw std::runtime_error("no pipe is to be had");
  process_ = ::fork();
  if (process_ == 0) {
    ::dup2(output[1], STDOUT_FILENO);
    ::execl(program.c_str(), program.c_str(), "serve", "--port", "0", "--database",
            database.c_str(), "--list-memory", lists.c_str(), static_cast<char*>(nullptr));
    ::_exit(127);
  }
  ::close(output[1]);
  port_ = process_ > 0 ? port_in(output[0]) : 0;
  ::close(output[0]);
  if (port_ == 0) throw std::runtime_error(program.string() + " does not serve");
}

ServerProcess::~ServerProcess() {
  ::kill(process_, SIGTERM);
  for (int i = 0; i < 100; ++i) {
    if (::waitpid(process_, nullptr, WNOHANG) != 0) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  std::fputs("the server did not end when it was asked to\n", stderr);
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
}

double ServerProcess::cpu_ms() const {
  clockid_t clock{};
  std::timespec now{};
  if (::clock_getcpuclockid(process_, &clock) != 0) return 0;
  ::clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

double ServerProcess::resident_megabytes() const {
  std::ifstream file("/proc/" + std::to_string(process_) + "/statm");
  double size = 0, resident = 0;
  file >> size >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) * 1e-6;
}

}  // namespace briefkamer::bench
