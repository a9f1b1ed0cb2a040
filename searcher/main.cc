// briefkamer: searches letters, on the command line and over HTTP.

#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <exception>
#include <iostream>
#include <thread>

#include "indexer/locations.h"
#include "searcher/commands.h"
#include "searcher/searcher.h"
#include "searcher/serving/server.h"

namespace {

namespace fs = std::filesystem;
using namespace briefkamer::searcher;
namespace corpus = briefkamer::corpus;
namespace indexer = briefkamer::indexer;

// "::1" → "[::1]".
std::string in_address(const std::string& host) {
  return host.find(':') == std::string::npos ? host : '[' + host + ']';
}

// Every client is an open file: as many as the system allows this program.
void raise_file_limit() {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  files.rlim_cur = files.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &files);
}

int run_serve(ServerOptions options, const Searcher& searcher,
              const corpus::Vocabulary& vocabulary) {
  // Signals go to the one thread that waits for them; all threads made later inherit the mask.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);

  raise_file_limit();
  if (options.web.empty()) options.web = indexer::data_path("web");
  Server server(searcher, vocabulary, options);
  const int port = server.bind();
  std::cout << "Briefkamer serves " << searcher.status().letters << " letters on http://"
            << in_address(options.host) << ':' << port << "  (stop with Ctrl-C)" << std::endl;
  std::thread waiter([&] {
    int signal = 0;
    sigwait(&signals, &signal);
    server.stop();
  });
  server.run();
  pthread_kill(waiter.native_handle(), SIGINT);  // it waits for that too
  waiter.join();
  return kFound;
}

// One value behind the option, or the words after it would be values too.
void add_field(CLI::App* command, Arguments& arguments, const std::string& name, const char* help) {
  command->add_option("--" + name, arguments.fields[name], help)->allow_extra_args(false);
}

void add_question_options(CLI::App* command, Arguments& arguments) {
  command->add_option("words", arguments.words, "What to look for; see below");
  const std::pair<const char*, const char*> fields[] = {
      {"topic", "Only letters on this topic: id or name; may be repeated"},
      {"mission", "Only letters that speak of this mission"},
      {"ministry", "Only letters of this ministry"},
      {"kind", "Only letters of this kind"},
      {"from", "Dated from 2024, 2024-06 or 2024-06-01 on"},
      {"to", "Dated up to and including 2024, 2024-06 or 2024-06-30"},
      {"match", "auto: some words will do when few letters have all; all; any"},
  };
  for (const auto& [name, help] : fields) add_field(command, arguments, name, help);
  command->footer(
      "Words            navo top Irak          letters with all of them, in any of their forms\n"
      "Exactly          '\"vitale infrastructuur\"'\n"
      "Operators        missie EN (Irak OF Syrië) NIET OIR     (AND, OR, NOT; -word)\n"
      "Beginnings       defensie*\n"
      "Fields           onderwerp:verslag afzender:defensie missie:NMI thema:defensie "
      "soort:verslag\n"
      "                 ministerie:BZ dossier:28676 datum:2025-01..2025-03\n"
      "Numbers          27925-980, 'Kamerstuk 28 676, nr. 472', 2025D01234\n"
      "-word and all behind it go in quotes, or behind --: search -- missie -irak");
}

// What the command line says.
struct CommandLine {
  Arguments arguments;
  ServerOptions server;
  std::size_t seconds = kTimeLimit / std::chrono::seconds(1);
  std::size_t list_megabytes = kListBytes >> 20;
};

void add_general_options(CLI::App& app, CommandLine& line) {
  app.add_option("--database", line.arguments.database,
                 "Folder of the database (default: $BRIEFKAMER_DATABASE, else your data folder)");
  app.add_option("--format", line.arguments.format, "text, json or csv; of an export csv or jsonl");
  app.add_option("--time-limit", line.seconds,
                 "Seconds that a question may take; a shard on another machine may be silent for a "
                 "third of them")
      ->capture_default_str()
      ->check(CLI::Range(1, 3600));
}

void add_search(CLI::App& app, Arguments& arguments) {
  CLI::App* command = app.add_subcommand("search", "Find letters");
  add_question_options(command, arguments);
  add_field(command, arguments, "sort", "relevance, newest or oldest");
  add_field(command, arguments, "first", "Start at this hit, from 0");
  add_field(command, arguments, "count", "Hits to show, 100 at most");
  add_field(command, arguments, "expand", "0: only what was typed");
  command->add_flag_callback(
      "--explain", [&arguments] { arguments.fields["explain"] = {"1"}; },
      "Say how the query was read, and why each letter is a hit");
}

void add_export(CLI::App& app, Arguments& arguments) {
  CLI::App* command =
      app.add_subcommand("export", "Print all letters that are found, as a table or whole");
  add_question_options(command, arguments);
  add_field(command, arguments, "sort", "relevance, newest or oldest");
  add_field(command, arguments, "expand", "0: only what was typed");
}

