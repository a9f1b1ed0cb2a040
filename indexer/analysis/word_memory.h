// Every word that was met with all that it stands for, so that a word is taken apart once and then
// looked up once: most words of a letter come again. Words, their forms and terms are numbers here;
// words and terms in one table.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/analysis/plain_words.h"
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

// The terms of a word: so many of WordMemory::terms() from `begin` on.
struct TermRange {
  std::uint32_t begin = 0;
  std::uint32_t count = 0;
};

inline constexpr std::uint32_t kNotPlain = 0xFFFFFFFF;

// A word as texts have it: written in one way, and a name or not.
struct WordForm {
  std::uint32_t surface = 0;          // number of what it folds to
  std::uint32_t written = kNotPlain;  // number of a plain word (tokenizer.h) as it is written
  TermRange terms;                    // the stem first
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
  // Valid until anything but text() is called.
  std::string_view text(std::uint32_t number) const { return texts_.text(number); }

  // A plain word as it is written, found in two steps: whoever has other words to look at between
  // them need not wait for memory. The first gives a short word its key, and no other.
  void look_ahead(std::string_view text, std::size_t begin, std::size_t end,
                  PlainWords::Key& key) const {
    if (end - begin > PlainWords::kMostBytes) return;
    PlainWords::read(text, begin, end - begin, key);
    short_.look_ahead(key);
  }
  // Valid until the next word is asked for.
  PlainWord& plain(std::string_view written, const PlainWords::Key& key) {
    const bool is_short = written.size() <= PlainWords::kMostBytes;
    PlainWord& plain = is_short ? short_.find(key) : long_plain(written);
    if (plain.word == PlainWord::kUnknown) learn(plain, written);
    return plain;
  }

  // The number of a form: of a plain word, and of any other (folded), which may have its stem
  // alone.
  std::uint32_t form_of_plain(PlainWord& plain, Case written) {
    std::uint32_t& form = plain.forms[index(written)];
    if (form == kUnknown) form = make_form_of_plain(plain.word, written);
    return form;
  }
  std::uint32_t form(std::uint32_t word, Case written, bool stem_only = false);

  // All forms, and the terms of all of them. Valid until the number of another is asked for.
  std::span<const WordForm> forms() const { return forms_; }
  std::span<const TermNumber> terms() const { return terms_; }

 private:
  static constexpr std::uint32_t kUnknown = PlainWord::kUnknown;

  static std::size_t index(Case written) { return static_cast<std::size_t>(written); }
  PlainWord& long_plain(std::string_view written);
  void learn(PlainWord& plain, std::string_view written);
  std::uint32_t make_form_of_plain(std::uint32_t word, Case written);
  std::uint32_t add_form(const WordForm& form);
  TermRange terms_of(std::uint32_t word, Case written);
  TermRange analyze(std::uint32_t word, Case written);
  TermNumber part(const std::string& lemma);

  // What was found of a word (folded), by Case.
  struct Found {
    std::array<TermRange, 2> terms;
    std::array<std::uint32_t, 2> forms = {kUnknown, kUnknown};
    std::array<std::uint32_t, 2> stem_forms = {kUnknown, kUnknown};
  };
  Found& found(std::uint32_t word);

  WordAnalyzer analyzer_;
  const std::size_t most_;
  StringTable texts_;
  PlainWords short_;
  std::vector<PlainWord> long_;  // those that are not short, by the number of the word as written
  std::vector<Found> found_;     // by the number of the word
  std::vector<WordForm> forms_;
  std::vector<TermNumber> terms_;
  std::unordered_map<std::uint32_t, TermKind> parts_;  // by number: whether they have parts
  unsigned forgotten_ = 0;
};

}  // namespace briefkamer::indexer
