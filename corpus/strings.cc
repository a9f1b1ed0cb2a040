#include "corpus/strings.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

namespace briefkamer::corpus {
namespace {

constexpr CodePoint kNotUtf8{0xFFFD, 1};

constexpr bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}
constexpr char lower_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// The small letter without accents: é, É and E all become e.
char32_t folded(char32_t c) {
  if (c < 0x80) return static_cast<char32_t>(lower_ascii(static_cast<char>(c)));
  static const UNormalizer2* const nfd = [] {
    UErrorCode error = U_ZERO_ERROR;
    return unorm2_getNFDInstance(&error);
  }();
  UChar apart[8];
  UErrorCode error = U_ZERO_ERROR;
  const auto length =
      nfd ? unorm2_getRawDecomposition(nfd, static_cast<UChar32>(c), apart, 8, &error) : -1;
  if (U_SUCCESS(error) && length > 0 && apart[0] < 0x80) return folded(apart[0]);
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

std::size_t skip_spaces(std::string_view text, std::size_t offset) {
  while (offset < text.size() && is_space(text[offset])) ++offset;
  return offset;
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return {};
  const auto byte = [&](std::size_t i) {
    return offset + i < text.size() ? static_cast<unsigned char>(text[offset + i]) : 0u;
  };
  const char32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  char32_t value = lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0u) != 0x80) return kNotUtf8;
    value = value << 6 | (byte(i) & 0x3Fu);
  }
  // Longer spellings than needed, surrogates and what is beyond Unicode are no UTF-8.
  constexpr char32_t kLeast[] = {0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (lead < 0xC2 || value < kLeast[length - 2] || value > 0x10FFFF || surrogate) return kNotUtf8;
  return {value, length};
}

CodePoint code_point_before(std::string_view text, std::size_t offset) {
  if (offset == 0 || offset > text.size()) return {};
  for (std::size_t length = 1; length <= 4 && length <= offset; ++length) {
    const auto point = code_point_at(text, offset - length);
    if (point.length == length && (length > 1 || is_ascii(text[offset - 1]))) return point;
  }
  return kNotUtf8;
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return u_isalpha(static_cast<UChar32>(c));
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return u_isupper(static_cast<UChar32>(c));
}

bool is_lower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return u_islower(static_cast<UChar32>(c));
}

bool word_at(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return false;
  return is_digit(text[offset]) || is_letter(code_point_at(text, offset).value);
}

bool word_before(std::string_view text, std::size_t offset) {
  if (offset == 0 || offset > text.size()) return false;
  return is_digit(text[offset - 1]) || is_letter(code_point_before(text, offset).value);
}

bool all_capitals(std::string_view text) {
  bool letters = false;
  for (std::size_t i = 0; i < text.size();) {
    const auto point = code_point_at(text, i);
    if (is_lower(point.value)) return false;
    letters = letters || is_upper(point.value);
    i += point.length;
  }
  return letters;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string collapsed(std::string_view text) {
  text = trimmed(text);
  std::string result;
  result.reserve(text.size());
  for (const char c : text) {
    if (!is_space(c)) {
      result += c;
    } else if (result.back() != ' ') {
      result += ' ';
    }
  }
  return result;
}

std::size_t prefix_length(std::string_view text, std::string_view prefix) {
  if (text.empty() || prefix.empty()) return 0;
  // Nearly all calls end here.
  if (is_ascii(text[0]) && !is_space(text[0]) && lower_ascii(text[0]) != prefix[0]) return 0;
  return folded_prefix_length(text, prefix);
}

std::size_t folded_prefix_length(std::string_view text, std::string_view prefix) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < prefix.size();) {
    if (prefix[i] == ' ') {
      const auto next = skip_spaces(text, at);
      if (next == at) return 0;
      at = next;
      ++i;
      continue;
    }
    const auto wanted = code_point_at(prefix, i);
    const auto found = code_point_at(text, at);
    if (found.length == 0 || folded(found.value) != folded(wanted.value)) return 0;
    i += wanted.length;
    at += found.length;
  }
  return at;
}

std::size_t words_length(std::string_view text, std::string_view words) {
  const auto length = prefix_length(text, words);
  return length != 0 && !word_at(text, length) ? length : 0;
}

std::size_t find_words(std::string_view text, std::string_view words, std::size_t from) {
  if (words.empty()) return std::string_view::npos;
  const char both[] = {words[0], static_cast<char>(words[0] - 'a' + 'A'), '\0'};
  for (auto at = text.find_first_of(both, from); at != std::string_view::npos;
       at = text.find_first_of(both, at + 1)) {
    if (!word_before(text, at) && words_length(text.substr(at), words) != 0) return at;
  }
  return std::string_view::npos;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (;;) {
    const auto end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

std::string_view digits_at(std::string_view text, std::size_t offset) {
  auto end = offset;
  while (end < text.size() && is_digit(text[end])) ++end;
  return offset < text.size() ? text.substr(offset, end - offset) : std::string_view();
}

}  // namespace briefkamer::corpus
