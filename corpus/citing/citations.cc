#include "corpus/citing/citations.h"

#include <array>

#include "corpus/citing/citation_cursor.h"
#include "corpus/citing/dossier.h"
#include "corpus/citing/kamerstuk_citations.h"
#include "corpus/citing/other_citations.h"
#include "corpus/parsing/dates_in_text.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

// How the words that a citation can start with start, in lower case.
constexpr std::string_view kFirstTwo = "aa ah bl bw co ec h- ha jc jo ka ke ks se st sw tr";

constexpr std::size_t kAscii = 128;

constexpr std::size_t byte_at(std::string_view text, std::size_t offset) {
  const auto byte = static_cast<unsigned char>(text[offset]);
  return byte >= 'A' && byte <= 'Z' ? byte + std::size_t{'a' - 'A'} : byte;
}

constexpr auto kStarts = [] {
  std::array<bool, kAscii * kAscii> starts{};
  for (std::size_t i = 0; i < kFirstTwo.size(); i += 3) {
    starts[byte_at(kFirstTwo, i) * kAscii + byte_at(kFirstTwo, i + 1)] = true;
  }
  return starts;
}();

// The two bytes at `offset` are looked at for every word of every letter: this has to be quick.
bool known_start(std::string_view text, std::size_t offset) {
  if (is_digit(text[offset])) return text[offset] != '0';
  if (offset + 1 >= text.size()) return false;
  const auto first = byte_at(text, offset);
  const auto second = byte_at(text, offset + 1);
  return first < kAscii && second < kAscii && kStarts[first * kAscii + second];
}

// Whether a citation may start at `offset`: at the start of a word, and not within an amount.
bool may_start(std::string_view text, std::size_t offset) {
  if (!known_start(text, offset)) return false;
  if (offset == 0) return true;
  const char before = text[offset - 1];
  if (before == ' ' || before == '(') return true;
  const bool decimal = (before == '.' || before == ',') && is_digit(text[offset]) && offset > 1 &&
                       is_digit(text[offset - 2]);
  return !word_before(text, offset) && before != '_' && !decimal;
}

std::vector<Citation> citations_at(std::string_view text, std::size_t offset, Context context) {
  if (is_digit(text[offset]) || text[offset] == 'K' || text[offset] == 'k') {
    auto found = kamerstukken_at(text, offset, context);
    if (!found.empty()) return found;
  }
  if (auto found = other_citation_at(text, offset)) return {std::move(*found)};
  return {};
}

// The date in " van 8 november 2024" or " d.d. 8 november 2024" at `offset`.
std::optional<DateInText> date_after(std::string_view text, std::size_t offset) {
  CitationCursor cursor(text, offset);
  cursor.literal(",");
  if (!cursor.gap()) return std::nullopt;
  if (!cursor.words("van") && !cursor.literal("d.d.") && !cursor.literal("dd."))
    return std::nullopt;
  cursor.gap();
  return date_at(text, cursor.at());
}

std::optional<Citation> whole(std::string_view text) {
  auto found = citations_at(text, 0, Context::kTyped);
  if (found.size() != 1) return std::nullopt;
  auto& citation = found.front();
  const auto end = citation.place.length;
  const auto date = date_after(text, end);
  if (date) citation.date = date->date;
  if ((date ? date->offset + date->length : end) != text.size()) return std::nullopt;
  return citation;
}

std::optional<Citation> whole_dossier(std::string_view text) {
  CitationCursor cursor(text, 0);
  if (cursor.words("dossier") || cursor.words("kamerstukdossier")) cursor.gap();
  const auto dossier = read_dossier(cursor);
  if (dossier.number.empty() || !cursor.at_end()) return std::nullopt;
  return citation(text, 0, text.size(), "dossier", to_string(dossier));
}

std::string in_capitals(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

}  // namespace

std::vector<Citation> find_citations(std::string_view text) {
  std::vector<Citation> citations;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!may_start(text, i)) continue;
    auto found = citations_at(text, i, Context::kNone);
    if (found.empty()) continue;
    const auto& last = found.back().place;
    const auto end = last.offset + last.length;
    if (const auto date = date_after(text, end)) found.back().date = date->date;
    for (auto& citation : found) citations.push_back(std::move(citation));
    i = end - 1;
  }
  return citations;
}

std::optional<Citation> parse_citation(std::string_view text) {
  text = trimmed(text);
  if (text.size() > 200 || text.empty()) return std::nullopt;
  // A reader types letters in any case; official spelling has capitals.
  for (const auto& spelling : {std::string(text), in_capitals(text)}) {
    auto found = whole(spelling);
    if (!found) found = whole_dossier(spelling);
    if (!found) continue;
    found->text = text;
    return found;
  }
  return std::nullopt;
}

}  // namespace briefkamer::corpus
