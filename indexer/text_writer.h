// The words of a letter, field after field, as terms of its document.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/analysis/analyzer.h"
#include "indexer/document_maker.h"
#include "indexer/word_pairs.h"
#include "indexer/written_forms.h"

namespace briefkamer::indexer {

// The document maker's terms of one prefix and the words of an analyzer, each looked up once.
class PrefixedTerms {
 public:
  explicit PrefixedTerms(std::string_view prefix) : prefix_(prefix) {}

  std::uint32_t of(std::uint32_t word, const Analyzer& words, DocumentMaker& document) {
    if (word >= known_.size()) known_.resize(word + word / 2 + 1, kUnknown);
    std::uint32_t& term = known_[word];
    if (term == kUnknown) term = document.number(prefix_, words.text(word));
    return term;
  }

  // For a word that is soon to come: has memory bring its term, and what the document has of it.
  void look_ahead(std::uint32_t word) const {
    if (word < known_.size()) __builtin_prefetch(&known_[word]);
  }
  void look_ahead(std::uint32_t word, const DocumentMaker& document) const {
    if (word < known_.size()) document.look_ahead(known_[word]);
  }

  void forget() { known_.clear(); }

 private:
  static constexpr std::uint32_t kUnknown = 0xFFFFFFFF;

  std::string_view prefix_;
  std::vector<std::uint32_t> known_;  // by the analyzer's number
};

// Where text stands in a letter.
enum class Field : std::uint8_t { kInBody, kInSubject, kInHeading, kInSender };

// Adds the text of one letter after the other, at positions that run on.
class TextWriter {
 public:
  explicit TextWriter(DocumentMaker& document);

  // Begins another letter.
  void begin();

  void add(std::string_view text, Field field = Field::kInBody);

  // Adds the stems of text that letters share with hundreds of others: it finds them, and says
  // nothing of how well each answers.
  void add_without_weight(std::string_view text);

  // Adds how the words of all fields are written.
  void finish();

  // Numbers of the document maker's terms mean something else now.
  void forget();

 private:
  std::uint32_t term(PrefixedTerms& terms, std::uint32_t word) {
    return terms.of(word, analyzer_, document_);
  }
  void add_of_field(Field field, const NumberedToken& token, std::uint32_t position,
                    const NumberedText& words);
  PrefixedTerms& stems_of(Field field, TermKind kind);
  void look_ahead(std::span<const NumberedToken> tokens) const;

  DocumentMaker& document_;
  Analyzer analyzer_;
  unsigned forgotten_ = 0;
  PrefixedTerms surfaces_;
  PrefixedTerms stems_;
  PrefixedTerms subject_surfaces_;
  PrefixedTerms subject_stems_;
  PrefixedTerms subject_parts_;
  PrefixedTerms heading_stems_;
  PrefixedTerms sender_stems_;
  WrittenForms written_;
  WordPairs pairs_;
  std::uint32_t next_ = 1;
};

}  // namespace briefkamer::indexer
