#include "searcher/evaluation/row.h"

#include <bit>

namespace briefkamer::searcher {
namespace {

constexpr std::uint32_t kWord = 64;  // bits
constexpr std::size_t kMuchLonger = 8;
constexpr std::size_t kDense = 8;  // laying bits costs an eighth of looking a letter up

// A bit for each letter of `rows`.
std::vector<std::uint64_t> bits_of(std::span<const Row> rows) {
  std::uint32_t last = 0;
  for (const Row& row : rows) last = std::max(last, row.letters().back());
  std::vector<std::uint64_t> words(last / kWord + 1);
  for (const Row& row : rows) {
    if (row.list && !row.list->bits.empty()) {
      for (std::size_t i = 0; i < row.list->bits.size(); ++i) words[i] |= row.list->bits[i];
    } else {
      for (const std::uint32_t letter : row.letters())
        words[letter / kWord] |= std::uint64_t{1} << (letter % kWord);
    }
  }
  return words;
}

std::vector<std::uint32_t> letters_of(const std::vector<std::uint64_t>& words) {
  std::size_t count = 0;
  for (const std::uint64_t bits : words) count += static_cast<std::size_t>(std::popcount(bits));
  std::vector<std::uint32_t> letters(count);
  std::size_t at = 0;
  for (std::uint32_t word = 0; word < words.size(); ++word)
    for (std::uint64_t bits = words[word]; bits != 0; bits &= bits - 1)
      letters[at++] = word * kWord + static_cast<std::uint32_t>(std::countr_zero(bits));
  return letters;
}

std::size_t most_letters(std::span<const Row> rows) {
  std::size_t sum = 0;
  for (const Row& row : rows) sum += row.letters().size();
  return sum;
}

// What laying the bits of `rows` costs, in letters looked up.
std::size_t cost_of_bits(std::span<const Row> rows) {
  std::size_t cost = 0;
  for (const Row& row : rows) {
    const bool has_bits = row.list && !row.list->bits.empty();
    cost += has_bits ? row.list->bits.size() : row.letters().size();
  }
  return cost / kDense;
}

// Each of `letters` that `is` says of by its place.
template <typename Is>
std::vector<std::uint32_t> picked(Letters letters, const Is& is) {
  std::vector<std::uint32_t> all(letters.size());
  std::size_t count = 0;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    all[count] = letters[i];
    count += is(i) ? 1 : 0;  // without a jump that a processor would have to guess
  }
  all.resize(count);
  return all;
}

}  // namespace

double Row::most() const {
  if (list) return weight * list->most;
  return set.scores.empty() ? 0 : *std::max_element(set.scores.begin(), set.scores.end());
}

std::vector<std::uint32_t> united(std::span<const Row> rows) {
  return rows.empty() ? std::vector<std::uint32_t>() : letters_of(bits_of(rows));
}

std::vector<std::uint32_t> united(std::span<const Row> rows, Letters among) {
  if (rows.empty()) return {};
  if (most_letters(rows) < among.size() / kMuchLonger) {
    std::vector<std::uint32_t> few = united(rows);
    std::size_t count = 0;
    each_shared(few, among, [&](std::size_t i, std::size_t) { few[count++] = few[i]; });
    few.resize(count);
    return few;
  }
  if (cost_of_bits(rows) < among.size() * rows.size()) {
    const std::vector<std::uint64_t> words = bits_of(rows);
    return picked(among, [&](std::size_t i) {
      const std::size_t word = among[i] / kWord;
      return word < words.size() && (words[word] >> (among[i] % kWord) & 1) != 0;
    });
  }
  std::vector<std::uint8_t> there(among.size());
  for (const Row& row : rows)
    each_shared_with(among, row, [&](std::size_t i, std::size_t) { there[i] = 1; });
  return picked(among, [&](std::size_t i) { return there[i] != 0; });
}

void add_scores(const Row& row, const Snapshot& snapshot, LetterSet& sum) {
  if (row.is_weightless()) return;
  sum.scores.resize(sum.letters.size());
  // What a loop needs is taken out of its objects: scores might else be written over it.
  double* const scores = sum.scores.data();
  if (!row.list) {
    each_shared(sum.letters, row.letters(),
                [&](std::size_t i, std::size_t j) { scores[i] += row.set.scores[j]; });
    return;
  }
  const PostingList& list = *row.list;
  const std::uint32_t* const letters = sum.letters.data();
  const std::uint8_t* const counts = list.counts.data();
  const double* const length_part = snapshot.length_part.data();
  const double weight = row.weight;
  each_shared_with(sum.letters, row, [=, &list](std::size_t i, std::size_t j) {
    const double count = counts[j] < PostingList::kMany ? counts[j] : list.count(j);
    scores[i] += weight * (count / (length_part[letters[i]] + count));
  });
}

}  // namespace briefkamer::searcher
