#include <algorithm>
#include <array>

#include "corpus/dates_in_text.h"
#include "corpus/labels.h"
#include "corpus/letterhead.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

// Longer than any line that somebody typed or printed.
constexpr std::size_t kLongLine = 400;
// A letterhead is shorter than this.
constexpr std::size_t kHeadLength = 3000;

bool starts_line(std::string_view text, std::size_t at) {
  const auto here = text.substr(at);
  if (addressee_length(here) != 0 || words_length(here, "geachte") != 0) return true;
  const auto label = label_at(here.substr(0, 200));
  if (!label) return false;
  // Words such as "datum" and "bijlage" also stand in subjects: there they are followed by words.
  switch (label->field) {
    case Field::kDate:
      return date_at(label->value, 0).has_value();
    case Field::kOther:
      return label->value.empty() || !is_lower(code_point_at(label->value, 0).value);
    default:
      return true;
  }
}

// The end of the salutation in `text`: behind its comma.
std::size_t salutation_end(std::string_view text) {
  const auto start = find_words(text, "geachte");
  if (start == std::string_view::npos) return 0;
  const auto comma = text.find(',', start);
  return comma == std::string_view::npos || comma - start > 80 ? 0 : comma + 1;
}

std::string unfolded(std::string_view text) {
  const auto end = salutation_end(text.substr(0, kHeadLength));
  std::string result;
  result.reserve(text.size() + 32);
  for (std::size_t i = 0; i < end; ++i) {
    const bool word_start = i > 0 && text[i - 1] == ' ' && text[i] != ' ';
    // Behind an article, a word is not the start of a line.
    if (word_start && starts_line(text, i) && !result.ends_with("\nDe ")) result += '\n';
    result += text[i];
  }
  if (end > 0) result += '\n';
  result += text.substr(end);
  return result;
}

}  // namespace

void unfold(std::vector<Block>& blocks) {
  for (std::size_t i = 0; i < std::min<std::size_t>(blocks.size(), 3); ++i) {
    auto& block = blocks[i];
    const auto line = block.text.substr(0, block.text.find('\n'));
    if (block.kind != BlockKind::kText || line.size() < kLongLine || !block.notes.empty()) continue;
    block.text = unfolded(block.text);
  }
}

}  // namespace briefkamer::corpus