void add_lookups(CLI::App& app, Arguments& arguments) {
  CLI::App* show = app.add_subcommand("show", "Print a letter");
  show->add_option("id", arguments.id, "As search prints it")->required();
  CLI::App* related = app.add_subcommand("related", "Find letters like a letter");
  related->add_option("id", arguments.id, "As search prints it")->required();
  CLI::App* facets = app.add_subcommand("facets", "Count letters by topic, mission, ministry, …");
  add_question_options(facets, arguments);
  facets->add_option("--name", arguments.facet, "One facet only")
      ->check(CLI::IsMember({"topic", "mission", "ministry", "kind", "year", "month"}));
  CLI::App* glossary =
      app.add_subcommand("glossary", "List the abbreviations that letters spell out");
  glossary->add_option("words", arguments.words, "Only those that begin with this, or a word does");
  CLI::App* suggest = app.add_subcommand("suggest", "Complete what is typed so far");
  suggest->add_option("words", arguments.words, "Beginning of a query")->required();
  app.add_subcommand("status", "Say what the database holds");
}

void add_serve(CLI::App& app, CommandLine& line) {
  CLI::App* serve = app.add_subcommand("serve", "Serve the page and the HTTP interface");
  serve->add_option("--host", line.server.host, "Address to listen on")->capture_default_str();
  serve->add_option("--port", line.server.port, "Port to listen on; 0 takes any that is free")
      ->capture_default_str()
      ->check(CLI::Range(0, 65535));
  serve->add_option("--web", line.server.web, "Folder of the page's files");
  serve
      ->add_option("--list-memory", line.list_megabytes,
                   "Megabytes for what was read from the database; 0 keeps nothing")
      ->capture_default_str()
      ->check(CLI::Range(std::size_t{0}, std::size_t{1} << 20));
}

std::vector<std::string> formats_of(const std::string& command) {
  if (command == "export") return {"csv", "jsonl"};
  if (command == "show" || command == "related") return {"text", "json"};
  return {"text", "json", "csv"};
}

// The first format of the command, where none is asked for. Those that it has not are refused.
void settle_format(Arguments& arguments, const std::string& command) {
  const std::vector<std::string> formats = formats_of(command);
  if (arguments.format.empty()) arguments.format = formats.front();
  if (std::find(formats.begin(), formats.end(), arguments.format) != formats.end()) return;
  std::string known = formats.front();
  for (std::size_t i = 1; i < formats.size(); ++i)
    known += (i + 1 < formats.size() ? ", " : " or ") + formats[i];
  throw std::runtime_error("--format of " + command + " is " + known + ", not \"" +
                           arguments.format + '"');
}

// What could not be read of the command line. A word that is no command is named.
int refuse(const CLI::App& app, const CLI::ParseError& error) {
  const std::vector<std::string> left = app.remaining(true);
  if (error.get_name() != "RequiredError" || !app.get_subcommands().empty() || left.empty())
    return app.exit(error) == 0 ? kFound : kFailed;
  std::cerr << "briefkamer: \"" << left.front()
            << "\" is no command; run with --help for those that are\n";
  return kFailed;
}

int answer(const std::string& command, const Arguments& arguments, const Searcher& searcher,
           const corpus::Vocabulary& vocabulary) {
  if (command == "show") return run_show(arguments, searcher, vocabulary);
  if (command == "related") return run_related(arguments, searcher);
  if (command == "facets") return run_facets(arguments, searcher);
  if (command == "glossary") return run_glossary(arguments, searcher);
  if (command == "suggest") return run_suggest(arguments, searcher);
  if (command == "export") return run_export(arguments, searcher, vocabulary);
  if (command == "status") return run_status(arguments, searcher);
  return run_search(arguments, searcher);
}

int carry_out(const std::string& command, CommandLine& line) {
  settle_format(line.arguments, command);
  const corpus::Vocabulary vocabulary = corpus::load_vocabulary(indexer::data_path("vocabulary"));
  // What is kept in memory pays for many questions, not for one.
  const std::size_t list_bytes = command == "serve" ? line.list_megabytes << 20 : 0;
  const Searcher searcher(line.arguments.database, vocabulary, list_bytes,
                          std::chrono::seconds(line.seconds));
  if (command == "serve") return run_serve(line.server, searcher, vocabulary);
  const int found = answer(command, line.arguments, searcher, vocabulary);
  std::cout.flush();
  if (!std::cout) throw std::runtime_error("the output cannot be written; is the disk full?");
  return found;
}

int run(int argc, char** argv) {
  CLI::App app{
      "Searches the letters that ministers send to parliament.\n\n"
      "  briefkamer search missies irak                 the best letters, with where they say it\n"
      "  briefkamer search navo top --topic defensie --from 2024 --sort newest\n"
      "  briefkamer export navo --format jsonl          all of them, for a program\n"
      "  briefkamer show 2025-01-31-defensie-1a2b3c4d   one letter, whole\n"
      "  briefkamer serve                               the page, on http://127.0.0.1:8080\n\n"
      "Exit status: 0 found, 1 nothing found, 2 error."};
  app.require_subcommand(1);
  app.fallthrough();
  CommandLine line;
  line.arguments.database = indexer::default_database();
  add_general_options(app, line);
  add_search(app, line.arguments);
  add_export(app, line.arguments);
  add_lookups(app, line.arguments);
  add_serve(app, line);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return refuse(app, error);
  }
  return carry_out(app.get_subcommands().front()->get_name(), line);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const QuestionError& error) {
    const bool named = std::string_view(error.what()).starts_with(error.field + ' ');
    std::cerr << "briefkamer: " << (named && error.field != "q" ? "--" : "") << error.what()
              << '\n';
  } catch (const std::exception& error) {
    std::cerr << "briefkamer: " << error.what() << '\n';
  }
  return kFailed;
}
