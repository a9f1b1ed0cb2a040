// How much strings that come in order have in common at their start, without a look at any but the
// last two.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace briefkamer::indexer::glass {

class SharedStarts {
 public:
  // The next string. They have numbers from 0 and ascend as bytes do.
  void next(std::string_view text);

  // As many bytes has the last string in common with the one of this number, which came before it.
  std::size_t with(std::uint32_t number) const {
    auto at = steps_.end() - 1;
    while (at != steps_.begin() && (at - 1)->number > number) --at;
    return at->shared;
  }

 private:
  // Two strings share what any two neighbours from one to the other share: the least of that. Kept
  // is where it falls, seen from the last string: those from the step before up to `number`.
  struct Step {
    std::uint32_t number;
    std::uint32_t shared;
  };

  std::vector<Step> steps_;  // both ascend
  std::string last_;
  std::uint32_t number_ = 0;
};

}  // namespace briefkamer::indexer::glass
