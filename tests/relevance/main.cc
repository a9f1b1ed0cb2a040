// Measures how well letters are found, in folders as collection.h describes them.
#include <unistd.h>
#include <xapian.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "indexer/locations.h"
#include "tests/relevance/collection.h"
#include "tests/relevance/report.h"
#include "tests/relevance/runs.h"

namespace briefkamer::relevance {
namespace {

namespace fs = std::filesystem;

struct Arguments {
  std::vector<fs::path> folders;
  std::optional<fs::path> documents;
  std::optional<fs::path> details;
};

// A folder that is gone when the program ends.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = fs::temp_directory_path() / "relevance-XXXXXX";
    if (mkdtemp(name.data()) == nullptr)
      throw std::runtime_error(name + ": cannot make this folder");
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

struct NamedEngine {
  std::string name;
  std::unique_ptr<Engine> engine;
};

// Ours is the last, no stemming the first.
std::vector<NamedEngine> engines_for(const Collection& collection, const fs::path& folder,
                                     const corpus::Vocabulary& vocabulary) {
  std::vector<NamedEngine> engines;
  const std::vector<TestDocument>& documents = collection.documents;
  engines.push_back({"no stemming", plain_engine(documents, folder / "none", "none")});
  engines.push_back({"Porter", plain_engine(documents, folder / "porter", "dutch")});
  engines.push_back(
      {"Kraaij-Pohlmann", plain_engine(documents, folder / "pohlmann", "kraaij_pohlmann")});
  engines.push_back({"Briefkamer", our_engine(documents, folder / "ours", vocabulary)});
  return engines;
}

void write_details(std::ostream& out, const std::string& collection, const QuerySet& set,
                   const std::vector<Values>& engines) {
  for (std::size_t i = 0; i < set.queries.size(); ++i) {
    out << collection << '\t' << set.name << '\t' << set.queries[i].id;
    for (const Values& engine : engines) out << '\t' << engine.ndcg10[i];
    out << '\t' << set.queries[i].text << '\n';
  }
}

void measure(const fs::path& folder, const Arguments& arguments,
             const corpus::Vocabulary& vocabulary, std::ostream& details) {
  const Collection collection = read_collection(folder, arguments.documents, vocabulary);
  std::cout << collection.name << ": " << collection.documents.size() << " documents\n";
  for (const std::string& remark : collection.remarks) std::cout << "  " << remark << '\n';
  const TemporaryFolder databases;
  const auto engines = engines_for(collection, databases.path(), vocabulary);
  for (const QuerySet& set : collection.sets) {
    std::vector<Values> values;
    for (const auto& [name, engine] : engines) {
      std::vector<Ranking> rankings;
      for (const TestQuery& query : set.queries) rankings.push_back(engine->rank(query.text));
      values.push_back(values_of(name, set.queries, rankings, collection.judged));
    }
    print_set(std::cout, set, values);
    write_details(details, collection.name, set, values);
    std::cout << std::flush;
  }
  std::cout << '\n';
}

}  // namespace

static int run(int argc, char** argv) {
  CLI::App app{
      "Measures how well letters are found, against Xapian without stemming and with two "
      "stemmers of Dutch."};
  Arguments arguments;
  app.add_option("folder", arguments.folders,
                 "Folder of documents.jsonl, queries*.tsv and qrels.tsv")
      ->required();
  app.add_option("--documents", arguments.documents,
                 "Folder of letters, for a folder without documents.jsonl");
  app.add_option("--details", arguments.details,
                 "File to write to: collection, set, query, nDCG@10 of each engine, text");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  const corpus::Vocabulary vocabulary = corpus::load_vocabulary(indexer::data_path("vocabulary"));
  std::ofstream details;
  if (arguments.details) {
    details.open(*arguments.details);
    if (!details) throw std::runtime_error(arguments.details->string() + ": cannot be written to");
  }
  for (const fs::path& folder : arguments.folders) measure(folder, arguments, vocabulary, details);
  return 0;
}

}  // namespace briefkamer::relevance

int main(int argc, char** argv) {
  try {
    return briefkamer::relevance::run(argc, argv);
  } catch (const Xapian::Error& error) {
    std::cerr << "relevance: " << error.get_description() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "relevance: " << error.what() << '\n';
  }
  return 2;
}
