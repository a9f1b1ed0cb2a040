// briefkamer-index: makes and keeps the database of letters.

#include <sys/signalfd.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <iostream>

#include "corpus/letter_json.h"
#include "corpus/parsing/letter_parser.h"
#include "corpus/tagging/tagger.h"
#include "indexer/analysis/analyzer_json.h"
#include "indexer/folder/file_record.h"
#include "indexer/folder/file_walk.h"
#include "indexer/folder/run_report.h"
#include "indexer/folder/update.h"
#include "indexer/folder/watch.h"
#include "indexer/harvest_command.h"
#include "indexer/locations.h"
#include "indexer/time_left.h"

namespace {

namespace fs = std::filesystem;
using namespace briefkamer::indexer;
namespace corpus = briefkamer::corpus;

constexpr int kDone = 0;
constexpr int kNothing = 1;  // there was nothing to read
constexpr int kFailed = 2;

std::string json_line(const corpus::Json& json) {
  return json.dump(-1, ' ', false, corpus::Json::error_handler_t::replace);
}

// "read 120 of 500", "joined 40 %".
std::string how_far(const UpdateProgress& progress) {
  if (progress.part == UpdatePart::kJoining)
    return "joined " + std::to_string(100 * progress.done / progress.total) + " %";
  return (progress.part == UpdatePart::kReading ? "read " : "wrote ") +
         std::to_string(progress.done) + " of " + std::to_string(progress.total);
}

// A line that is written over on a terminal, and nothing elsewhere. The time left is that of the
// whole run.
void show_progress(const UpdateProgress& progress) {
  static const bool terminal = ::isatty(STDERR_FILENO) != 0;
  static TimeLeft time_left;
  static UpdatePart part = UpdatePart::kReading;
  if (!terminal) return;
  if (std::exchange(part, progress.part) != progress.part) time_left = {};
  const auto left =
      time_left.after(progress.done, progress.total, progress.later, TimeLeft::Clock::now());
  if (progress.done == progress.total) {
    std::fputs("\r\033[K", stderr);
  } else if (progress.done % 10 == 0 || progress.part != UpdatePart::kReading) {
    std::fprintf(stderr, "\r\033[K%s%s%s  %.40s", how_far(progress).c_str(), left ? ", " : "",
                 left ? (in_words(*left) + " left").c_str() : "", progress.current.c_str());
  }
  std::fflush(stderr);
}

// A sentence to the user.
void say(const std::string& sentence) {
  std::cerr << "briefkamer-index: " << sentence << '\n';
}

void print_failures(const std::vector<Failure>& failures) {
  for (const Failure& failure : failures)
    std::cerr << failure.path << ": " << failure.reason << '\n';
}

void print_summary(const UpdateSummary& summary, const UpdateOptions& options) {
  std::cout << "read " << summary.read << ", added " << summary.added << ", changed "
            << summary.changed << ", unchanged " << summary.unchanged << ", moved " << summary.moved
            << ", duplicate " << summary.duplicate << ", gone " << summary.gone << ", pruned "
            << summary.pruned << ", failed " << summary.failed.size() << '\n';
  if (summary.gone > 0 && !options.prune)
    std::cout << "The letters of files that are gone stay; --prune removes them.\n";
  if (summary.other_vocabulary)
    std::cout << "Letters that were read earlier have the topics and missions of an older "
                 "vocabulary; briefkamer-index rebuild finds them anew.\n";
  if (summary.stopped) std::cout << "Stopped before its end; the next run goes on from here.\n";
}

// Of a run over files of which `good` were in order.
int exit_status(std::size_t good, const std::vector<Failure>& failed) {
  if (good > 0) return kDone;
  return failed.empty() ? kNothing : kFailed;
}

void print_run(const UpdateSummary& summary, const UpdateOptions& options,
               const std::string& format) {
  print_failures(summary.failed);
  print_failures(summary.remarks);
  if (format == "json") {
    std::cout << json_line(to_json(summary)) << '\n';
  } else {
    print_summary(summary, options);
  }
}

// Something that can be read as soon as the program is asked to end.
int end_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  sigprocmask(SIG_BLOCK, &signals, nullptr);
  const int file = ::signalfd(-1, &signals, SFD_CLOEXEC);
  if (file < 0) throw std::runtime_error("signals cannot be waited for");
  return file;
}

