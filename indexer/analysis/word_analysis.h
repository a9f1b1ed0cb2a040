// What a word stands for in the index: its lemma, and the lemmas of the words inside it.
#pragma once

#include <string>
#include <string_view>
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

// How a word is written. Names stay whole: "Bezuidenhout" has no south and no wood.
enum class Case { kWord, kName };

// Takes every word apart anew (word_memory.h remembers them). One thread, one analyzer; the lexicon
// may be shared, and must outlive it.
class WordAnalyzer {
 public:
  explicit WordAnalyzer(const Lexicon& lexicon) : lexicon_(&lexicon), lemmatizer_(lexicon) {}

  // Of `word`, which must be folded (indexer/analysis/fold.h).
  WordAnalysis analyze(std::string_view word, Case written = Case::kWord) const;

 private:
  const Lexicon* lexicon_;
  Lemmatizer lemmatizer_;
};

}  // namespace briefkamer::indexer
