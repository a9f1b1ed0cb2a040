#include "corpus/reading/page_blocks.h"

#include <algorithm>
#include <cmath>

#include "corpus/parsing/headings.h"
#include "corpus/reading/aanhangsel.h"
#include "corpus/reading/labels.h"
#include "corpus/reading/page_tables.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

// A larger step to the next line, in parts of the usual one, ends a paragraph.
constexpr double kGap = 1.35;
constexpr double kWideGap = 2.4;
constexpr double kAligned = 3;
constexpr std::size_t kLongestHeading = 200;
constexpr std::size_t kLongestFunction = 60;

bool starts_with_role(std::string_view text) {
  const auto rest = text.substr(prefix_length(text, "de "));
  return prefix_length(rest, "minister") != 0 || prefix_length(rest, "staatssecretaris") != 0;
}

bool is_subject(std::string_view text) {
  const auto label = label_at(text);
  return label && label->field == Field::kSubject;
}

class BlockReader {
 public:
  BlockReader(const std::vector<Line>& lines, const Layout& layout, const Marks& marks, bool head)
      : lines_(lines), layout_(layout), marks_(marks), head_(head) {}

  std::vector<Block> run() {
    while (at_ < lines_.size()) {
      if (!read_subject() && !read_columns() && !read_table()) read_line();
    }
    end_block();
    return std::move(blocks_);
  }

 private:
  // Label and value in two columns, the value on one line or more.
  bool read_subject() {
    const auto& line = lines_[at_];
    if (!head_ || !is_subject(text_of(line, " ").text)) return false;
    const auto value = value_left(line);
    if (value <= 0) return false;
    end_block();
    Run rest = line.runs.front();
    std::erase_if(rest.words, [&](const Word& word) { return word.box.left < value - 1; });
    MarkedText subject = rest.words.empty() ? MarkedText{} : text_of(rest, marks_);
    for (std::size_t i = 1; i < line.runs.size(); ++i) {
      if (!subject.text.empty()) subject.add(" ");
      subject.add(text_of(line.runs[i], marks_));
    }
    const auto first = at_++;
    while (at_ < lines_.size() && continues_value(value)) {
      subject.add("\n");
      subject.add(text_of(lines_[at_++], " ", marks_));
    }
    push(block_of(BlockKind::kTitle, on_one_line(subject)), first);
    head_ = false;
    return true;
  }

  // Where the value begins: at the second run, or at the first word behind the label.
  static double value_left(const Line& line) {
    const auto& words = line.runs.front().words;
    std::string label;
    for (const auto& word : words) {
      if (!label.empty() && is_subject(label)) return word.text == ":" ? 0 : word.box.left;
      label += word.text;
    }
    return line.runs.size() > 1 && is_subject(label) ? line.runs[1].box.left : 0;
  }

  bool continues_value(double left) const {
    const auto& line = lines_[at_];
    return std::abs(line.box.left - left) < kAligned && step(at_) < kWideGap * layout_.pitch &&
           left > layout_.left + 2 * layout_.size && !label_at(text_of(line, " ").text);
  }

  // Functions side by side, and the names below them.
  bool read_columns() {
    const auto& line = lines_[at_];
    if (line.runs.size() < 2 ||
        !std::all_of(line.runs.begin(), line.runs.end(),
                     [](const Run& run) { return starts_with_role(text_of(run).text); })) {
      return false;
    }
    end_block();
    std::vector<std::string> columns(line.runs.size());
    const auto first = at_;
    for (; at_ < lines_.size() && is_signature_line(lines_[at_]); ++at_) {
      for (const auto& run : lines_[at_].runs) {
        auto& column = columns[column_of(run, line)];
        if (!column.empty()) column += '\n';
        column += text_of(run).text;
      }
    }
    for (auto& column : columns) {
      if (!column.empty()) push(block_of(BlockKind::kSignature, {std::move(column), {}}), first);
    }
    return true;
  }

