#include "searcher/query/day_range.h"

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/schema.h"
#include "searcher/query/question.h"

namespace briefkamer::searcher {
namespace {

std::string two(std::string_view digits) {
  return digits.size() == 1 ? "0" + std::string(digits) : std::string(digits);
}

std::vector<std::string_view> pieces(std::string_view text) {
  std::vector<std::string_view> found;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" -/"), text.size());
    if (end > 0) found.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return found;
}

// "1-4-2025" and "1 april 2025" → "2025-04-01", "april 2025" → "2025-04"; other text as it is.
std::string iso(std::string_view text) {
  const std::vector<std::string_view> found = pieces(text);
  if (found.size() < 2 || found.size() > 3 || found.back().size() != 4) return std::string(text);
  const std::string year(found.back());
  const std::string_view name = found[found.size() - 2];
  const unsigned named = corpus::month_number(name);
  const std::string month = named > 0 ? two(std::to_string(named)) : two(name);
  if (found.size() == 2) return named > 0 ? year + '-' + month : std::string(text);
  const bool spaced = text.find(' ') != std::string_view::npos;
  if (found[0].size() > 2 || (spaced && named == 0)) return std::string(text);
  return year + '-' + month + '-' + two(found[0]);
}

}  // namespace

std::optional<DayRange> day_range(std::string_view text) {
  const std::size_t dots = text.find("..");
  const std::string left = iso(text.substr(0, dots));
  const std::string right = dots == std::string_view::npos ? left : iso(text.substr(dots + 2));
  DayRange range{first_day(left), last_day(right)};
  if ((!left.empty() && !range.from) || (!right.empty() && !range.to)) return std::nullopt;
  if (!range.from && !range.to) return std::nullopt;
  return range;
}

Plan period_query(std::optional<corpus::Date> from, std::optional<corpus::Date> to) {
  Plan plan;
  plan.kind = PlanKind::kPeriod;
  plan.begin = from ? corpus::to_iso(*from) : "0000-00-00";
  plan.end = to ? corpus::to_iso(*to) : "9999-12-31";
  return plan;
}

}  // namespace briefkamer::searcher
