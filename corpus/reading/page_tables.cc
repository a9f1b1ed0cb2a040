#include "corpus/reading/page_tables.h"

#include <algorithm>
#include <cmath>

#include "corpus/parsing/headings.h"
#include "corpus/reading/labels.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

// Points: how far the starts of two cells in one column may differ.
constexpr double kAligned = 5;
// A larger step to the next line, in parts of the usual one, ends a table; a smaller one, a row.
constexpr double kTableGap = 3.2;
constexpr double kRowGap = 1.3;
// Between the words of a line that was stretched to the column's width.
constexpr double kMostUneven = 1.3;
constexpr std::size_t kFewestStretched = 4;

bool starts_with_role(std::string_view text) {
  const auto rest = text.substr(prefix_length(text, "de "));
  return prefix_length(rest, "minister") != 0 || prefix_length(rest, "staatssecretaris") != 0;
}

// The number or bullet of a list, or the name of a field.
bool is_lead(std::string_view text) {
  return label_at(text).has_value() || bullet_length(std::string(text) + " x") != 0 ||
         item_number(std::string(text) + " x") != 0 ||
         (text.size() <= 3 && (text.ends_with('.') || text.ends_with(')'))) ||
         text.starts_with("Nr.");
}

// Whether the words of `line` stand apart because it was stretched: all equally far.
bool is_stretched(const Line& line) {
  std::vector<Word> words;
  for (const auto& run : line.runs) words.insert(words.end(), run.words.begin(), run.words.end());
  if (words.size() < kFewestStretched) return false;
  std::vector<double> gaps;
  for (std::size_t i = 1; i < words.size(); ++i)
    gaps.push_back(words[i].box.left - words[i - 1].box.right);
  const auto [least, most] = std::minmax_element(gaps.begin(), gaps.end());
  const auto letters = std::count_if(words.begin(), words.end(), [](const Word& word) {
    return std::any_of(word.text.begin(), word.text.end(),
                       [](char c) { return c >= 'a' && c <= 'z'; });
  });
  return *most <= kMostUneven * *least && static_cast<std::size_t>(letters) * 2 > words.size();
}

std::size_t shared_columns(const Line& a, const Line& b) {
  return static_cast<std::size_t>(std::count_if(a.runs.begin(), a.runs.end(), [&](const Run& run) {
    return std::any_of(b.runs.begin(), b.runs.end(), [&](const Run& other) {
      return std::abs(run.box.left - other.box.left) <= kAligned ||
             std::abs(run.box.right - other.box.right) <= kAligned / 2;
    });
  }));
}

double step(const Line& above, const Line& below) {
  return below.box.bottom - above.box.bottom;
}

class TableReader {
 public:
  TableReader(const std::vector<Line>& lines, std::size_t first, const Layout& layout)
      : lines_(lines), first_(first), layout_(layout), last_(first + 1) {}

  // Whether there is a table; finds where it ends.
  bool find() {
    if (!has_cells(lines_[first_])) return false;
    std::size_t rows = 1;
    for (auto i = first_ + 1; i < lines_.size() && goes_on(i); ++i) {
      if (!has_cells(lines_[i])) continue;
      ++rows;
      last_ = i + 1;
    }
    // Lines of one cell below the last row may still belong to it.
    while (last_ < lines_.size() && !has_cells(lines_[last_]) && goes_on(last_) &&
           step(lines_[last_ - 1], lines_[last_]) < kRowGap * layout_.pitch &&
           lines_[last_].box.left > lines_[first_].box.left + kAligned) {
      ++last_;
    }
    return rows >= 2;
  }

  PrintedTable read(const Marks& marks) {
    find_columns();
    PrintedTable table;
    table.last = last_;
    for (auto i = first_; i < last_; ++i) {
      if (starts_row(i)) end_row(table);
      for (const auto& run : lines_[i].runs) {
        auto& cell = cells_[column_of(run)];
        if (!cell.text.empty()) cell.add("\n");
        cell.add(text_of(run, marks));
      }
    }
    end_row(table);
    return table;
  }

 private:
  // Whether line `i` can be a part of the table above it.
  bool goes_on(std::size_t i) const {
    const auto& line = lines_[i];
    if (step(lines_[i - 1], line) > kTableGap * layout_.pitch) return false;
    if (has_cells(line)) return shared_columns(line, lines_[last_ - 1]) >= 1;
    // Text across the columns is no cell.
    const auto& last = lines_[last_ - 1].runs;  // of one cell only, where a row went on
    const double right = last.size() > 1 ? last[1].box.left : 0;
    const bool first_cell =
        std::abs(line.box.left - lines_[first_].box.left) <= kAligned && line.box.right <= right;
    return first_cell || shared_columns(line, lines_[last_ - 1]) >= 1;
  }

  void find_columns() {
    std::vector<double> lefts;
    for (auto i = first_; i < last_; ++i) {
      for (const auto& run : lines_[i].runs) lefts.push_back(run.box.left);
    }
    std::sort(lefts.begin(), lefts.end());
    for (const double left : lefts) {
      if (columns_.empty() || left - columns_.back() > kAligned) columns_.push_back(left);
    }
    cells_.assign(columns_.size(), {});
  }

  std::size_t column_of(const Run& run) const {
    std::size_t column = 0;
    while (column + 1 < columns_.size() && columns_[column + 1] <= run.box.left + 0.01) ++column;
    return column;
  }

  bool starts_row(std::size_t i) const {
    if (i == first_) return false;
    return column_of(lines_[i].runs.front()) == 0 ||
           step(lines_[i - 1], lines_[i]) > kRowGap * layout_.pitch;
  }

  void end_row(PrintedTable& table) {
    MarkedText row;
    bool empty = true;
    for (auto& cell : cells_) {
      if (&cell != &cells_.front()) row.add("\t");
      empty = empty && cell.text.empty();
      row.add(on_one_line(cell));
      cell = {};
    }
    while (row.text.ends_with('\t')) row.text.pop_back();
    if (!empty) table.rows.push_back(block_of(BlockKind::kTableRow, row));
  }

  const std::vector<Line>& lines_;
  std::size_t first_;
  const Layout& layout_;
  std::size_t last_;
  std::vector<double> columns_;
  std::vector<MarkedText> cells_;
};

}  // namespace

bool has_cells(const Line& line) {
  if (line.runs.size() < 2 || is_stretched(line)) return false;
  const auto first = text_of(line.runs.front()).text;
  return !starts_with_role(first) && !(line.runs.size() == 2 && is_lead(first));
}

std::optional<PrintedTable> table_at(const std::vector<Line>& lines, std::size_t first,
                                     const Layout& layout, const Marks& marks) {
  TableReader reader(lines, first, layout);
  if (!reader.find()) return std::nullopt;
  return reader.read(marks);
}

}  // namespace briefkamer::corpus