int run_watch(const UpdateOptions& options, const std::string& format) {
  const int stop = end_signals();
  const corpus::Vocabulary vocabulary = corpus::load_vocabulary(data_path("vocabulary"));
  bool told = false;
  WatchReports reports;
  reports.progress = show_progress;
  reports.updated = [&](const UpdateSummary& summary) {
    print_run(summary, options, format);
    std::cout.flush();
    if (!std::cout) throw std::runtime_error("the output cannot be written; is the disk full?");
    if (!std::exchange(told, true) && !summary.stopped)
      std::cerr << "watching for changes (stop with Ctrl-C)" << std::endl;
  };
  reports.trouble = [](const std::string& sentence) {
    std::cerr << sentence << "; trying again" << std::endl;
  };
  watch(options, vocabulary, stop, reports);
  return kDone;
}

int run_update(const UpdateOptions& options, const std::string& format) {
  const corpus::Vocabulary vocabulary = corpus::load_vocabulary(data_path("vocabulary"));
  const UpdateSummary summary = update(options, vocabulary, show_progress);
  print_run(summary, options, format);
  return exit_status(summary.read + summary.unchanged + summary.moved + summary.pruned,
                     summary.failed);
}

int run_rebuild(const fs::path& database) {
  const corpus::Vocabulary vocabulary = corpus::load_vocabulary(data_path("vocabulary"));
  const std::size_t letters = rebuild(database, vocabulary, show_progress, say);
  std::cout << "rebuilt " << letters << " letters\n";
  return kDone;
}

int run_parse(const std::vector<fs::path>& paths, const corpus::ReadLimits& limits) {
  const corpus::Vocabulary vocabulary = corpus::load_vocabulary(data_path("vocabulary"));
  const corpus::Tagger tagger(vocabulary);
  const Walk walk = walk_files(paths);
  std::vector<Failure> failed;
  failed.reserve(walk.unreadable.size());
  for (const UnreadablePath& path : walk.unreadable)
    failed.push_back({printable_path(path.path), path.reason});
  std::size_t letters = 0;
  for (const FoundFile& file : walk.files) {
    try {
      const std::string bytes = corpus::file_bytes(file.path, limits);
      std::vector<corpus::Refusal> refused;
      const auto documents = corpus::read_bytes(bytes, file.path, limits, &refused);
      for (const corpus::Refusal& refusal : refused)
        failed.push_back({printable_path(refusal.path), refusal.reason});
      for (const corpus::Document& document : documents) {
        for (const std::string& remark : document.remarks)
          std::cerr << printable_path(document.source.path) << ": " << remark << '\n';
        corpus::Letter letter = corpus::parse_letter(document, vocabulary);
        for (corpus::Source& source : letter.sources) source.path = printable_path(source.path);
        tagger.tag(letter, letter.themes);
        std::cout << json_line(corpus::to_json(letter)) << '\n';
        ++letters;
      }
    } catch (const std::exception& error) {  // one file never ends a run
      failed.push_back({printable_path(file.path), error.what()});
    }
  }
  print_failures(failed);
  return exit_status(letters, failed);
}

int run_analyze() {
  Analyzer analyzer;
  std::string line;
  while (std::getline(std::cin, line))
    std::cout << json_line(to_json(analyzer.analyze(line))) << '\n';
  return kDone;
}

// An option, such as --help, may stand in its place.
bool is_command(CLI::App& app, const std::string& word) {
  const auto commands = app.get_subcommands([](CLI::App*) { return true; });
  return word.starts_with('-') || std::any_of(commands.begin(), commands.end(), [&](auto* command) {
           return command->get_name() == word;
         });
}

// What the command line says.
struct CommandLine {
  UpdateOptions options;
  std::size_t megabytes = options.limits.bytes >> 20;
  std::string format = "text";
  bool watches = false;
  int harvested = kFailed;
};

void add_database_option(CLI::App* command, CommandLine& line) {
  command->add_option(
      "--database", line.options.database,
      "Folder of the database (default: $BRIEFKAMER_DATABASE, else your data folder)");
}

