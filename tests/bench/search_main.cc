// bench-search: what answers cost, in process, through the searcher that every front end uses.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <iostream>
#include <set>

#include "indexer/locations.h"
#include "searcher/searcher.h"
#include "tests/bench/measure.h"
#include "tests/bench/query_maker.h"

namespace {

namespace fs = std::filesystem;
using namespace briefkamer;
using bench::BenchQuery;
using bench::Cost;
using bench::QueryCost;
using searcher::Answer;
using searcher::Question;
using searcher::Searcher;

constexpr std::size_t kRuns = 5;
constexpr std::size_t kFreshRuns = 3;
constexpr std::size_t kChoices = 3;  // turned on for each text
constexpr std::size_t kEach = 3;     // of so many questions one is looked at closer
constexpr std::size_t kTyped = 8;    // characters of a word after which suggestions are asked

// Ten letters, the exact total, all facets; not what hits look like.
Question question_of(const BenchQuery& query) {
  Question question;
  question.text = bench::query_text(query);
  question.texts = false;
  if (!query.topic.empty()) question.chosen["topic"] = {query.topic};
  if (!query.mission.empty()) question.chosen["mission"] = {query.mission};
  if (!query.from.empty()) question.from = corpus::from_iso(query.from);
  if (!query.to.empty()) question.to = corpus::from_iso(query.to);
  return question;
}

class SearchBench {
 public:
  SearchBench(const fs::path& database, const fs::path& queries, const fs::path& results,
              std::size_t list_bytes, std::string name)
      : name_(name.empty() ? "briefkamer" : std::move(name)),
        alone_(name_ != "briefkamer"),
        database_(database),
        queries_(bench::read_queries(queries)),
        results_(results),
        list_bytes_(list_bytes) {}

  void run() {
    make_ready();
    const auto as_asked = [](Question question) { return question; };
    measure(name_, as_asked);
    results_.fact(name_, "peak_mb", bench::peak_megabytes());
    results_.fact(name_, "resident_mb", bench::resident_megabytes());
    if (alone_) return;
    measure("briefkamer, as typed", [](Question question) {
      question.match = searcher::Match::kAll;
      question.expand = false;
      return question;
    });
    measure_texts();
    measure_choices();
    measure_suggestions();
    measure_new_questions();
  }

 private:
  // From nothing to the first answer.
  void make_ready() {
    const Cost cost = bench::cost_of([&] {
      vocabulary_ = corpus::load_vocabulary(indexer::data_path("vocabulary"));
      searcher_ = std::make_unique<Searcher>(database_, vocabulary_, list_bytes_);
      Question all;
      all.texts = false;
      searcher_->search(all);
    });
    results_.fact(name_, "ready_cpu_s", cost.cpu_ms / 1e3);
    results_.fact(name_, "ready_wall_s", cost.wall_ms / 1e3);
    results_.fact(name_, "ready_mb", bench::resident_megabytes());
  }

  // Every question once, and then all of them five times more.
  void measure(const std::string& engine, const std::function<Question(Question)>& changed) {
    std::vector<QueryCost> costs(queries_.size());
    std::vector<std::vector<Cost>> warm(queries_.size());
    for (std::size_t run = 0; run <= kRuns; ++run) {
      for (std::size_t i = 0; i < queries_.size(); ++i) {
        const Question question = changed(question_of(queries_[i]));
        const Cost cost =
            bench::cost_of([&] { costs[i].total = searcher_->search(question).total; });
        if (run == 0) {
          costs[i].first = cost;
        } else {
          warm[i].push_back(cost);
        }
      }
    }
    for (std::size_t i = 0; i < queries_.size(); ++i) {
      costs[i].number = i;
      costs[i].kind = queries_[i].kind;
      costs[i].warm = bench::median(warm[i]);
      results_.query(engine, costs[i]);
    }
  }

  Cost median_cost(const Question& question) {
    std::vector<Cost> costs;
    for (std::size_t run = 0; run < kRuns; ++run)
      costs.push_back(bench::cost_of([&] { searcher_->search(question); }));
    return bench::median(costs);
  }

  // What ten hits look like costs what is more with it than without it.
  void measure_texts() {
    for (std::size_t i = 0; i < queries_.size(); i += kEach) {
      Question question = question_of(queries_[i]);
      const Cost without = median_cost(question);
      question.texts = true;
      const std::size_t hits = searcher_->search(question).hits.size();
      if (hits != question.count) continue;
      const Cost texts = median_cost(question) - without;
      results_.query("texts of ten hits", {i, queries_[i].kind, hits, texts, texts});
    }
  }

