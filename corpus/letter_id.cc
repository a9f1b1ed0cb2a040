#include "corpus/letter_id.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "corpus/hash.h"

namespace briefkamer::corpus {
namespace {

constexpr std::size_t kLongest = 100;

// Letters that no decomposition turns into plain ones.
const char* plain_spelling(UChar32 c) {
  switch (c) {
    case 0xDF:
      return "ss";
    case 0xC6:
    case 0xE6:
      return "ae";
    case 0x152:
    case 0x153:
      return "oe";
    case 0xD8:
    case 0xF8:
      return "o";
    default:
      return nullptr;
  }
}

void add_separator(std::string& result) {
  if (!result.empty() && result.back() != '-') result += '-';
}

// slug() without its limit of length.
std::string folded(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const auto* nfkd = icu::Normalizer2::getNFKDInstance(error);
  const auto source = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  const auto apart = U_SUCCESS(error) ? nfkd->normalize(source, error) : source;
  std::string result;
  for (int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    const auto c = u_tolower(apart.char32At(i));
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      result += static_cast<char>(c);
    } else if (const auto* spelling = plain_spelling(c)) {
      result += spelling;
    } else if (u_charType(c) != U_NON_SPACING_MARK) {
      add_separator(result);
    }
  }
  if (result.ends_with('-')) result.pop_back();
  return result;
}

std::string shortened(std::string text, std::size_t length) {
  if (text.size() > length) text.resize(length);
  while (text.ends_with('-')) text.pop_back();
  return text;
}

std::string sender(const Letter& letter) {
  if (letter.senders.empty()) return "";
  const auto& first = letter.senders.front();
  if (!first.ministry.empty()) return first.ministry;
  return first.role.empty() ? first.name : first.role;
}

std::string all_text(const Letter& letter) {
  std::string text = letter.subject;
  for (const auto& section : letter.sections) text += '\n' + section.heading + '\n' + section.text;
  for (const auto& note : letter.footnotes) text += '\n' + note.text;
  return text;
}

}  // namespace

std::string slug(std::string_view text) {
  return shortened(folded(text), kLongest);
}

std::string letter_id(const Letter& letter, std::string_view official,
                      const std::string& ministry_slug) {
  if (auto id = slug(official); !id.empty()) return id;
  const auto date = letter.date ? to_iso(*letter.date) : "ongedateerd";
  const auto ministry = ministry_slug.empty() ? "onbekend" : shortened(slug(ministry_slug), 60);
  const auto hash = sha256(date + '\n' + sender(letter) + '\n' + folded(letter.subject));
  return date + '-' + ministry + '-' + hash.substr(0, 8);
}

std::string unnumbered_id(const Letter& letter, const Vocabulary& vocabulary) {
  std::string ministry_slug;
  if (!letter.senders.empty()) {
    const auto* ministry = find_ministry(vocabulary, letter.senders.front().ministry, letter.date);
    if (ministry) ministry_slug = ministry->slug;
  }
  return letter_id(letter, {}, ministry_slug);
}

bool is_unnumbered(std::string_view id) {
  const bool dated = id.size() > 10 && id[10] == '-' && from_iso(id.substr(0, 10));
  return dated || id.starts_with("ongedateerd-");
}

std::string longer_id(const Letter& letter, std::size_t digits) {
  const auto hash = sha256(all_text(letter)).substr(0, digits);
  const auto room = kLongest - hash.size() - 1;
  return shortened(letter.id, room) + '-' + hash;
}

}  // namespace briefkamer::corpus
