#include "indexer/analysis/word_analysis.h"

#include <algorithm>
#include <utility>

#include "indexer/analysis/compound.h"
#include "indexer/lexicon/lexicon_key.h"

namespace briefkamer::indexer {
namespace {

constexpr std::size_t kLongestRemembered = 64;  // bytes: longer words seldom come again

}  // namespace

WordAnalyzer::WordAnalyzer(const Lexicon& lexicon, std::size_t cached)
    : lexicon_(&lexicon), lemmatizer_(lexicon), cached_(std::max<std::size_t>(cached, 1)) {}

const WordAnalysis& WordAnalyzer::analyze(std::string_view word, Case written) {
  if (word.size() > kLongestRemembered) return unremembered_ = analyze_anew(word, written);
  Cache& recent = recent_[static_cast<std::size_t>(written)];
  Cache& earlier = earlier_[static_cast<std::size_t>(written)];
  if (const auto known = recent.find(word); known != recent.end()) return known->second;
  if (recent.size() >= cached_) {
    earlier = std::move(recent);
    recent.clear();
  }
  const auto known = earlier.find(word);
  WordAnalysis analysis =
      known != earlier.end() ? std::move(known->second) : analyze_anew(word, written);
  if (known != earlier.end()) earlier.erase(known);
  return recent.emplace(word, std::move(analysis)).first->second;
}

WordAnalysis WordAnalyzer::analyze_anew(std::string_view word, Case written) const {
  WordAnalysis analysis{lemmatizer_.lemma(word), {}};
  if (written == Case::kName) return analysis;
  std::string joined = lexicon_key(word);
  if (joined == analysis.lemma + 's') joined.pop_back();  // "luchtverdedigings- en"
  const auto add = [&](const Stretch& stretch) {
    const std::string part = joined.substr(stretch.start, stretch.length);
    const bool last = stretch.start > 0 && stretch.start + part.size() == joined.size();
    std::string lemma = last ? lemmatizer_.lemma_of_end(part) : lemmatizer_.lemma(part);
    const bool known = lemma == analysis.lemma || std::ranges::count(analysis.parts, lemma) > 0;
    if (!known) analysis.parts.push_back(std::move(lemma));
  };
  const auto smallest = split_compound(*lexicon_, joined);
  for (const Stretch& stretch : smallest) add(stretch);
  for (const Stretch& stretch : inner_compounds(*lexicon_, joined, smallest)) add(stretch);
  return analysis;
}

}  // namespace briefkamer::indexer
