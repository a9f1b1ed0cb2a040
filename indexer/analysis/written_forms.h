// How a letter writes its words, where that is not how they fold: "Oekraïne", "NAVO",
// "coördinatie". Kept as terms (kWritten in schema.h), so that a word can be shown as letters write
// it.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/analysis/tokenizer.h"

namespace briefkamer::indexer {

class WrittenForms {
 public:
  // A token of `text`.
  void add(std::string_view text, const Token& token);

  // The terms, each once, in no order. A capital at the start counts only where the letter never
  // writes the word without: at the start of a sentence it says nothing.
  std::vector<std::string> terms() const;

 private:
  struct Forms {
    bool plain = false;               // written as it folds
    std::vector<std::string> others;  // as written
  };
  std::unordered_map<std::string, Forms> forms_;  // by surface
};

// `text` with the letters A to Z in lower case.
std::string ascii_lower(std::string_view text);

}  // namespace briefkamer::indexer
