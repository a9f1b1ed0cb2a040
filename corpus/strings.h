// Small tools for UTF-8 text. All of them are safe for any bytes: what is not UTF-8 counts as a
// character of its own that is no letter.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace briefkamer::corpus {

struct CodePoint {
  char32_t value = 0;  // U+FFFD for bytes that are not UTF-8
  std::size_t length = 0;
};

// The code point that starts at `offset`, or that ends there. Length 0 at the end, or the start.
CodePoint code_point_at(std::string_view text, std::size_t offset);
CodePoint code_point_before(std::string_view text, std::size_t offset);

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}

bool is_letter(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);

// Whether a letter or digit starts, or ends, at `offset`.
bool word_at(std::string_view text, std::size_t offset);
bool word_before(std::string_view text, std::size_t offset);

// Whether `text` has letters and all of them are capitals.
bool all_capitals(std::string_view text);

std::string_view trimmed(std::string_view text);

// Without white space at both ends, and every run of it inside as one space.
std::string collapsed(std::string_view text);

// How many bytes of `text` spell `prefix` (plain lower-case ASCII), whatever the case and accents
// in `text`; a space in `prefix` stands for any white space. 0 when it does not start with it.
std::size_t prefix_length(std::string_view text, std::string_view prefix);

// The same for a prefix with any letters: those of both are folded.
std::size_t folded_prefix_length(std::string_view text, std::string_view prefix);

// As prefix_length(), and only where no letter or digit follows.
std::size_t words_length(std::string_view text, std::string_view words);

// Where `words` (plain lower-case ASCII) stand as whole words in `text`, from `from`; npos if
// nowhere.
std::size_t find_words(std::string_view text, std::string_view words, std::size_t from = 0);

// The lines of `text`, without '\n'. At least one.
std::vector<std::string_view> lines_of(std::string_view text);

// The digits at `offset`.
std::string_view digits_at(std::string_view text, std::size_t offset);

}  // namespace briefkamer::corpus
