// What a reader says of a file that it does not read.
#pragma once

#include <cstdlib>
#include <string_view>

#include "corpus/reader.h"

namespace briefkamer::corpus {

// Ends the fuzzer when it is not the line that a report needs.
inline void expect_a_reason(const ReadError& refusal) {
  const std::string_view reason = refusal.what();
  if (reason.empty() || reason.find('\n') != reason.npos) std::abort();
}

}  // namespace briefkamer::corpus
