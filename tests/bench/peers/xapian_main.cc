// bench-xapian: Xapian as its manual shows it, on the letters and queries of bench-set:
// TermGenerator and QueryParser with Dutch stems, and a ValueCountMatchSpy a facet.
#include <xapian.h>

#include <CLI/CLI.hpp>
#include <array>
#include <exception>
#include <fstream>
#include <iostream>
#include <sstream>

#include "tests/bench/measure.h"
#include "tests/bench/query_maker.h"

namespace {

namespace fs = std::filesystem;
using namespace briefkamer;
using bench::BenchQuery;
using bench::Cost;
using Xapian::Query;

constexpr const char* kEngine = "plain Xapian";
constexpr std::size_t kRuns = 5;
constexpr std::size_t kFacetCount = 6;
constexpr Xapian::valueno kDate = 6;
constexpr std::array<const char*, kFacetCount> kFacetNames{"topic", "mission", "ministry",
                                                           "kind",  "year",    "month"};

std::string prefix_of(std::size_t facet) {
  return std::string("X") + static_cast<char>('A' + facet);
}

std::vector<std::string> split(const std::string& text, char at) {
  std::istringstream stream(text);
  std::vector<std::string> parts;
  for (std::string part; std::getline(stream, part, at);) parts.push_back(part);
  return parts;
}

// A line of letters.tsv.
Xapian::Document document_of(const std::string& line, Xapian::TermGenerator& terms) {
  const std::vector<std::string> fields = split(line, '\t');
  if (fields.size() != 10) throw std::runtime_error("this is no letter: " + line.substr(0, 80));
  Xapian::Document document;
  terms.set_document(document);
  terms.index_text(fields[8]);
  terms.increase_termpos();
  terms.index_text(fields[9]);
  for (std::size_t i = 0; i < kFacetCount; ++i) {
    document.add_value(static_cast<Xapian::valueno>(i), fields[2 + i]);
    for (const std::string& value : split(fields[2 + i], '|'))
      document.add_boolean_term(prefix_of(i) + value);
  }
  document.add_value(kDate, fields[1]);
  document.add_boolean_term('Q' + fields[0]);
  document.set_data(fields[8] + '\n' + fields[9]);
  return document;
}

void build(const fs::path& letters, const fs::path& folder, bench::Results& results) {
  const Cost start = bench::spent();
  Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator terms;
  terms.set_stemmer(Xapian::Stem("dutch"));
  std::ifstream file(letters, std::ios::binary);
  for (std::string line; std::getline(file, line);) database.add_document(document_of(line, terms));
  database.commit();
  const Cost cost = bench::spent() - start;
  if (database.get_doccount() == 0) throw std::runtime_error(letters.string() + ": no letters");
  results.fact(kEngine, "build_cpu_s", cost.cpu_ms / 1e3);
  results.fact(kEngine, "build_wall_s", cost.wall_ms / 1e3);
  results.fact(kEngine, "build_peak_mb", bench::peak_megabytes());
  results.fact(kEngine, "index_mb", bench::folder_megabytes(folder));
}

Query text_query(const BenchQuery& query, Xapian::QueryParser& parser) {
  parser.set_default_op(query.join == "or" ? Query::OP_OR : Query::OP_AND);
  std::string text;
  for (const std::string& word : query.words) text += (text.empty() ? "" : " ") + word;
  if (query.join == "phrase") text = '"' + text + '"';
  if (query.join == "prefix") text += '*';
  return parser.parse_query(text,
                            Xapian::QueryParser::FLAG_DEFAULT | Xapian::QueryParser::FLAG_WILDCARD);
}

bool has_choice(const BenchQuery& query, std::size_t facet) {
  const std::string name = kFacetNames[facet];
  if (name == "topic") return !query.topic.empty();
  if (name == "mission") return !query.mission.empty();
  return (name == "year" || name == "month") && !query.from.empty();
}

Query filtered(Query text, const BenchQuery& query, bool with_choices) {
  if (!with_choices) return text;
  if (!query.topic.empty()) text = Query(Query::OP_FILTER, text, Query(prefix_of(0) + query.topic));
  if (!query.mission.empty())
    text = Query(Query::OP_FILTER, text, Query(prefix_of(1) + query.mission));
  if (!query.from.empty())
    text = Query(Query::OP_FILTER, text, Query(Query::OP_VALUE_RANGE, kDate, query.from, query.to));
  return text;
}

// The facets that have a choice of their own, or those that have none, over all matches.
Xapian::MSet pass(const Xapian::Database& database, const BenchQuery& query, const Query& text,
                  bool own_choice, std::size_t& counted) {
  Xapian::Enquire enquire(database);
  enquire.set_query(filtered(text, query, !own_choice));
  std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy>> spies;
  for (std::size_t i = 0; i < kFacetCount; ++i) {
    if (has_choice(query, i) != own_choice) continue;
    spies.push_back(std::make_unique<Xapian::ValueCountMatchSpy>(static_cast<Xapian::valueno>(i)));
    enquire.add_matchspy(spies.back().get());
  }
  if (spies.empty()) return {};
  const Xapian::MSet found = enquire.get_mset(0, own_choice ? 0 : 10, database.get_doccount());
  for (const auto& spy : spies) {
    std::map<std::string, std::size_t> counts;
    for (auto it = spy->values_begin(); it != spy->values_end(); ++it)
      for (const std::string& value : split(*it, '|')) counts[value] += it.get_termfreq();
    counted += counts.size();
  }
  return found;
}

std::size_t ask(const Xapian::Database& database, Xapian::QueryParser& parser,
                const BenchQuery& query) {
  const Query text = text_query(query, parser);
  std::size_t counted = 0;
  const Xapian::MSet found = pass(database, query, text, false, counted);
  pass(database, query, text, true, counted);
  return found.get_matches_lower_bound();
}

void answer(const fs::path& queries, const fs::path& folder, bench::Results& results) {
  const std::vector<BenchQuery> all = bench::read_queries(queries);
  const Cost start = bench::spent();
  const Xapian::Database database(folder.string());
  Xapian::QueryParser parser;
  parser.set_database(database);
  parser.set_stemmer(Xapian::Stem("dutch"));
  parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  const Cost ready = bench::spent() - start;
  results.fact(kEngine, "ready_cpu_s", ready.cpu_ms / 1e3);
  results.fact(kEngine, "ready_wall_s", ready.wall_ms / 1e3);
  std::vector<bench::QueryCost> costs(all.size());
  std::vector<std::vector<Cost>> warm(all.size());
  for (std::size_t run = 0; run <= kRuns; ++run) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Cost cost = bench::cost_of([&] { costs[i].total = ask(database, parser, all[i]); });
      if (run == 0) {
        costs[i].first = cost;
      } else {
        warm[i].push_back(cost);
      }
    }
  }
  for (std::size_t i = 0; i < all.size(); ++i)
    results.query(kEngine,
                  {i, all[i].kind, costs[i].total, costs[i].first, bench::median(warm[i])});
  results.fact(kEngine, "peak_mb", bench::peak_megabytes());
}

int run(int argc, char** argv) {
  CLI::App app{"Measures plain Xapian."};
  app.require_subcommand(1);
  fs::path source, folder, file;
  const auto command = [&](const char* name, const char* help, const char* what) {
    CLI::App* added = app.add_subcommand(name, help);
    added->add_option(what, source)->required();
    added->add_option("folder", folder, "Of the database")->required();
    added->add_option("results", file, "To add what was measured to")->required();
    return added;
  };
  CLI::App* building = command("build", "Fill a database", "letters");
  command("answer", "Ask it", "queries");
  CLI11_PARSE(app, argc, argv);
  bench::Results results(file);
  if (building->parsed()) {
    build(source, folder, results);
  } else {
    answer(source, folder, results);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const Xapian::Error& error) {
    std::cerr << "bench-xapian: " << error.get_description() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "bench-xapian: " << error.what() << '\n';
  }
  return 2;
}
