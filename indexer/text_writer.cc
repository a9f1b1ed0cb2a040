#include "indexer/text_writer.h"

#include <algorithm>

#include "indexer/schema.h"

namespace briefkamer::indexer {
namespace {

constexpr std::size_t kAhead = 8;  // tokens

}  // namespace

TextWriter::TextWriter(DocumentMaker& document)
    : document_(document),
      surfaces_(kSurface),
      stems_({}),
      subject_surfaces_(kSubjectSurface),
      subject_stems_(kSubject),
      subject_parts_(kSubjectPart),
      heading_stems_(kHeading),
      sender_stems_(kSender),
      written_(document, analyzer_),
      pairs_(document, analyzer_) {}

void TextWriter::begin() {
  analyzer_.forget_when_full();
  if (analyzer_.forgotten() != forgotten_) forget();
  written_.begin();
  pairs_.begin();
  next_ = 1;
}

void TextWriter::add(std::string_view text, Field field) {
  std::uint32_t last = 0;
  const NumberedText& words = analyzer_.number(text);
  const std::span<const NumberedToken> tokens = words.tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    look_ahead(tokens.subspan(i));
    const NumberedToken& word = tokens[i];
    const std::uint32_t position = next_ + word.position;
    written_.add(text, word);
    document_.add_at(term(surfaces_, word.surface), position);
    pairs_.add(word.surface, position);
    for (const TermNumber& of_word : words.terms_of(word))
      document_.add(term(stems_, of_word.text));
    if (field != Field::kInBody) add_of_field(field, word, position, words);
    last = std::max(last, word.position);
  }
  next_ += last + kPositionGap;
}

void TextWriter::look_ahead(std::span<const NumberedToken> tokens) const {
  if (tokens.size() > 2 * kAhead) surfaces_.look_ahead(tokens[2 * kAhead].surface);
  if (tokens.size() > kAhead) surfaces_.look_ahead(tokens[kAhead].surface, document_);
}

void TextWriter::add_of_field(Field field, const NumberedToken& token, std::uint32_t position,
                              const NumberedText& words) {
  if (field == Field::kInSubject)
    document_.add_at(term(subject_surfaces_, token.surface), position);
  for (const TermNumber& of_word : words.terms_of(token))
    document_.add(term(stems_of(field, of_word.kind), of_word.text));
}

PrefixedTerms& TextWriter::stems_of(Field field, TermKind kind) {
  if (field == Field::kInHeading) return heading_stems_;
  if (field == Field::kInSender) return sender_stems_;
  return kind == TermKind::kPart ? subject_parts_ : subject_stems_;
}

void TextWriter::add_without_weight(std::string_view text) {
  const NumberedText& words = analyzer_.number(text);
  for (const NumberedToken& word : words.tokens)
    for (const TermNumber& of_word : words.terms_of(word))
      document_.add_boolean(term(stems_, of_word.text));
}

void TextWriter::finish() {
  written_.finish();
}

void TextWriter::forget() {
  for (PrefixedTerms* terms : {&surfaces_, &stems_, &subject_surfaces_, &subject_stems_,
                               &subject_parts_, &heading_stems_, &sender_stems_})
    terms->forget();
  written_.forget();
  pairs_.forget();
  forgotten_ = analyzer_.forgotten();
}

}  // namespace briefkamer::indexer
