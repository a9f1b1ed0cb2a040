#include "corpus/reading/text_runs.h"

#include <algorithm>
#include <map>

#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

// In parts of the size of the font. Spaces between words are about 0.3 wide, and up to 0.8 where
// lines are filled out.
constexpr double kWideGap = 1.1;
// Some producers move single letters, so that poppler sees spaces in words.
constexpr double kNarrowGap = 0.16;
constexpr double kInitialGap = 0.245;  // behind a capital by itself
constexpr double kNoGap = 0.05;

double height(const Box& box) {
  return box.bottom - box.top;
}

// How much of the lower of the two stands beside the other.
double overlap(const Box& a, const Box& b) {
  const double both = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  const double least = std::min(height(a), height(b));
  return least > 0 ? both / least : 0;
}

void widen(Box& box, const Box& other) {
  box.left = std::min(box.left, other.left);
  box.top = std::min(box.top, other.top);
  box.right = std::max(box.right, other.right);
  box.bottom = std::max(box.bottom, other.bottom);
}

// The size and style of most of the characters of `parts`: words or runs.
template <typename Parts, typename Length>
void use_style(auto& whole, const Parts& parts, Length length) {
  std::map<double, std::size_t> sizes;
  std::size_t bold = 0, italic = 0, all = 0;
  for (const auto& part : parts) {
    const auto count = length(part);
    sizes[part.size] += count;
    bold += part.bold ? count : 0;
    italic += part.italic ? count : 0;
    all += count;
  }
  const auto most = std::max_element(
      sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  whole.size = most->first;
  whole.bold = bold * 10 >= all * 8;
  whole.italic = italic * 10 >= all * 8;
}

std::size_t length_of(const Run& run) {
  std::size_t length = 0;
  for (const auto& word : run.words) length += word.text.size();
  return length;
}

Run run_of(std::vector<Word> words) {
  Run run;
  run.words = std::move(words);
  run.box = run.words.front().box;
  for (const auto& word : run.words) widen(run.box, word.box);
  use_style(run, run.words, [](const Word& word) { return word.text.size(); });
  return run;
}

// Whether `next` goes on behind `last` on the same line.
bool goes_on(const Word& last, const Word& next) {
  const double size = std::max(last.size, next.size);
  const double gap = next.box.left - last.box.right;
  return overlap(last.box, next.box) > 0.5 && gap < kWideGap * size && gap > -0.5 * size;
}

// Whether there is no space between two words that stand close: both are parts of a word.
bool is_one_word(const Word& last, const Word& next) {
  const double gap = (next.box.left - last.box.right) / std::max(last.size, next.size);
  if (gap < kNoGap && !last.space_after) return true;
  const auto end = code_point_before(last.text, last.text.size());
  const auto before = end.value;
  const auto after = code_point_at(next.text, 0).value;
  const bool initial = end.length == last.text.size() && is_upper(before) && is_lower(after);
  if (gap >= (initial ? kInitialGap : kNarrowGap)) return false;
  const bool digits = before < 0x80 && after < 0x80 && is_digit(static_cast<char>(before)) &&
                      is_digit(static_cast<char>(after));
  return digits || (is_letter(before) && is_lower(after)) || (is_upper(before) && is_upper(after));
}

}  // namespace

std::vector<Run> runs_of(const Page& page) {
  auto words = page.words;
  std::stable_sort(words.begin(), words.end(),
                   [](const Word& a, const Word& b) { return a.box.left < b.box.left; });
  std::vector<std::vector<Word>> done, open;
  for (auto& word : words) {
    // From left to right: what ended far to the left cannot go on.
    const auto closed = std::partition(open.begin(), open.end(), [&](const auto& run) {
      return word.box.left - run.back().box.right < kWideGap * std::max(run.back().size, word.size);
    });
    std::move(closed, open.end(), std::back_inserter(done));
    open.erase(closed, open.end());
    const auto best = std::max_element(open.begin(), open.end(), [&](const auto& a, const auto& b) {
      const auto fit = [&](const auto& run) {
        return goes_on(run.back(), word) ? overlap(run.back().box, word.box) : 0.0;
      };
      return fit(a) < fit(b);
    });
    if (best != open.end() && goes_on(best->back(), word)) {
      best->push_back(std::move(word));
    } else {
      open.push_back({std::move(word)});
    }
  }
  std::move(open.begin(), open.end(), std::back_inserter(done));
  std::vector<Run> runs;
  runs.reserve(done.size());
  for (auto& run : done) runs.push_back(run_of(std::move(run)));
  return runs;
}

std::vector<Line> printed_lines(std::vector<Run> runs) {
  std::stable_sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) {
    return a.box.top + a.box.bottom < b.box.top + b.box.bottom;
  });
  std::vector<Line> lines;
  for (auto& run : runs) {
    if (lines.empty() || overlap(lines.back().box, run.box) < 0.5) {
      lines.push_back({{}, run.box, 0, false, false});
    }
    widen(lines.back().box, run.box);
    lines.back().runs.push_back(std::move(run));
  }
  for (auto& line : lines) {
    std::stable_sort(line.runs.begin(), line.runs.end(),
                     [](const Run& a, const Run& b) { return a.box.left < b.box.left; });
    use_style(line, line.runs, length_of);
  }
  return lines;
}

std::string note_mark(const Run& run, std::size_t index) {
  const auto& word = run.words[index];
  if (index == 0 || word.size > 0.8 * run.size || word.text.size() > 4) return {};
  const double middle = (word.box.top + word.box.bottom) / 2;
  const auto& before = run.words[index - 1];
  const bool again = before.size <= 0.8 * run.size;  // "1", "2" behind one another
  if (!again && middle >= (before.box.top + before.box.bottom) / 2) return {};
  auto mark = word.text;
  while (!mark.empty() && (mark.back() == ',' || mark.back() == ')' || mark.back() == ';')) {
    mark.pop_back();
  }
  const bool number = !mark.empty() && mark.size() <= 3 && digits_at(mark, 0) == mark;
  return number || mark == "*" || mark == "**" || mark == "\u2020" ? mark : std::string();
}

MarkedText text_of(const Run& run, const Marks& marks) {
  MarkedText result;
  const Word* last = nullptr;
  for (std::size_t i = 0; i < run.words.size(); ++i) {
    const auto& word = run.words[i];
    if (const auto mark = note_mark(run, i); marks.contains(mark)) {
      result.add_note(mark);
      last = &word;
      continue;
    }
    if (last && !is_one_word(*last, word)) result.add(" ");
    result.add(word.text);
    last = &word;
  }
  return result;
}

MarkedText text_of(const Line& line, std::string_view gap, const Marks& marks) {
  MarkedText result;
  for (const auto& run : line.runs) {
    if (!result.text.empty()) result.add(gap);
    result.add(text_of(run, marks));
  }
  return result;
}

}  // namespace briefkamer::corpus
