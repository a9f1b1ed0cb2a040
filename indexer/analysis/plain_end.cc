#include "indexer/analysis/plain_end.h"

#include <bit>
#include <cstdint>
#include <cstring>

#include "corpus/strings.h"

namespace briefkamer::indexer {
namespace {

using corpus::is_digit;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Which of eight bytes in memory is the first with a bit set; one has.
int first_byte(std::uint64_t bytes) {
  return (std::endian::native == std::endian::little ? std::countr_zero(bytes)
                                                     : std::countl_zero(bytes)) /
         8;
}

// Whether a word surely ends before the character at `end`: a space, or one that holds words apart
// with such a one behind it.
bool is_plain_end(std::string_view text, std::size_t end) {
  const auto at = [&](std::size_t i) { return i < text.size() ? text[i] : '\n'; };
  const auto is_space = [](char c) { return c == ' ' || c == '\n'; };
  const char c = at(end);
  return is_space(c) || ((c == ',' || c == '.' || c == ':' || c == ';') && is_space(at(end + 1)));
}

// Where the letters A to Z that start at `begin` end: of eight bytes at a time those that are none
// have their high bit set.
std::size_t letters_end(std::string_view text, std::size_t begin) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  std::size_t end = begin;
  for (; text.size() - end >= 8; end += 8) {
    std::uint64_t bytes;
    std::memcpy(&bytes, text.data() + end, 8);
    const std::uint64_t small = (bytes | 0x20 * kOnes) & 0x7F * kOnes;
    const std::uint64_t from_a = small + (0x80 - 'a') * kOnes;
    const std::uint64_t behind_z = small + (0x80 - 'z' - 1) * kOnes;
    const std::uint64_t others = (~from_a | behind_z | bytes) & 0x80 * kOnes;
    if (others != 0) return end + static_cast<std::size_t>(first_byte(others));
  }
  while (end < text.size() && is_letter(text[end])) ++end;
  return end;
}

// The end of the plain word of digits at `begin`; `begin` where it may go on behind a space.
std::size_t plain_number_end(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && is_digit(text[end])) ++end;
  const bool group = end + 1 < text.size() && text[end] == ' ' && is_digit(text[end + 1]);
  return !group && is_plain_end(text, end) ? end : begin;
}

}  // namespace

std::size_t plain_end(std::string_view text, std::size_t begin) {
  if (is_digit(text[begin])) return plain_number_end(text, begin);
  const std::size_t end = letters_end(text, begin);
  const bool ship = text[begin] == 'Z' && end - begin == 2;  // "Zr. Ms."
  return !ship && is_plain_end(text, end) ? end : begin;
}

}  // namespace briefkamer::indexer
