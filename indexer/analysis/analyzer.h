// The one road from text to terms. The indexer and the searcher both take it, so that a word in a
// letter and the same word in a query always become the same terms.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/tokenizer.h"

namespace briefkamer::indexer {

// How a term stands to the word it was made from; in order of how exact it is.
enum class TermKind {
  kStem,   // lemma of the word itself, or of the joined form of hyphenated words
  kPart,   // lemma of a smallest part of a compound: "oefening" in luchtverdedigingsoefening
  kInner,  // lemma of a compound inside it: "luchtverdediging"
};

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

// Not safe to share between threads: it remembers the words it has seen. Make one a thread.
class Analyzer {
 public:
  Analyzer();
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  // The tokens of `text` (UTF-8, any bytes) with their terms, in order of position.
  std::vector<AnalyzedToken> analyze(std::string_view text);

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
