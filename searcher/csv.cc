#include "searcher/csv.h"

namespace briefkamer::searcher {

std::string csv_field(std::string_view text) {
  constexpr std::string_view kStartsFormula = "=+-@\t\r\n";
  const bool formula = !text.empty() && kStartsFormula.find(text.front()) != std::string_view::npos;
  const bool quoted = text.find_first_of(",\"\r\n") != std::string_view::npos;
  std::string out = quoted ? "\"" : "";
  if (formula) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quoted) out += '"';
  return out;
}

}  // namespace briefkamer::searcher
