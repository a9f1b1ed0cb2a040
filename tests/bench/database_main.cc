// bench-database: makes a database of made-up letters with full analysis, in as many threads as an
// update does, and says what that took. Making the letters up is counted in the time on the clock,
// as others work meanwhile, and not in that of the processors.
#include <exception>
#include <iostream>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "indexer/database_files.h"
#include "indexer/generation_writer.h"
#include "tests/bench/made_letters.h"
#include "tests/bench/measure.h"

namespace {

namespace fs = std::filesystem;
using namespace briefkamer;

// Letters that are made up as they are asked for, and wait for the thread that is to analyse them.
class MakingUp {
 public:
  MakingUp(bench::LetterMaker& maker, unsigned letters) : maker_(maker), letters_(letters) {}

  std::optional<indexer::StoredLetter> next() {
    if (made_ == letters_) return std::nullopt;
    const double start = bench::thread_cpu_ms();
    corpus::Letter letter = maker_.next();
    // A batch ends by how much is in it.
    std::string size(bench::text_bytes(letter), ' ');
    cpu_ms_ += bench::thread_cpu_ms() - start;
    const std::lock_guard lock(mutex_);
    waiting_.emplace(made_, std::move(letter));
    return indexer::StoredLetter{std::move(size), made_++};
  }

  corpus::Letter take(const indexer::StoredLetter& stored) {
    const std::lock_guard lock(mutex_);
    return std::move(waiting_.extract(stored.place).mapped());
  }

  double cpu_ms() const { return cpu_ms_; }

 private:
  bench::LetterMaker& maker_;
  const unsigned letters_;
  unsigned made_ = 0;
  double cpu_ms_ = 0;
  std::mutex mutex_;
  std::unordered_map<std::uint64_t, corpus::Letter> waiting_;
};

struct Options {
  bench::WantedLetters wanted;
  unsigned shards = 0;
  fs::path database;
};

// Writes the next `letters` of `maker` into a new database.
bench::Cost write(const fs::path& database, unsigned letters, bench::LetterMaker& maker,
                  const corpus::Vocabulary& vocabulary) {
  MakingUp making(maker, letters);
  const bench::Cost start = bench::spent();
  const indexer::WriterLock lock(database);
  indexer::GenerationWriter writer(database, vocabulary.identity,
                                   [](const std::string& line) { std::cerr << line << '\n'; });
  writer.add(
      {[&] { return making.next(); }, [&](const auto& stored) { return making.take(stored); }}, {});
  writer.finish();
  bench::Cost cost = bench::spent() - start;
  cost.cpu_ms -= making.cpu_ms();
  return cost;
}

// One database, or so many shards in folders of it, each with its share of the letters.
bench::Cost build(const Options& options) {
  const bench::LetterParts parts;
  const unsigned letters = options.wanted.number;
  bench::LetterMaker maker = parts.maker(options.wanted);
  if (options.shards == 0) return write(options.database, letters, maker, parts.vocabulary);
  bench::Cost cost;
  for (unsigned i = 0; i < options.shards; ++i) {
    const unsigned begin = letters / options.shards * i;
    const unsigned end = i + 1 < options.shards ? begin + letters / options.shards : letters;
    cost += write(options.database / std::to_string(i), end - begin, maker, parts.vocabulary);
  }
  return cost;
}

int run(int argc, char** argv) {
  CLI::App app{"Makes a database of made-up letters: the same for the same seed."};
  Options options;
  fs::path results;
  options.wanted.add_to(app);
  app.add_option("--shards", options.shards, "Write so many databases, in folders 0, 1, …");
  app.add_option("--database", options.database, "Folder of the database")->required();
  app.add_option("--results", results, "File to add what was measured to");
  CLI11_PARSE(app, argc, argv);
  const bench::Cost cost = build(options);
  const std::string engine = options.shards == 0 ? "briefkamer" : "briefkamer, in shards";
  bench::Results said(results);
  said.fact(engine, "build_cpu_s", cost.cpu_ms / 1e3);
  said.fact(engine, "build_wall_s", cost.wall_ms / 1e3);
  said.fact(engine, "build_peak_mb", bench::peak_megabytes());
  said.fact(engine, "index_mb", bench::folder_megabytes(options.database));
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