  static std::size_t column_of(const Run& run, const Line& heads) {
    std::size_t column = 0;
    while (column + 1 < heads.runs.size() &&
           heads.runs[column + 1].box.left <= run.box.left + kAligned) {
      ++column;
    }
    return column;
  }

  static bool is_signature_line(const Line& line) {
    return std::all_of(line.runs.begin(), line.runs.end(), [](const Run& run) {
      const auto text = text_of(run).text;
      return text.size() <= kLongestFunction && !text.ends_with('.');
    });
  }

  bool read_table() {
    if (head_ && blocks_.size() < 4 && layout_.has_column) return false;
    auto table = table_at(lines_, at_, layout_, marks_);
    if (!table) return false;
    end_block();
    for (auto& row : table->rows) push(std::move(row), at_);
    at_ = table->last;
    return true;
  }

  void read_line() {
    const auto& line = lines_[at_];
    auto text = text_of(line, " ", marks_);
    if (!lines_in_block_.empty() && ends_before(text.text)) end_block();
    if (!text_.text.empty()) text_.add("\n");
    text_.add(text);
    lines_in_block_.push_back(at_);
    ++at_;
    if (is_salutation(text.text)) head_ = false;
    if (is_question_heading(text.text)) end_block();
  }

  double step(std::size_t i) const {
    return i == 0 ? 0 : lines_[i].box.bottom - lines_[i - 1].box.bottom;
  }

  // Whether the line to come, with `text`, starts a block of its own.
  bool ends_before(std::string_view text) const {
    const auto& line = lines_[at_];
    const auto& above = lines_[lines_in_block_.back()];
    const double usual =
        std::max(layout_.pitch * std::min(1.0, line.size / layout_.size), 1.1 * line.size);
    if (step(at_) > kGap * usual || step(at_) < 0) return true;
    if (line.bold != above.bold || line.italic != above.italic) return is_whole_style(line, above);
    if (std::abs(line.size - above.size) > 0.1 * layout_.size) return true;
    if (bullet_length(text) != 0 && !text.starts_with("o ")) return true;
    if (is_question_heading(text) || (head_ && label_at(text))) return true;
    return item_number(text) != 0 && line.box.left > layout_.left - kAligned &&
           starts_item(line, above);
  }

  // A line is a part of the item above when it starts where the item's text does.
  static bool starts_item(const Line& line, const Line& above) {
    return line.box.left < above.box.left + kAligned;
  }

  // A line in another style than the one above it may still be of one sentence with it.
  bool is_whole_style(const Line& line, const Line& above) const {
    const bool room = above.box.right < layout_.right - 4 * layout_.size;
    const bool ended = ends_sentence(text_of(above, " ", marks_).text);
    return room || ended || (above.bold && starts_sentence(text_of(line, " ").text));
  }

  void end_block() {
    if (lines_in_block_.empty()) return;
    if (heading_runs_in()) split_heading();
    const auto first = lines_in_block_.front();
    auto block = block_of(kind_of_block(), text_);
    for (const auto i : lines_in_block_) widen(block.box, lines_[i].box);
    const auto& line = lines_[first];
    block.size = line.size;
    block.bold = line.bold;
    block.italic = line.italic;
    push(std::move(block), first);
    // Three lines of text are no letterhead.
    if (lines_in_block_.size() >= 3 && text_.text.size() > kLongestHeading) head_ = false;
    text_ = {};
    lines_in_block_.clear();
  }

  // A heading in the style of the text below it: a short line that had room for the first word of
  // the next.
  bool heading_runs_in() const {
    if (head_ || lines_in_block_.size() < 3 || !layout_.has_column) return false;
    const auto& line = lines_[lines_in_block_[0]];
    const auto& next = lines_[lines_in_block_[1]];
    const auto text = text_of(line, " ", marks_).text;
    const auto& word = next.runs.front().words.front();
    const double room = layout_.right - line.box.right - (word.box.right - word.box.left);
    const bool column = std::abs(line.box.left - layout_.left) < kAligned &&
                        std::abs(next.box.left - layout_.left) < kAligned;
    return column && room > 0.25 * (layout_.right - layout_.left) && looks_like_heading(text) &&
           starts_sentence(text_of(next, " ").text) && !label_at(text) && !is_closing(text) &&
           !starts_with_role(text) && next.box.right > layout_.right - 6 * layout_.size;
  }

