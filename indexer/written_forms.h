// How a letter writes its words, where that is not how they fold: "Oekraïne", "NAVO",
// "coördinatie". Kept as terms (kWritten in schema.h), so that a word can be shown as letters write
// it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/analyzer.h"
#include "indexer/document_maker.h"

namespace briefkamer::indexer {

// Adds the forms of one letter after the other.
class WrittenForms {
 public:
  // `words` made the tokens. Both must outlive it.
  WrittenForms(DocumentMaker& document, const Analyzer& words)
      : document_(document), words_(words) {}

  // Begins another letter.
  void begin();

  // A token of `text`.
  void add(std::string_view text, const NumberedToken& token);

  // Adds the forms of the letter, each once. A capital at the start counts only where the letter
  // never writes the word without: at the start of a sentence it says nothing.
  void finish();

  // Numbers of words and of the document maker's terms mean something else now.
  void forget();

 private:
  struct Form {
    std::uint32_t term;     // the document maker's
    std::uint32_t surface;  // these as NumberedToken has them
    bool capitals;          // it differs in capitals alone
  };

  void add_plain(const NumberedToken& token);
  void add_other(std::string_view written, std::uint32_t surface);
  void mark_as_folded(std::uint32_t surface);
  bool is_as_folded(std::uint32_t surface) const;
  std::uint32_t term(std::string_view folded, std::string_view written);

  DocumentMaker& document_;
  const Analyzer& words_;
  std::vector<std::uint32_t> folded_;  // by surface: the last letter that writes it as it folds
  std::uint32_t letter_ = 1;
  std::vector<std::uint32_t> plain_terms_;  // by the number of a plain word as it is written
  std::vector<Form> forms_;                 // of the letter, some of them twice
  std::string term_;                        // reused
};

}  // namespace briefkamer::indexer
