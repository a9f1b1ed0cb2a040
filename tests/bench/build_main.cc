// bench-build: how fast databases are built, in each way, of the same made-up letters. Making the
// letters up is not counted; each way has a process of its own, so that its memory is its own.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <exception>
#include <iostream>

#include "indexer/bulk/bulk_writer.h"
#include "indexer/letter_document.h"
#include "indexer/xapian_document.h"
#include "tests/bench/made_letters.h"

namespace {

namespace fs = std::filesystem;
using namespace briefkamer;

struct Task {
  bench::WantedLetters wanted = {};
  fs::path folder = {};
  indexer::BulkOptions options = {};
};

// What is done with each document, and when there are no more.
class Way {
 public:
  virtual ~Way() = default;
  // Whether the terms of this document may have other numbers than before.
  virtual bool may_forget() const { return true; }
  virtual void add(const indexer::FlatDocument& document) = 0;
  virtual void finish() = 0;
};

// Analysis alone: what every way has to pay.
class NoWriter : public Way {
 public:
  void add(const indexer::FlatDocument& document) override { terms_ += document.terms.size(); }
  void finish() override {
    if (terms_ == 0) throw std::runtime_error("the letters have no terms");
  }

 private:
  std::size_t terms_ = 0;
};

class Bulk : public Way {
 public:
  explicit Bulk(std::unique_ptr<indexer::BulkWriter> writer)
      : writer_(std::move(writer)), filler_(*writer_) {}
  bool may_forget() const override { return filler_.at_start(); }
  void add(const indexer::FlatDocument& document) override { filler_.add(document); }
  void finish() override {
    filler_.finish();
    writer_->finish();
  }

 private:
  std::unique_ptr<indexer::BulkWriter> writer_;
  indexer::BatchFiller filler_;
};

// The plain way through Xapian: one database, 10,000 letters a commit.
class OneDatabase : public Way {
 public:
  explicit OneDatabase(const fs::path& folder)
      : xapian_(folder.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS) {}
  void add(const indexer::FlatDocument& document) override {
    xapian_.add_document(indexer::xapian_document(document));
  }
  void finish() override { xapian_.commit(); }

 private:
  Xapian::WritableDatabase xapian_;
};

double cpu_seconds() {
  std::timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double folder_megabytes(const fs::path& folder) {
  std::uintmax_t bytes = 0;
  std::error_code missing;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder, missing))
    if (entry.is_regular_file()) bytes += entry.file_size();
  return static_cast<double>(bytes) * 1e-6;
}

double peak_megabytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024e-6;
}

// A name, and what makes it; nothing for making up the letters alone.
struct Named {
  const char* name;
  std::unique_ptr<Way> (*make)(const Task&);
};

const Named kWays[] = {
    {"letters made up, not analysed", nullptr},
    {"analysed, not written",
     [](const Task&) -> std::unique_ptr<Way> { return std::make_unique<NoWriter>(); }},
    {"tables written directly",
     [](const Task& task) -> std::unique_ptr<Way> {
       return std::make_unique<Bulk>(indexer::direct_writer(task.folder, task.options));
     }},
    {"small databases, compacted",
     [](const Task& task) -> std::unique_ptr<Way> {
       return std::make_unique<Bulk>(indexer::compacting_writer(task.folder, task.options));
     }},
    {"one WritableDatabase",
     [](const Task& task) -> std::unique_ptr<Way> {
       return std::make_unique<OneDatabase>(task.folder);
     }},
};

void measure(const Named& way, const Task& task, const bench::LetterParts& parts) {
  bench::LetterMaker maker = parts.maker(task.wanted);
  const auto writer = way.make ? way.make(task) : nullptr;
  indexer::LetterDocuments documents;
  double seconds = 0;
  double megabytes = 0;
  for (unsigned i = 0; i < task.wanted.number; ++i) {
    const double before = writer ? 0 : cpu_seconds();
    const corpus::Letter letter = maker.next();
    megabytes += static_cast<double>(bench::text_bytes(letter)) * 1e-6;
    const double start = cpu_seconds();
    if (writer && writer->may_forget()) documents.forget_when_full();
    if (writer) writer->add(documents.document(letter));
    seconds += writer ? cpu_seconds() - start : start - before;
  }
  const double start = cpu_seconds();
  if (writer) writer->finish();
  seconds += cpu_seconds() - start;
  std::printf("%-30s %7.1f %9.2f %8.2f %8.0f %9.1f\n", way.name, megabytes, seconds,
              megabytes / seconds, peak_megabytes(), folder_megabytes(task.folder));
}

// Runs one way in a process of its own; whether it went well.
bool measure_apart(const Named& way, const Task& task, const bench::LetterParts& parts) {
  std::fflush(nullptr);
  const pid_t child = ::fork();
  if (child == 0) {
    int status = 0;
    try {
      measure(way, task, parts);
    } catch (const Xapian::Error& error) {
      std::cerr << way.name << ": " << error.get_description() << '\n';
      status = 2;
    } catch (const std::exception& error) {
      std::cerr << way.name << ": " << error.what() << '\n';
      status = 2;
    }
    std::fflush(nullptr);
    ::_exit(status);
  }
  int status = 0;
  const bool ended = child > 0 && ::waitpid(child, &status, 0) == child;
  std::error_code ignored;
  fs::remove_all(task.folder, ignored);
  return ended && status == 0;
}

int run(int argc, char** argv) {
  CLI::App app{"Measures how fast databases are built, in each way, with full analysis."};
  Task task;
  std::size_t memory = task.options.memory >> 20;
  fs::path folder = fs::temp_directory_path();
  std::vector<std::size_t> ways;
  task.wanted.add_to(app);
  app.add_option("--memory", memory, "For sorting, in MB")->capture_default_str();
  app.add_option("--folder", folder, "Where databases are made, and removed again");
  app.add_option("--ways", ways, "Only these, by number from 0")
      ->check(CLI::Range(std::size_t{0}, std::size(kWays) - 1));
  CLI11_PARSE(app, argc, argv);
  task.options.memory = memory << 20;
  task.folder = folder / ("bench-build-" + std::to_string(::getpid()));
  const bench::LetterParts parts;
  std::printf("%u letters, seed %u, %zu MB for sorting\n%-30s %7s %9s %8s %8s %9s\n",
              task.wanted.number, task.wanted.seed, memory, "", "MB text", "CPU s", "MB/CPU s",
              "peak MB", "disk MB");
  bool good = true;
  for (std::size_t i = 0; i < std::size(kWays); ++i) {
    if (!ways.empty() && std::find(ways.begin(), ways.end(), i) == ways.end()) continue;
    good = measure_apart(kWays[i], task, parts) && good;
  }
  return good ? 0 : 2;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "bench-build: " << error.what() << '\n';
    return 2;
  }
}
