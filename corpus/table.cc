#include "corpus/table.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace briefkamer::corpus {
namespace {

std::string place(const std::string& file, std::size_t line) {
  return file + ", line " + std::to_string(line);
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const auto end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string joined(const std::vector<std::string>& names) {
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

std::string read(const std::filesystem::path& path, const std::string& file) {
  std::ifstream in(path, std::ios::binary);
  // A folder opens like a file and only fails when it is read.
  if (!in || std::filesystem::is_directory(path)) throw TableError(file + ": cannot be read");
  std::ostringstream bytes;
  in.peek();
  if (!in.eof()) bytes << in.rdbuf();
  if (in.bad() || bytes.fail()) throw TableError(file + ": cannot be read to its end");
  return bytes.str();
}

}  // namespace

Row::Row(const std::string& file, std::size_t line, const std::vector<std::string>& columns,
         std::vector<std::string> cells)
    : file_(&file), line_(line), columns_(&columns), cells_(std::move(cells)) {}

const std::string& Row::text(std::string_view column) const {
  const auto found = std::find(columns_->begin(), columns_->end(), column);
  if (found == columns_->end()) fail(column, "is not a column of this table");
  return cells_[static_cast<std::size_t>(found - columns_->begin())];
}

const std::string& Row::required(std::string_view column) const {
  const auto& cell = text(column);
  if (cell.empty()) fail(column, "is empty");
  return cell;
}

const std::string& Row::id(std::string_view column) const {
  const auto& cell = required(column);
  const bool plain = std::all_of(cell.begin(), cell.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
  if (!plain) fail(column, "\"" + cell + "\" is not an id: only a-z, 0-9, - and _");
  return cell;
}

std::vector<std::string> Row::list(std::string_view column) const {
  const auto& cell = text(column);
  if (cell.empty()) return {};
  auto values = split(cell, '|');
  const bool gap = std::any_of(values.begin(), values.end(), [](const std::string& value) {
    return value.empty() || value.front() == ' ' || value.back() == ' ';
  });
  if (gap) fail(column, "has an empty value, or one with a space at its side");
  return values;
}

void Row::fail(std::string_view column, const std::string& what) const {
  throw TableError(place(*file_, line_) + ", column " + std::string(column) + ": " + what);
}

Table::Table(const std::filesystem::path& path, std::vector<std::string> columns)
    : file_(path.string()), bytes_(read(path, file_)), columns_(std::move(columns)) {
  std::string_view rest = bytes_;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const auto end = rest.find('\n');
    auto line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty() && line.front() != '#') read_line(line, number);
  }
  if (!named_) throw TableError(file_ + ": does not name its columns: " + joined(columns_));
}

void Table::read_line(std::string_view line, std::size_t number) {
  auto cells = split(line, '\t');
  if (!named_) {
    if (cells != columns_) {
      throw TableError(place(file_, number) + ": the columns must be " + joined(columns_));
    }
    named_ = true;
    return;
  }
  if (cells.size() != columns_.size()) {
    throw TableError(place(file_, number) + ": has " + std::to_string(cells.size()) +
                     " columns, not " + std::to_string(columns_.size()));
  }
  rows_.emplace_back(file_, number, columns_, std::move(cells));
}

}  // namespace briefkamer::corpus
