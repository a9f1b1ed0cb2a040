#include "searcher/evaluation/row.h"

#include <array>
#include <bit>

namespace briefkamer::searcher {
namespace {

constexpr std::uint32_t kWindow = 4096;  // letters whose sums fit in the nearest cache
constexpr std::uint32_t kWord = 64;      // bits

// The sums of the letters [begin, begin + kWindow).
class Window {
 public:
  explicit Window(bool weighs) : weighs_(weighs) {}

  void move_to(std::uint32_t letter) { begin_ = letter / kWindow * kWindow; }

  // Adds what stands in the window of `row` from `at` on; returns where the rest begins.
  std::size_t add(const Row& row, std::size_t at, const Snapshot& snapshot) {
    const Letters letters = row.letters();
    const std::size_t first = at;
    for (; at < letters.size() && letters[at] - begin_ < kWindow; ++at) {
      const std::uint32_t place = letters[at] - begin_;
      there_[place / kWord] |= std::uint64_t{1} << (place % kWord);
    }
    if (!weighs_ || row.is_weightless()) return at;
    for (std::size_t i = first; i < at; ++i) sums_[letters[i] - begin_] += row.score(i, snapshot);
    return at;
  }

  // Moves what is there behind `all`.
  void empty_into(LetterSet& all) {
    for (std::uint32_t word = 0; word < there_.size(); ++word) {
      for (std::uint64_t bits = there_[word]; bits != 0; bits &= bits - 1) {
        const auto place = word * kWord + static_cast<std::uint32_t>(std::countr_zero(bits));
        all.letters.push_back(begin_ + place);
        if (!weighs_) continue;
        all.scores.push_back(sums_[place]);
        sums_[place] = 0;
      }
      there_[word] = 0;
    }
  }

 private:
  const bool weighs_;
  std::uint32_t begin_ = 0;
  std::array<double, kWindow> sums_{};
  std::array<std::uint64_t, kWindow / kWord> there_{};
};

bool all_weightless(const std::vector<Row>& rows) {
  return std::all_of(rows.begin(), rows.end(), [](const Row& row) { return row.is_weightless(); });
}

std::size_t longest(const std::vector<Row>& rows) {
  std::size_t most = 0;
  for (const Row& row : rows) most = std::max(most, row.letters().size());
  return most;
}

// What two rows share comes in order.
LetterSet only(const Row& row, bool weighs, const Snapshot& snapshot, Letters among) {
  LetterSet all;
  const std::size_t most = std::min(among.size(), row.letters().size());
  all.letters.reserve(most);
  if (weighs) all.scores.reserve(most);
  each_shared_with(among, row, [&](std::size_t i, std::size_t j) {
    all.letters.push_back(among[i]);
    if (weighs) all.scores.push_back(row.score(j, snapshot));
  });
  return all;
}

}  // namespace

LetterSet added_up(const std::vector<Row>& rows, const Snapshot& snapshot) {
  LetterSet all;
  const bool weighs = !all_weightless(rows);
  all.letters.reserve(longest(rows));
  if (weighs) all.scores.reserve(longest(rows));
  Window window(weighs);
  std::vector<std::size_t> at(rows.size());
  while (true) {
    std::uint32_t next = UINT32_MAX;
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (at[i] < rows[i].letters().size()) next = std::min(next, rows[i].letters()[at[i]]);
    if (next == UINT32_MAX) return all;
    window.move_to(next);
    for (std::size_t i = 0; i < rows.size(); ++i) at[i] = window.add(rows[i], at[i], snapshot);
    window.empty_into(all);
  }
}

LetterSet added_up(const std::vector<Row>& rows, const Snapshot& snapshot, Letters among) {
  const bool weighs = !all_weightless(rows);
  if (rows.size() == 1) return only(rows.front(), weighs, snapshot, among);
  std::vector<double> sums(weighs ? among.size() : 0);
  std::vector<std::uint8_t> there(among.size());
  for (const Row& row : rows) {
    const bool counts = !row.is_weightless();
    each_shared_with(among, row, [&](std::size_t i, std::size_t j) {
      there[i] = 1;
      if (counts) sums[i] += row.score(j, snapshot);
    });
  }
  LetterSet all;
  all.letters.reserve(among.size());
  all.scores.reserve(sums.size());
  for (std::size_t i = 0; i < among.size(); ++i) {
    if (there[i] == 0) continue;
    all.letters.push_back(among[i]);
    if (weighs) all.scores.push_back(sums[i]);
  }
  return all;
}

void add_scores(const Row& row, const Snapshot& snapshot, LetterSet& sum) {
  if (row.is_weightless()) return;
  sum.scores.resize(sum.letters.size());
  each_shared(sum.letters, row.letters(),
              [&](std::size_t i, std::size_t j) { sum.scores[i] += row.score(j, snapshot); });
}

}  // namespace briefkamer::searcher
