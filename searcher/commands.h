// What the commands of briefkamer do: each asks one thing, prints it, and returns the exit status.
// What is printed on standard output is the answer and nothing else; that nothing was found is said
// on standard error where the answer does not say so itself.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "corpus/tagging/vocabulary.h"
#include "searcher/query/question.h"
#include "searcher/searcher.h"

namespace briefkamer::searcher {

inline constexpr int kFound = 0;
inline constexpr int kNothing = 1;
inline constexpr int kFailed = 2;

struct Arguments {
  std::filesystem::path database;
  std::string format;  // one that the command has
  std::vector<std::string> words;
  std::map<std::string, std::vector<std::string>> fields;  // of the question, by parameter
  std::string id;
  std::string facet;
};

int run_search(const Arguments& arguments, const Searcher& searcher);
int run_show(const Arguments& arguments, const Searcher& searcher,
             const corpus::Vocabulary& vocabulary);
int run_related(const Arguments& arguments, const Searcher& searcher);
int run_facets(const Arguments& arguments, const Searcher& searcher);
int run_glossary(const Arguments& arguments, const Searcher& searcher);
int run_suggest(const Arguments& arguments, const Searcher& searcher);
int run_export(const Arguments& arguments, const Searcher& searcher,
               const corpus::Vocabulary& vocabulary);
int run_status(const Arguments& arguments, const Searcher& searcher);

}  // namespace briefkamer::searcher
