// Questions of random words, operators and choices, about letters of sample_letters.h.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "searcher/query/question.h"

namespace briefkamer::searcher {

class RandomQuestions {
 public:
  explicit RandomQuestions(std::mt19937& random) : random_(random) {}

  // Of ten letters, without other names of what is asked for.
  Question next();

 private:
  template <typename T>
  T one_of(const std::vector<T>& all) {
    return all[random_() % all.size()];
  }
  std::string plain();
  std::string word();
  std::string phrase();
  std::string operand();
  std::string expression(int depth);
  void choose(Question& question, const char* facet, const std::vector<std::string>& values);

  std::mt19937& random_;
};

// For messages of tests.
std::string described(const Question& question);

}  // namespace briefkamer::searcher
