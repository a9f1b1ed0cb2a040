#include "corpus/parsing/paragraphs.h"

#include <algorithm>
#include <utility>

#include "corpus/parsing/annexes.h"
#include "corpus/parsing/headings.h"
#include "corpus/parsing/line_join.h"
#include "corpus/reading/block_lines.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

constexpr std::string_view kBullet = "\u2022 ";

class ParagraphReader {
 public:
  ParagraphReader(const std::vector<Block>& blocks, std::size_t signature_end)
      : blocks_(blocks), signature_end_(signature_end), width_(line_width(blocks)) {
    marked_ = std::any_of(blocks.begin(), blocks.end(),
                          [](const Block& block) { return block.kind == BlockKind::kHeading; });
  }

  std::vector<Paragraph> run() {
    for (at_ = 0; at_ < blocks_.size(); ++at_) {
      const auto& block = blocks_[at_];
      pages_ += block.starts_page ? 1 : 0;
      if (block.kind != BlockKind::kFootnote && !block.text.empty()) read(block);
    }
    // Pages without text of their own.
    if (pages_ > 0) push(ParagraphKind::kText, {});
    return std::move(paragraphs_);
  }

 private:
  void read(const Block& block) {
    if (read_annex(block)) return;
    switch (block.kind) {
      case BlockKind::kHeading:
        push_heading(0, block.text.size(), block.level);
        break;
      case BlockKind::kListItem:
        push_item(0, block.text.size());
        break;
      case BlockKind::kTableRow:
        push_row(0, block.text.size());
        break;
      case BlockKind::kText:
        read_text(block);
        break;
      default:
        push_text(0, block.text.size());
    }
  }

  bool read_annex(const Block& block) {
    if (block.kind != BlockKind::kText && block.kind != BlockKind::kHeading) return false;
    const std::string_view text = block.text;
    const auto end = std::min(text.find('\n'), text.size());
    auto annex = annex_at(text.substr(0, end));
    if (annex && end < text.size()) {
      // A list of annexes, or a sentence that goes on.
      const auto next = trimmed(text.substr(end + 1));
      if (annex_at(next.substr(0, next.find('\n'))) || !starts_sentence(next)) annex.reset();
    }
    if (!annex && at_ == signature_end_ && is_capital_title(block)) {
      annex = Annex{"", joined_lines(text), 0};
      push_annex(*annex);
      return true;
    }
    if (!annex) return false;
    push_annex(*annex);
    if (end < text.size()) read_lines(end + 1);
    return true;
  }

  bool is_capital_title(const Block& block) const {
    return block.text.size() > 8 && block.text.size() < 200 && all_capitals(block.text) &&
           block.text.find(' ') != std::string::npos;
  }

  void read_text(const Block& block) {
    if (stands_alone(block)) {
      push_heading(0, block.text.size(), 0);
    } else {
      read_lines(0);
    }
  }

  // A block of one line, or two short ones, that is a heading as a whole.
  bool stands_alone(const Block& block) const {
    if (marked_) return false;
    const auto lines = std::count(block.text.begin(), block.text.end(), '\n') + 1;
    if (lines > 2 || !looks_like_heading(collapsed(block.text)) || continues(block)) return false;
    // Below "Vraag 2" a question is the text.
    const bool below = !paragraphs_.empty() && paragraphs_.back().kind == ParagraphKind::kHeading;
    if (below && block.text.ends_with('?')) return false;
    return text_follows();
  }

  bool text_follows() const {
    const auto next =
        std::find_if(blocks_.begin() + static_cast<std::ptrdiff_t>(at_) + 1, blocks_.end(),
                     [](const Block& block) {
                       return !block.text.empty() && block.kind != BlockKind::kFootnote;
                     });
    return next != blocks_.end();
  }

  // The paragraphs in the lines of the current block from byte `from` on.
  void read_lines(std::size_t from) {
    std::vector<BlockLine> lines;
    append_lines(blocks_, at_, lines);
    std::erase_if(lines, [&](const BlockLine& line) { return line.end <= from; });
    last_item_ = 0;
    for (std::size_t first = 0; first < lines.size();) {
      if (heading_runs_in(lines, first)) {
        push_heading(lines[first].start, lines[first].end, 0);
        ++first;
        continue;
      }
      auto last = first;
      while (last + 1 < lines.size() && !ends_paragraph(lines, last)) ++last;
      push_lines(lines[first], lines[last]);
      first = last + 1;
    }
  }

  void push_lines(const BlockLine& first, const BlockLine& last) {
    if (bullet_length(first.text) != 0) {
      push_item(first.start, last.end);
    } else if (first.text.find('\t') != std::string_view::npos) {
      push_row(first.start, last.end);
    } else {
      push_text(first.start, last.end);
    }
    if (const int number = item_number(first.text)) last_item_ = number;
  }

  bool ends_paragraph(const std::vector<BlockLine>& lines, std::size_t i) const {
    const auto line = lines[i].text;
    const auto next = lines[i + 1].text;
    if (line.find('\t') != std::string_view::npos || next.find('\t') != std::string_view::npos) {
      return true;
    }
    if (bullet_length(next) != 0 && (next[0] != 'o' || bullet_length(line) != 0)) return true;
    const int number = item_number(next);
    if (number != 0 &&
        (number == 1 || number == last_item_ + 1 || number == item_number(line) + 1)) {
      return true;
    }
    if (!ends_sentence(line)) return false;
    return (starts_sentence(next) && breaks_early(line, next, width_)) ||
           heading_runs_in(lines, i + 1);
  }

