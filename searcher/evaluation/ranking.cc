#include "searcher/evaluation/ranking.h"

#include <algorithm>
#include <bit>
#include <span>

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

// Sums of the same numbers in another order differ in their last bits: without those they are
// equal, and the newer letter comes first.
double rounded(double score) {
  constexpr std::uint64_t kLast = std::uint64_t{1} << 20;  // 2e-10 of a score
  return std::bit_cast<double>((std::bit_cast<std::uint64_t>(score) + kLast / 2) & ~(kLast - 1));
}

Best best_of(const LetterSet& set, std::size_t most, const Order& order) {
  Best best(most, order);
  for (std::size_t i = 0; i < set.letters.size(); ++i) {
    const double score = rounded(set.score(i));
    if (score >= best.least()) best.offer({set.letters[i], score});
  }
  return best;
}

std::vector<std::uint32_t> letters_of(const std::vector<Ranked>& ranked) {
  std::vector<std::uint32_t> letters;
  letters.reserve(ranked.size());
  for (const Ranked& entry : ranked) letters.push_back(entry.letter);
  return letters;
}

// Adds the scores of `more` to `letters`, which are in order of number.
void add(const LetterSet& more, std::vector<Ranked>& letters) {
  if (more.scores.empty()) return;
  each_shared(letters_of(letters), more.letters,
              [&](std::size_t i, std::size_t j) { letters[i].score += more.scores[j]; });
}

void sort_by_number(std::vector<Ranked>& letters) {
  std::sort(letters.begin(), letters.end(),
            [](const Ranked& a, const Ranked& b) { return a.letter < b.letter; });
}

// Adds the weight of `more`, if there is one, to each.
void weigh(std::vector<Ranked>& letters, const Plan* more, Evaluator& evaluator) {
  sort_by_number(letters);
  if (more != nullptr) add(evaluator.weighed(*more, letters_of(letters)), letters);
}

// By relevance.
class Ranking {
 public:
  Ranking(const Plan* more, std::size_t most, const Order& order, Evaluator& evaluator)
      : more_(more), most_(most), order_(order), evaluator_(evaluator) {
    if (more_ != nullptr) bound_ = evaluator_.bound(*more_);
  }

  std::vector<Ranked> run(std::vector<Row> rows, const LetterGroup& group) {
    const Letters letters = group.letters;
    if (rows.empty() || letters.size() <= kFew) return best(evaluator_.weighed(rows, letters));
    std::sort(rows.begin(), rows.end(),
              [](const Row& a, const Row& b) { return a.letters().size() < b.letters().size(); });
    const double least = score_of_last(evaluator_.weighed(rows, some_of(rows, group)));
    const std::size_t deciding = deciding_rows(rows, least);
    LetterSet hopeful;
    if (deciding < rows.size()) {
      hopeful.letters = united(std::span(rows).first(deciding), group);
    } else {
      hopeful.letters.assign(letters.begin(), letters.end());
    }
    weigh_hopeful(rows, least, hopeful);
    return best(hopeful);
  }

 private:
  static constexpr std::size_t kFew = 256;
  static constexpr std::size_t kEnough = 64;  // letters on lists, a place on the page
  static constexpr std::size_t kFewest = 4;   // letters of those that were found
  static constexpr std::size_t kMuchLonger = 4;
  static constexpr double kSurely = 1 - 1e-9;  // sums of the same may differ by less

  // Those of `letters` that are on the shortest lists: often the best, and enough for a page.
  std::vector<std::uint32_t> some_of(const std::vector<Row>& rows,
                                     const LetterGroup& letters) const {
    std::size_t count = 0;
    for (std::size_t wanted = kEnough * most_;; wanted *= 4) {
      for (std::size_t sum = 0; count < rows.size() && sum < wanted; ++count) {
        const std::size_t next = rows[count].letters().size();
        if (sum >= kFewest * most_ && next > kMuchLonger * sum) break;
        sum += next;
      }
      auto some = united(std::span(rows).first(count), letters);
      if (count == rows.size() || some.size() >= kFewest * most_) return some;
    }
  }

  // A score that the last letter of the page has, or less.
  double score_of_last(const LetterSet& some) {
    std::vector<Ranked> best = best_of(some, 2 * most_, order_).in_order();
    if (best.size() < most_) return 0;
    weigh(best, more_, evaluator_);
    std::sort(best.begin(), best.end(), order_);
    return best[most_ - 1].score;
  }

