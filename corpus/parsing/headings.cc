#include "corpus/parsing/headings.h"

#include <algorithm>
#include <array>

#include "corpus/reading/labels.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

constexpr std::size_t kLongestHeading = 120;
constexpr std::size_t kMostWords = 14;
// Shorter lines than this say nothing of the margin.
constexpr std::size_t kShortLine = 30;

constexpr std::array<std::string_view, 12> kBullets{"\u2022", "\u25AA", "\u25CF", "\u25E6",
                                                    "\u00B7", "\uF0B7", "\u27A2", "\u2013",
                                                    "-",      "*",      "\uF0A7", "o"};

// "2.1.3 " or "2. " at the start; its length, and how many numbers it has.
std::size_t number_length(std::string_view text, int& numbers) {
  std::size_t at = 0;
  numbers = 0;
  for (;;) {
    const auto digits = digits_at(text, at).size();
    if (digits == 0 || digits > 2) break;
    ++numbers;
    at += digits;
    if (at >= text.size() || text[at] != '.') break;
    ++at;
  }
  const bool ended = at < text.size() && text[at] == ' ';
  return numbers > 0 && ended ? at + 1 : 0;
}

// Words that no heading ends with: the sentence goes on.
constexpr std::array<std::string_view, 24> kUnfinished{
    "van", "de",  "het", "een", "en",  "of",  "voor", "in",   "op",  "met",  "aan", "te",
    "der", "den", "om",  "dat", "die", "tot", "bij",  "door", "uit", "over", "is",  "zijn"};

bool is_unfinished(std::string_view line) {
  const auto space = line.find_last_of(' ');
  const auto last = space == std::string_view::npos ? line : line.substr(space + 1);
  return std::find(kUnfinished.begin(), kUnfinished.end(), last) != kUnfinished.end();
}

}  // namespace

std::size_t line_width(const std::vector<Block>& blocks) {
  std::vector<std::size_t> sizes;
  for (const auto& block : blocks) {
    if (block.kind != BlockKind::kText || block.text.find('\n') == std::string::npos) continue;
    for (const auto line : lines_of(block.text)) {
      if (line.size() > kShortLine) sizes.push_back(line.size());
    }
  }
  if (sizes.empty()) return 0;
  const auto rank = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() * 9 / 10);
  std::nth_element(sizes.begin(), rank, sizes.end());
  return *rank;
}

bool looks_like_heading(std::string_view line) {
  if (line.size() > kLongestHeading || line.size() < 2 || is_salutation(line)) return false;
  if (std::string_view(".,;:!").find(line.back()) != std::string_view::npos) return false;
  if (line.find('\t') != std::string_view::npos || line.find('@') != std::string_view::npos ||
      line.find("www.") != std::string_view::npos) {
    return false;
  }
  const auto words = static_cast<std::size_t>(std::count(line.begin(), line.end(), ' ')) + 1;
  if (words > kMostWords || bullet_length(line) != 0 || is_unfinished(line)) return false;
  int numbers = 0;
  const auto rest = line.substr(number_length(line, numbers));
  const auto first = code_point_at(rest, 0);
  const bool quoted = first.value == 0x2018 || first.value == 0x201C || first.value == '\'' ||
                      first.value == '"' || first.value == 0xAB;
  if (!is_upper(quoted ? code_point_at(rest, first.length).value : first.value)) return false;
  return std::any_of(rest.begin(), rest.end(), [](char c) { return c >= 'a' && c <= 'z'; }) ||
         all_capitals(rest);
}

int heading_level(std::string_view heading) {
  int numbers = 0;
  return number_length(heading, numbers) == 0 ? 1 : numbers;
}

bool breaks_early(std::string_view line, std::string_view next, std::size_t width) {
  const auto word = std::min(next.find(' '), next.size());
  return (line.size() + 1 + word) * 10 <= width * 7;
}

bool starts_sentence(std::string_view line) {
  if (bullet_length(line) != 0 || line.empty() || is_digit(line[0])) return true;
  const auto first = code_point_at(line, 0);
  return !is_lower(first.value);
}

bool ends_sentence(std::string_view line) {
  while (!line.empty()) {
    const auto last = code_point_before(line, line.size());
    // Closing quotes and brackets stand behind the point.
    if (last.value == '"' || last.value == ')' || last.value == 0x201D || last.value == 0x2019 ||
        last.value == 0xBB || last.value == '\'') {
      line.remove_suffix(last.length);
      continue;
    }
    return last.value == '.' || last.value == '?' || last.value == '!' || last.value == ':' ||
           last.value == ';';
  }
  return false;
}

std::size_t bullet_length(std::string_view line) {
  for (const auto bullet : kBullets) {
    if (!line.starts_with(bullet)) continue;
    const auto text = line.find_first_not_of(" \t", bullet.size());
    if (text == std::string_view::npos || text == bullet.size()) return 0;
    return text;
  }
  return 0;
}

int item_number(std::string_view line) {
  const auto digits = digits_at(line, 0);
  if (digits.empty() || digits.size() > 2 || line.size() < digits.size() + 3) return 0;
  const char mark = line[digits.size()];
  if ((mark != '.' && mark != ')') || line[digits.size() + 1] != ' ') return 0;
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

}  // namespace briefkamer::corpus
