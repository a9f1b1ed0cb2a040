#include "corpus/parsing/footnotes.h"

#include <algorithm>
#include <array>
#include <string>

#include "corpus/reading/block_lines.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

// Longer notes than this, in lines, that do not stand apart are no notes.
constexpr std::size_t kMostLines = 8;

constexpr std::array<std::string_view, 10> kSuperscripts{"\u2070", "\u00B9", "\u00B2", "\u00B3",
                                                         "\u2074", "\u2075", "\u2076", "\u2077",
                                                         "\u2078", "\u2079"};

std::string superscript(std::string_view digits) {
  std::string result;
  for (const char c : digits) result += kSuperscripts[static_cast<std::size_t>(c - '0')];
  return result;
}

// A line at the bottom of a page that may be the first of a note.
struct NoteLine {
  int number = 0;        // 0: it is not
  std::size_t text = 0;  // where the note's own text starts in the line
};

NoteLine note_line(std::string_view line) {
  const auto digits = digits_at(line, 0);
  if (digits.size() == 1 || digits.size() == 2) {
    const auto text = line.find_first_not_of(' ', digits.size());
    if (text == std::string_view::npos || text == digits.size() || digits[0] == '0') return {};
    return {std::stoi(std::string(digits)), text};
  }
  const bool raised = std::any_of(kSuperscripts.begin(), kSuperscripts.end(),
                                  [&](auto digit) { return line.starts_with(digit); });
  for (int number = 1; raised && number < 100; ++number) {
    const auto mark = superscript(std::to_string(number));
    if (!line.starts_with(mark)) continue;
    const auto text = line.find_first_not_of(' ', mark.size());
    const bool longer = number < 10 && text == mark.size() && !word_at(line, text);
    if (text != std::string_view::npos && !longer) return {number, text};
  }
  return {};
}

// Whether a mark can stand at `at`: behind a small letter, or the punctuation at the end of a word.
bool ends_word(std::string_view text, std::size_t at) {
  const auto before = code_point_before(text, at);
  if (is_lower(before.value)) return true;
  constexpr std::string_view kPunctuation = ".,;:)!?\"'";
  const bool quote = before.value == 0x201D || before.value == 0x2019 || before.value == 0xBB;
  const bool punctuation = before.value < 0x80 && before.length == 1 &&
                           kPunctuation.find(static_cast<char>(before.value)) != std::string::npos;
  // "3,5" and "1.2" are numbers.
  const bool number = at > before.length && is_digit(text[at - before.length - 1]);
  return (quote || punctuation) && !number;
}

// Behind an abbreviation the number may be a part of it: "SNMG1". It is a mark when the text has
// the abbreviation without it too: "NAVO1".
bool ends_abbreviation(std::string_view text, std::size_t at) {
  auto start = at;
  while (start > 0 && is_upper(code_point_before(text, start).value)) {
    start -= code_point_before(text, start).length;
  }
  const auto word = text.substr(start, at - start);
  if (word.size() < 2 || word_before(text, start)) return false;
  for (auto other = text.find(word); other != std::string_view::npos;
       other = text.find(word, other + 1)) {
    if (!word_before(text, other) && !word_at(text, other + word.size())) return true;
  }
  return false;
}

std::size_t find_mark(std::string_view text, std::string_view mark, std::size_t from,
                      bool capitals) {
  for (auto at = text.find(mark, from); at != std::string_view::npos;
       at = text.find(mark, at + 1)) {
    if (word_at(text, at + mark.size())) continue;
    if (capitals ? ends_abbreviation(text, at) : ends_word(text, at)) return at;
  }
  return std::string_view::npos;
}

// The notes of one page, blocks [begin, end).
class Page {
 public:
  Page(std::vector<Block>& blocks, std::size_t begin, std::size_t end)
      : blocks_(blocks), begin_(begin), end_(end) {}

  // The notes found, as blocks; their text and marks are gone from the page.
  std::vector<Block> take() {
    std::vector<Block> notes;
    for (const auto& [block, line] : bottom()) take_from(block, line, notes);
    return notes;
  }

 private:
  struct Start {
    std::size_t block;
    std::size_t line;  // index among the lines of the block
  };

