#include "indexer/analysis/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <stdexcept>

namespace briefkamer::indexer {
namespace {

// Letters that Unicode does not decompose, though a Dutch reader types them without the stroke.
const char* stroked(char32_t c) {
  switch (c) {
    case U'ø':
      return "o";
    case U'đ':
    case U'ð':
      return "d";
    case U'ł':
      return "l";
    case U'þ':
      return "th";
    case U'ħ':
      return "h";
    case U'ı':
      return "i";
    case U'æ':
      return "ae";
    case U'œ':
      return "oe";
    default:
      return nullptr;
  }
}

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = get(status);
  if (U_FAILURE(status)) throw std::runtime_error("Unicode data of ICU cannot be read");
  return *found;
}

std::string folded(char32_t code_point) {
  static const icu::Normalizer2& casefold = normalizer(icu::Normalizer2::getNFKCCasefoldInstance);
  static const icu::Normalizer2& decompose = normalizer(icu::Normalizer2::getNFDInstance);
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString given(static_cast<UChar32>(code_point));
  const icu::UnicodeString apart = decompose.normalize(casefold.normalize(given, status), status);
  std::string out;
  for (int32_t i = 0; U_SUCCESS(status) && i < apart.length(); i = apart.moveIndex32(i, 1)) {
    const UChar32 c = apart.char32At(i);
    const int8_t type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) continue;
    if (const char* plain = stroked(static_cast<char32_t>(c))) {
      out += plain;
    } else {
      icu::UnicodeString(c).toUTF8String(out);
    }
  }
  return out;
}

constexpr char32_t kTableSize = 0x250;  // Latin with all its accents: nearly all of Dutch text

const std::array<std::string, kTableSize>& table() {
  static const auto made = [] {
    std::array<std::string, kTableSize> all;
    for (char32_t c = 0; c < kTableSize; ++c) all[c] = folded(c);
    return all;
  }();
  return made;
}

}  // namespace

void fold_code_point(char32_t code_point, std::string& out) {
  if (code_point < kTableSize) {
    out += table()[code_point];
  } else {
    out += folded(code_point);
  }
}

char32_t decode(std::string_view text, std::size_t offset, std::size_t& length) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const unsigned char first = byte(0);
  length = 1;
  if (first < 0x80) return first;
  // Well-formed sequences as in table 3-7 of the Unicode Standard.
  const std::size_t size = first < 0xC2   ? 0
                           : first < 0xE0 ? 2
                           : first < 0xF0 ? 3
                           : first < 0xF5 ? 4
                                          : 0;
  if (size == 0 || offset + size > text.size()) return 0xFFFD;
  const unsigned char low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < low || byte(1) > high) return 0xFFFD;
  char32_t c = first & (0xFFu >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0xFFFD;
    c = (c << 6) | (byte(i) & 0x3Fu);
  }
  length = size;
  return c;
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0, length = 0; i < text.size(); i += length) {
    const char32_t c = decode(text, i, length);
    if (c < 0x80) {
      out += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    } else if (c != 0xFFFD) {
      fold_code_point(c, out);
    }
  }
  return out;
}

}  // namespace briefkamer::indexer
