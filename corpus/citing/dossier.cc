#include "corpus/citing/dossier.h"

#include <algorithm>
#include <array>

namespace briefkamer::corpus {
namespace {

constexpr std::array<std::string_view, 28> kChapters{
    "I",    "II",    "IIA", "IIB", "III", "IV",   "V",     "VI",  "VII", "VIII",
    "IX",   "IXA",   "IXB", "X",   "XI",  "XII",  "XIII",  "XIV", "XV",  "XVI",
    "XVII", "XVIII", "XIX", "XX",  "XXI", "XXII", "XXIII", "XXIV"};

bool is_chapter(std::string_view suffix) {
  return std::find(kChapters.begin(), kChapters.end(), suffix) != kChapters.end();
}

bool is_fund(std::string_view suffix) {
  return suffix.size() == 1 && suffix[0] >= 'A' && suffix[0] <= 'M' && suffix[0] != 'I';
}

// Whether a number within the dossier follows: "-12", ", nr. 12", " nr 12", ", 12".
bool number_follows(CitationCursor cursor) {
  if (cursor.hyphen()) return !cursor.digits(1, 4).empty();
  cursor.literal(",");
  cursor.gap();
  return cursor.letters("nr") || cursor.words("nummer") || cursor.words("no") ||
         cursor.words("ondernummer") || !cursor.digits(1, 4).empty();
}

// A suffix in digits, of dossier 21501.
std::string read_digits_suffix(CitationCursor& cursor) {
  auto ahead = cursor;
  if (!ahead.hyphen() && !ahead.gap()) return {};
  const auto digits = ahead.digits(2, 2);
  if (digits.empty()) return {};
  cursor = ahead;
  return std::string(digits);
}

std::string read_letters_suffix(CitationCursor& cursor) {
  auto ahead = cursor;
  const bool hyphen = ahead.hyphen();
  if (!hyphen && !ahead.gap()) return {};
  const auto letters = ahead.capitals(1, 5);
  const bool fund = is_fund(letters) && (hyphen || number_follows(ahead));
  if (letters.empty() || !(is_chapter(letters) || fund)) return {};
  cursor = ahead;
  return std::string(letters);
}

}  // namespace

std::string to_string(const Dossier& dossier) {
  return dossier.suffix.empty() ? dossier.number : dossier.number + '-' + dossier.suffix;
}

std::string kamerstuk_id(const Dossier& dossier, std::string_view number) {
  return "kst-" + to_string(dossier) + '-' + std::string(number);
}

std::string read_dossier_number(CitationCursor& cursor) {
  auto ahead = cursor;
  std::string number(ahead.digits(5, 5));
  if (number.empty()) {
    number = ahead.digits(2, 2);
    if (number.empty() || !(ahead.gap() || ahead.literal("."))) return {};
    const auto tail = ahead.digits(3, 3);
    if (tail.empty()) return {};
    number += tail;
  }
  if (number[0] < '1' || number[0] > '3') return {};
  cursor = ahead;
  return number;
}

Dossier read_dossier(CitationCursor& cursor) {
  auto ahead = cursor;
  Dossier dossier{read_dossier_number(ahead), ""};
  if (dossier.number.empty()) return {};
  if (dossier.number == "21501") dossier.suffix = read_digits_suffix(ahead);
  if (dossier.suffix.empty()) dossier.suffix = read_letters_suffix(ahead);
  if (dossier.suffix.empty() && !ahead.at_word_end()) return {};
  cursor = ahead;
  return dossier;
}

}  // namespace briefkamer::corpus
