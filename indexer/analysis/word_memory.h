// Every word that was met with all that it stands for, so that a word is taken apart once and then
// looked up once: most words of a letter come again. Words and terms are numbers here, in one
// table.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/analysis/word_analysis.h"
#include "indexer/lexicon/string_table.h"

namespace briefkamer::indexer {

// How a term stands to the word it was made from; in order of how exact it is.
enum class TermKind {
  kStem,   // lemma of the word itself, or of the joined form of hyphenated words
  kPart,   // lemma of a smallest part of a compound: "oefening" in luchtverdedigingsoefening
  kInner,  // lemma of a compound inside it: "luchtverdediging"
};

struct TermNumber {
  std::uint32_t text = 0;
  TermKind kind = TermKind::kStem;
};

// A plain word (tokenizer.h), as it is written.
struct PlainWord {
  std::uint32_t written = 0;  // its number
  std::uint32_t surface = 0;  // and that of what it folds to
  bool name = false;          // as Token has them
  bool capitals = false;
};

// The terms of a word: so many of WordMemory::terms() from `begin` on.
struct TermRange {
  std::uint32_t begin = 0;
  std::uint32_t count = 0;
};

// One thread, one memory; the lexicon may be shared, and must outlive it.
class WordMemory {
 public:
  // Forgets all when it has met `most` words and terms.
  explicit WordMemory(const Lexicon& lexicon, std::size_t most = 1 << 18);

  // Forgets all if that is due. Numbers mean something else afterwards, and forgotten() is another.
  void forget_when_full();
  unsigned forgotten() const { return forgotten_; }

  // The number of a word (folded).
  std::uint32_t number(std::string_view word) { return texts_.number(word); }

  // In two steps, as StringTable::look_ahead() tells.
  std::uint32_t look_ahead(std::string_view written) const { return texts_.look_ahead(written); }
  PlainWord plain(std::string_view written, std::uint32_t hash) {
    const std::uint32_t number = texts_.number(written, hash);
    if (number >= plain_.size() || plain_[number].surface == kUnknown) learn(number);
    return plain_[number];
  }

  // Valid until anything but text() is called.
  std::string_view text(std::uint32_t number) const { return texts_.text(number); }

  // The terms of a word, the stem first.
  TermRange terms_of(std::uint32_t word, Case written) {
    const auto as_written = static_cast<std::size_t>(written);
    if (word >= known_.size() || known_[word][as_written].count == 0) analyze(word, written);
    return known_[word][as_written];
  }

  // Valid until the next call of terms_of().
  std::span<const TermNumber> terms() const { return terms_; }

 private:
  static constexpr std::uint32_t kUnknown = 0xFFFFFFFF;

  void learn(std::uint32_t word);
  void analyze(std::uint32_t word, Case written);
  TermNumber part(const std::string& lemma);

  WordAnalyzer analyzer_;
  const std::size_t most_;
  StringTable texts_;
  std::vector<PlainWord> plain_;                 // by the number of the word as written
  std::vector<std::array<TermRange, 2>> known_;  // by the number of the word, and Case
  std::vector<TermNumber> terms_;
  std::unordered_map<std::uint32_t, TermKind> parts_;  // by number: whether they have parts
  unsigned forgotten_ = 0;
};

}  // namespace briefkamer::indexer
