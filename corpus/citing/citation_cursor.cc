#include "corpus/citing/citation_cursor.h"

#include <charconv>

#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

constexpr bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

// The bytes of a space of any width at the start of `text`.
std::size_t space_length(std::string_view text) {
  if (text.empty()) return 0;
  if (is_space(text[0])) return 1;
  if (text.starts_with("\u00A0")) return 2;
  if (text.starts_with("\u202F")) return 3;
  if (text.size() < 3 || !text.starts_with("\xE2\x80")) return 0;
  return static_cast<unsigned char>(text[2]) <= 0x8A ? 3 : 0;
}

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

bool CitationCursor::at_word_end() const {
  return !word_at(text_, at_);
}

bool CitationCursor::gap() {
  const auto start = at_;
  while (const auto length = space_length(rest())) at_ += length;
  return at_ != start;
}

bool CitationCursor::hyphen() {
  return literal("-") || literal("\u2010") || literal("\u2011") || literal("\u2013");
}

bool CitationCursor::literal(std::string_view bytes) {
  if (!rest().starts_with(bytes)) return false;
  at_ += bytes.size();
  return true;
}

bool CitationCursor::words(std::string_view lower) {
  const auto length = words_length(rest(), lower);
  at_ += length;
  return length != 0;
}

bool CitationCursor::letters(std::string_view lower) {
  const auto length = prefix_length(rest(), lower);
  at_ += length;
  return length != 0;
}

std::string_view CitationCursor::digits(std::size_t least, std::size_t most) {
  const auto found = digits_at(text_, at_);
  if (found.size() < least || found.size() > most) return {};
  at_ += found.size();
  return found;
}

std::string_view CitationCursor::capitals(std::size_t least, std::size_t most) {
  auto end = at_;
  while (end < text_.size() && is_capital(text_[end])) ++end;
  if (end - at_ < least || end - at_ > most || word_at(text_, end)) return {};
  const auto found = text_.substr(at_, end - at_);
  at_ = end;
  return found;
}

std::string CitationCursor::session() {
  auto ahead = *this;
  const auto first = ahead.digits(4, 4);
  if (first.empty() || !(ahead.literal("/") || ahead.hyphen() || ahead.literal("\u2014")))
    return {};
  auto second = ahead.digits(4, 4);
  if (second.empty()) second = ahead.digits(2, 2);
  const int year = number(first) + 1;
  if (second.empty() || number(second) % 100 != year % 100 || !ahead.at_word_end()) return {};
  *this = ahead;
  return std::string(first) + std::to_string(year);
}

}  // namespace briefkamer::corpus
