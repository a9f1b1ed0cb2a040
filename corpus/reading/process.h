// Runs other programs, under limits.
#pragma once

#include <string>
#include <vector>

namespace briefkamer::corpus {

struct Outcome {
  bool found = true;      // the program is installed
  bool late = false;      // it was ended because it took too long
  bool too_much = false;  // it was ended because it printed too much
  int status = 0;         // 0 when it did its work
  std::string output;
  std::string errors;  // the start of what it complained about
};

// Runs the program arguments[0] of the user's PATH, without a shell and without input, and gives
// what it printed. Ended after `seconds`, and at 256 MB of output or 4 GB of memory. Throws
// std::runtime_error when no process can be started.
Outcome run_program(const std::vector<std::string>& arguments, unsigned seconds);

}  // namespace briefkamer::corpus
