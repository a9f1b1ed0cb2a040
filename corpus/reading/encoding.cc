#include "corpus/reading/encoding.h"

#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <vector>

#include "corpus/reader.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

// Windows-1252 from 0x80 to 0x9F; 0 where it has no character. From 0xA0 on it is Latin-1.
constexpr std::array<char16_t, 32> kWindows1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

constexpr unsigned char byte_of(char c) {
  return static_cast<unsigned char>(c);
}

char16_t windows_1252(char c) {
  const auto byte = byte_of(c);
  return byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80] : byte;
}

void append(std::string& result, char32_t c) {
  const auto tail = [](char32_t bits) { return static_cast<char>(0x80 | (bits & 0x3F)); };
  if (c < 0x80) {
    result += static_cast<char>(c);
  } else if (c < 0x800) {
    result += {static_cast<char>(0xC0 | (c >> 6)), tail(c)};
  } else {
    result += {static_cast<char>(0xE0 | (c >> 12)), tail(c >> 6), tail(c)};
  }
}

// How much of a text is UTF-8 beyond ASCII, and how much is not UTF-8 at all.
struct Census {
  std::size_t sequences = 0;
  std::size_t strays = 0;
  std::size_t first_stray = 0;
};

Census census(std::string_view bytes) {
  Census result;
  for (std::size_t i = 0; i < bytes.size();) {
    if (byte_of(bytes[i]) < 0x80) {
      ++i;
      continue;
    }
    const auto point = code_point_at(bytes, i);
    if (point.length > 1) {
      ++result.sequences;
    } else if (result.strays++ == 0) {
      result.first_stray = i;
    }
    i += point.length;
  }
  return result;
}

// In a text of Windows-1252 every byte has a character, and a letter with an accent stands beside
// another letter.
bool sensible_windows_1252(std::string_view bytes) {
  const auto letter = [&](std::size_t i) {
    return i < bytes.size() && is_letter(windows_1252(bytes[i]));
  };
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (byte_of(bytes[i]) < 0x80) continue;
    if (windows_1252(bytes[i]) == 0) return false;
    if (letter(i) && !letter(i + 1) && (i == 0 || !letter(i - 1))) return false;
  }
  return true;
}

std::string from_windows_1252(std::string_view bytes) {
  std::string result;
  result.reserve(bytes.size() + bytes.size() / 16);
  for (const char c : bytes) append(result, windows_1252(c));
  return result;
}

std::string from_utf16(std::string_view bytes, bool little) {
  if (bytes.size() % 2 != 0) throw ReadError("damaged: UTF-16 text that ends in half a character");
  std::vector<UChar> units(bytes.size() / 2);
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto first = byte_of(bytes[2 * i]);
    const auto second = byte_of(bytes[2 * i + 1]);
    units[i] = static_cast<UChar>(little ? first | second << 8 : first << 8 | second);
  }
  std::string result(3 * units.size(), '\0');
  int32_t length = 0;
  UErrorCode error = U_ZERO_ERROR;
  u_strToUTF8(result.data(), static_cast<int32_t>(result.size()), &length, units.data(),
              static_cast<int32_t>(units.size()), &error);
  if (U_FAILURE(error)) throw ReadError("damaged: UTF-16 text with half a surrogate pair");
  result.resize(static_cast<std::size_t>(length));
  return result;
}

// A stray control character is a scar of some conversion; many of them, or a NUL, are no text.
void refuse_binary(std::string_view text) {
  std::size_t controls = 0;
  for (const char c : text) {
    if (c == '\0') throw ReadError("binary data, not text: it has zero bytes");
    if (byte_of(c) < ' ' && !(c >= '\t' && c <= '\r')) ++controls;
  }
  if (controls * 100 > text.size()) {
    throw ReadError("binary data, not text: it is full of control characters");
  }
}

}  // namespace

std::string to_utf8(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    auto text = from_utf16(bytes.substr(2), bytes[0] == '\xFF');
    refuse_binary(text);
    return text;
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  refuse_binary(bytes);
  const auto found = census(bytes);
  if (found.strays == 0) return std::string(bytes);
  if (found.sequences * 4 <= found.strays && sensible_windows_1252(bytes)) {
    return from_windows_1252(bytes);
  }
  const auto before = bytes.substr(0, found.first_stray);
  throw ReadError("damaged text: line " +
                  std::to_string(std::count(before.begin(), before.end(), '\n') + 1) +
                  " is neither UTF-8 nor Windows-1252; save the file as UTF-8");
}

}  // namespace briefkamer::corpus
