#include "indexer/analysis/analyzer.h"

#include <algorithm>

#include "indexer/analysis/word_analysis.h"
#include "indexer/lexicon/lexicon.h"
#include "indexer/lexicon/lexicon_key.h"
#include "indexer/locations.h"

namespace briefkamer::indexer {
namespace {

// Raised whenever tokens or terms of the same text change.
constexpr const char* kAnalyzerVersion = "3";

// Longer tokens are no words, and not worth remembering.
constexpr std::size_t kLongestWord = 64;  // bytes

// One for the whole program: it is mapped, and only read.
const Lexicon& lexicon() {
  static const Lexicon shared(data_path("lexicon"));
  return shared;
}

// Whether a sentence starts at `begin`, so that a capital says nothing of the word behind it.
bool starts_sentence(std::string_view text, std::size_t begin) {
  while (begin > 0) {
    const auto c = static_cast<unsigned char>(text[begin - 1]);
    if (c == '\n' || c == '.' || c == '?' || c == '!' || c == ':') return true;
    const bool letter = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter || c == ',' || c == ';') return false;
    if (c >= 0x80) return c == 0xA2;  // the last byte of a bullet: a letter, quote or dash is none
    --begin;
  }
  return true;
}

}  // namespace

struct Analyzer::Impl {
  WordAnalyzer words{lexicon()};
  std::vector<Token> tokens;

  std::vector<Term> terms(const Token& token, bool name) {
    if (token.surface.size() > kLongestWord) return {{token.surface, TermKind::kStem}};
    const WordAnalysis& known = words.analyze(token.surface, name ? Case::kName : Case::kWord);
    std::vector<Term> found;
    found.reserve(1 + known.parts.size());
    found.push_back({known.lemma, TermKind::kStem});
    // The parts of a hyphenated word are tokens of their own.
    if (token.span > 1 || known.parts.empty()) return found;
    const std::vector<std::string> parts = known.parts;  // the analysis of one takes their place
    for (const std::string& part : parts) {
      const bool smallest = words.analyze(part).parts.empty();
      found.push_back({part, smallest ? TermKind::kPart : TermKind::kInner});
    }
    return found;
  }
};

Analyzer::Analyzer() : impl_(std::make_unique<Impl>()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

std::vector<AnalyzedToken> Analyzer::analyze(std::string_view text) {
  tokenize(text, impl_->tokens);
  std::vector<AnalyzedToken> analyzed;
  analyzed.reserve(impl_->tokens.size());
  for (Token& token : impl_->tokens) {
    const bool name = token.capitals || (token.name && !starts_sentence(text, token.begin));
    std::vector<Term> found = impl_->terms(token, name);
    analyzed.push_back({std::move(token), std::move(found)});
  }
  return analyzed;
}

Known known_as(std::string_view surface) {
  const LexiconEntry* entry = lexicon().find(lexicon_key(surface));
  if (entry == nullptr || (entry->traits & kLinkOnly) != 0) return Known::kNo;
  return (entry->traits & kName) != 0 ? Known::kName : Known::kWord;
}

const std::string& analyzer_identity() {
  static const std::string identity = std::string(kAnalyzerVersion) + ' ' +
                                      Lemmatizer(lexicon()).algorithm() + ' ' +
                                      lexicon().identity();
  return identity;
}

}  // namespace briefkamer::indexer
