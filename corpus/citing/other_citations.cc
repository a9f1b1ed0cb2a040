#include "corpus/citing/other_citations.h"

#include <array>
#include <string>

#include "corpus/citing/citation_cursor.h"
#include "corpus/citing/kamerstuk_citations.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

using Found = std::optional<Citation>;

// One citation being read: where it started and how far it got.
struct Reading {
  std::string_view text;
  std::size_t start;
  CitationCursor cursor;

  Found done(const char* kind, std::string id) const {
    return citation(text, start, cursor.at(), kind, std::move(id));
  }
};

// ", nr. ", " nr ", ", ", " ".
void skip_to_number(CitationCursor& cursor) {
  cursor.literal(",");
  cursor.gap();
  if (cursor.words("nr") || cursor.words("nummer") || cursor.letters("nr.")) cursor.literal(".");
  cursor.gap();
}

// "2025D01234": a document, or another thing that the Tweede Kamer numbers.
Found parliament_number(Reading reading) {
  const auto year = reading.cursor.rest().substr(0, 4);
  if (reading.cursor.digits(4, 4).empty() || (year[0] != '1' && year[0] != '2')) return {};
  const auto letter = reading.cursor.rest().substr(0, 1);
  const char* const kind = letter == "D"   ? "document"
                           : letter == "Z" ? "zaak"
                           : letter == "P" ? "agendapunt"
                           : letter == "A" ? "activiteit"
                                           : nullptr;
  if (!kind) return {};
  reading.cursor.literal(letter);
  const auto digits = reading.cursor.digits(5, 5);
  if (digits.empty() || !reading.cursor.at_word_end()) return {};
  return reading.done(kind, std::string(year) + std::string(letter) + std::string(digits));
}

// "32000L0060": sector, year, kind and number of a European act.
Found celex(Reading reading) {
  const auto head = reading.cursor.digits(5, 5);
  if (head.empty() || head[0] == '0') return {};
  const auto year = head.substr(1, 2);
  if (year != "19" && year != "20") return {};
  std::string id = "celex-" + std::string(head);
  for (int letters = 0; letters < 2; ++letters) {
    const auto letter = reading.cursor.rest().substr(0, 1);
    if (letter.empty() || letter[0] < 'A' || letter[0] > 'Z') break;
    reading.cursor.literal(letter);
    id += letter;
  }
  const auto number = reading.cursor.digits(4, 4);
  if (id.size() == 11 || number.empty() || !reading.cursor.at_word_end()) return {};
  return reading.done("eu", id + std::string(number));
}

// The parts of an identifier between hyphens: digits, capitals, or one small letter and digits.
std::string identifier_part(CitationCursor& cursor) {
  auto ahead = cursor;
  std::string part(ahead.digits(1, 12));
  if (part.empty()) part = ahead.capitals(1, 5);
  if (part.empty()) {
    for (const auto letter : {"b", "h", "n"}) {
      if (!ahead.literal(letter)) continue;
      const auto digits = ahead.digits(1, 4);
      if (!digits.empty()) part = letter + std::string(digits);
      break;
    }
  }
  if (part.empty() || !ahead.at_word_end()) return {};
  cursor = ahead;
  return part;
}

// Identifiers of official publications as they are: what starts with `prefix` has `least` to `most`
// parts of digits and capitals.
struct Identifier {
  const char* prefix;
  const char* kind;
  int least;
  int most;
};

constexpr std::array kIdentifiers{
    Identifier{"kst-", "kamerstuk", 1, 4},       Identifier{"ah-tk-", "aanhangsel", 2, 2},
    Identifier{"ah-ek-", "aanhangsel", 2, 2},    Identifier{"ah-", "aanhangsel", 1, 1},
    Identifier{"h-tk-", "handelingen", 2, 3},    Identifier{"h-ek-", "handelingen", 2, 3},
    Identifier{"blg-", "kamerstuk", 1, 1},       Identifier{"stb-", "staatsblad", 2, 2},
    Identifier{"stcrt-", "staatscourant", 2, 2}, Identifier{"trb-", "tractatenblad", 2, 2},
};

Found identifier(Reading reading) {
  for (const auto& [prefix, kind, least, most] : kIdentifiers) {
    auto attempt = reading;
    if (!attempt.cursor.letters(prefix)) continue;
    std::string id = prefix;
    int parts = 0;
    for (auto ahead = attempt.cursor; parts < most; ++parts) {
      const auto part = identifier_part(ahead);
      if (part.empty()) break;
      id += (parts == 0 ? "" : "-") + part;
      attempt.cursor = ahead;
      if (!ahead.literal("-")) {
        ++parts;
        break;
      }
    }
    if (parts >= least && is_digit(id[std::string_view(prefix).size()])) {
      return attempt.done(kind, id);
    }
  }
  return {};
}

// What stands between the name of a series and its number: the chamber and the parliamentary year.
struct Volume {
  bool senate = false;
  std::string session;  // "20232024"
};

Volume read_volume(CitationCursor& cursor) {
  Volume volume;
  for (int pieces = 0; pieces < 16; ++pieces) {
    if (volume.session.empty()) {
      volume.session = cursor.session();
      if (!volume.session.empty()) continue;
    }
    if (cursor.words("i") || cursor.words("ek") || cursor.words("eerste kamer")) {
      volume.senate = true;
      continue;
    }
    if (cursor.gap() || cursor.literal(",") || cursor.words("ii") || cursor.words("tk") ||
        cursor.words("tweede kamer") || cursor.words("vergaderjaar") || cursor.words("van") ||
        cursor.words("de") || cursor.words("der") || cursor.words("handelingen")) {
      continue;
    }
    break;
  }
  return volume;
}

