#include "corpus/reading/flow.h"

#include <algorithm>
#include <utility>

#include "corpus/parsing/headings.h"
#include "corpus/reading/aanhangsel.h"
#include "corpus/reading/labels.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

constexpr std::size_t kLongestHeading = 160;

bool is_subject(const std::optional<Label>& label) {
  return label && label->field == Field::kSubject;
}

// The lines of `text`, each in the form of on_one_line().
MarkedText cleaned(const MarkedText& text) {
  MarkedText result;
  std::size_t from = 0;
  while (from <= text.text.size()) {
    const auto end = std::min(text.text.find('\n', from), text.text.size());
    MarkedText line{text.text.substr(from, end - from), {}};
    for (const auto& note : text.notes) {
      if (note.offset >= from && note.offset <= end)
        line.notes.push_back({note.offset - from, note.mark});
    }
    const auto clean = on_one_line(line);
    if (!clean.text.empty() || !clean.notes.empty()) {
      if (!result.text.empty()) result.add("\n");
      result.add(clean);
    }
    from = end + 1;
  }
  return result;
}

bool reads_as_heading(const FlowParagraph& paragraph, const std::string& text) {
  if (text.size() > kLongestHeading || text.find('\n') != text.npos || paragraph.item) return false;
  if (is_question_heading(text)) return true;
  const bool letters =
      std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  const bool sentence = text.ends_with('.') || text.ends_with(',') || text.ends_with(';');
  return (paragraph.bold || paragraph.italic) && letters && !sentence &&
         prefix_length(text, "de minister") == 0 && prefix_length(text, "de staatssecretaris") == 0;
}

}  // namespace

void Flow::add(const FlowParagraph& paragraph) {
  const auto text = cleaned(paragraph.text);
  if (text.text.empty()) return;
  if (is_salutation(text.text)) in_head_ = false;
  const auto label =
      in_head_ && text.text.find('\n') == std::string::npos ? label_at(text.text) : std::nullopt;
  auto block = block_of(BlockKind::kText, text);
  block.bold = paragraph.bold;
  block.italic = paragraph.italic;
  if (is_subject(label) && !label->value.empty()) {
    block = block_of(BlockKind::kTitle, {std::string(label->value), {}});
  } else if (paragraph.margin) {
    block.kind = BlockKind::kMargin;
  } else if (paragraph.heading > 0) {
    block.kind = BlockKind::kHeading;
    block.level = paragraph.heading;
  } else if (!label && !is_closing(text.text) && !is_salutation(text.text) &&
             reads_as_heading(paragraph, text.text)) {
    block.kind = BlockKind::kHeading;
  } else if (paragraph.item) {
    block.kind = BlockKind::kListItem;
  }
  push(std::move(block));
}

bool Flow::add_label(std::string_view label, const MarkedText& value) {
  const auto known = label_at(label);
  if (!in_head_ || !known || !known->value.empty() || value.text.empty()) return false;
  if (is_subject(known)) {
    push(block_of(BlockKind::kTitle, value));
  } else {
    MarkedText line{std::string(label) + ' ', {}};
    line.add(value);
    push(block_of(BlockKind::kText, line));
  }
  return true;
}

void Flow::add_row(const std::vector<MarkedText>& cells) {
  std::vector<MarkedText> clean;
  clean.reserve(cells.size());
  for (const auto& cell : cells) clean.push_back(on_one_line(cell));
  if (clean.size() == 2 && add_label(clean[0].text, clean[1])) return;
  MarkedText row;
  bool empty = true;
  for (const auto& cell : clean) {
    if (&cell != &clean.front()) row.add("\t");
    empty = empty && cell.text.empty();
    row.add(cell);
  }
  if (empty) return;
  while (row.text.ends_with('\t')) row.text.pop_back();
  push(block_of(BlockKind::kTableRow, row));
}

void Flow::add_note(const std::string& mark, const MarkedText& text) {
  auto block = block_of(BlockKind::kFootnote, on_one_line(text));
  block.mark = mark;
  push(std::move(block));
}

void Flow::start_page() {
  pages_known_ = true;
  if (!page_starts_) ++page_;
  page_starts_ = true;
}

void Flow::push(Block block) {
  block.page = page_;
  const bool beside = block.kind == BlockKind::kMargin || block.kind == BlockKind::kFootnote;
  if (!beside) block.starts_page = std::exchange(page_starts_, false);
  document_.blocks.push_back(std::move(block));
}

Document Flow::result() && {
  document_.pages = pages_known_ ? page_ : 0;
  if (!pages_known_) {
    for (auto& block : document_.blocks) {
      block.page = 0;
      block.starts_page = false;
    }
  }
  return std::move(document_);
}

}  // namespace briefkamer::corpus
