#include "indexer/analysis/analyzer.h"

#include <array>

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

struct Analyzer::Impl : TokenTaker {
  WordMemory words{lexicon()};
  std::string_view text;
  NumberedText numbered;

  // Plain words that were read and not looked up yet, so that memory has time to bring them.
  struct Waiting {
    std::size_t begin;
    std::size_t end;
    std::uint32_t position;
    PlainWords::Key key;
  };
  static constexpr std::size_t kMostWaiting = 8;
  std::array<Waiting, kMostWaiting> waiting;
  std::size_t arrived = 0;  // of a text, as is the next
  std::size_t looked_up = 0;

  // Nothing waits any more, not even after a text that was left for want of memory.
  void begin(std::string_view next) {
    numbered.tokens.clear();
    text = next;
    arrived = looked_up = 0;
  }

  void take_plain(std::size_t begin, std::size_t end, std::uint32_t position) override {
    if (arrived - looked_up == kMostWaiting) look_up();
    // Member by member here and below: what is put together first and then copied whole is read
    // before it has arrived in memory, and waits for that.
    Waiting& word = waiting[arrived++ % kMostWaiting];
    word.begin = begin;
    word.end = end;
    word.position = position;
    words.look_ahead(text, begin, end, word.key);
  }

  void look_up() {
    const Waiting& word = waiting[looked_up++ % kMostWaiting];
    PlainWord& plain = words.plain(text.substr(word.begin, word.end - word.begin), word.key);
    const Case written = case_of(plain.capitals, plain.name, word.begin);
    NumberedToken& token = numbered.tokens.emplace_back();
    token.begin = word.begin;
    token.end = word.end;
    token.position = word.position;
    token.form = words.form_of_plain(plain, written);
  }

  void look_up_all() {
    while (looked_up < arrived) look_up();
  }

  void take(const Token& token) override {
    look_up_all();
    const Case written = case_of(token.capitals, token.name, token.begin);
    // The parts of a hyphenated word are tokens of their own.
    const bool stem_only = token.span > 1;
    const std::uint32_t form = words.form(words.number(token.surface), written, stem_only);
    numbered.tokens.push_back({token.begin, token.end, token.position, form, token.alternative});
  }

  Case case_of(bool capitals, bool name, std::size_t begin) const {
    return capitals || (name && !starts_sentence(text, begin)) ? Case::kName : Case::kWord;
  }
};

Analyzer::Analyzer() : impl_(std::make_unique<Impl>()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

const NumberedText& Analyzer::number(std::string_view text) {
  impl_->begin(text);
  tokenize(text, *impl_);
  impl_->look_up_all();
  impl_->numbered.forms = impl_->words.forms();
  impl_->numbered.terms = impl_->words.terms();
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
  std::vector<Token> tokens = tokenize(text);
  std::vector<AnalyzedToken> analyzed;
  analyzed.reserve(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    AnalyzedToken& made = analyzed.emplace_back(std::move(tokens[i]), std::vector<Term>());
    for (const TermNumber& term : numbered.terms_of(numbered.tokens.at(i)))
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