// "Aanhangsel van de Handelingen II 2023/24, nr. 1234".
Found aanhangsel(Reading reading) {
  if (!reading.cursor.words("aanhangsel")) return {};
  const auto volume = read_volume(reading.cursor);
  skip_to_number(reading.cursor);
  const auto number = reading.cursor.digits(1, 4);
  if (volume.session.empty() || number.empty() || !reading.cursor.at_word_end()) return {};
  return reading.done("aanhangsel", std::string(volume.senate ? "ah-ek-" : "ah-tk-") +
                                        volume.session + '-' + std::string(number));
}

// "Handelingen II 2024/25, nr. 20, item 3".
Found handelingen(Reading reading) {
  if (!reading.cursor.words("handelingen")) return {};
  const auto volume = read_volume(reading.cursor);
  skip_to_number(reading.cursor);
  const auto number = reading.cursor.digits(1, 3);
  if (volume.session.empty() || number.empty() || !reading.cursor.at_word_end()) return {};
  auto id =
      std::string(volume.senate ? "h-ek-" : "h-tk-") + volume.session + '-' + std::string(number);
  auto ahead = reading.cursor;
  ahead.literal(",");
  ahead.gap();
  if (ahead.words("item") && ahead.gap()) {
    const auto item = ahead.digits(1, 3);
    if (!item.empty() && ahead.at_word_end()) {
      id += '-' + std::string(item);
      reading.cursor = ahead;
    }
  }
  return reading.done("handelingen", id);
}

struct Journal {
  const char* name;
  const char* kind;
  const char* prefix;
};

constexpr std::array kJournals{
    Journal{"staatsblad", "staatsblad", "stb-"},
    Journal{"stb", "staatsblad", "stb-"},
    Journal{"staatscourant", "staatscourant", "stcrt-"},
    Journal{"stcrt", "staatscourant", "stcrt-"},
    Journal{"tractatenblad", "tractatenblad", "trb-"},
    Journal{"trb", "tractatenblad", "trb-"},
};

// "Stb. 2020, 118", "Staatsblad 2011, nr. 18".
Found journal(Reading reading) {
  for (const auto& [name, kind, prefix] : kJournals) {
    auto attempt = reading;
    if (!attempt.cursor.words(name)) continue;
    attempt.cursor.literal(".");
    attempt.cursor.gap();
    const auto year = attempt.cursor.digits(4, 4);
    if (year.empty()) return {};
    const auto before = attempt.cursor.at();
    skip_to_number(attempt.cursor);
    const auto number = attempt.cursor.digits(1, 5);
    if (attempt.cursor.at() == before || number.empty() || !attempt.cursor.at_word_end()) return {};
    return attempt.done(kind, prefix + std::string(year) + '-' + std::string(number));
  }
  return {};
}

constexpr std::array kEuropean{"COM", "SWD", "JOIN", "SEC"};

std::string lower(std::string_view capitals) {
  std::string result;
  for (const char c : capitals) result += static_cast<char>(c - 'A' + 'a');
  return result;
}

// "COM(2021) 726".
Found european(Reading reading) {
  for (const auto* series : kEuropean) {
    auto attempt = reading;
    if (!attempt.cursor.literal(series)) continue;
    attempt.cursor.gap();
    if (!attempt.cursor.literal("(")) return {};
    const auto year = attempt.cursor.digits(4, 4);
    if (year.empty() || !attempt.cursor.literal(")")) return {};
    attempt.cursor.gap();
    auto number = attempt.cursor.digits(1, 5);
    while (number.size() > 1 && number[0] == '0') number.remove_prefix(1);
    if (number.empty() || !attempt.cursor.at_word_end()) return {};
    return attempt.done("eu", lower(series) + '-' + std::string(year) + '-' + std::string(number));
  }
  return {};
}

// Codes that are cited as they are: up to a character that is in none of them.
Found code(Reading reading, const char* prefix, const char* kind, std::string_view others,
           std::size_t least) {
  if (!reading.cursor.literal(prefix)) return {};
  const auto start = reading.start;
  auto end = reading.cursor.at();
  const auto& text = reading.text;
  while (end < text.size() && static_cast<unsigned char>(text[end]) < 0x80 &&
         (word_at(text, end) || others.find(text[end]) != std::string_view::npos)) {
    ++end;
  }
  while (end > start && !word_before(text, end)) --end;
  if (end - start < least) return {};
  return citation(text, start, end, kind, std::string(text.substr(start, end - start)));
}

// "BWBR0005730".
Found statute(Reading reading) {
  if (!reading.cursor.literal("BWBR")) return {};
  const auto number = reading.cursor.digits(7, 7);
  if (number.empty() || !reading.cursor.at_word_end()) return {};
  return reading.done("wet", "BWBR" + std::string(number));
}

}  // namespace

std::optional<Citation> other_citation_at(std::string_view text, std::size_t offset) {
  const Reading reading{text, offset, {text, offset}};
  if (offset >= text.size()) return {};
  if (is_digit(text[offset])) {
    auto found = parliament_number(reading);
    return found ? found : celex(reading);
  }
  for (const auto read : {identifier, aanhangsel, handelingen, journal, european, statute}) {
    if (auto found = read(reading)) return found;
  }
  if (auto found = code(reading, "ECLI:", "ecli", ":.-", 15)) return found;
  return code(reading, "jci1.", "wet", ":.&=-", 12);
}

}  // namespace briefkamer::corpus
