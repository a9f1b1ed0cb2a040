#include <algorithm>

#include "corpus/parsing/dates_in_text.h"
#include "corpus/parsing/headings.h"
#include "corpus/parsing/letterhead.h"
#include "corpus/reading/labels.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

// Longer than any line that somebody typed or printed.
constexpr std::size_t kLongLine = 400;
// A letterhead is shorter than this.
constexpr std::size_t kHeadLength = 3000;
// Words of the letterhead occur again before this, if they do.
constexpr std::size_t kNearHead = 20000;

// The length of what starts a line of its own at the start of `text`; 0 when nothing does.
std::size_t line_start_length(std::string_view text) {
  if (const auto addressee = addressee_length(text)) return addressee;
  for (const auto* words : {"geachte", "postbus", "bezorgen"}) {
    if (const auto length = words_length(text, words)) return length;
  }
  const auto label = label_at(text.substr(0, 200));
  if (!label) return 0;
  // Words such as "datum" and "bijlage" also stand in subjects: there they are followed by words.
  const bool date = label->field == Field::kDate && !date_at(label->value, 0);
  const bool word = label->field == Field::kOther && !label->value.empty() &&
                    is_lower(code_point_at(label->value, 0).value);
  if (date || word) return 0;
  return std::max<std::size_t>(1, static_cast<std::size_t>(label->value.data() - text.data()));
}

// The end of the salutation in `text`: behind its comma.
std::size_t salutation_end(std::string_view text) {
  const auto start = find_words(text, "geachte");
  if (start == std::string_view::npos) return 0;
  const auto comma = text.find(',', start);
  return comma == std::string_view::npos || comma - start > 80 ? 0 : comma + 1;
}

// Adds `text` with each "Vraag 12" at the start of a sentence on a line of its own.
void append_questions(std::string& result, std::string_view text) {
  std::size_t done = 0;
  for (auto at = text.find("Vraag "); at != std::string_view::npos;
       at = text.find("Vraag ", at + 1)) {
    const auto digits = digits_at(text, at + 6).size();
    const auto end = at + 6 + digits;
    const bool apart = end < text.size() && text[end] == ' ' && end + 1 < text.size() &&
                       !is_lower(code_point_at(text, text.find_first_not_of(' ', end)).value);
    const auto before = trimmed(text.substr(done, at - done));
    if (digits == 0 || digits > 3 || !apart || (!before.empty() && !ends_sentence(before)))
      continue;
    result += before;
    result += '\n';
    result += text.substr(at, end - at);
    result += '\n';
    done = end;
  }
  result += trimmed(text.substr(done));
}

// `head` with its words whole that a line end broke, "verantwoordings- onderzoek": those that
// `text` has whole elsewhere.
std::string with_whole_words(std::string head, std::string_view text) {
  for (auto at = head.find("- "); at != std::string::npos; at = head.find("- ", at + 1)) {
    const auto start = head.find_last_of(' ', at) + 1;
    const auto left = std::string_view(head).substr(start, at - start);
    const auto right = std::string_view(head).substr(at + 2, head.find(' ', at + 2) - at - 2);
    if (left.empty() || right.empty()) continue;
    if (text.find(std::string(left) + std::string(right)) != std::string_view::npos) {
      head.erase(at, 2);
    }
  }
  return head;
}

std::string unfolded(std::string_view text) {
  const auto end = salutation_end(text.substr(0, kHeadLength));
  const auto head = with_whole_words(collapsed(text.substr(0, end)), text.substr(0, kNearHead));
  std::string result;
  result.reserve(text.size() + text.size() / 64);
  for (std::size_t i = 0; i < head.size();) {
    const bool word_start = i > 0 && head[i - 1] == ' ';
    const auto length = word_start ? line_start_length(std::string_view(head).substr(i)) : 0;
    if (length > 0) result += '\n';
    const auto step = std::max<std::size_t>(length, 1);
    result += head.substr(i, step);
    i += step;
  }
  if (end > 0) result += '\n';
  append_questions(result, text.substr(end));
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