  // A filter is turned on right after the same text was asked without it.
  void measure_choices() {
    for (std::size_t i = 0; i < queries_.size(); i += kEach) {
      Question question = question_of(queries_[i]);
      if (!question.chosen.empty() || question.from) continue;
      for (const std::string& topic : topics_of(searcher_->search(question))) {
        searcher_->search(question);
        Question narrowed = question;
        narrowed.chosen["topic"] = {topic};
        Answer answer;
        const auto ask = [&] { answer = searcher_->search(narrowed); };
        const Cost first = bench::cost_of(ask);
        results_.query("filter of the same text",
                       {i, queries_[i].kind, answer.total, first, median_cost(narrowed)});
      }
    }
  }

  static std::vector<std::string> topics_of(const Answer& answer) {
    std::vector<std::string> topics;
    for (const searcher::FacetCounts& facet : answer.facets)
      if (facet.name == "topic")
        for (const searcher::FacetCount& value : facet.values)
          if (topics.size() < kChoices) topics.push_back(value.value.value);
    return topics;
  }

  void measure_suggestions() {
    std::set<std::string> asked;
    std::size_t number = 0;
    for (const BenchQuery& query : queries_) {
      const std::string& word = query.words.front();
      std::string text = word.substr(0, kTyped);
      if (query.words.size() > 1) text = word + ' ' + query.words[1].substr(0, kTyped);
      for (std::size_t typed = 1; typed <= text.size(); ++typed) {
        if (!asked.insert(text.substr(0, typed)).second) continue;
        std::size_t found = 0;
        const auto ask = [&] {
          found = searcher_->suggest(text.substr(0, typed), searcher::kSuggestions).size();
        };
        const Cost first = bench::cost_of(ask);
        std::vector<Cost> warm;
        for (std::size_t run = 0; run < kRuns; ++run) warm.push_back(bench::cost_of(ask));
        results_.query("suggestions", {number++, std::to_string(typed) + " typed", found, first,
                                       bench::median(warm)});
      }
    }
  }

  // Questions that were not asked before, of words that were: what an answer costs that is not
  // remembered. A searcher of its own each time.
  void measure_new_questions() {
    std::vector<std::vector<Cost>> costs(queries_.size());
    std::vector<std::size_t> totals(queries_.size());
    for (std::size_t run = 0; run < kFreshRuns; ++run) {
      searcher_ = std::make_unique<Searcher>(database_, vocabulary_, list_bytes_);
      ask_words();
      for (std::size_t i = 0; i < queries_.size(); ++i) {
        const Question question = question_of(queries_[i]);
        costs[i].push_back(bench::cost_of([&] { totals[i] = searcher_->search(question).total; }));
      }
    }
    for (std::size_t i = 0; i < queries_.size(); ++i) {
      const Cost cost = bench::median(costs[i]);
      results_.query("briefkamer, new question", {i, queries_[i].kind, totals[i], cost, cost});
    }
  }

  // Each word beside always the same one, so that no question has been asked.
  void ask_words() {
    Question question;
    question.texts = false;
    const std::string other = queries_.back().words.front() + " OF ";
    for (const BenchQuery& query : queries_)
      for (const std::string& word : query.words) {
        question.text = other + (query.join == "prefix" ? word + '*' : word);
        searcher_->search(question);
      }
  }

  const std::string name_;
  const bool alone_;
  const fs::path database_;
  const std::vector<BenchQuery> queries_;
  bench::Results results_;
  const std::size_t list_bytes_;
  corpus::Vocabulary vocabulary_;
  std::unique_ptr<Searcher> searcher_;
};

int run(int argc, char** argv) {
  CLI::App app{
      "Measures what answers cost: ranking, total and facets; texts of hits; filters of "
      "the same text; suggestions."};
  fs::path database, queries, results;
  app.add_option("--database", database, "Folder of the database")->required();
  app.add_option("--queries", queries, "queries.tsv of bench-set")->required();
  app.add_option("--results", results, "File to add what was measured to");
  std::size_t lists = searcher::kListBytes >> 20;
  app.add_option("--lists", lists, "Memory for lists, in MB")->capture_default_str();
  std::string name;
  app.add_option("--name", name, "Measure answers alone, under this name");
  CLI11_PARSE(app, argc, argv);
  SearchBench(database, queries, results, lists << 20, name).run();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "bench-search: " << error.what() << '\n';
    return 2;
  }
}
