#include "indexer/bulk/shared_starts.h"

#include <algorithm>

namespace briefkamer::indexer::glass {

void SharedStarts::next(std::string_view text) {
  const auto [own, ignored] = std::mismatch(text.begin(), text.end(), last_.begin(), last_.end());
  const auto shared = static_cast<std::uint32_t>(own - text.begin());
  while (!steps_.empty() && steps_.back().shared >= shared) steps_.pop_back();
  steps_.push_back({number_++, shared});
  last_ = text;
}

}  // namespace briefkamer::indexer::glass
