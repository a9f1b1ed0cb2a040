// Letters that something found, with what each is worth; and how two ascending rows of letters are
// walked together.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "searcher/lists/letter_bits.h"
#include "searcher/lists/picked.h"

namespace briefkamer::searcher {

using Letters = std::span<const std::uint32_t>;

struct LetterSet {
  std::vector<std::uint32_t> letters;  // Xapian's numbers, ascending
  std::vector<double> scores;          // of each; none at all when all are 0
  LetterBits bits;                     // the same letters, numbered; or empty

  double score(std::size_t i) const { return scores.empty() ? 0 : scores[i]; }
};

// Letters without a score.
struct LetterGroup {
  std::vector<std::uint32_t> letters;  // Xapian's numbers, ascending
  LetterBits bits;                     // the same letters, where they are many

  LetterGroup() = default;
  explicit LetterGroup(std::vector<std::uint32_t> all);
  explicit LetterGroup(LetterBits all);

  std::size_t bytes() const {
    return sizeof(*this) + letters.capacity() * sizeof(letters[0]) + bits.bytes();
  }
};

// The first place in `letters` from `from` on that holds `letter` or a later one. Doubling steps:
// cheap when it is near, and never worse than halving.
inline std::size_t seek(Letters letters, std::size_t from, std::uint32_t letter) {
  std::size_t step = 1;
  std::size_t low = from;
  while (low + step < letters.size() && letters[low + step] < letter) {
    low += step;
    step *= 2;
  }
  const auto begin = letters.begin();
  const std::size_t high = std::min(low + step + 1, letters.size());
  return static_cast<std::size_t>(
      std::lower_bound(begin + static_cast<std::ptrdiff_t>(std::min(low, high)),
                       begin + static_cast<std::ptrdiff_t>(high), letter) -
      begin);
}

// Calls `both` with the places of every letter that is in `few` and in `many`.
template <typename Both>
void each_shared_of_few(Letters few, Letters many, const Both& both) {
  constexpr std::size_t kMuchLonger = 8;
  std::size_t j = 0;
  if (many.size() / kMuchLonger >= few.size()) {
    for (std::size_t i = 0; i < few.size(); ++i) {
      j = seek(many, j, few[i]);
      if (j == many.size()) return;
      if (many[j] == few[i]) both(i, j);
    }
    return;
  }
  std::array<std::pair<std::size_t, std::size_t>, kBatch> batch;
  for (std::size_t i = 0; i < few.size() && j < many.size();) {
    std::size_t count = 0;
    for (std::size_t n = 0; n < kBatch && i < few.size() && j < many.size(); ++n) {
      const std::uint32_t a = few[i];
      const std::uint32_t b = many[j];
      batch[count] = {i, j};
      count += static_cast<std::size_t>(a == b);
      i += static_cast<std::size_t>(a <= b);
      j += static_cast<std::size_t>(b <= a);
    }
    for (std::size_t at = 0; at < count; ++at) both(batch[at].first, batch[at].second);
  }
}

// The same of any two.
template <typename Both>
void each_shared(Letters left, Letters right, const Both& both) {
  if (left.size() <= right.size()) return each_shared_of_few(left, right, both);
  each_shared_of_few(right, left, [&](std::size_t j, std::size_t i) { both(i, j); });
}

// The same of `few` and of `many` that are numbered.
template <typename Both>
void each_shared_of_few(Letters few, const LetterBits& many, const Both& both) {
  few = many.reached(few);
  each_picked(
      few.size(), [&](std::size_t i) { return many.has(few[i]); },
      [&](std::size_t i) { both(i, many.place(few[i])); });
}

}  // namespace briefkamer::searcher
