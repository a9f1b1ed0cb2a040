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

  // Adds stems, pairs and written forms of all fields: before it the document lacks them.
  void finish();

  // Numbers of the document maker's terms mean something else now.
  void forget();

 private:
  static constexpr std::uint32_t kUnknown = 0xFFFFFFFF;
  static constexpr std::uint16_t kRare = 0xFFFF;

  // The terms of a word: one as it is, more in stems_.
  struct Stems {
    std::uint32_t at = 0;
    std::uint32_t count = 0;
  };
  // What a form of a word gives every letter that has it, by the document maker's terms.
  struct alignas(32) FormTerms {
    std::uint32_t letter = 0;  // the last one that has it
    std::uint32_t use = 0;     // and where, in uses_
    std::uint32_t surface = kUnknown;
    std::uint32_t written = 0;  // of a plain word, as written_ has it
    Stems stems;
    std::uint16_t common = kRare;  // its number among the common words
    bool plain = false;
  };
  // A form that the letter has.
  struct Use {
    DocumentMaker::TermPlace surface{};
    std::uint32_t count = 0;
    Stems stems;
    std::uint16_t common = kRare;
    bool plain = false;
  };
  void look_ahead(std::span<const NumberedToken> tokens) const;
  void look_ahead(const Stems& stems) const;
  Use& use(std::uint32_t form, const NumberedText& words);
  Use& begin_use(std::uint32_t form, const NumberedText& words);
  FormTerms& terms_of(std::uint32_t form, const NumberedText& words);
  std::span<const std::uint32_t> all(const Stems& stems) const;
  void add_of_field(Field field, const NumberedToken& token, std::uint32_t position,
                    const NumberedText& words);
  PrefixedTerms& stems_of(Field field, TermKind kind);

  DocumentMaker& document_;
  Analyzer analyzer_;
  unsigned forgotten_ = 0;
  std::vector<FormTerms> forms_;  // by number
  std::vector<std::uint32_t> stems_;
  PrefixedTerms subject_surfaces_;
  PrefixedTerms subject_stems_;
  PrefixedTerms subject_parts_;
  PrefixedTerms heading_stems_;
  PrefixedTerms sender_stems_;
  WrittenForms written_;
  WordPairs pairs_;
  std::uint32_t letter_ = 1;
  std::vector<Use> uses_;
  std::uint32_t next_ = 1;
};

}  // namespace briefkamer::indexer
