#include "corpus/parsing/numbering.h"

#include <array>
#include <charconv>

namespace briefkamer::corpus {
namespace {

constexpr std::size_t kMostLevels = 9;

int number_of(std::string_view text, int otherwise) {
  int number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string roman(int number) {
  constexpr std::array<std::pair<int, const char*>, 13> kParts{{{1000, "m"},
                                                                {900, "cm"},
                                                                {500, "d"},
                                                                {400, "cd"},
                                                                {100, "c"},
                                                                {90, "xc"},
                                                                {50, "l"},
                                                                {40, "xl"},
                                                                {10, "x"},
                                                                {9, "ix"},
                                                                {5, "v"},
                                                                {4, "iv"},
                                                                {1, "i"}}};
  std::string result;
  for (const auto& [value, letters] : kParts) {
    for (; number >= value && result.size() < 20; number -= value) result += letters;
  }
  return result;
}

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(c - 'a' + 'A');
  return text;
}

std::string counted(int number, std::string_view format) {
  if (number < 1) return std::to_string(number);
  std::string letter(1, static_cast<char>('a' + (number - 1) % 26));
  if (format == "lowerLetter") return letter;
  if (format == "upperLetter") return upper(letter);
  if (format == "lowerRoman") return roman(number);
  if (format == "upperRoman") return upper(roman(number));
  return std::to_string(number);
}

}  // namespace

Numbering::Numbering(const XmlNode& numbering) {
  std::map<std::string, std::vector<Level>> kinds;
  for (const auto& kind : numbering.children) {
    if (kind.name != "abstractNum") continue;
    auto& levels = kinds[std::string(kind.attribute("abstractNumId"))];
    for (const auto& child : kind.children) {
      if (child.name != "lvl" || levels.size() >= kMostLevels) continue;
      Level level;
      if (const auto* format = child.child("numFmt")) level.format = format->attribute("val");
      if (const auto* text = child.child("lvlText")) level.text = text->attribute("val");
      if (const auto* start = child.child("start"))
        level.start = number_of(start->attribute("val"), 1);
      levels.push_back(std::move(level));
    }
  }
  for (const auto& list : numbering.children) {
    const auto* kind = list.name == "num" ? list.child("abstractNumId") : nullptr;
    if (kind)
      lists_[std::string(list.attribute("numId"))] = kinds[std::string(kind->attribute("val"))];
  }
}

std::string Numbering::next(const std::string& id, std::size_t level) {
  const auto list = lists_.find(id);
  if (list == lists_.end() || level >= list->second.size()) return "\u2022";
  const auto& levels = list->second;
  auto& counts = counts_[id];
  for (auto i = counts.size(); i < levels.size(); ++i) counts.push_back(levels[i].start - 1);
  ++counts[level];
  for (auto i = level + 1; i < counts.size(); ++i) counts[i] = levels[i].start - 1;
  if (levels[level].format == "bullet") return "\u2022";
  if (levels[level].format == "none") return {};
  std::string result;
  const auto& text = levels[level].text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool place =
        text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
    if (!place) {
      result += text[i];
      continue;
    }
    const auto which = static_cast<std::size_t>(text[++i] - '1');
    if (which >= levels.size()) continue;
    // A level above that has not counted yet shows its first number.
    const int count = std::max(counts[which], levels[which].start);
    result += counted(count, levels[which].format);
  }
  return result;
}

}  // namespace briefkamer::corpus
