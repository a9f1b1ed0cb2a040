#include "indexer/analysis/written_forms.h"

#include <algorithm>

#include "indexer/schema.h"

namespace briefkamer::indexer {
namespace {

// Whether the word and how it is written differ in capitals alone.
bool differs_in_capitals(std::string_view term) {
  term.remove_prefix(kWritten.size());
  const std::size_t tab = term.find(kTab);
  return ascii_lower(term.substr(tab + 1)) == term.substr(0, tab);
}

bool is_break(char c) {
  return c == '\t' || c == '\r' || c == '\n';
}

}  // namespace

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

void WrittenForms::add(std::string_view written, std::string_view folded, std::uint32_t surface) {
  if (written == folded) return add_plain(surface);
  term_ = kWritten;
  term_ += folded;
  term_ += kTab;
  term_ += written;
  if (term_.size() > kMaxTermBytes) return;
  if (std::any_of(written.begin(), written.end(), is_break)) return;  // cut by a line's end
  if (terms_.number(term_) == surfaces_.size()) surfaces_.push_back(surface);
}

void WrittenForms::add_plain(std::uint32_t surface) {
  if (surface >= plain_.size()) plain_.resize(surface + surface / 2 + 1);
  plain_[surface] = letter_;
}

bool WrittenForms::is_plain(std::uint32_t surface) const {
  return surface < plain_.size() && plain_[surface] == letter_;
}

std::vector<std::string_view> WrittenForms::terms() const {
  std::vector<std::string_view> terms;
  for (std::uint32_t number = 0; number < surfaces_.size(); ++number) {
    const std::string_view term = terms_.text(number);
    if (is_plain(surfaces_[number]) && differs_in_capitals(term)) continue;
    terms.push_back(term);
  }
  return terms;
}

void WrittenForms::clear() {
  ++letter_;
  terms_.clear();
  surfaces_.clear();
}

}  // namespace briefkamer::indexer
