// Tables of tab-separated text that an editor can change.
#pragma once

#include <cstddef>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace briefkamer::corpus {

// A table is wrong. what() names the file, the line and the column, and says what is wrong there.
class TableError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// One row: its cells, and where it stands. Every reader of a cell throws TableError when the cell
// is not what it should be.
class Row {
 public:
  Row(const std::string& file, std::size_t line, const std::vector<std::string>& columns,
      std::vector<std::string> cells);

  const std::string& text(std::string_view column) const;        // may be empty
  const std::string& required(std::string_view column) const;    // is not
  const std::string& id(std::string_view column) const;          // [a-z0-9_-]+
  std::vector<std::string> list(std::string_view column) const;  // values between '|'; none empty

  [[noreturn]] void fail(std::string_view column, const std::string& what) const;

 private:
  const std::string* file_;
  std::size_t line_;
  const std::vector<std::string>* columns_;
  std::vector<std::string> cells_;
};

class Table {
 public:
  // The table in the file at `path`, whose first line must name exactly `columns`. Throws
  // TableError.
  Table(const std::filesystem::path& path, std::vector<std::string> columns);

  Table(const Table&) = delete;  // rows point into their table
  Table& operator=(const Table&) = delete;

  const std::vector<Row>& rows() const { return rows_; }
  const std::string& bytes() const { return bytes_; }  // of the whole file

 private:
  void read_line(std::string_view line, std::size_t number);

  std::string file_;
  std::string bytes_;
  std::vector<std::string> columns_;
  std::vector<Row> rows_;
  bool named_ = false;
};

}  // namespace briefkamer::corpus
