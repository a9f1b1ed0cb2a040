#include "corpus/parsing/annexes.h"

#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

constexpr std::size_t kLongestTitle = 160;

// "1", "1a", "II", "B" behind the word; its length.
std::size_t number_length(std::string_view text) {
  auto length = digits_at(text, 0).size();
  if (length > 2) return 0;
  if (length == 0) {
    while (length < text.size() && (text[length] == 'I' || text[length] == 'V')) ++length;
    if (length == 0 && !text.empty() && text[0] >= 'A' && text[0] <= 'Z') length = 1;
  } else if (length < text.size() && text[length] >= 'a' && text[length] <= 'f') {
    ++length;
  }
  return length > 0 && !word_at(text, length) ? length : 0;
}

// What separates number and title; its length, 0 when there is none.
std::size_t separator_length(std::string_view text) {
  const auto start = text.find_first_not_of(' ');
  if (start == std::string_view::npos) return 0;
  for (const std::string_view mark : {":", ".", "-", "\u2013", ")"}) {
    if (text.substr(start).starts_with(mark)) return start + mark.size();
  }
  return 0;
}

}  // namespace

std::optional<Annex> annex_at(std::string_view line) {
  line = trimmed(line);
  const auto word = words_length(line, "bijlage");
  if (word == 0 || line.size() > kLongestTitle || line.starts_with("bijlage")) return std::nullopt;
  const auto rest = line.substr(word);
  if (rest.starts_with("(")) return std::nullopt;
  const auto gap = rest.starts_with(' ') ? std::size_t{1} : 0;
  const auto number = gap == 0 ? 0 : number_length(rest.substr(gap));
  const auto label = line.substr(0, number == 0 ? word : word + gap + number);
  const auto after = line.substr(label.size());
  const auto separator = separator_length(after);
  const auto title = trimmed(after.substr(separator));
  if (title.empty() && (number != 0 || separator == 0)) return Annex{std::string(label), "", 0};
  const auto first = code_point_at(title, 0).value;
  if (title.ends_with('.') || title.empty()) return std::nullopt;
  const bool sentence = separator == 0 && (is_lower(first) || number == 0);
  if (sentence || digits_at(title, 0).size() == title.size()) return std::nullopt;
  return Annex{std::string(label), std::string(title), 0};
}

}  // namespace briefkamer::corpus
