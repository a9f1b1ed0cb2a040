#include "indexer/analysis/analyzer.h"

#include "indexer/lexicon/lexicon.h"
#include "indexer/lexicon/lexicon_key.h"
#include "indexer/locations.h"

namespace briefkamer::indexer {
namespace {

// Raised whenever tokens or terms of the same text change.
constexpr const char* kAnalyzerVersion = "5";

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
  WordMemory words{lexicon()};
  std::vector<Token> tokens;
  NumberedText numbered;

  void add(const Token& token, Case written) {
    const std::uint32_t surface = words.number(token.surface);
    auto terms = words.terms(surface, written);
    // The parts of a hyphenated word are tokens of their own.
    if (token.span > 1) terms = terms.first(1);
    const auto first = static_cast<std::uint32_t>(numbered.terms.size());
    numbered.tokens.push_back({&token, surface, first, static_cast<std::uint32_t>(terms.size())});
    numbered.terms.insert(numbered.terms.end(), terms.begin(), terms.end());
  }
};

Analyzer::Analyzer() : impl_(std::make_unique<Impl>()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

const NumberedText& Analyzer::number(std::string_view text) {
  impl_->numbered.tokens.clear();
  impl_->numbered.terms.clear();
  tokenize(text, impl_->tokens);
  for (const Token& token : impl_->tokens) {
    const bool name = token.capitals || (token.name && !starts_sentence(text, token.begin));
    impl_->add(token, name ? Case::kName : Case::kWord);
  }
  return impl_->numbered;
}

std::string_view Analyzer::text(std::uint32_t number) const {
  return impl_->words.text(number);
}

unsigned Analyzer::forgotten() const {
  return impl_->words.forgotten();
}

void Analyzer::forget_when_full() {
  impl_->words.forget_when_full();
}

std::vector<AnalyzedToken> Analyzer::analyze(std::string_view text) {
  forget_when_full();
  const NumberedText& numbered = number(text);
  std::vector<AnalyzedToken> analyzed;
  analyzed.reserve(numbered.tokens.size());
  for (const NumberedToken& token : numbered.tokens) {
    AnalyzedToken& made = analyzed.emplace_back(*token.token, std::vector<Term>());
    made.terms.reserve(token.term_count);
    for (const TermNumber& term : numbered.terms_of(token))
      made.terms.push_back({std::string(this->text(term.text)), term.kind});
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
