#include "indexer/text_writer.h"

#include <algorithm>

#include "indexer/analysis/common_words.h"
#include "indexer/schema.h"

namespace briefkamer::indexer {
namespace {

constexpr std::size_t kAhead = 8;      // tokens
constexpr std::size_t kFarAhead = 20;  // forms

}  // namespace

TextWriter::TextWriter(DocumentMaker& document)
    : document_(document),
      subject_surfaces_(kSubjectSurface),
      subject_stems_(kSubject),
      subject_parts_(kSubjectPart),
      heading_stems_(kHeading),
      sender_stems_(kSender),
      written_(document, analyzer_),
      pairs_(document) {}

void TextWriter::begin() {
  analyzer_.forget_when_full();
  if (analyzer_.forgotten() != forgotten_) forget();
  ++letter_;
  uses_.clear();
  written_.begin();
  pairs_.begin();
  next_ = 1;
}

void TextWriter::add(std::string_view text, Field field) {
  std::uint32_t last = 0;
  const NumberedText& words = analyzer_.number(text);
  if (forms_.size() < words.forms.size()) forms_.resize(words.forms.size());
  const std::span<const NumberedToken> tokens = words.tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    look_ahead(tokens.subspan(i));
    const NumberedToken& token = tokens[i];
    Use& use = this->use(token.form, words);
    const std::uint32_t position = next_ + token.position;
    ++use.count;
    document_.add_at(use.surface, position);
    if (use.common != kRare) pairs_.add(use.common, position);
    if (!use.plain && !token.alternative)
      written_.add(use.surface, words.form_of(token).surface,
                   text.substr(token.begin, token.end - token.begin));
    if (field != Field::kInBody) add_of_field(field, token, position, words);
    last = std::max(last, token.position);
  }
  next_ += last + kPositionGap;
}

void TextWriter::look_ahead(std::span<const NumberedToken> tokens) const {
  if (tokens.size() > 2 * kAhead) __builtin_prefetch(&forms_[tokens[2 * kAhead].form]);
  if (tokens.size() <= kAhead) return;
  const FormTerms& soon = forms_[tokens[kAhead].form];
  if (soon.letter != letter_) document_.look_ahead(soon.surface);
}

TextWriter::Use& TextWriter::use(std::uint32_t form, const NumberedText& words) {
  const FormTerms& known = forms_[form];
  return known.letter == letter_ ? uses_[known.use] : begin_use(form, words);
}

TextWriter::Use& TextWriter::begin_use(std::uint32_t form, const NumberedText& words) {
  FormTerms& terms = terms_of(form, words);
  terms.letter = letter_;
  terms.use = static_cast<std::uint32_t>(uses_.size());
  const auto surface = document_.place_of(terms.surface);
  if (terms.plain) written_.add_plain(surface, terms.written);
  Use& use = uses_.emplace_back();
  use.surface = surface;
  use.stems.at = terms.stems.at;
  use.stems.count = terms.stems.count;
  use.common = terms.common;
  use.plain = terms.plain;
  return use;
}

TextWriter::FormTerms& TextWriter::terms_of(std::uint32_t form, const NumberedText& words) {
  FormTerms& terms = forms_[form];
  if (terms.surface != kUnknown) return terms;
  const WordForm& of_word = words.forms[form];
  const std::string_view surface = analyzer_.text(of_word.surface);
  terms.plain = of_word.written != kNotPlain;
  if (terms.plain) terms.written = written_.plain(of_word);
  terms.stems = {static_cast<std::uint32_t>(stems_.size()), of_word.terms.count};
  for (const TermNumber& term : words.terms_of(of_word))
    stems_.push_back(document_.number({}, analyzer_.text(term.text)));
  if (terms.stems.count == 1) {
    terms.stems.at = stems_.back();
    stems_.pop_back();
  }
  if (const auto common = common_word(surface)) terms.common = static_cast<std::uint16_t>(*common);
  terms.surface = document_.number(kSurface, surface);  // last: now all is known
  return terms;
}

std::span<const std::uint32_t> TextWriter::all(const Stems& stems) const {
  if (stems.count == 1) return {&stems.at, 1};
  return std::span(stems_).subspan(stems.at, stems.count);
}

void TextWriter::add_of_field(Field field, const NumberedToken& token, std::uint32_t position,
                              const NumberedText& words) {
  const WordForm& form = words.form_of(token);
  const auto term = [&](PrefixedTerms& terms, std::uint32_t word) {
    return terms.of(word, analyzer_, document_);
  };
  if (field == Field::kInSubject) document_.add_at(term(subject_surfaces_, form.surface), position);
  for (const TermNumber& of_word : words.terms_of(form))
    document_.add(term(stems_of(field, of_word.kind), of_word.text));
}

PrefixedTerms& TextWriter::stems_of(Field field, TermKind kind) {
  if (field == Field::kInHeading) return heading_stems_;
  if (field == Field::kInSender) return sender_stems_;
  return kind == TermKind::kPart ? subject_parts_ : subject_stems_;
}

void TextWriter::add_without_weight(std::string_view text) {
  const NumberedText& words = analyzer_.number(text);
  if (forms_.size() < words.forms.size()) forms_.resize(words.forms.size());
  for (const NumberedToken& token : words.tokens)
    for (const std::uint32_t stem : all(terms_of(token.form, words).stems))
      document_.add_boolean(stem);
}

// One stem in place of all: most words have no other.
void TextWriter::look_ahead(const Stems& stems) const {
  if (stems.count == 1) document_.look_ahead(stems.at);
}

void TextWriter::finish() {
  for (std::size_t i = 0; i < uses_.size(); ++i) {
    if (i + kFarAhead < uses_.size()) look_ahead(uses_[i + kFarAhead].stems);
    for (const std::uint32_t stem : all(uses_[i].stems)) document_.add(stem, uses_[i].count);
  }
  pairs_.finish();
  written_.finish();
}

void TextWriter::forget() {
  forms_.clear();
  stems_.clear();
  for (PrefixedTerms* terms :
       {&subject_surfaces_, &subject_stems_, &subject_parts_, &heading_stems_, &sender_stems_})
    terms->forget();
  pairs_.forget();
  forgotten_ = analyzer_.forgotten();
}

}  // namespace briefkamer::indexer
