// The one road from text to terms. The indexer and the searcher both take it, so that a word in a
// letter and the same word in a query always become the same terms.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/tokenizer.h"
#include "indexer/analysis/word_memory.h"

namespace briefkamer::indexer {

struct Term {
  std::string text;  // folded, without prefix
  TermKind kind = TermKind::kStem;

  bool operator==(const Term&) const = default;
};

// A token and its terms: the stem first.
struct AnalyzedToken {
  Token token;
  std::vector<Term> terms;

  bool operator==(const AnalyzedToken&) const = default;
};

// A token by numbers.
struct NumberedToken {
  std::size_t begin = 0;  // these as Token has them
  std::size_t end = 0;
  std::uint32_t position = 0;
  std::uint32_t form = 0;    // in NumberedText::forms
  bool alternative = false;  // as Token has it
};

// The tokens of a text. Forms and terms are those of texts before it, too.
struct NumberedText {
  std::vector<NumberedToken> tokens;
  std::span<const WordForm> forms;
  std::span<const TermNumber> terms;

  const WordForm& form_of(const NumberedToken& token) const { return forms[token.form]; }
  std::span<const TermNumber> terms_of(const WordForm& form) const {
    return terms.subspan(form.terms.begin, form.terms.count);
  }
  std::span<const TermNumber> terms_of(const NumberedToken& token) const {
    return terms_of(form_of(token));
  }
};

// Not safe to share between threads: it remembers the words it has seen. Make one a thread.
class Analyzer {
 public:
  Analyzer();
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  // The tokens of `text` (UTF-8, any bytes) with their terms, in order of position.
  std::vector<AnalyzedToken> analyze(std::string_view text);

  // The same without a string for each: valid until the next call. Forms, words and terms are
  // numbers, of the last two text() gives what they stand for. What a number means holds until
  // forgotten() is another, at the earliest with the next call of analyze() or forget_when_full().
  const NumberedText& number(std::string_view text);
  std::string_view text(std::uint32_t number) const;
  unsigned forgotten() const;

  // Forgets all words when they are too many; to be called now and then where number() is.
  void forget_when_full();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// What decides the terms: algorithm, lists and their versions, in one line. A database made with
// another one cannot be searched with this one.
const std::string& analyzer_identity();

// Whether a word (folded) says so little by itself that it does not count outside phrases: "de",
// "van".
bool is_stop_word(std::string_view surface);

// What the lexicon says of a word (folded): nothing, that it is a word, or that it is a name alone.
enum class Known { kNo, kWord, kName };
Known known_as(std::string_view surface);

}  // namespace briefkamer::indexer
