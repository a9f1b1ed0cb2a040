#include "indexer/analysis/word_analysis.h"

#include <algorithm>

#include "indexer/analysis/compound.h"
#include "indexer/lexicon/lexicon_key.h"

namespace briefkamer::indexer {

WordAnalysis WordAnalyzer::analyze(std::string_view word, Case written) const {
  WordAnalysis analysis{lemmatizer_.lemma(word), {}};
  if (written == Case::kName) return analysis;
  std::string joined = lexicon_key(word);
  if (joined == analysis.lemma + 's') joined.pop_back();  // "luchtverdedigings- en"
  const auto smallest = split_compound(*lexicon_, joined);
  if (smallest.empty()) return analysis;
  const auto add = [&](const Stretch& stretch) {
    const std::string part = joined.substr(stretch.start, stretch.length);
    const bool last = stretch.start > 0 && stretch.start + part.size() == joined.size();
    std::string lemma = last ? lemmatizer_.lemma_of_end(part) : lemmatizer_.lemma(part);
    const bool known = lemma == analysis.lemma || std::ranges::count(analysis.parts, lemma) > 0;
    if (!known) analysis.parts.push_back(std::move(lemma));
  };
  for (const Stretch& stretch : smallest) add(stretch);
  for (const Stretch& stretch : inner_compounds(*lexicon_, joined, smallest)) add(stretch);
  return analysis;
}

}  // namespace briefkamer::indexer
