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

  // A word of the letter: `surface` is the analyzer's number of what it folds to, and `place` that
  // of a term which stands for the surface, the same for all its words. Words that are written
  // alike need be added once only.
  void add(DocumentMaker::TermPlace place, std::uint32_t surface, std::string_view written);

  // The same of a plain word, in two steps: the first gives what the second takes, whatever letter
  // it is.
  std::uint32_t plain(const WordForm& form);
  void add_plain(DocumentMaker::TermPlace place, std::uint32_t plain);

  // Adds the forms of the letter, each once. A capital at the start counts only where the letter
  // never writes the word without: at the start of a sentence it says nothing.
  void finish();

 private:
  struct Form {
    std::uint32_t term;  // the document maker's
    DocumentMaker::TermPlace place;
    bool capitals;  // it differs in capitals alone
  };

  void mark_as_folded(DocumentMaker::TermPlace place);
  bool is_as_folded(DocumentMaker::TermPlace place) const;
  std::uint32_t term(std::string_view folded, std::string_view written);

  DocumentMaker& document_;
  const Analyzer& words_;
  std::vector<std::uint32_t> folded_;  // by place: the last letter that writes it as it folds
  std::uint32_t letter_ = 1;
  std::vector<Form> forms_;  // of the letter, some of them twice
  std::string term_;         // reused
};

}  // namespace briefkamer::indexer
