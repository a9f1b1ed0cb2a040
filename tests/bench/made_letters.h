// What the programs that make letters up have in common: how many are wanted, and what they are
// made of.
#pragma once

#include <CLI/CLI.hpp>

#include "indexer/locations.h"
#include "tests/bench/letter_maker.h"

namespace briefkamer::bench {

struct WantedLetters {
  unsigned number = 10'000;
  unsigned words = kUsualWords;
  unsigned seed = 1;

  void add_to(CLI::App& app) {
    app.add_option("--letters", number, "How many")
        ->capture_default_str()
        ->check(CLI::Range(1u, 100'000'000u));
    app.add_option("--words", words, "Of a letter, about")->capture_default_str();
    app.add_option("--seed", seed, "Another seed makes others")->capture_default_str();
  }
};

struct LetterParts {
  const corpus::Vocabulary vocabulary = corpus::load_vocabulary(indexer::data_path("vocabulary"));
  const TextMaker text{LETTERS_FOLDER, WORDS_FILE};

  // The parts must outlive it.
  LetterMaker maker(const WantedLetters& wanted) const {
    return {text, vocabulary, wanted.seed, wanted.words};
  }
};

}  // namespace briefkamer::bench
