#include "indexer/written_forms.h"

#include <algorithm>

#include "indexer/schema.h"

namespace briefkamer::indexer {
namespace {

constexpr std::uint32_t kNoTerm = 0xFFFFFFFF;
constexpr std::uint32_t kAsFolded = 0xFFFFFFFE;
constexpr std::size_t kAhead = 16;  // forms

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

// Letters A to Z or digits; some are capitals unless it is written as it folds.
std::uint32_t WrittenForms::plain(const WordForm& form) {
  return form.written == form.surface ? kAsFolded
                                      : term(words_.text(form.surface), words_.text(form.written));
}

void WrittenForms::add_plain(DocumentMaker::TermPlace place, std::uint32_t plain) {
  if (plain == kAsFolded) return mark_as_folded(place);
  if (plain != kNoTerm) forms_.push_back({plain, place, true});
}

void WrittenForms::add(DocumentMaker::TermPlace place, std::uint32_t surface,
                       std::string_view written) {
  const std::string_view folded = words_.text(surface);
  if (written == folded) return mark_as_folded(place);
  if (std::any_of(written.begin(), written.end(), is_break)) return;  // cut by a line's end
  const std::uint32_t made = term(folded, written);
  if (made != kNoTerm) forms_.push_back({made, place, differs_in_capitals(folded, written)});
}

std::uint32_t WrittenForms::term(std::string_view folded, std::string_view written) {
  term_ = folded;
  term_ += kTab;
  term_ += written;
  const bool fits = kWritten.size() + term_.size() <= kMaxTermBytes;
  return fits ? document_.number(kWritten, term_) : kNoTerm;
}

void WrittenForms::mark_as_folded(DocumentMaker::TermPlace place) {
  const auto at = static_cast<std::size_t>(place);
  if (at >= folded_.size()) folded_.resize(at + at / 2 + 1);
  folded_[at] = letter_;
}

bool WrittenForms::is_as_folded(DocumentMaker::TermPlace place) const {
  const auto at = static_cast<std::size_t>(place);
  return at < folded_.size() && folded_[at] == letter_;
}

void WrittenForms::finish() {
  for (std::size_t i = 0; i < forms_.size(); ++i) {
    if (i + kAhead < forms_.size()) document_.look_ahead(forms_[i + kAhead].term);
    const Form& form = forms_[i];
    if (!form.capitals || !is_as_folded(form.place)) document_.add_boolean(form.term);
  }
}

}  // namespace briefkamer::indexer
