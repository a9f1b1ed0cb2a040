#include "searcher/deadline.h"

#include <string>

namespace briefkamer::searcher {

TimeIsUp::TimeIsUp(std::chrono::milliseconds limit)
    : std::runtime_error(
          "the question was not answered within " +
          std::to_string(std::chrono::duration_cast<std::chrono::seconds>(limit).count()) +
          " seconds; ask with fewer or rarer words, with whole words instead of beginnings such as "
          "de*, or of a shorter period") {}

void DeadlineSpy::operator()(const Xapian::Document&, double) {
  if (++found_ % kLetters == 0) deadline_.check();
}

}  // namespace briefkamer::searcher
