// Runs briefkamer-index as a user does.
#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/indexer/folder.h"

namespace briefkamer::indexer {

// Starts the program with its input and output in the files "in", "out" and "err" of `folder`.
// Returns its process id.
inline pid_t start_program(const Folder& folder, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), PROGRAM);
  std::vector<char*> raw;
  for (std::string& argument : arguments) raw.push_back(argument.data());
  raw.push_back(nullptr);
  const std::string in = (folder / "in").string();
  const std::string out = (folder / "out").string();
  const std::string err = (folder / "err").string();
  const pid_t child = ::fork();
  if (child != 0) return child;
  const auto redirect = [](const std::string& path, int flags, int to) {
    const int file = ::open(path.c_str(), flags, 0600);
    if (file < 0 || ::dup2(file, to) < 0) ::_exit(126);
  };
  redirect(in, O_RDONLY | O_CREAT, STDIN_FILENO);
  redirect(out, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
  redirect(err, O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
  ::execv(raw.front(), raw.data());
  ::_exit(127);
}

struct Outcome {
  int status = -1;  // -1 when a signal ended it
  std::string out;
  std::string err;
};

inline std::string content(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline Outcome run_program(const Folder& folder, const std::vector<std::string>& arguments,
                           const std::string& input = {}) {
  std::ofstream(folder / "in", std::ios::binary) << input;
  int status = 0;
  ::waitpid(start_program(folder, arguments), &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content(folder / "out"),
          content(folder / "err")};
}

}  // namespace briefkamer::indexer