  void split_heading() {
    const auto first = lines_in_block_.front();
    auto text = text_of(lines_[first], " ", marks_);
    // The marks in the heading are as many as those at the front of the block.
    const auto cut = text.text.size() + 1;
    text_.text.erase(0, cut);
    text_.notes.erase(text_.notes.begin(),
                      text_.notes.begin() + static_cast<std::ptrdiff_t>(text.notes.size()));
    for (auto& note : text_.notes) note.offset -= cut;
    push(block_of(BlockKind::kHeading, text), first);
    lines_in_block_.erase(lines_in_block_.begin());
  }

  BlockKind kind_of_block() const {
    const auto& text = text_.text;
    if (is_heading()) return BlockKind::kHeading;
    const bool item = bullet_length(text) != 0 && !text.starts_with("o ");
    return item && !head_ ? BlockKind::kListItem : BlockKind::kText;
  }

  bool is_heading() const {
    const auto& text = text_.text;
    if (is_question_heading(text)) return true;
    if (head_ || text.size() > kLongestHeading || lines_in_block_.size() > 3) return false;
    if (label_at(text) || is_salutation(text) || is_closing(text) || starts_with_role(text)) {
      return false;
    }
    const bool styled = std::all_of(lines_in_block_.begin(), lines_in_block_.end(), [&](auto i) {
      const auto& line = lines_[i];
      return line.bold || line.italic || line.size > 1.12 * layout_.size;
    });
    const bool sentence = text.ends_with('.') || text.ends_with(',') || text.ends_with(';');
    const bool words =
        std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; }) ||
        all_capitals(text);
    return styled && !sentence && words && bullet_length(text) == 0;
  }

  static void widen(Box& box, const Box& other) {
    if (box == Box{}) box = other;
    box = {std::min(box.left, other.left), std::min(box.top, other.top),
           std::max(box.right, other.right), std::max(box.bottom, other.bottom)};
  }

  void push(Block block, std::size_t first) {
    if (block.box == Box{}) block.box = lines_[first].box;
    if (block.size == 0) block.size = lines_[first].size;
    block.gap_before = step(first) > kWideGap * layout_.pitch;
    blocks_.push_back(std::move(block));
  }

  const std::vector<Line>& lines_;
  const Layout& layout_;
  const Marks& marks_;
  bool head_;
  std::size_t at_ = 0;
  std::vector<std::size_t> lines_in_block_;
  MarkedText text_;
  std::vector<Block> blocks_;
};

}  // namespace

std::vector<Block> blocks_of(const std::vector<Line>& lines, const Layout& layout,
                             const Marks& marks, bool head) {
  return BlockReader(lines, layout, marks, head).run();
}

std::vector<Block> margin_blocks(std::vector<Run> runs) {
  std::vector<Block> blocks;
  const Line* above = nullptr;
  const auto lines = printed_lines(std::move(runs));
  for (const auto& line : lines) {
    const auto text = text_of(line, " ").text;
    const bool apart = above && line.box.bottom - above->box.bottom > 1.6 * line.size;
    if (!above || apart || (line.bold && !above->bold) || label_at(text)) {
      blocks.push_back(block_of(BlockKind::kMargin, {text, {}}));
      blocks.back().box = line.box;
      blocks.back().size = line.size;
      blocks.back().bold = line.bold;
    } else {
      blocks.back().text += '\n' + text;
      blocks.back().box.bottom = line.box.bottom;
      blocks.back().box.right = std::max(blocks.back().box.right, line.box.right);
    }
    above = &line;
  }
  return blocks;
}

}  // namespace briefkamer::corpus