  // Where notes start, from the top: whole blocks at the bottom of the page, and above them perhaps
  // the last lines of a block.
  std::vector<Start> bottom() const {
    std::vector<Start> starts;
    int below = 100;  // numbers of notes have two digits, and grow down the page
    for (auto i = end_; i > begin_; --i) {
      const auto& block = blocks_[i - 1];
      if (block.text.empty() || block.kind == BlockKind::kFootnote) continue;
      if (block.kind != BlockKind::kText) break;
      std::vector<BlockLine> lines;
      append_lines(blocks_, i - 1, lines);
      const auto first = lines.size() > kMostLines ? lines.size() - kMostLines : 0;
      const int number = lines.empty() ? 0 : note_line(lines.front().text).number;
      if (number >= below) break;
      if (number != 0) {
        starts.push_back({i - 1, 0});
        below = number;
        continue;
      }
      for (auto line = std::max<std::size_t>(first, 1); line < lines.size(); ++line) {
        if (note_line(lines[line].text).number == 0) continue;
        starts.push_back({i - 1, line});
        break;
      }
      break;
    }
    std::reverse(starts.begin(), starts.end());
    return starts;
  }

  void take_from(std::size_t index, std::size_t first, std::vector<Block>& notes) {
    std::vector<BlockLine> lines;
    append_lines(blocks_, index, lines);
    std::vector<Block> found;
    std::size_t cut = std::string::npos;
    for (auto i = first; i < lines.size(); ++i) {
      const auto start = note_line(lines[i].text);
      const bool next = found.empty() || start.number == std::stoi(found.back().mark) + 1;
      if (start.number != 0 && next && take_mark(index, lines[i].start, start.number)) {
        // Taking a mark from this same block would have moved its lines; see take_mark().
        if (found.empty()) cut = i;
        found.push_back(note(index, start.number, lines[i].text.substr(start.text)));
      } else if (found.empty()) {
        return;
      } else {
        found.back().text += '\n' + std::string(lines[i].text);
      }
    }
    if (found.empty()) return;
    const auto from = lines[cut].start - removed_;
    for (auto& block : found) notes.push_back(std::move(block));
    apply_removals();
    erase_text(blocks_[index], from, blocks_[index].text.size());
  }

  Block note(std::size_t index, int number, std::string_view text) const {
    Block block;
    block.kind = BlockKind::kFootnote;
    block.text = text;
    block.page = blocks_[index].page;
    block.mark = std::to_string(number);
    return block;
  }

  struct Mark {
    std::size_t block;
    std::size_t offset;
    std::size_t length;
    std::string mark;
  };

  // Finds the mark of note `number` above byte `limit` of block `index`, behind the marks already
  // found. The text changes only in apply_removals().
  bool take_mark(std::size_t index, std::size_t limit, int number) {
    const auto digits = std::to_string(number);
    for (const auto& mark : {superscript(digits), digits}) {
      for (const bool capitals : {false, true}) {
        if (find_above(index, limit, mark, capitals, digits)) return true;
      }
    }
    return false;
  }

  bool find_above(std::size_t index, std::size_t limit, const std::string& mark, bool capitals,
                  const std::string& digits) {
    const auto first = marks_.empty() ? begin_ : marks_.back().block;
    for (auto i = first; i <= index; ++i) {
      if (blocks_[i].kind == BlockKind::kFootnote) continue;
      const auto text =
          std::string_view(blocks_[i].text).substr(0, i == index ? limit : std::string::npos);
      const bool same = !marks_.empty() && marks_.back().block == i;
      const auto from = same ? marks_.back().offset + marks_.back().length : 0;
      const auto at = find_mark(text, mark, from, capitals);
      if (at == std::string_view::npos) continue;
      marks_.push_back({i, at, mark.size(), digits});
      if (i == index) removed_ += mark.size();
      return true;
    }
    return false;
  }

  void apply_removals() {
    for (auto mark = marks_.rbegin(); mark != marks_.rend(); ++mark) {
      auto& block = blocks_[mark->block];
      block.text.erase(mark->offset, mark->length);
      for (auto& note : block.notes) note.offset -= mark->length;
      block.notes.insert(block.notes.begin(), {mark->offset, mark->mark});
    }
    marks_.clear();
    removed_ = 0;
  }

  std::vector<Block>& blocks_;
  std::size_t begin_;
  std::size_t end_;
  std::vector<Mark> marks_;  // found in the notes being read, in order
  std::size_t removed_ = 0;  // bytes of them in the block of the notes
};

}  // namespace

void find_footnotes(std::vector<Block>& blocks) {
  const bool known = std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
    return block.kind == BlockKind::kFootnote || !block.notes.empty();
  });
  if (known) return;
  for (std::size_t begin = 0; begin < blocks.size();) {
    auto end = begin + 1;
    while (end < blocks.size() && !blocks[end].starts_page) ++end;
    auto notes = Page(blocks, begin, end).take();
    const auto count = notes.size();
    blocks.insert(blocks.begin() + static_cast<std::ptrdiff_t>(end),
                  std::make_move_iterator(notes.begin()), std::make_move_iterator(notes.end()));
    begin = end + count;
  }
}

}  // namespace briefkamer::corpus
