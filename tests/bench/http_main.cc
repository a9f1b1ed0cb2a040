// bench-http: what the server makes of what the searcher can do, and whether clients that behave
// badly keep others waiting.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <exception>
#include <iostream>
#include <thread>

#include "indexer/locations.h"
#include "searcher/searcher.h"
#include "searcher/serving/answer_json.h"
#include "tests/bench/http_client.h"
#include "tests/bench/measure.h"
#include "tests/bench/query_maker.h"
#include "tests/bench/server_process.h"
#include "tests/bench/troublemakers.h"

namespace {

namespace fs = std::filesystem;
using namespace briefkamer;
using bench::BenchQuery;
using bench::Connection;
using bench::Cost;
using bench::Milliseconds;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kClients = 16;
constexpr Milliseconds kPatience{10'000};
constexpr Milliseconds kProbeEvery{20};
constexpr Milliseconds kSettling{1500};  // until all troublemakers are there
constexpr double kPromptMs = 100;

struct Load {
  double seconds = 0;
  double cpu_ms = 0;              // of the side that answers
  std::size_t failed = 0;         // not answered with 200
  std::vector<double> latencies;  // in ms, sorted

  double rate() const { return static_cast<double>(latencies.size()) / seconds; }
  double cpu_each() const { return cpu_ms / static_cast<double>(latencies.size()); }
  double percentile(std::size_t percent) const {
    if (latencies.empty()) return 0;
    return latencies[std::min(latencies.size() - 1, latencies.size() * percent / 100)];
  }
};

double ms_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// `threads` times `work`, each with its number, each its own latencies; until the time is over.
// `work` answers whether it went well.
Load run_load(std::size_t threads, Milliseconds time,
              const std::function<std::function<bool(std::size_t)>(std::size_t)>& worker) {
  std::vector<Load> loads(threads);
  std::vector<std::thread> running;
  const auto start = Clock::now();
  for (std::size_t i = 0; i < threads; ++i)
    running.emplace_back([&, i] {
      const auto work = worker(i);
      for (std::size_t turn = i * 23; Clock::now() - start < time; ++turn) {
        const auto begun = Clock::now();
        if (!work(turn)) ++loads[i].failed;
        loads[i].latencies.push_back(ms_since(begun));
      }
    });
  for (std::thread& thread : running) thread.join();
  Load all;
  all.seconds = ms_since(start) / 1e3;
  for (const Load& load : loads) {
    all.failed += load.failed;
    all.latencies.insert(all.latencies.end(), load.latencies.begin(), load.latencies.end());
  }
  std::sort(all.latencies.begin(), all.latencies.end());
  return all;
}

std::string address_of(const BenchQuery& query) {
  std::string address = "/api/v1/search?q=" + bench::percent_encoded(bench::query_text(query));
  if (!query.topic.empty()) address += "&topic=" + query.topic;
  if (!query.mission.empty()) address += "&mission=" + query.mission;
  if (!query.from.empty()) address += "&from=" + query.from + "&to=" + query.to;
  return address;
}

searcher::Question question_of(const BenchQuery& query) {
  searcher::Question question;
  question.text = bench::query_text(query);
  if (!query.topic.empty()) question.chosen["topic"] = {query.topic};
  if (!query.mission.empty()) question.chosen["mission"] = {query.mission};
  if (!query.from.empty()) question.from = corpus::from_iso(query.from);
  if (!query.to.empty()) question.to = corpus::from_iso(query.to);
  return question;
}

class HttpBench {
 public:
  HttpBench(fs::path database, const fs::path& queries, const fs::path& results, unsigned seconds,
            std::size_t list_megabytes)
      : database_(std::move(database)),
        queries_(bench::read_queries(queries)),
        results_(results),
        time_(seconds * 1000),
        list_megabytes_(list_megabytes) {}

  void run(const fs::path& program) {
    const Load possible = in_process();
    tell("in process", possible);
    serve(program, possible);
    for (const bench::Trouble& trouble : bench::troubles())
      for (const std::size_t count : {std::size_t{1}, trouble.many})
        if (count <= trouble.many) probe(program, trouble, count);
  }

 private:
  void serve(const fs::path& program, const Load& possible) {
    const bench::ServerProcess server(program, database_, list_megabytes_);
    run_clients(server, Milliseconds(1000));  // so that both have been asked before
    const Load served = run_clients(server, time_);
    tell("over HTTP", served);
    results_.fact("over HTTP", "share of in process", served.rate() / possible.rate());
  }

  void tell(const std::string& name, const Load& load) {
    results_.fact(name, "answers/s", load.rate());
    results_.fact(name, "CPU ms each", load.cpu_each());
    results_.fact(name, "p50 ms", load.percentile(50));
    results_.fact(name, "p99 ms", load.percentile(99));
    results_.fact(name, "failed", static_cast<double>(load.failed));
  }

  Load in_process() {
    const corpus::Vocabulary vocabulary = corpus::load_vocabulary(indexer::data_path("vocabulary"));
    const searcher::Searcher searcher(database_, vocabulary, list_megabytes_ << 20);
    const auto ask = [&](std::size_t turn) {
      const BenchQuery& query = queries_[turn % queries_.size()];
      return !searcher::to_line(to_json(searcher.search(question_of(query)))).empty();
    };
    const auto worker = [&](std::size_t) -> std::function<bool(std::size_t)> { return ask; };
    const std::size_t threads = std::max(1u, std::thread::hardware_concurrency());
    run_load(threads, Milliseconds(1000), worker);
    const double before = bench::spent().cpu_ms;
    Load load = run_load(threads, time_, worker);
    load.cpu_ms = bench::spent().cpu_ms - before;
    return load;
  }

  Load run_clients(const bench::ServerProcess& server, Milliseconds time) {
    std::vector<std::string> requests;
    for (const BenchQuery& query : queries_)
      requests.push_back(bench::get_request(address_of(query)));
    const double before = server.cpu_ms();
    Load load = run_load(kClients, time, [&](std::size_t) {
      auto connection = std::make_shared<Connection>(server.port());
      return [&, connection](std::size_t turn) {
        if (!connection->is_open()) *connection = Connection(server.port());
        return connection->send(requests[turn % requests.size()], kPatience) &&
               connection->receive(kPatience) == 200;
      };
    });
    load.cpu_ms = server.cpu_ms() - before;
    return load;
  }

  // What others wait for meanwhile: a new connection and a small answer, or a search.
  void probe(const fs::path& program, const bench::Trouble& trouble, std::size_t count) {
    const bench::ServerProcess server(program, database_, list_megabytes_);
    const std::string small = bench::get_request("/healthz");
    const std::string search = bench::get_request(address_of(queries_.front()));
    const double memory = server.resident_megabytes();
    bench::Troublemakers makers(server.port(), trouble, count);
    std::this_thread::sleep_for(kSettling);
    double worst = 0;
    std::size_t late = 0, asked = 0;
    for (const auto start = Clock::now(); Clock::now() - start < time_; ++asked) {
      const auto begun = Clock::now();
      Connection connection(server.port());
      connection.send(asked % 2 == 0 ? small : search, kPatience);
      const bool answered = connection.receive(kPatience) == 200;
      const double took = ms_since(begun);
      worst = std::max(worst, took);
      if (!answered || took > kPromptMs) ++late;
      std::this_thread::sleep_for(kProbeEvery);
    }
    const std::string name = std::to_string(count) + ' ' + trouble.name;
    results_.fact(name, "others asked", static_cast<double>(asked));
    results_.fact(name, "over 100 ms", static_cast<double>(late));
    results_.fact(name, "longest ms", worst);
    results_.fact(name, "ended by server", static_cast<double>(makers.ended()));
    results_.fact(name, "server grew MB", server.resident_megabytes() - memory);
  }

  const fs::path database_;
  const std::vector<BenchQuery> queries_;
  bench::Results results_;
  const Milliseconds time_;
  const std::size_t list_megabytes_;
};

int run(int argc, char** argv) {
  CLI::App app{"Measures the server: 16 clients on this machine, and clients that behave badly."};
  fs::path program, database, queries, results;
  unsigned seconds = 5;
  app.add_option("--program", program, "briefkamer")->required();
  app.add_option("--database", database, "Folder of the database")->required();
  app.add_option("--queries", queries, "queries.tsv of bench-set")->required();
  app.add_option("--results", results, "File to add what was measured to");
  app.add_option("--seconds", seconds, "For each measurement")->capture_default_str();
  std::size_t lists = searcher::kListBytes >> 20;
  app.add_option("--lists", lists, "Memory for lists, in MB")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  HttpBench(database, queries, results, seconds, lists).run(program);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "bench-http: " << error.what() << '\n';
    return 2;
  }
}
