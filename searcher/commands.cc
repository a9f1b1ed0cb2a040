#include "searcher/commands.h"

#include <unistd.h>

#include <iostream>
#include <limits>

#include "searcher/export.h"
#include "searcher/glossary_list.h"
#include "searcher/print.h"
#include "searcher/serving/answer_json.h"

namespace briefkamer::searcher {
namespace {

Question question_of(const Arguments& arguments) {
  Question question;
  std::string text;
  for (const std::string& word : arguments.words) text += (text.empty() ? "" : " ") + word;
  set_field(question, "q", text);
  for (const auto& [name, values] : arguments.fields) {
    if (values.size() > 1 && !is_choice(name))
      throw QuestionError(name, name + " is given more than once");
    for (const std::string& value : values) set_field(question, name, value);
  }
  return question;
}

// The status of an answer that may be empty; that it is, is said.
int found_or_not(bool found, const Arguments& arguments) {
  if (found) return kFound;
  std::cerr << "briefkamer: nothing found";
  for (std::size_t i = 0; i < arguments.words.size(); ++i)
    std::cerr << (i == 0 ? " for " : " ") << arguments.words[i];
  std::cerr << '\n';
  return kNothing;
}

int no_letter(const Arguments& arguments) {
  std::cerr << "briefkamer: there is no letter \"" << arguments.id << "\"\n";
  return kNothing;
}

bool any_letters(const Answer& answer) {
  return answer.total + answer.total_some > 0;
}

}  // namespace

int run_search(const Arguments& arguments, const Searcher& searcher) {
  const Answer answer = searcher.search(question_of(arguments));
  if (arguments.format == "json") {
    std::cout << to_line(to_json(answer)) << '\n';
  } else if (arguments.format == "csv") {
    print_csv(std::cout, answer);
  } else {
    print_text(std::cout, answer, ::isatty(STDOUT_FILENO) != 0);
  }
  if (arguments.format == "csv") return found_or_not(any_letters(answer), arguments);
  return any_letters(answer) ? kFound : kNothing;
}

int run_show(const Arguments& arguments, const Searcher& searcher,
             const corpus::Vocabulary& vocabulary) {
  const auto letter = searcher.letter(arguments.id);
  if (!letter) return no_letter(arguments);
  if (arguments.format == "json") {
    std::cout << to_line(corpus::to_json(*letter)) << '\n';
  } else {
    print_letter(std::cout, *letter, vocabulary);
  }
  return kFound;
}

int run_related(const Arguments& arguments, const Searcher& searcher) {
  const auto related = searcher.related(arguments.id);
  if (!related) return no_letter(arguments);
  if (arguments.format == "json") {
    std::cout << to_line(*related) << '\n';
  } else {
    print_related(std::cout, *related);
  }
  if (!related->at("letters").empty()) return kFound;
  std::cerr << "briefkamer: no letter is like \"" << arguments.id << "\"\n";
  return kNothing;
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
  return found_or_not(any_letters(answer), arguments);
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
  return found_or_not(!glossary.at("entries").empty(), arguments);
}

int run_suggest(const Arguments& arguments, const Searcher& searcher) {
  const auto found = searcher.suggest(question_of(arguments).text, kSuggestions);
  if (arguments.format == "json") {
    std::cout << to_line(to_json(found)) << '\n';
  } else {
    print_suggestions(std::cout, found, arguments.format == "csv");
  }
  return found_or_not(!found.empty(), arguments);
}

int run_export(const Arguments& arguments, const Searcher& searcher,
               const corpus::Vocabulary& vocabulary) {
  const ExportFormat format = export_format(arguments.format).value();
  const std::size_t letters = export_letters(
      searcher, vocabulary, question_of(arguments), format, [](std::string_view piece) {
        return static_cast<bool>(
            std::cout.write(piece.data(), static_cast<std::streamsize>(piece.size())));
      });
  return found_or_not(letters > 0, arguments);
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

}  // namespace briefkamer::searcher
