#include "corpus/parsing/sections.h"

#include <algorithm>
#include <deque>
#include <map>
#include <string>

#include "corpus/parsing/line_join.h"

namespace briefkamer::corpus {
namespace {

struct PlacedMark {
  std::size_t section = 0;
  std::size_t offset = 0;
};

class Assembler {
 public:
  explicit Assembler(Letter& letter) : letter_(letter) {}

  void add(const Paragraph& paragraph) {
    switch (paragraph.kind) {
      case ParagraphKind::kHeading:
        start_section(paragraph.text, paragraph.level, paragraph.page);
        add_marks(paragraph, 0, 0);
        add_pages(paragraph, 0);
        break;
      case ParagraphKind::kAnnex:
        letter_.annexes.push_back({paragraph.label, paragraph.text, paragraph.page});
        // Its first page starts with its first section.
        waiting_pages_ += paragraph.page_starts.size();
        break;
      case ParagraphKind::kText:
        add_text(paragraph);
        break;
    }
  }

  void add_note(const Block& note) {
    if (letter_.sections.empty()) start_section("", 0, note.page);
    Footnote footnote{note.mark, joined_lines(note.text), note.page, 0, 0};
    // Numbers may start again on each page: notes and marks of one number are in the same order.
    auto& placed = marks_[note.mark];
    if (!placed.empty()) {
      footnote.section = placed.front().section;
      footnote.offset = placed.front().offset;
      placed.pop_front();
    } else {
      footnote.section = letter_.sections.size() - 1;
      footnote.offset = letter_.sections.back().text.size();
    }
    letter_.footnotes.push_back(std::move(footnote));
  }

  // Pages that start behind all text.
  void finish() {
    if (!letter_.sections.empty()) start_pages(letter_.sections.back().text.size());
  }

 private:
  int annex() const { return static_cast<int>(letter_.annexes.size()); }

  void start_section(const std::string& heading, int level, int page) {
    Section section;
    section.heading = heading;
    section.level = level;
    section.page = page;
    section.annex = annex();
    letter_.sections.push_back(std::move(section));
  }

  void add_text(const Paragraph& paragraph) {
    if (paragraph.text.empty()) {
      waiting_pages_ += paragraph.page_starts.size();
      return;
    }
    if (letter_.sections.empty() || letter_.sections.back().annex != annex()) {
      start_section("", 0, paragraph.page);
    }
    auto& text = letter_.sections.back().text;
    if (!text.empty()) text += '\n';
    const auto start = text.size();
    text += paragraph.text;
    add_marks(paragraph, start, text.size());
    add_pages(paragraph, start);
  }

  void add_marks(const Paragraph& paragraph, std::size_t start, std::size_t end) {
    for (const auto& note : paragraph.notes) {
      marks_[note.mark].push_back(
          {letter_.sections.size() - 1, std::min(start + note.offset, end)});
    }
  }

  void add_pages(const Paragraph& paragraph, std::size_t start) {
    start_pages(start);
    for (const auto offset : paragraph.page_starts) {
      waiting_pages_ = 1;
      start_pages(start + offset);
    }
  }

  void start_pages(std::size_t offset) {
    for (; waiting_pages_ > 0; --waiting_pages_) {
      letter_.pages.push_back({++page_, letter_.sections.size() - 1, offset});
    }
  }

  Letter& letter_;
  std::map<std::string, std::deque<PlacedMark>> marks_;
  std::size_t waiting_pages_ = 0;
  int page_ = 0;
};

}  // namespace

void add_sections(Letter& letter, const std::vector<Paragraph>& paragraphs,
                  const std::vector<Block>& blocks) {
  Assembler assembler(letter);
  for (const auto& paragraph : paragraphs) assembler.add(paragraph);
  for (const auto& block : blocks) {
    if (block.kind == BlockKind::kFootnote) assembler.add_note(block);
  }
  assembler.finish();
}

}  // namespace briefkamer::corpus
