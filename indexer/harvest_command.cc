#include "indexer/harvest_command.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <memory>

#include "corpus/harvest/harvest.h"
#include "indexer/folder/file_record.h"
#include "indexer/locations.h"

namespace briefkamer::indexer {
namespace {

constexpr int kDone = 0;
constexpr int kNothing = 1;
constexpr int kFailed = 2;

void show_progress(const corpus::HarvestProgress& progress) {
  static const bool terminal = ::isatty(STDERR_FILENO) != 0;
  if (!terminal) return;
  const auto total = progress.total == 0 ? "" : " of " + std::to_string(progress.total);
  std::fprintf(stderr, "\r\033[K%s %zu%s", progress.what.c_str(), progress.done, total.c_str());
  std::fflush(stderr);
}

void end_progress() {
  if (::isatty(STDERR_FILENO) != 0) std::fputs("\r\033[K", stderr);
}

void print_summary(const corpus::HarvestSummary& summary, const std::filesystem::path& folder) {
  for (const auto& failure : summary.failed)
    std::cerr << printable_path(failure.what) << ": " << printable_path(failure.reason) << '\n';
  std::cout << "fetched " << summary.fetched << ", changed " << summary.changed << ", updated "
            << summary.updated << ", unchanged " << summary.unchanged << ", deleted "
            << summary.deleted << ", failed " << summary.failed.size() << '\n';
  if (!summary.stopped.empty()) {
    std::cerr << "stopped: " << printable_path(summary.stopped)
              << "\nWhat was fetched is kept; the same command goes on from here.\n";
    return;
  }
  std::cout << "To search them: briefkamer-index update " << folder.string() << '\n';
}

int exit_status(const corpus::HarvestSummary& summary) {
  if (!summary.stopped.empty()) return kFailed;
  const auto good =
      summary.fetched + summary.changed + summary.updated + summary.unchanged + summary.deleted;
  if (good > 0) return kDone;
  return summary.failed.empty() ? kNothing : kFailed;
}

int run_harvest(corpus::HarvestOptions options, const std::string& since) {
  const auto day = corpus::from_iso(since);
  if (!day) throw corpus::HarvestError('"' + since + "\" is no day; write it as 2025-01-31");
  options.since = *day;
  std::signal(SIGPIPE, SIG_IGN);  // a host that hangs up is an error like any other
  const auto summary = corpus::harvest(options, show_progress);
  end_progress();
  print_summary(summary, options.folder);
  return exit_status(summary);
}

}  // namespace

void add_harvest(CLI::App& app, int& status) {
  const auto options = std::make_shared<corpus::HarvestOptions>();
  const auto since = std::make_shared<std::string>();
  options->folder = default_database().parent_path() / "harvest";
  CLI::App* command = app.add_subcommand("harvest", "Fetch letters from the official sources");
  command->add_option("--source", options->source, "tweedekamer or officielebekendmakingen")
      ->required()
      ->check(CLI::IsMember(corpus::harvest_sources()));
  command->add_option("--since", *since, "Letters of this day and later, as 2025-01-31")
      ->required();
  command->add_option("--dossier", options->dossier, "Only letters in it: 28676, 36410-X");
  command->add_option("--to", options->folder,
                      "Folder to fill (default: harvest in your data folder)");
  command
      ->add_option("--contact", options->contact,
                   "How the source can reach you: an e-mail address or web page")
      ->envname("BRIEFKAMER_CONTACT");
  command->add_option("--base-url", options->base_url,
                      "Address of a mirror, in place of the official one");
  command->callback([options, since, &status] { status = run_harvest(*options, *since); });
}

}  // namespace briefkamer::indexer
