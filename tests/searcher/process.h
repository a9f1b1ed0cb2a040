// Runs the programs as a user does.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace briefkamer::searcher {

struct Finished {
  int status = -1;  // of exit; -1 when a signal ended it
  std::string out;
  std::string err;
};

// Runs build/PROGRAM with these arguments to its end.
Finished run_program(const std::string& program, const std::vector<std::string>& arguments);

// One that runs until it is told to stop; killed when the object goes.
class Running {
 public:
  Running(const std::string& program, const std::vector<std::string>& arguments);
  ~Running();
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  // What it prints up to the end of a line.
  std::string line();

  // Sends the signal, and returns the exit status.
  int stop(int signal);

 private:
  pid_t process_ = -1;
  int out_ = -1;
};

}  // namespace briefkamer::searcher
