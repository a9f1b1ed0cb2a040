#include "indexer/analysis/word_break.h"

#include <unicode/uchar.h>

#include <array>
#include <cstdint>

#include "indexer/analysis/fold.h"

namespace briefkamer::indexer {
namespace {

int property(char32_t c) {
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_WORD_BREAK);
}

// Classes of ASCII for the fast path.
enum Ascii : std::uint8_t { kOther, kLetter, kDigit, kJoiner /* of letters or digits */ };

constexpr std::array<std::uint8_t, 128> kAscii = [] {
  std::array<std::uint8_t, 128> table{};
  for (int c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = kLetter;
  for (int c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = kLetter;
  for (int c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = kDigit;
  for (const char c : std::string_view(".:',;_\"")) table[static_cast<unsigned char>(c)] = kJoiner;
  return table;
}();

bool is_letter(int p) {
  return p == U_WB_ALETTER || p == U_WB_HEBREW_LETTER;
}
bool is_ignored(int p) {
  return p == U_WB_EXTEND || p == U_WB_FORMAT || p == U_WB_ZWJ;
}
bool is_newline(int p) {
  return p == U_WB_CR || p == U_WB_LF || p == U_WB_NEWLINE;
}

bool joins_letters(int p) {
  return p == U_WB_MIDLETTER || p == U_WB_MIDNUMLET || p == U_WB_SINGLE_QUOTE;
}
bool joins_digits(int p) {
  return p == U_WB_MIDNUM || p == U_WB_MIDNUMLET || p == U_WB_SINGLE_QUOTE;
}

struct Character {
  char32_t code_point = 0;
  int property = 0;
  std::size_t end = 0;
};

Character character_at(std::string_view text, std::size_t offset) {
  std::size_t length = 0;
  const char32_t c = decode(text, offset, length);
  // A broken byte is no U+FFFD of the text, but behaves like one: other.
  return {c, property(c), offset + length};
}

// The property of the first character from `offset` on that WB4 does not ignore; -1 at the end.
int property_after(std::string_view text, std::size_t offset) {
  while (offset < text.size()) {
    const Character c = character_at(text, offset);
    if (!is_ignored(c.property)) return c.property;
    offset = c.end;
  }
  return -1;
}

bool extends(int p) {
  return is_letter(p) || p == U_WB_NUMERIC || p == U_WB_KATAKANA || p == U_WB_EXTENDNUMLET;
}

// Whether no boundary stands between `left` and `right`, where `before` is the property before left
// and `after` the one after right, all of them without what WB4 ignores. Rules WB5 to WB13b.
bool joined(int before, int left, int right, int after) {
  if (is_letter(left) && is_letter(right)) return true;
  if (is_letter(left) && joins_letters(right) && is_letter(after)) return true;
  if (is_letter(before) && joins_letters(left) && is_letter(right)) return true;
  if (left == U_WB_HEBREW_LETTER && right == U_WB_SINGLE_QUOTE) return true;
  if (left == U_WB_HEBREW_LETTER && right == U_WB_DOUBLE_QUOTE && after == U_WB_HEBREW_LETTER)
    return true;
  if (before == U_WB_HEBREW_LETTER && left == U_WB_DOUBLE_QUOTE && right == U_WB_HEBREW_LETTER)
    return true;
  const bool left_digit = left == U_WB_NUMERIC;
  if ((left_digit || is_letter(left)) && right == U_WB_NUMERIC) return true;
  if (left_digit && is_letter(right)) return true;
  if (before == U_WB_NUMERIC && joins_digits(left) && right == U_WB_NUMERIC) return true;
  if (left_digit && joins_digits(right) && after == U_WB_NUMERIC) return true;
  if (left == U_WB_KATAKANA && right == U_WB_KATAKANA) return true;
  if (right == U_WB_EXTENDNUMLET) return extends(left);
  return left == U_WB_EXTENDNUMLET && extends(right);
}

bool is_pictographic(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EXTENDED_PICTOGRAPHIC);
}

// The rules in full, from the start of a segment.
std::size_t slow_boundary(std::string_view text, std::size_t begin, bool& has_word) {
  Character last = character_at(text, begin);  // the last one, ignored or not
  int before = -1;
  int left = last.property;
  int regional = left == U_WB_REGIONAL_INDICATOR ? 1 : 0;
  const auto note = [&](int p) {
    has_word = has_word || is_letter(p) || p == U_WB_NUMERIC || p == U_WB_KATAKANA;
  };
  note(left);
  // Letters without the property (ideographs and the like) are words of one character.
  if (u_isalnum(static_cast<UChar32>(last.code_point))) has_word = true;
  bool only_ignored = is_ignored(left);
  while (last.end < text.size()) {
    const Character next = character_at(text, last.end);
    if (last.property == U_WB_CR && next.property == U_WB_LF) {
      last = next;
      continue;
    }
    if (is_newline(last.property) || is_newline(next.property)) break;
    const bool emoji = last.property == U_WB_ZWJ && is_pictographic(next.code_point);
    const bool spaces = last.property == U_WB_WSEGSPACE && next.property == U_WB_WSEGSPACE;
    if (is_ignored(next.property)) {
      last = next;
      continue;
    }
    const bool flags = left == U_WB_REGIONAL_INDICATOR && !only_ignored &&
                       next.property == U_WB_REGIONAL_INDICATOR && regional % 2 == 1;
    if (!emoji && !spaces && !flags &&
        (only_ignored || !joined(before, left, next.property, property_after(text, next.end))))
      break;
    before = left;
    left = next.property;
    regional += left == U_WB_REGIONAL_INDICATOR ? 1 : 0;
    only_ignored = false;
    note(left);
    last = next;
  }
  return last.end;
}

std::uint8_t ascii_class(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 128 ? kAscii[byte] : static_cast<std::uint8_t>(kJoiner);  // not ASCII: look closer
}

}  // namespace

std::size_t next_boundary(std::string_view text, std::size_t begin, bool& has_word) {
  has_word = false;
  std::size_t i = begin;
  while (i < text.size()) {
    const std::uint8_t kind = ascii_class(text[i]);
    if (kind == kOther) break;
    if (kind == kJoiner) {
      // A comma or point at a word's end is by far the commonest: nothing that joins follows it.
      const auto byte = static_cast<unsigned char>(text[i]);
      const bool plain = byte < 128 && text[i] != '_' && i > begin;
      if (plain && i + 1 < text.size() && ascii_class(text[i + 1]) == kOther) break;
      return slow_boundary(text, begin, has_word);
    }
    ++i;
  }
  if (i == begin) return slow_boundary(text, begin, has_word);
  has_word = true;
  return i;
}

}  // namespace briefkamer::indexer
