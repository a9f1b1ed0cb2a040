#include "searcher/day_range.h"

#include <string>

#include "indexer/schema.h"
#include "searcher/question.h"

namespace briefkamer::searcher {
namespace {

// "1-4-2025" → "2025-04-01"; other text as it is.
std::string iso(std::string_view text) {
  const std::size_t first = text.find_first_of("-/");
  if (first == 0 || first > 2) return std::string(text);
  const std::size_t second = text.find_first_of("-/", first + 1);
  if (second == std::string_view::npos || text.size() - second != 5) return std::string(text);
  const auto two = [](std::string_view digits) {
    return digits.size() == 1 ? "0" + std::string(digits) : std::string(digits);
  };
  return std::string(text.substr(second + 1)) + '-' +
         two(text.substr(first + 1, second - first - 1)) + '-' + two(text.substr(0, first));
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

Xapian::Query period_query(std::optional<corpus::Date> from, std::optional<corpus::Date> to) {
  // The keys of the slot are "YYYY-MM-DD id": '~' stands behind every id.
  const std::string begin = from ? corpus::to_iso(*from) : "0000-00-00";
  const std::string end = (to ? corpus::to_iso(*to) : "9999-12-31") + '~';
  return {Xapian::Query::OP_VALUE_RANGE, indexer::kOldestFirst, begin, end};
}

}  // namespace briefkamer::searcher
