#include "searcher/evaluation/ranking.h"

#include <algorithm>

namespace briefkamer::searcher {
namespace {

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
  Sort sort_;
  const Columns& columns_;
};

// The first `most` letters, as they are offered one after the other.
class Best {
 public:
  Best(std::size_t most, const Order& order) : most_(most), order_(order) { best_.reserve(most); }

  // The lowest score that may still be among them.
  double least() const { return best_.size() < most_ ? 0 : best_.front().score; }

  void offer(const Ranked& entry) {
    if (best_.size() == most_) {
      if (!order_(entry, best_.front())) return;
      std::pop_heap(best_.begin(), best_.end(), order_);
      best_.back() = entry;
    } else {
      best_.push_back(entry);
    }
    std::push_heap(best_.begin(), best_.end(), order_);
  }

  std::vector<Ranked> in_order() && {
    std::sort_heap(best_.begin(), best_.end(), order_);
    return std::move(best_);
  }

 private:
  const std::size_t most_;
  const Order order_;
  std::vector<Ranked> best_;  // a heap, the last in order in front
};

Best best_of(const LetterSet& set, Sort sort, std::size_t most, const Order& order) {
  Best best(most, order);
  const bool by_score = sort == Sort::kRelevance;
  for (std::size_t i = 0; i < set.letters.size(); ++i) {
    const double score = set.score(i);
    if (!by_score || score >= best.least()) best.offer({set.letters[i], score});
  }
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

// The letters that with `more` may come among the first `most`, with the highest score that they
// can have, in order of that.
std::vector<Ranked> contenders(const LetterSet& set, const Plan& more, std::size_t most,
                               const Order& order, Evaluator& evaluator) {
  const double least = best_of(set, Sort::kRelevance, most, order).least();
  const double enough = least - evaluator.bound(more);
  std::vector<Ranked> highest;
  for (std::size_t i = 0; i < set.letters.size(); ++i)
    if (set.score(i) >= enough) highest.push_back({set.letters[i], set.score(i)});
  add(evaluator.find_at_most(more, 1, letters_of(highest)), highest);
  std::erase_if(highest, [&](const Ranked& entry) { return entry.score < least; });
  std::sort(highest.begin(), highest.end(), order);
  return highest;
}

std::vector<Ranked> best_with_more(const LetterSet& set, const Plan& more, std::size_t most,
                                   const Order& order, Evaluator& evaluator) {
  const std::vector<Ranked> high = contenders(set, more, most, order, evaluator);
  Best best(most, order);
  std::size_t batch = 2 * most;
  for (std::size_t at = 0; at < high.size() && high[at].score >= best.least();) {
    std::vector<Ranked> next;
    for (const std::size_t end = std::min(at + batch, high.size()); at < end; ++at) {
      const std::uint32_t letter = high[at].letter;
      next.push_back({letter, set.score(seek(set.letters, 0, letter))});
    }
    weigh(next, more, evaluator);
    for (const Ranked& entry : next) best.offer(entry);
    batch *= 2;
  }
  return std::move(best).in_order();
}

}  // namespace

std::vector<Ranked> ranked(const LetterSet& set, const Plan* more, Sort sort, std::size_t most,
                           const Columns& columns, Evaluator& evaluator) {
  const Order order(sort, columns);
  if (most == 0) return {};
  if (more != nullptr && sort == Sort::kRelevance)
    return best_with_more(set, *more, most, order, evaluator);
  std::vector<Ranked> best = best_of(set, sort, most, order).in_order();
  if (more == nullptr) return best;
  weigh(best, *more, evaluator);
  std::sort(best.begin(), best.end(), order);
  return best;
}

}  // namespace briefkamer::searcher
