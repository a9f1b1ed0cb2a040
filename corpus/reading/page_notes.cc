#include "corpus/reading/page_notes.h"

#include <algorithm>

#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

// Notes are smaller than running text, in parts of its size.
constexpr double kSmall = 0.95;
// The number before a note may be smaller than the note, and its line higher than others.
constexpr double kSmallMark = 0.85;

// The words of a line as one run.
Run whole(const Line& line) {
  Run run = line.runs.front();
  for (std::size_t i = 1; i < line.runs.size(); ++i) {
    const auto& words = line.runs[i].words;
    run.words.insert(run.words.end(), words.begin(), words.end());
  }
  run.size = line.size;
  return run;
}

Marks marks_in(const std::vector<Line>& lines) {
  Marks marks;
  for (const auto& line : lines) {
    for (const auto& run : line.runs) {
      for (std::size_t i = 0; i < run.words.size(); ++i) {
        auto mark = note_mark(run, i);
        if (!mark.empty()) marks.insert(std::move(mark));
      }
    }
  }
  return marks;
}

// The mark of the note that starts with `line`, taken out of it; empty when none starts there.
std::string take_mark(Run& line, const Marks& marks, const std::string& last) {
  auto& first = line.words.front();
  auto digits = std::string(digits_at(first.text, 0));
  if (digits.empty() && first.text.starts_with('*')) digits.push_back('*');
  if (digits.empty() || !marks.contains(digits)) return {};
  const bool small = first.size <= kSmallMark * line.size;
  const bool next = last.empty() || last == "*" || digits == "*" ||
                    (digits.size() < 4 && std::stoi(digits) == std::stoi(last) + 1);
  const bool glued = digits.size() < first.text.size();
  if (!small && (!next || (glued && is_digit(digits[0]) &&
                           !is_letter(code_point_at(first.text, digits.size()).value)))) {
    return {};
  }
  first.text.erase(0, digits.size());
  if (first.text.empty()) line.words.erase(line.words.begin());
  return digits;
}

bool may_be_note(const Line& line, const Layout& layout) {
  return line.size <= kSmall * layout.size && line.box.left < layout.right;
}

}  // namespace

PageNotes take_notes(std::vector<Line>& lines, const Layout& layout) {
  PageNotes result;
  auto first = lines.size();
  while (first > 0 && may_be_note(lines[first - 1], layout)) --first;
  const std::vector<Line> above(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(first));
  const auto marks = marks_in(above);
  std::string text, last;
  const auto end_note = [&] {
    if (!result.notes.empty())
      result.notes.back().text = text;
    else
      result.continued = text;
    text.clear();
  };
  for (auto i = first; i < lines.size(); ++i) {
    auto run = whole(lines[i]);
    if (auto mark = take_mark(run, marks, last); !mark.empty()) {
      end_note();
      Block note;
      note.kind = BlockKind::kFootnote;
      note.mark = last = std::move(mark);
      note.size = lines[i].size;
      result.notes.push_back(std::move(note));
    }
    if (run.words.empty()) continue;
    if (!text.empty()) text += '\n';
    text += text_of(run).text;
  }
  end_note();
  if (result.notes.empty()) return {};
  lines.resize(first);
  return result;
}

}  // namespace briefkamer::corpus