void add_reading_options(CLI::App* command, CommandLine& line) {
  command->add_flag("--ocr", line.options.limits.ocr,
                    "Read scans with Tesseract (packages tesseract-ocr, tesseract-ocr-nld,\n"
                    "poppler-utils)");
  command->add_option("--max-file", line.megabytes, "Largest file that is read, in MB")
      ->capture_default_str()
      ->check(CLI::Range(1, 4096));
}

void add_update(CLI::App& app, CommandLine& line) {
  CLI::App* command = app.add_subcommand("update", "Build a database or bring it up to date");
  command->add_option("path", line.options.paths, "Files, and folders with all that is below them")
      ->required();
  add_database_option(command, line);
  add_reading_options(command, line);
  command->add_flag("--prune", line.options.prune, "Remove letters whose file is gone");
  command->add_flag("--reread", line.options.reread, "Read files that did not change again");
  command->add_flag("--watch", line.watches,
                    "Go on until it is stopped, and follow what changes in local folders");
  command
      ->add_option("--commit-every", line.options.commit_every,
                   "Letters after which what was read so far is kept, whatever happens")
      ->capture_default_str()
      ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000}));
  command->add_option("--format", line.format, "Of the summary: text or json")
      ->check(CLI::IsMember({"text", "json"}));
}

void add_others(CLI::App& app, CommandLine& line) {
  add_database_option(
      app.add_subcommand("rebuild", "Analyse the letters in the database anew, after an upgrade"),
      line);
  CLI::App* parse =
      app.add_subcommand("parse", "Print what is understood of files, a JSON object a letter");
  parse->add_option("path", line.options.paths, "Files and folders")->required();
  add_reading_options(parse, line);
  app.add_subcommand("analyze",
                     "Print the tokens and terms of each line of standard input as JSON");
  add_harvest(app, line.harvested);
}

int carry_out(const std::string& command, CommandLine& line) {
  line.options.limits.bytes = line.megabytes << 20;
  if (command == "update" && line.watches) return run_watch(line.options, line.format);
  if (command == "update") return run_update(line.options, line.format);
  if (command == "rebuild") return run_rebuild(line.options.database);
  if (command == "parse") return run_parse(line.options.paths, line.options.limits);
  if (command == "analyze") return run_analyze();
  return line.harvested;
}

int run(int argc, char** argv) {
  CLI::App app{
      "Reads letters into a database that briefkamer searches.\n\n"
      "  briefkamer-index update letters/          read what is new or changed\n"
      "  briefkamer-index update letters/ --prune  and let go of letters whose file is gone\n"
      "  briefkamer-index update letters/ --watch  and go on: what changes is searchable at once\n"
      "  briefkamer-index parse brief.txt          show what is understood of a file\n"
      "  echo 'NAVO-top' | briefkamer-index analyze\n"
      "  briefkamer-index harvest --source officielebekendmakingen --since 2025-01-01 \\\n"
      "      --dossier 28676 --to letters/ --contact you@example.org\n\n"
      "A file that cannot be read is named with the reason; the others are read.\n\n"
      "A first database, and one of which a large part is new, is written whole beside the old\n"
      "one: many times faster, and seen by readers at its end. Smaller changes are seen as they\n"
      "are kept, each --commit-every letters. Either goes on where it was when it is run again.\n\n"
      "Exit status: 0 done, 1 no files to read, 2 error, or none of the files could be read."};
  app.require_subcommand(1);
  CommandLine line;
  line.options.database = default_database();
  line.options.log = say;
  add_update(app, line);
  add_others(app, line);
  if (argc > 1 && !is_command(app, argv[1])) {
    std::cerr << '"' << printable_path(argv[1])
              << "\" is no command; run with --help for those that are\n";
    return kFailed;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kFailed;
  }
  return carry_out(app.get_subcommands().front()->get_name(), line);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const int status = run(argc, argv);
    std::cout.flush();
    if (std::cout) return status;
    std::cerr << "briefkamer-index: the output cannot be written; is the disk full?\n";
    return kFailed;
  } catch (const std::exception& error) {
    std::cerr << "briefkamer-index: " << error.what() << '\n';
    return kFailed;
  }
}
