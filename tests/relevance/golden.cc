#include "tests/relevance/golden.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace briefkamer::relevance {
namespace {

constexpr std::string_view kSome = "~";

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> found(1);
  for (const char c : line) {
    if (c == '\t') {
      found.emplace_back();
    } else {
      found.back() += c;
    }
  }
  return found;
}

std::vector<std::string> names(const std::string& cell) {
  std::istringstream in(cell);
  std::vector<std::string> found;
  for (std::string name; in >> name;) found.push_back(name);
  return found;
}

bool is_seed(const std::string& name) {
  return name.find("seed-") != std::string::npos;
}

std::string first_faults(const GoldenRow& row, const Found& found) {
  std::vector<std::string> listed = found.all;
  listed.insert(listed.end(), found.some.begin(), found.some.end());
  listed.resize(std::min(listed.size(), row.first.size()));
  const bool leads = std::all_of(row.first.begin(), row.first.end(),
                                 [&](const std::string& name) { return contains(listed, name); });
  if (leads) return {};
  std::string said = "; first is";
  for (const std::string& name : listed) said += ' ' + name;
  return said + (listed.empty() ? " nothing" : "");
}

}  // namespace

bool GoldenRow::needs_seeds() const {
  return std::any_of(first.begin(), first.end(), is_seed) ||
         std::any_of(must.begin(), must.end(), is_seed) ||
         std::any_of(must_not.begin(), must_not.end(), is_seed);
}

std::vector<GoldenRow> read_golden(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error(file.string() + ": cannot be opened");
  std::vector<GoldenRow> rows;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string> row = cells(line);
    if (row.size() < 4 || row.size() > 5)
      throw std::runtime_error(file.string() + ":" + std::to_string(number) +
                               ": not four or five columns");
    rows.push_back({number, row[0], names(row[1]), names(row[2]), names(row[3])});
  }
  return rows;
}

std::string faults(const GoldenRow& row, const Found& found) {
  std::string said;
  for (const std::string& name : row.must) {
    const bool some = name.starts_with(kSome);
    if (!contains(some ? found.some : found.all, some ? name.substr(kSome.size()) : name))
      said += "; misses " + name;
  }
  for (const std::string& name : row.must_not)
    if (contains(found.all, name)) said += "; finds " + name;
  if (row.first.empty() && row.must.empty() && row.must_not.empty() &&
      !(found.all.empty() && found.some.empty()))
    said += "; finds " + (found.all.empty() ? found.some : found.all).front();
  said += first_faults(row, found);
  return said.empty() ? said : std::to_string(row.line) + ": " + row.query + said;
}

}  // namespace briefkamer::relevance
