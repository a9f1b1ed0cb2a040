#include "indexer/analyzer.h"

#include <xapian.h>

#include <unordered_map>

namespace briefkamer::indexer {
namespace {

// Kraaij and Pohlmann's stemmer for Dutch (https://snowballstem.org/algorithms/dutch/stemmer.html):
// Xapian 1.4 has it under this name, where its "dutch" is Porter's.
constexpr const char* kStemmer = "kraaij_pohlmann";

// Raised whenever tokens or terms of the same text change.
constexpr const char* kAnalyzerVersion = "2";

// Words kept in memory before all are forgotten: a bound of some tens of MB.
constexpr std::size_t kRemembered = 200'000;
constexpr std::size_t kLongestRemembered = 64;  // bytes: longer words seldom come again

bool has_digit(std::string_view word) {
  return word.find_first_of("0123456789") != std::string_view::npos;
}

}  // namespace

struct Analyzer::Impl {
  Xapian::Stem stem{kStemmer};
  std::unordered_map<std::string, std::vector<Term>> known;
  std::vector<Term> last;  // of a word that is not remembered
  std::vector<Token> tokens;

  std::vector<Term> terms_of(const std::string& word) const {
    return {{has_digit(word) ? word : stem(word), TermKind::kStem}};
  }
};

Analyzer::Analyzer() : impl_(std::make_unique<Impl>()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

const std::vector<Term>& Analyzer::terms(const Token& token) {
  if (impl_->known.size() > kRemembered) impl_->known.clear();
  // The word without its "'s" is what has a stem: agenda's → agenda.
  std::string word = token.surface;
  if (token.apostrophe && !word.empty() && word.back() == 's') word.pop_back();
  if (word.size() > kLongestRemembered) return impl_->last = impl_->terms_of(word);
  const auto [entry, is_new] = impl_->known.try_emplace(std::move(word));
  if (is_new) entry->second = impl_->terms_of(entry->first);
  return entry->second;
}

std::vector<AnalyzedToken> Analyzer::analyze(std::string_view text) {
  tokenize(text, impl_->tokens);
  std::vector<AnalyzedToken> analyzed;
  analyzed.reserve(impl_->tokens.size());
  for (Token& token : impl_->tokens) {
    const std::vector<Term>& found = terms(token);
    analyzed.push_back({std::move(token), found});
  }
  return analyzed;
}

const std::string& analyzer_identity() {
  static const std::string identity = std::string(kStemmer) + " " + kAnalyzerVersion;
  return identity;
}

}  // namespace briefkamer::indexer
