#include "tests/relevance/measures.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace briefkamer::relevance {
namespace {

int grade_of(const std::string& document, const Judged& judged) {
  const auto found = judged.find(document);
  return found == judged.end() ? 0 : std::max(found->second, 0);
}

double gain(const std::vector<int>& grades, std::size_t depth) {
  double sum = 0;
  for (std::size_t i = 0; i < std::min(depth, grades.size()); ++i)
    sum += (std::exp2(grades[i]) - 1) / std::log2(static_cast<double>(i) + 2);
  return sum;
}

std::vector<int> best_grades(const Judged& judged) {
  std::vector<int> grades;
  for (const auto& [document, grade] : judged) grades.push_back(std::max(grade, 0));
  std::sort(grades.begin(), grades.end(), std::greater<>());
  return grades;
}

}  // namespace

double ndcg(const Ranking& ranking, const Judged& judged, std::size_t depth) {
  const double best = gain(best_grades(judged), depth);
  if (best <= 0) return 0;
  std::vector<int> grades;
  for (const std::string& document : ranking) grades.push_back(grade_of(document, judged));
  return gain(grades, depth) / best;
}

double recall(const Ranking& ranking, const Judged& judged, std::size_t depth) {
  const auto right = std::count_if(judged.begin(), judged.end(),
                                   [](const auto& entry) { return entry.second > 0; });
  if (right == 0) return 0;
  const auto end = ranking.begin() + static_cast<std::ptrdiff_t>(std::min(depth, ranking.size()));
  const auto found = std::count_if(ranking.begin(), end, [&](const std::string& document) {
    return grade_of(document, judged) > 0;
  });
  return static_cast<double>(found) / static_cast<double>(right);
}

double reciprocal_rank(const Ranking& ranking, const Judged& judged) {
  for (std::size_t i = 0; i < ranking.size(); ++i)
    if (grade_of(ranking[i], judged) > 0) return 1 / (static_cast<double>(i) + 1);
  return 0;
}

}  // namespace briefkamer::relevance