  // A heading on a line of its own above the text that belongs to it.
  bool heading_runs_in(const std::vector<BlockLine>& lines, std::size_t i) const {
    if (marked_ || i + 1 >= lines.size()) return false;
    const auto line = lines[i].text;
    const auto next = lines[i + 1].text;
    if (!looks_like_heading(line) || !breaks_early(line, next, width_)) return false;
    if (i > 0 && !ends_sentence(lines[i - 1].text)) return false;
    // In a list of short lines none is a heading of the others.
    const bool text = next.size() * 2 > width_ || ends_sentence(next);
    return starts_sentence(next) && text && line.size() * 10 < width_ * 7;
  }

  void push_heading(std::size_t start, std::size_t end, int level) {
    auto& heading = push(ParagraphKind::kHeading, {start, end});
    heading.level = level > 0 ? level : heading_level(heading.text);
  }

  void push_annex(const Annex& annex) {
    auto& paragraph = push(ParagraphKind::kAnnex, {});
    paragraph.text = annex.title;
    paragraph.label = annex.label;
  }

  void push_item(std::size_t start, std::size_t end) {
    const auto text = std::string_view(blocks_[at_].text).substr(start, end - start);
    const auto lead = text.size() - std::min(text.size(), text.find_first_not_of(" \t\n"));
    const auto bullet = bullet_length(text.substr(text.size() - lead));
    const auto skipped = text.size() - lead + bullet;
    const bool numbered = bullet == 0 && !text.empty() && is_digit(text[0]);
    auto& item = push(ParagraphKind::kText, {start + skipped, end});
    if (numbered) return;
    item.text.insert(0, kBullet);
    for (auto& note : item.notes) note.offset += kBullet.size();
  }

  void push_row(std::size_t start, std::size_t end) {
    const auto text = std::string_view(blocks_[at_].text).substr(start, end - start);
    auto& row = push(ParagraphKind::kText, {start, end});
    row.text.clear();
    for (std::size_t cell = 0; cell <= text.size();) {
      const auto stop = std::min(text.find('\t', cell), text.size());
      if (cell != 0) row.text += '\t';
      row.text += joined_lines(text.substr(cell, stop - cell));
      cell = stop + 1;
    }
    for (auto& note : row.notes) note.offset = std::min(note.offset, row.text.size());
  }

  void push_text(std::size_t start, std::size_t end) {
    if (start == 0 && continues(blocks_[at_])) {
      append(start, end);
    } else {
      push(ParagraphKind::kText, {start, end});
    }
  }

  // Whether `block`, the first of its page, goes on with the sentence that the last page broke off.
  bool continues(const Block& block) const {
    if (!block.starts_page || pages_ != 1 || paragraphs_.empty()) return false;
    const auto& last = paragraphs_.back();
    return last.kind == ParagraphKind::kText && !last.text.empty() && !ends_sentence(last.text) &&
           !starts_sentence(block.text);
  }

  void append(std::size_t start, std::size_t end) {
    const auto more = std::move(push(ParagraphKind::kText, {start, end}));
    paragraphs_.pop_back();
    auto& last = paragraphs_.back();
    if (!last.text.ends_with('-')) last.text += ' ';
    const auto shift = last.text.size();
    for (const auto& note : more.notes) last.notes.push_back({note.offset + shift, note.mark});
    for (const auto offset : more.page_starts) last.page_starts.push_back(offset + shift);
    last.text += more.text;
  }

  struct Range {
    std::size_t start = 0;
    std::size_t end = 0;
  };

  // A paragraph of the bytes of the current block in `range`, and the pages that start with it.
  Paragraph& push(ParagraphKind kind, Range range) {
    Paragraph paragraph;
    paragraph.kind = kind;
    if (at_ < blocks_.size()) {
      const auto& block = blocks_[at_];
      std::vector<std::size_t> offsets;
      for (const auto& note : block.notes) {
        const bool inside = note.offset >= range.start && note.offset <= range.end &&
                            (note.offset > range.start || range.start == 0);
        if (!inside) continue;
        paragraph.notes.push_back(note);
        offsets.push_back(note.offset - range.start);
      }
      const auto text = std::string_view(block.text).substr(range.start, range.end - range.start);
      paragraph.text = joined_lines(text, offsets);
      for (std::size_t i = 0; i < offsets.size(); ++i) paragraph.notes[i].offset = offsets[i];
      paragraph.page = block.page;
    }
    for (; pages_ > 0; --pages_) paragraph.page_starts.push_back(0);
    paragraphs_.push_back(std::move(paragraph));
    return paragraphs_.back();
  }

  const std::vector<Block>& blocks_;
  std::size_t signature_end_;
  std::size_t width_;
  bool marked_ = false;
  std::size_t at_ = 0;
  int pages_ = 0;  // that started since the last paragraph
  int last_item_ = 0;
  std::vector<Paragraph> paragraphs_;
};

}  // namespace

std::vector<Paragraph> paragraphs_of(const std::vector<Block>& blocks, std::size_t signature_end) {
  return ParagraphReader(blocks, signature_end).run();
}

}  // namespace briefkamer::corpus
