// bench-database: makes a database of made-up letters with full analysis, and says what that took.
// Making the letters up is not counted.
#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "indexer/database_files.h"
#include "indexer/generation_writer.h"
#include "indexer/locations.h"
#include "tests/bench/letter_maker.h"
#include "tests/bench/measure.h"

namespace {

namespace fs = std::filesystem;
using namespace briefkamer;

// What making letters up costs: on this thread, for writing may have others.
class MakingUp {
 public:
  explicit MakingUp(bench::LetterMaker& maker) : maker_(maker) {}

  corpus::Letter next() {
    const bench::Cost start{bench::thread_cpu_ms(), bench::spent().wall_ms};
    corpus::Letter letter = maker_.next();
    cost_ += bench::Cost{bench::thread_cpu_ms(), bench::spent().wall_ms} - start;
    return letter;
  }
  const bench::Cost& cost() const { return cost_; }

 private:
  bench::LetterMaker& maker_;
  bench::Cost cost_;
};

int run(int argc, char** argv) {
  CLI::App app{"Makes a database of made-up letters: the same for the same seed."};
  unsigned letters = 10'000;
  unsigned words = bench::kUsualWords;
  unsigned seed = 1;
  fs::path database;
  fs::path results;
  app.add_option("--letters", letters, "How many")->capture_default_str();
  app.add_option("--words", words, "Of a letter, about")->capture_default_str();
  app.add_option("--seed", seed, "Another seed makes others")->capture_default_str();
  app.add_option("--database", database, "Folder of the database")->required();
  app.add_option("--results", results, "File to add what was measured to");
  CLI11_PARSE(app, argc, argv);
  const corpus::Vocabulary vocabulary = corpus::load_vocabulary(indexer::data_path("vocabulary"));
  const bench::TextMaker text(LETTERS_FOLDER, WORDS_FILE);
  bench::LetterMaker maker(text, vocabulary, seed, words);
  MakingUp making(maker);
  const bench::Cost start = bench::spent();
  const indexer::WriterLock lock(database);
  indexer::GenerationWriter writer(database, vocabulary.identity,
                                   [](const std::string& line) { std::cerr << line << '\n'; });
  for (unsigned i = 0; i < letters; ++i) writer.add(making.next());
  writer.finish();
  const bench::Cost cost = bench::spent() - start - making.cost();
  bench::Results said(results);
  said.fact("briefkamer", "build_cpu_s", cost.cpu_ms / 1e3);
  said.fact("briefkamer", "build_wall_s", cost.wall_ms / 1e3);
  said.fact("briefkamer", "build_peak_mb", bench::peak_megabytes());
  said.fact("briefkamer", "index_mb", bench::folder_megabytes(database));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "bench-database: " << error.what() << '\n';
    return 2;
  }
}
