#include "corpus/parsing/normalise.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <stdexcept>

#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

// Stretches of bytes that are fine as they are: most of every letter.
constexpr bool plain(char c) {
  return (c >= ' ' && c < 0x7F) || c == '\n' || c == '\t' || c == '\f';
}

void append(std::string& result, std::string_view text, const CodePoint& point, std::size_t at) {
  switch (point.value) {
    case '\r':
      if (at + 1 >= text.size() || text[at + 1] != '\n') result += '\n';
      return;
    case '\v':
    case 0x85:    // next line
    case 0x2028:  // line separator
    case 0x2029:  // paragraph separator
      result += '\n';
      return;
    case 0xAD:
      result += "\u00AD";
      return;
    case 0xFFFD:
      result += "\uFFFD";
      return;
    case 0xFB00:
      result += "ff";
      return;
    case 0xFB01:
      result += "fi";
      return;
    case 0xFB02:
      result += "fl";
      return;
    case 0xFB03:
      result += "ffi";
      return;
    case 0xFB04:
      result += "ffl";
      return;
    default:
      break;
  }
  const auto type = u_charType(static_cast<UChar32>(point.value));
  if (type == U_SPACE_SEPARATOR) {
    result += ' ';
  } else if (type != U_CONTROL_CHAR && type != U_FORMAT_CHAR) {
    result.append(text.substr(at, point.length));
  }
}

std::string without_oddities(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    auto end = i;
    while (end < text.size() && plain(text[end])) ++end;
    result.append(text.substr(i, end - i));
    if (end == text.size()) break;
    const auto point = code_point_at(text, end);
    append(result, text, point, end);
    i = end + point.length;
  }
  return result;
}

}  // namespace

std::string normalised(std::string_view text) {
  auto result = without_oddities(text);
  UErrorCode error = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error)) throw std::runtime_error("ICU has no data for Unicode's NFC");
  if (nfc->isNormalizedUTF8(result, error)) return result;
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed, static_cast<int32_t>(result.size()));
  nfc->normalizeUTF8(0, result, sink, nullptr, error);
  return U_SUCCESS(error) ? composed : result;
}

}  // namespace briefkamer::corpus
