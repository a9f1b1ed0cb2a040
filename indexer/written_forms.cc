#include "indexer/written_forms.h"

#include <algorithm>

#include "indexer/schema.h"

namespace briefkamer::indexer {
namespace {

constexpr std::uint32_t kUnknown = 0xFFFFFFFF;
constexpr std::uint32_t kNoTerm = 0xFFFFFFFE;

bool differs_in_capitals(std::string_view folded, std::string_view written) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return std::equal(folded.begin(), folded.end(), written.begin(), written.end(),
                    [&](char a, char b) { return a == lower(b); });
}

bool is_break(char c) {
  return c == '\t' || c == '\r' || c == '\n';
}

}  // namespace

void WrittenForms::begin() {
  ++letter_;
  forms_.clear();
}

void WrittenForms::add(std::string_view text, const NumberedToken& token) {
  if (token.alternative) return;
  if (token.written == token.surface) return mark_as_folded(token.surface);
  if (token.written != kNotPlain) return add_plain(token);
  add_other(text.substr(token.begin, token.end - token.begin), token.surface);
}

// A word of letters A to Z with some capitals.
void WrittenForms::add_plain(const NumberedToken& token) {
  if (token.written >= plain_terms_.size())
    plain_terms_.resize(token.written + token.written / 2 + 1, kUnknown);
  std::uint32_t& known = plain_terms_[token.written];
  if (known == kUnknown) known = term(words_.text(token.surface), words_.text(token.written));
  if (known != kNoTerm) forms_.push_back({known, token.surface, true});
}

void WrittenForms::add_other(std::string_view written, std::uint32_t surface) {
  const std::string_view folded = words_.text(surface);
  if (written == folded) return mark_as_folded(surface);
  if (std::any_of(written.begin(), written.end(), is_break)) return;  // cut by a line's end
  const std::uint32_t made = term(folded, written);
  if (made != kNoTerm) forms_.push_back({made, surface, differs_in_capitals(folded, written)});
}

std::uint32_t WrittenForms::term(std::string_view folded, std::string_view written) {
  term_ = folded;
  term_ += kTab;
  term_ += written;
  const bool fits = kWritten.size() + term_.size() <= kMaxTermBytes;
  return fits ? document_.number(kWritten, term_) : kNoTerm;
}

void WrittenForms::mark_as_folded(std::uint32_t surface) {
  if (surface >= folded_.size()) folded_.resize(surface + surface / 2 + 1);
  folded_[surface] = letter_;
}

bool WrittenForms::is_as_folded(std::uint32_t surface) const {
  return surface < folded_.size() && folded_[surface] == letter_;
}

void WrittenForms::finish() {
  for (const Form& form : forms_)
    if (!form.capitals || !is_as_folded(form.surface)) document_.add_boolean(form.term);
}

void WrittenForms::forget() {
  folded_.clear();
  plain_terms_.clear();
}

}  // namespace briefkamer::indexer
