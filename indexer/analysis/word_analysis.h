// What a word stands for in the index: its lemma, and the lemmas of the words inside it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/analysis/lemma.h"
#include "indexer/lexicon/lexicon.h"

namespace briefkamer::indexer {

struct WordAnalysis {
  std::string lemma;
  // Of a compound's smallest parts in their order, then of the compounds inside it; each once, and
  // never the lemma itself. Empty when the word is no compound.
  std::vector<std::string> parts;

  bool operator==(const WordAnalysis&) const = default;
};

// Whether a word may be taken apart. Names stay whole: "Bezuidenhout" has no south and no wood.
enum class Case { kWord, kName };

// Remembers the words it has met, most of which come again. One thread, one analyzer; the lexicon
// may be shared, and must outlive it.
class WordAnalyzer {
 public:
  // Remembers at most 2 * `cached` words of either case, each of at most 64 bytes.
  explicit WordAnalyzer(const Lexicon& lexicon, std::size_t cached = 1 << 16);

  // Of `word`, which must be folded (indexer/analysis/fold.h). Valid until the next call.
  const WordAnalysis& analyze(std::string_view word, Case written = Case::kWord);

  const Lemmatizer& lemmatizer() const { return lemmatizer_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>()(word);
    }
  };
  using Cache = std::unordered_map<std::string, WordAnalysis, Hash, std::equal_to<>>;

  WordAnalysis analyze_anew(std::string_view word, Case written) const;

  const Lexicon* lexicon_;
  Lemmatizer lemmatizer_;
  std::size_t cached_;
  WordAnalysis unremembered_;
  Cache recent_[2];   // by Case
  Cache earlier_[2];  // what recent_ was before it was full
};

}  // namespace briefkamer::indexer
