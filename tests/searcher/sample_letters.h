// Small invented letters, and a database of them.
#pragma once

#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "corpus/letter.h"
#include "corpus/tagging/vocabulary.h"

namespace briefkamer::searcher {

// Two missions, topics on two levels, two ministries, two kinds.
corpus::Vocabulary small_vocabulary();

// A letter with this id, date ("" is none) and subject, and a section with this text.
corpus::Letter letter_with(const std::string& id, const std::string& date,
                           const std::string& subject, const std::string& text);

// Letters of the words below, tagged by small_vocabulary() or not at all, a few of them undated.
std::vector<corpus::Letter> random_letters(std::mt19937& random, std::size_t count);

// The words that random letters are made of, as written there.
const std::vector<std::string>& sample_words();

template <typename T>
const T& any_of(const std::vector<T>& all, std::mt19937& random) {
  return all[random() % all.size()];
}

// Publishes `letters` in `database`, beside those that are there.
void add_letters(const std::filesystem::path& database, const std::vector<corpus::Letter>& letters);

}  // namespace briefkamer::searcher
