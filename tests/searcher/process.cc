#include "tests/searcher/process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "tests/searcher/temporary_folder.h"

namespace briefkamer::searcher {
namespace {

// Starts a program whose output goes to the files `out` and `err`; -1 leaves one as it is.
pid_t start(const std::string& program, const std::vector<std::string>& arguments, int out,
            int err) {
  const std::string path = std::string(BUILD_FOLDER) + '/' + program;
  std::vector<char*> words{const_cast<char*>(path.c_str())};
  for (const std::string& argument : arguments)
    words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  const pid_t process = ::fork();
  if (process < 0) throw std::runtime_error("no new process");
  if (process > 0) return process;
  if (out >= 0) ::dup2(out, STDOUT_FILENO);
  if (err >= 0) ::dup2(err, STDERR_FILENO);
  ::execv(path.c_str(), words.data());
  ::_exit(127);
}

int exit_status(pid_t process) {
  int status = 0;
  if (::waitpid(process, &status, 0) != process) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

Finished run_program(const std::string& program, const std::vector<std::string>& arguments) {
  const TemporaryFolder folder;
  const auto file = [&](const char* name) {
    return ::open((folder.path() / name).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  };
  const int out = file("out");
  const int err = file("err");
  Finished finished;
  finished.status = exit_status(start(program, arguments, out, err));
  ::close(out);
  ::close(err);
  finished.out = content(folder.path() / "out");
  finished.err = content(folder.path() / "err");
  return finished;
}

Running::Running(const std::string& program, const std::vector<std::string>& arguments) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  process_ = start(program, arguments, ends[1], -1);
  ::close(ends[1]);
  out_ = ends[0];
}

Running::~Running() {
  if (process_ > 0) stop(SIGKILL);
  ::close(out_);
}

std::string Running::line() {
  std::string line;
  for (char one = 0; ::read(out_, &one, 1) == 1 && one != '\n';) line += one;
  return line;
}

int Running::stop(int signal) {
  ::kill(process_, signal);
  const int status = exit_status(process_);
  process_ = -1;
  return status;
}

}  // namespace briefkamer::searcher
