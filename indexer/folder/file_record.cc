#include "indexer/folder/file_record.h"

#include <array>
#include <charconv>

#include "indexer/analysis/fold.h"
#include "indexer/database_files.h"

namespace briefkamer::indexer {
namespace {

template <typename Number>
Number number(std::string_view text) {
  Number value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || stop != text.data() + text.size())
    throw DatabaseError("the database's record of a file is damaged");
  return value;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return parts;
}

constexpr std::string_view kHex = "0123456789ABCDEF";

bool is_hex(std::string_view text, std::size_t i) {
  return i < text.size() && kHex.find(text[i]) != std::string_view::npos;
}

void append_hex(char c, std::string& out) {
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += kHex[byte >> 4];
  out += kHex[byte & 15];
}

// Ends of lines, and what makes the text after it run the other way: a name could hide by it.
bool is_direction(char32_t c) {
  return (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

std::string to_value(const FileRecord& record) {
  std::string ids;
  for (const std::string& id : record.ids) ids += id + ' ';
  std::string value;
  for (const std::string& field :
       {record.path, std::to_string(record.size), std::to_string(record.modified), record.hash, ids,
        record.failure}) {
    value += field;
    value += '\0';
  }
  return value;
}

FileRecord file_record_from(std::string_view value) {
  std::array<std::string_view, 6> fields;
  for (std::string_view& field : fields) {
    const std::size_t end = value.find('\0');
    if (end == std::string_view::npos)
      throw DatabaseError("the database's record of a file is damaged");
    field = value.substr(0, end);
    value.remove_prefix(end + 1);
  }
  FileRecord record;
  record.path = fields[0];
  record.size = number<std::uint64_t>(fields[1]);
  record.modified = number<std::int64_t>(fields[2]);
  record.hash = fields[3];
  record.ids = split(fields[4], ' ');
  record.failure = fields[5];
  return record;
}

std::string printable_path(std::string_view path) {
  std::string out;
  for (std::size_t i = 0, length = 0; i < path.size(); i += length) {
    const char32_t c = decode(path, i, length);
    const bool broken = c == 0xFFFD && length == 1;
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || is_direction(c);
    if (broken || control || (c == '%' && is_hex(path, i + 1) && is_hex(path, i + 2))) {
      for (std::size_t k = i; k < i + length; ++k) append_hex(path[k], out);
    } else {
      out += path.substr(i, length);
    }
  }
  return out;
}

}  // namespace briefkamer::indexer
