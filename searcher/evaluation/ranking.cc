#include "searcher/evaluation/ranking.h"

#include <algorithm>
#include <iterator>

namespace briefkamer::searcher {
namespace {

using Places = std::vector<std::uint32_t>;

// Of two letters that are equal in all else the newer one comes first.
bool is_newer(const Columns& columns, std::uint32_t a, std::uint32_t b) {
  const std::uint32_t day = columns.days[a];
  return day != columns.days[b] ? day > columns.days[b] : columns.key(a) > columns.key(b);
}

bool is_older(const Columns& columns, std::uint32_t a, std::uint32_t b) {
  const std::uint32_t day = columns.days[a] - 1;  // the undated come last
  const std::uint32_t other = columns.days[b] - 1;
  return day != other ? day < other : columns.key(a) < columns.key(b);
}

class Order {
 public:
  Order(Sort sort, const Columns& columns) : sort_(sort), columns_(columns) {}

  bool operator()(const Ranked& a, const Ranked& b) const {
    if (sort_ == Sort::kNewest) return is_newer(columns_, a.letter, b.letter);
    if (sort_ == Sort::kOldest) return is_older(columns_, a.letter, b.letter);
    return a.score != b.score ? a.score > b.score : is_newer(columns_, a.letter, b.letter);
  }

 private:
  const Sort sort_;
  const Columns& columns_;
};

// The first `most` of `all` in order.
std::vector<Ranked> best_of(const std::vector<Ranked>& all, std::size_t most, const Order& order) {
  std::vector<Ranked> best(std::min(most, all.size()));
  std::partial_sort_copy(all.begin(), all.end(), best.begin(), best.end(), order);
  return best;
}

std::vector<std::uint32_t> letters_of(const std::vector<Ranked>& ranked) {
  std::vector<std::uint32_t> letters;
  letters.reserve(ranked.size());
  for (const Ranked& entry : ranked) letters.push_back(entry.letter);
  return letters;
}

// Adds what `more` finds to the scores of `letters`, which are in order of number.
void add(const LetterSet& more, std::vector<Ranked>& letters) {
  if (more.scores.empty()) return;
  each_shared(letters_of(letters), more.letters,
              [&](std::size_t i, std::size_t j) { letters[i].score += more.scores[j]; });
}

void sort_by_number(std::vector<Ranked>& letters) {
  std::sort(letters.begin(), letters.end(),
            [](const Ranked& a, const Ranked& b) { return a.letter < b.letter; });
}

// Adds the weight of `more` to each.
void weigh(std::vector<Ranked>& letters, const Plan& more, Evaluator& evaluator) {
  sort_by_number(letters);
  add(evaluator.find(more, 1, letters_of(letters)), letters);
}

// The letters that with `more` may come among the first `most`: `all` has their scores without it.
// They get the highest score that they can have.
std::vector<Ranked> contenders(const std::vector<Ranked>& all, const Plan& more, std::size_t most,
                               const Order& order, Evaluator& evaluator) {
  const std::vector<Ranked> first = best_of(all, most, order);
  const double least = first.size() == most ? first.back().score : 0;
  const double enough = least - evaluator.bound(more);
  std::vector<Ranked> highest;
  std::copy_if(all.begin(), all.end(), std::back_inserter(highest),
               [&](const Ranked& entry) { return entry.score >= enough; });
  add(evaluator.find_at_most(more, 1, letters_of(highest)), highest);
  std::erase_if(highest, [&](const Ranked& entry) { return entry.score < least; });
  std::sort(highest.begin(), highest.end(), order);
  return highest;
}

// `all` in order of number, with their scores without `more`.
std::vector<Ranked> best_with_more(const std::vector<Ranked>& all, const Plan& more,
                                   std::size_t most, const Order& order, Evaluator& evaluator) {
  if (most == 0) return {};
  const std::vector<Ranked> high = contenders(all, more, most, order, evaluator);
  std::vector<Ranked> weighed;
  std::size_t batch = 2 * most;
  for (std::size_t at = 0; at < high.size(); at += batch, batch *= 2) {
    if (weighed.size() >= most) {
      weighed = best_of(weighed, most, order);
      if (weighed.back().score > high[at].score) break;
    }
    std::vector<Ranked> next;
    for (std::size_t i = at; i < std::min(at + batch, high.size()); ++i) {
      const auto same = std::lower_bound(
          all.begin(), all.end(), high[i].letter,
          [](const Ranked& entry, std::uint32_t letter) { return entry.letter < letter; });
      next.push_back(*same);
    }
    weigh(next, more, evaluator);
    weighed.insert(weighed.end(), next.begin(), next.end());
  }
  return best_of(weighed, most, order);
}

}  // namespace

std::vector<Ranked> ranked(const std::vector<Ranked>& all, const Plan* more, Sort sort,
                           std::size_t most, const Columns& columns, Evaluator& evaluator) {
  const Order order(sort, columns);
  if (more != nullptr && sort == Sort::kRelevance)
    return best_with_more(all, *more, most, order, evaluator);
  std::vector<Ranked> best = best_of(all, most, order);
  if (more == nullptr) return best;
  weigh(best, *more, evaluator);
  std::sort(best.begin(), best.end(), order);
  return best;
}

}  // namespace briefkamer::searcher
