// Reads a table as RFC 4180 says, to the letter.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace briefkamer::searcher {

// The fields of each line. Throws std::runtime_error for what is no such table.
inline std::vector<std::vector<std::string>> csv_table(std::string_view text) {
  std::vector<std::vector<std::string>> lines;
  std::size_t at = 0;
  while (at < text.size()) {
    std::vector<std::string>& line = lines.emplace_back();
    for (bool more = true; more; ++at) {
      std::string& field = line.emplace_back();
      if (at < text.size() && text[at] == '"') {
        while (++at < text.size()) {
          if (text[at] == '"' && text.substr(at, 2) != "\"\"") break;
          if (text[at] == '"') ++at;
          field += text[at];
        }
        ++at;
      } else {
        while (at < text.size() && text[at] != ',' && text[at] != '\r') {
          if (text[at] == '"' || text[at] == '\n') throw std::runtime_error("a bare quote or end");
          field += text[at++];
        }
      }
      if (at >= text.size()) throw std::runtime_error("the last line has no end");
      more = text[at] == ',';
    }
    if (text[at - 1] != '\r' || at >= text.size() || text[at] != '\n')
      throw std::runtime_error("a line ends without CR LF");
    ++at;
    if (line.size() != lines.front().size()) throw std::runtime_error("lines of unequal length");
  }
  return lines;
}

}  // namespace briefkamer::searcher
