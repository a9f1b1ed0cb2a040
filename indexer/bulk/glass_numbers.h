// The ways in which a glass database writes numbers and strings; none depends on the machine.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace briefkamer::indexer::glass {

// Seven bits a byte, low ones first; the top bit says that more follow.
inline void append_number(std::string& to, std::uint64_t number) {
  while (number >= 0x80) {
    to += static_cast<char>(number | 0x80);
    number >>= 7;
  }
  to += static_cast<char>(number);
}

// The number that `from` begins with, which is taken off; what is cut short is 0.
inline std::uint64_t take_number(std::string_view& from) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < from.size() && i < 10; ++i) {
    const auto byte = static_cast<unsigned char>(from[i]);
    number |= std::uint64_t{byte & 0x7Fu} << (7 * i);
    if (byte >= 0x80) continue;
    from.remove_prefix(i + 1);
    return number;
  }
  from = {};
  return 0;
}

inline void append_string(std::string& to, std::string_view text) {
  append_number(to, text.size());
  to += text;
}

// Low byte first, without zero bytes at the end: 0 is nothing at all. Only as the last thing.
inline void append_last_number(std::string& to, std::uint32_t number) {
  for (; number > 0; number >>= 8) to += static_cast<char>(number);
}

// Two bytes or more, of which the lowest is the last: in the order of the numbers as bytes; never
// starts with FF.
struct SortableNumber {
  std::uint64_t bytes = 0;
  int size = 2;
};

inline SortableNumber sortable(std::uint32_t number) {
  SortableNumber to{number};
  if (number < 0x8000) return to;
  to.size = (32 + 5 - std::countl_zero(number)) / 7;
  const unsigned first = (0xFFu << (10 - to.size)) & 0xFFu;  // a one for each byte over two
  to.bytes |= std::uint64_t{first} << (8 * (to.size - 1));
  return to;
}

inline void append_sortable(std::string& to, std::uint32_t number) {
  auto [bytes, size] = sortable(number);
  while (size > 0) to += static_cast<char>(bytes >> (8 * --size));
}

// The number that all of `from` is, as append_sortable() writes it; 0 when it is none.
inline std::uint32_t sortable_number(std::string_view from) {
  if (from.empty()) return 0;
  const auto first = static_cast<unsigned char>(from[0]);
  const auto size = std::size_t{2} + static_cast<std::size_t>(std::countl_one(first));
  if (from.size() != size || size > 5) return 0;
  std::uint64_t bytes = 0;
  for (const char c : from) bytes = bytes << 8 | static_cast<unsigned char>(c);
  return static_cast<std::uint32_t>(bytes & ((std::uint64_t{1} << (7 * size + 1)) - 1));
}

// A zero byte becomes 00 FF, so that a single 00 behind it can mark the end.
inline void append_sortable(std::string& to, std::string_view text) {
  for (std::size_t zero; (zero = text.find('\0')) != std::string_view::npos;) {
    to += text.substr(0, zero + 1);
    to += '\xFF';
    text.remove_prefix(zero + 1);
  }
  to += text;
}

// `bytes` bytes, high first, at `at`.
inline void put_big_endian(char* at, int bytes, std::uint32_t number) {
  while (bytes > 0) *at++ = static_cast<char>(number >> (8 * --bytes));
}

inline std::uint32_t big_endian(const char* at, int bytes) {
  std::uint32_t number = 0;
  while (bytes-- > 0) number = number << 8 | static_cast<unsigned char>(*at++);
  return number;
}

}  // namespace briefkamer::indexer::glass