  // How many of the rows, the longest last, a letter must be in one of to reach `least`.
  std::size_t deciding_rows(const std::vector<Row>& rows, double least) const {
    double rest = bound_;
    std::size_t count = rows.size();
    while (count > 0 && rest + rows[count - 1].most() < least * kSurely)
      rest += rows[--count].most();
    return count;
  }

  // Adds the scores of `rows`, the longest last, and drops whatever can no longer reach `least`:
  // few letters are looked up in the longest.
  void weigh_hopeful(const std::vector<Row>& rows, double least, LetterSet& set) const {
    double rest = bound_;
    for (const Row& row : rows) rest += row.most();
    for (const Row& row : rows) {
      evaluator_.add(row, set);
      rest -= row.most();
      keep_from(least * kSurely - rest, set);
    }
  }

  static void keep_from(double least, LetterSet& set) {
    if (least <= 0 || set.scores.empty()) return;
    std::uint32_t* const letters = set.letters.data();
    double* const scores = set.scores.data();
    std::size_t kept = 0;
    for (std::size_t i = 0; i < set.letters.size(); ++i) {
      const double score = scores[i];
      letters[kept] = letters[i];
      scores[kept] = score;
      kept += static_cast<std::size_t>(score >= least);  // see picked.h
    }
    if (kept < set.letters.size()) set.bits = {};
    set.letters.resize(kept);
    set.scores.resize(kept);
  }

  std::vector<Ranked> best(const LetterSet& set) {
    if (more_ == nullptr) return best_of(set, most_, order_).in_order();
    const std::vector<Ranked> high = contenders(set);
    Best best(most_, order_);
    std::size_t batch = 2 * most_;
    for (std::size_t at = 0; at < high.size() && high[at].score >= best.least() * kSurely;) {
      std::vector<Ranked> next;
      for (const std::size_t end = std::min(at + batch, high.size()); at < end; ++at) {
        const std::uint32_t letter = high[at].letter;
        next.push_back({letter, set.score(seek(set.letters, 0, letter))});
      }
      weigh(next, more_, evaluator_);
      for (const Ranked& entry : next) best.offer({entry.letter, rounded(entry.score)});
      batch *= 2;
    }
    return std::move(best).in_order();
  }

  // The letters that with `more_` may come onto the page, with the highest score that they can
  // have, in order of that.
  std::vector<Ranked> contenders(const LetterSet& set) {
    const double least = score_of_last(set);
    std::vector<Ranked> highest;
    for (std::size_t i = 0; i < set.letters.size(); ++i)
      if (set.score(i) >= least * kSurely - bound_)
        highest.push_back({set.letters[i], set.score(i)});
    add(evaluator_.weighed_at_most(*more_, letters_of(highest)), highest);
    std::erase_if(highest, [&](const Ranked& entry) { return entry.score < least * kSurely; });
    std::sort(highest.begin(), highest.end(), order_);
    return highest;
  }

  const Plan* const more_;
  const std::size_t most_;
  const Order& order_;
  Evaluator& evaluator_;
  double bound_ = 0;  // of what more_ adds
};

// By date.
std::vector<Ranked> first_of(Letters letters, const Plan& base, const Plan* more, std::size_t most,
                             const Order& order, Evaluator& evaluator) {
  Best best(most, order);
  for (const std::uint32_t letter : letters) best.offer({letter, 0});
  std::vector<Ranked> first = std::move(best).in_order();
  sort_by_number(first);
  const std::vector<std::uint32_t> numbers = letters_of(first);
  add(evaluator.weighed(evaluator.rows(base, numbers), numbers), first);
  weigh(first, more, evaluator);
  std::sort(first.begin(), first.end(), order);
  return first;
}

}  // namespace

std::vector<Ranked> ranked(const LetterGroup& group, const Plan& base, const Plan* more, Sort sort,
                           std::size_t most, const Columns& columns, Evaluator& evaluator) {
  const Order order(sort, columns);
  if (most == 0) return {};
  if (sort != Sort::kRelevance) return first_of(group.letters, base, more, most, order, evaluator);
  return Ranking(more, most, order, evaluator).run(evaluator.rows(base, group.letters), group);
}

}  // namespace briefkamer::searcher
