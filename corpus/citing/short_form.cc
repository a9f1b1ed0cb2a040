#include <algorithm>
#include <array>

#include "corpus/citing/abbreviation_match.h"
#include "corpus/fold.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

constexpr std::size_t kMostBytes = 24;
constexpr std::size_t kMostWords = 3;
constexpr std::size_t kFewestLetters = 2;
constexpr std::size_t kMostLetters = 12;
constexpr std::size_t kMostLowerLetters = 5;  // of an abbreviation without capitals
constexpr std::size_t kMostWordLetters = 7;   // and of one that is written as a word

// Words between brackets that could be taken for abbreviations without capitals.
constexpr std::array<std::string_view, 60> kOrdinaryWords{
    "aan",   "al",   "alle", "als",  "blz",  "bv",    "ca",   "cq",   "dan", "dat", "de",   "den",
    "der",   "deze", "die",  "dit",  "door", "dus",   "een",  "en",   "er",  "etc", "geen", "had",
    "heeft", "het",  "hun",  "ia",   "ic",   "ieder", "in",   "incl", "is",  "jl",  "km",   "kg",
    "m2",    "maar", "mag",  "meer", "met",  "min",   "mits", "mld",  "mln", "na",  "nee",  "niet",
    "nog",   "nr",   "nrs",  "of",   "om",   "ook",   "op",   "oud",  "te",  "tot", "van",  "zie"};

struct Shape {
  std::size_t capitals = 0;
  std::size_t lower = 0;
  std::size_t digits = 0;
  bool starts_with_letter = false;
  bool starts_with_capital = false;
  bool only_known = true;  // letters, digits and what may stand between them
};

Shape shape_of(std::string_view text) {
  Shape shape;
  for (std::size_t at = 0; at < text.size();) {
    const auto [value, length] = code_point_at(text, at);
    const bool first = at == 0;
    at += length;
    if (is_upper(value)) {
      ++shape.capitals;
      if (first) shape.starts_with_capital = true;
    } else if (is_letter(value)) {
      ++shape.lower;
    } else if (value < 128 && is_digit(static_cast<char>(value))) {
      ++shape.digits;
    } else if (value > 127 || std::string_view(" -&./'").find(static_cast<char>(value)) ==
                                  std::string_view::npos) {
      shape.only_known = false;
    }
    if (first) shape.starts_with_letter = is_letter(value);
  }
  return shape;
}

std::vector<std::string_view> parts_of(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto end = text.find_first_of(separators);
    if (end != 0 && !text.empty()) parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

void add_letters(std::string_view part, std::vector<ShortElement>& elements) {
  for (std::size_t at = 0; at < part.size();) {
    const bool capital = is_upper(code_point_at(part, at).value);
    const auto [letters, length] = fold_at(part, at);
    for (const char letter : letters) elements.push_back({letter, capital});
    at += length;
  }
}

// The first part gives its letters; a later one that is a word or a number stands for itself.
std::vector<ShortElement> elements_of(std::string_view text) {
  std::vector<ShortElement> elements;
  for (const auto part : parts_of(text, " -/&")) {
    const Shape shape = shape_of(part);
    const std::string folded = fold_words(part);
    const bool number = shape.digits > 1 && shape.capitals + shape.lower == 0;
    if (elements.empty() || (shape.lower < 3 && folded != "hq" && !number)) {
      add_letters(part, elements);
    } else if (folded == "hq") {
      elements.push_back({0, true, {"hq", "hoofdkwartier", "headquarters"}});
    } else {
      elements.push_back({0, shape.starts_with_capital, {folded}});
    }
  }
  return elements;
}

// "VPD's" → "VPD", "ZZP'ers" → "ZZP".
std::string_view without_plural(std::string_view text) {
  for (const std::string_view ending : {"'s", "’s", "´s", "`s", "'ers", "’ers"}) {
    if (text.ends_with(ending)) return text.substr(0, text.size() - ending.size());
  }
  return text;
}

// A chapter of the budget stands between brackets behind the name of its ministry.
bool is_roman_number(std::string_view text) {
  return text.find_first_not_of("IVX") == std::string_view::npos;
}

std::optional<ShortForm::Kind> kind_of(std::string_view text, const Shape& shape) {
  const auto letters = shape.capitals + shape.lower;
  const auto first = text.substr(0, text.find(' '));
  if (shape.capitals > 1 || (shape.capitals == 1 && shape.digits > 0 && shape.lower == 0)) {
    // "Kamerstuk II" and "Bijlage A" are no abbreviations: the first word must be one.
    const Shape word = shape_of(first);
    if (word.capitals < 2 && word.lower > 2) return std::nullopt;
    return ShortForm::Kind::kCapitals;
  }
  if (letters + shape.digits != text.size() && shape.digits == 0) return std::nullopt;
  if (shape.capitals == 1 && shape.starts_with_capital && letters >= 3 &&
      letters <= kMostWordLetters) {
    return ShortForm::Kind::kWord;
  }
  const bool ordinary =
      std::find(kOrdinaryWords.begin(), kOrdinaryWords.end(), text) != kOrdinaryWords.end();
  if (shape.capitals == 0 && !ordinary && first.size() == text.size() &&
      letters <= kMostLowerLetters) {
    return ShortForm::Kind::kLower;
  }
  return std::nullopt;
}

}  // namespace

std::string_view without_quotes(std::string_view text) {
  constexpr std::array<std::string_view, 10> kQuotes{"\"", "'", "“", "”", "„",
                                                     "‘",  "’", "«", "»", "`"};
  for (bool again = true; again;) {
    again = false;
    for (const auto quote : kQuotes) {
      if (text.starts_with(quote)) {
        text.remove_prefix(quote.size());
        again = true;
      }
      if (text.ends_with(quote)) {
        text.remove_suffix(quote.size());
        again = true;
      }
    }
  }
  return text;
}

std::optional<ShortForm> short_form(std::string_view text) {
  text = without_plural(without_quotes(trimmed(text)));
  while (text.ends_with('.') || text.ends_with(',') || text.ends_with('-')) text.remove_suffix(1);
  if (text.empty() || text.size() > kMostBytes || is_roman_number(text)) return std::nullopt;
  const Shape shape = shape_of(text);
  if (!shape.only_known || !shape.starts_with_letter) return std::nullopt;
  if (parts_of(text, " ").size() > kMostWords) return std::nullopt;
  const auto kind = kind_of(text, shape);
  if (!kind) return std::nullopt;
  ShortForm form{std::string(text), *kind, elements_of(text)};
  const auto letters = form.elements.size();
  if (letters < kFewestLetters || letters > kMostLetters) return std::nullopt;
  return form;
}

}  // namespace briefkamer::corpus
