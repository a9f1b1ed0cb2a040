// briefkamer: searches letters, on the command line and over HTTP.

#include <pthread.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>
#include <iostream>
#include <limits>
#include <thread>

#include "indexer/locations.h"
#include "searcher/glossary_list.h"
#include "searcher/print.h"
#include "searcher/searcher.h"
#include "searcher/serving/answer_json.h"
#include "searcher/serving/server.h"

namespace {

namespace fs = std::filesystem;
using namespace briefkamer::searcher;
namespace corpus = briefkamer::corpus;
namespace indexer = briefkamer::indexer;

constexpr int kFound = 0;
constexpr int kNothing = 1;
constexpr int kFailed = 2;

struct Arguments {
  fs::path database = indexer::default_database();
  std::string format = "text";
  std::vector<std::string> words;
  std::map<std::string, std::vector<std::string>> fields;  // of the question, by parameter
  std::string id;
  std::string facet;
  ServerOptions server;
  std::string web;
};

Question question_of(const Arguments& arguments) {
  Question question;
  std::string text;
  for (const std::string& word : arguments.words) text += (text.empty() ? "" : " ") + word;
  set_field(question, "q", text);
  for (const auto& [name, values] : arguments.fields)
    for (const std::string& value : values) set_field(question, name, value);
  return question;
}

int run_search(const Arguments& arguments, const Searcher& searcher) {
  const Answer answer = searcher.search(question_of(arguments));
  if (arguments.format == "json") {
    std::cout << to_line(to_json(answer)) << '\n';
  } else if (arguments.format == "csv") {
    print_csv(std::cout, answer);
  } else {
    print_text(std::cout, answer, ::isatty(STDOUT_FILENO) != 0);
  }
  return answer.total + answer.total_some > 0 ? kFound : kNothing;
}

int run_show(const Arguments& arguments, const Searcher& searcher,
             const corpus::Vocabulary& vocabulary) {
  const auto letter = searcher.letter(arguments.id);
  if (!letter) {
    std::cerr << "briefkamer: there is no letter \"" << arguments.id << "\"\n";
    return kNothing;
  }
  if (arguments.format == "json") {
    std::cout << to_line(corpus::to_json(*letter)) << '\n';
  } else {
    print_letter(std::cout, *letter, vocabulary);
  }
  return kFound;
}

int run_related(const Arguments& arguments, const Searcher& searcher) {
  const auto related = searcher.related(arguments.id);
  if (!related) {
    std::cerr << "briefkamer: there is no letter \"" << arguments.id << "\"\n";
    return kNothing;
  }
  if (arguments.format == "json") {
    std::cout << to_line(*related) << '\n';
  } else {
    print_related(std::cout, *related);
  }
  return related->at("letters").empty() ? kNothing : kFound;
}

int run_facets(const Arguments& arguments, const Searcher& searcher) {
  Question question = question_of(arguments);
  question.count = 0;
  const Answer answer = searcher.search(question);
  if (arguments.format == "json") {
    corpus::Json facets = to_json(answer).at("facets");
    std::cout << to_line(arguments.facet.empty() ? facets : facets.at(arguments.facet)) << '\n';
  } else {
    print_facets(std::cout, answer, arguments.facet, arguments.format == "csv");
  }
  return answer.total + answer.total_some > 0 ? kFound : kNothing;
}

int run_glossary(const Arguments& arguments, const Searcher& searcher) {
  // Every page of it, for a terminal and a pipe have no next one.
  const corpus::Json glossary =
      searcher.glossary(question_of(arguments).text, 0, std::numeric_limits<std::size_t>::max());
  if (arguments.format == "json") {
    std::cout << to_line(glossary) << '\n';
  } else if (arguments.format == "csv") {
    print_glossary_csv(std::cout, glossary);
  } else {
    print_glossary(std::cout, glossary);
  }
  return glossary.at("entries").empty() ? kNothing : kFound;
}

int run_suggest(const Arguments& arguments, const Searcher& searcher) {
  const auto found = searcher.suggest(question_of(arguments).text, kSuggestions);
  if (arguments.format == "json") {
    std::cout << to_line(to_json(found)) << '\n';
  } else {
    print_suggestions(std::cout, found, arguments.format == "csv");
  }
  return found.empty() ? kNothing : kFound;
}

int run_status(const Arguments& arguments, const Searcher& searcher) {
  const Status status = searcher.status();
  if (arguments.format == "json") {
    corpus::Json json = searcher.coverage();
    json.update(to_json(status));
    json["database"] = arguments.database.string();
    std::cout << to_line(json) << '\n';
  } else {
    print_status(std::cout, status, arguments.database.string(), arguments.format == "csv");
    print_coverage(std::cout, searcher.coverage(), arguments.format == "csv");
  }
  return kFound;
}

// "::1" → "[::1]".
std::string in_address(const std::string& host) {
  return host.find(':') == std::string::npos ? host : '[' + host + ']';
}

int run_serve(Arguments& arguments, const Searcher& searcher,
              const corpus::Vocabulary& vocabulary) {
  // Signals go to the one thread that waits for them; all threads made later inherit the mask.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);

  arguments.server.web =
      arguments.web.empty() ? indexer::data_path("web") : fs::path(arguments.web);
  Server server(searcher, vocabulary, arguments.server);
  const int port = server.bind();
  std::cout << "Briefkamer serves " << searcher.status().letters << " letters on http://"
            << in_address(arguments.server.host) << ':' << port << "  (stop with Ctrl-C)"
            << std::endl;
  std::thread waiter([&] {
    int signal = 0;
    sigwait(&signals, &signal);
    server.stop();
  });
  server.run();
  pthread_kill(waiter.native_handle(), SIGTERM);
  waiter.join();
  return kFound;
}

void add_question_options(CLI::App* command, Arguments& arguments) {
  command->add_option("words", arguments.words, "What to look for; see below");
  // One value behind each, or the words after it would be values too.
  const auto field = [&](const char* option, const char* name, const char* help) {
    command->add_option(option, arguments.fields[name], help)->allow_extra_args(false);
  };
  field("--topic", "topic", "Only letters on this topic: id or name; may be repeated");
  field("--mission", "mission", "Only letters that speak of this mission");
  field("--ministry", "ministry", "Only letters of this ministry");
  field("--kind", "kind", "Only letters of this kind");
  field("--from", "from", "Dated from 2024, 2024-06 or 2024-06-01 on");
  field("--to", "to", "Dated up to and including 2024, 2024-06 or 2024-06-30");
  field("--match", "match", "auto: some words will do when few letters have all; all; any");
}

void add_search(CLI::App& app, Arguments& arguments) {
  CLI::App* command = app.add_subcommand("search", "Find letters");
  add_question_options(command, arguments);
  const auto field = [&](const char* option, const char* name, const char* help) {
    command->add_option(option, arguments.fields[name], help)->allow_extra_args(false);
  };
  field("--sort", "sort", "relevance, newest or oldest");
  field("--first", "first", "Start at this hit, from 0");
  field("--count", "count", "Hits to show, 100 at most");
  field("--expand", "expand", "0: only what was typed");
  command->add_flag_callback(
      "--explain", [&arguments] { arguments.fields["explain"] = {"1"}; },
      "Say how the query was read, and why each letter is a hit");
  command->footer(
      "Words            navo top Irak          letters with all of them, in any of their forms\n"
      "Exactly          '\"vitale infrastructuur\"'\n"
      "Operators        missie EN (Irak OF Syrië) NIET OIR     (AND, OR, NOT; -word)\n"
      "Beginnings       defensie*\n"
      "Fields           onderwerp:verslag afzender:defensie missie:NMI thema:defensie "
      "soort:verslag\n"
      "                 dossier:28676 datum:2025-01..2025-03\n"
      "Numbers          27925-980, 'Kamerstuk 28 676, nr. 472', 2025D01234\n"
      "-word and all behind it go in quotes, or behind --: search -- missie -irak");
}

int run(int argc, char** argv) {
  CLI::App app{
      "Searches the letters that ministers send to parliament.\n\n"
      "  briefkamer search missies irak                 the best letters, with where they say it\n"
      "  briefkamer search navo top --topic defensie --from 2024 --sort newest\n"
      "  briefkamer show 2025-01-31-defensie-1a2b3c4d   one letter, whole\n"
      "  briefkamer serve                               the page, on http://127.0.0.1:8080\n\n"
      "Exit status: 0 found, 1 nothing found, 2 error."};
  app.require_subcommand(1);
  app.fallthrough();
  Arguments arguments;
  app.add_option("--database", arguments.database,
                 "Folder of the database (default: $BRIEFKAMER_DATABASE, else your data folder)");
  app.add_option("--format", arguments.format, "text, json or csv")
      ->check(CLI::IsMember({"text", "json", "csv"}));
  add_search(app, arguments);
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
  CLI::App* status = app.add_subcommand("status", "Say what the database holds");
  CLI::App* serve = app.add_subcommand("serve", "Serve the page and the HTTP interface");
  serve->add_option("--host", arguments.server.host, "Address to listen on")->capture_default_str();
  serve->add_option("--port", arguments.server.port, "Port to listen on; 0 takes any that is free")
      ->capture_default_str()
      ->check(CLI::Range(0, 65535));
  serve->add_option("--web", arguments.web, "Folder of the page's files");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kFound : kFailed;
  }

  if (arguments.format == "csv" && (show->parsed() || related->parsed()))
    throw std::runtime_error("--format csv is a table; show and related print text or json");

  const corpus::Vocabulary vocabulary = corpus::load_vocabulary(indexer::data_path("vocabulary"));
  const Searcher searcher(arguments.database, vocabulary);
  if (show->parsed()) return run_show(arguments, searcher, vocabulary);
  if (related->parsed()) return run_related(arguments, searcher);
  if (facets->parsed()) return run_facets(arguments, searcher);
  if (glossary->parsed()) return run_glossary(arguments, searcher);
  if (suggest->parsed()) return run_suggest(arguments, searcher);
  if (status->parsed()) return run_status(arguments, searcher);
  if (serve->parsed()) return run_serve(arguments, searcher, vocabulary);
  return run_search(arguments, searcher);
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
