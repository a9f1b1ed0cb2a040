#include "tests/relevance/report.h"

#include <cstdint>
#include <iomanip>
#include <ostream>
#include <sstream>
#include <string_view>

#include "tests/relevance/bootstrap.h"
#include "tests/relevance/runs.h"

namespace briefkamer::relevance {
namespace {

constexpr std::size_t kFirstPage = 10;

// Measured on motions of the Tweede Kamer, half of these queries having chosen the weights.
struct Target {
  std::string_view set;
  double ndcg10;
};
constexpr Target kTargets[] = {
    {"short", 0.83}, {"inflected", 0.79}, {"apart", 0.84}, {"full", 0.97}};

std::string text_of(const Interval& interval, bool difference) {
  std::ostringstream out;
  out << std::fixed << std::setprecision(3) << (difference ? std::showpos : std::noshowpos)
      << interval.mean << " [" << interval.low << ", " << interval.high << "]";
  return out.str();
}

void print_row(std::ostream& out, const std::string& name, const std::vector<std::string>& cells) {
  out << "  " << std::left << std::setw(34) << name;
  for (const std::string& cell : cells) out << std::setw(27) << cell;
  out << '\n';
}

void print_means(std::ostream& out, const Values& engine) {
  print_row(out, engine.engine,
            {text_of(bootstrap(engine.ndcg10), false), text_of(bootstrap(engine.recall100), false),
             text_of(bootstrap(engine.reciprocal_rank), false)});
}

void print_difference(std::ostream& out, const Values& ours, const Values& other) {
  print_row(out, "  less " + other.engine,
            {text_of(paired_bootstrap(ours.ndcg10, other.ndcg10), true),
             text_of(paired_bootstrap(ours.recall100, other.recall100), true),
             text_of(paired_bootstrap(ours.reciprocal_rank, other.reciprocal_rank), true)});
}

// The values of the queries that weights were not chosen on.
Values other_half(const QuerySet& set, const Values& all) {
  Values half{all.engine, {}, {}, {}};
  for (std::size_t i = 0; i < set.queries.size(); ++i) {
    if (is_for_choosing(set.queries[i])) continue;
    half.ndcg10.push_back(all.ndcg10[i]);
    half.recall100.push_back(all.recall100[i]);
    half.reciprocal_rank.push_back(all.reciprocal_rank[i]);
  }
  return half;
}

void print_target(std::ostream& out, const QuerySet& set, const Values& ours) {
  const double target = target_of(set.name);
  if (target <= 0) return;
  const Interval reached = bootstrap(ours.ndcg10);
  out << "  target nDCG@10 " << std::fixed << std::setprecision(2) << target << ": "
      << (reached.mean >= target ? "reached, " : "missed, ") << text_of(reached, false) << '\n';
}

// `baseline` is the engine without stemming.
void print_harm(std::ostream& out, const Values& ours, const Values& baseline) {
  if (paired_bootstrap(ours.ndcg10, baseline.ndcg10).high < 0)
    out << "  below " << baseline.engine << " by more than chance\n";
}

}  // namespace

Values values_of(const std::string& engine, const std::vector<TestQuery>& queries,
                 const std::vector<Ranking>& rankings,
                 const std::map<std::string, Judged>& judged) {
  Values values{engine, {}, {}, {}};
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const Judged& right = judged.at(queries[i].id);
    values.ndcg10.push_back(ndcg(rankings[i], right, kFirstPage));
    values.recall100.push_back(recall(rankings[i], right, kDepth));
    values.reciprocal_rank.push_back(reciprocal_rank(rankings[i], right));
  }
  return values;
}

bool is_for_choosing(const TestQuery& query) {
  std::uint32_t hash = 2166136261;  // FNV-1a, 32 bits
  for (const char c : query.id) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619;
  return (hash >> 16) % 2 == 0;
}

double target_of(const std::string& set) {
  for (const Target& target : kTargets)
    if (target.set == set) return target.ndcg10;
  return 0;
}

void print_set(std::ostream& out, const QuerySet& set, const std::vector<Values>& engines) {
  const Values& ours = engines.back();
  out << '\n';
  print_row(out, set.name + ", " + std::to_string(set.queries.size()) + " queries",
            {"nDCG@10", "recall@100", "MRR"});
  for (const Values& engine : engines) print_means(out, engine);
  for (const Values& engine : engines)
    if (&engine != &ours) print_difference(out, ours, engine);
  const Values half = other_half(set, ours);
  if (!half.ndcg10.empty()) {
    out << "  on the " << half.ndcg10.size() << " queries that no weight was chosen on\n";
    print_means(out, half);
    for (const Values& engine : engines)
      if (&engine != &ours) print_difference(out, half, other_half(set, engine));
  }
  print_target(out, set, ours);
  print_harm(out, ours, engines.front());
}

}  // namespace briefkamer::relevance
