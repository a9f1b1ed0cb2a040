// bench-analyze: how fast text becomes tokens, terms and documents, each step by itself, on letters
// that are made up, or read from files, before the clock starts.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <ctime>
#include <exception>
#include <functional>
#include <iostream>

#include "corpus/letter_json.h"
#include "corpus/parsing/letter_parser.h"
#include "corpus/reader.h"
#include "indexer/analysis/analyzer.h"
#include "indexer/folder/file_walk.h"
#include "indexer/letter_document.h"
#include "indexer/locations.h"
#include "tests/bench/made_letters.h"

namespace {

using namespace briefkamer;

double cpu_seconds() {
  std::timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

struct Letters {
  std::vector<corpus::Letter> letters;
  std::size_t bytes = 0;
};

Letters made_up(const bench::WantedLetters& wanted) {
  const bench::LetterParts parts;
  bench::LetterMaker maker = parts.maker(wanted);
  Letters made;
  for (unsigned i = 0; i < wanted.number; ++i) {
    made.letters.push_back(maker.next());
    made.bytes += bench::text_bytes(made.letters.back());
  }
  return made;
}

Letters read_letters(const std::filesystem::path& folder) {
  const corpus::Vocabulary vocabulary = corpus::load_vocabulary(indexer::data_path("vocabulary"));
  Letters read;
  for (const indexer::FoundFile& file : indexer::walk_files({folder}).files) {
    try {
      for (const corpus::Document& document : corpus::read_file(file.path))
        read.letters.push_back(corpus::parse_letter(document, vocabulary));
    } catch (const std::exception& error) {
      std::cerr << file.path << ": " << error.what() << '\n';
    }
  }
  for (const corpus::Letter& letter : read.letters) read.bytes += bench::text_bytes(letter);
  if (read.bytes == 0) throw std::runtime_error(folder.string() + ": has no letters");
  return read;
}

void each_text(const Letters& letters, const std::function<void(const std::string&)>& visit) {
  for (const corpus::Letter& letter : letters.letters) {
    visit(letter.subject);
    for (const corpus::Section& section : letter.sections) {
      visit(section.heading);
      visit(section.text);
    }
    for (const corpus::Footnote& note : letter.footnotes) visit(note.text);
  }
}

// `step` returns how many things it has made, so that it cannot be left out.
void measure(const char* name, const Letters& letters, const std::function<std::size_t()>& step) {
  const double start = cpu_seconds();
  const std::size_t made = step();
  const double seconds = cpu_seconds() - start;
  std::printf("%-34s %8.3f %9.1f %12.2f\n", name, seconds,
              static_cast<double>(letters.bytes) * 1e-6 / seconds,
              static_cast<double>(made) * 1e-6 / seconds);
  std::fflush(stdout);
}

std::size_t tokenized(const Letters& letters) {
  std::size_t made = 0;
  std::vector<indexer::Token> tokens;
  each_text(letters, [&](const std::string& text) {
    indexer::tokenize(text, tokens);
    made += tokens.size();
  });
  return made;
}

std::size_t analyzed(const Letters& letters) {
  std::size_t made = 0;
  indexer::Analyzer analyzer;
  each_text(letters, [&](const std::string& text) { made += analyzer.number(text).tokens.size(); });
  return made;
}

std::size_t written(const Letters& letters) {
  std::size_t made = 0;
  for (const corpus::Letter& letter : letters.letters)
    made +=
        corpus::to_json(letter).dump(-1, ' ', false, corpus::Json::error_handler_t::replace).size();
  return made;
}

std::size_t read(const Letters& letters) {
  std::size_t made = 0;
  for (const corpus::Letter& letter : letters.letters) {
    const std::string json = corpus::to_json(letter).dump();
    made += corpus::letter_from_json(corpus::Json::parse(json)).sections.size();
  }
  return made;
}

std::size_t documented(const Letters& letters) {
  std::size_t made = 0;
  indexer::LetterDocuments documents;
  for (const corpus::Letter& letter : letters.letters)
    made += documents.document(letter).terms.size();
  return made;
}

int run(int argc, char** argv) {
  CLI::App app{"Measures how fast text is analysed, one step at a time, on one core."};
  bench::WantedLetters wanted{.number = 2500};
  wanted.add_to(app);
  std::filesystem::path folder;
  app.add_option("--folder", folder, "Of letters in files, instead of made-up ones");
  CLI11_PARSE(app, argc, argv);
  const Letters letters = folder.empty() ? made_up(wanted) : read_letters(folder);
  std::printf("%zu letters, %.1f MB of text\n%-34s %8s %9s %12s\n", letters.letters.size(),
              static_cast<double>(letters.bytes) * 1e-6, "", "CPU s", "MB/CPU s", "M made/CPU s");
  measure("tokens, folded", letters, [&] { return tokenized(letters); });
  measure("tokens with their terms", letters, [&] { return analyzed(letters); });
  measure("JSON (bytes)", letters, [&] { return written(letters); });
  measure("JSON, and back (sections)", letters, [&] { return read(letters); });
  measure("documents (terms)", letters, [&] { return documented(letters); });
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "bench-analyze: " << error.what() << '\n';
    return 2;
  }
}
