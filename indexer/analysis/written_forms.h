// How a letter writes its words, where that is not how they fold: "Oekraïne", "NAVO",
// "coördinatie". Kept as terms (kWritten in schema.h), so that a word can be shown as letters write
// it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/lexicon/string_table.h"

namespace briefkamer::indexer {

// Of one letter after the other; keeps its memory.
class WrittenForms {
 public:
  // A token that stands in the text as `written`, and folds to `folded`, of which `surface` is a
  // number: another one for every surface of the letter.
  void add(std::string_view written, std::string_view folded, std::uint32_t surface);
  // One that is written as it folds.
  void add_plain(std::uint32_t surface);

  // The terms, each once, in no order. A capital at the start counts only where the letter never
  // writes the word without: at the start of a sentence it says nothing.
  std::vector<std::string_view> terms() const;

  // Begins another letter.
  void clear();

 private:
  bool is_plain(std::uint32_t surface) const;

  std::vector<std::uint32_t> plain_;  // by surface: the last letter that writes it as it folds
  std::uint32_t letter_ = 1;
  StringTable terms_;
  std::vector<std::uint32_t> surfaces_;  // by the number of the term
  std::string term_;                     // reused
};

// `text` with the letters A to Z in lower case.
std::string ascii_lower(std::string_view text);

}  // namespace briefkamer::indexer
