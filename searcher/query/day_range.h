// Periods, as readers write them and as the database filters by them.
#pragma once

#include <optional>
#include <string_view>

#include "corpus/date.h"
#include "searcher/query/plan.h"

namespace briefkamer::searcher {

struct DayRange {
  std::optional<corpus::Date> from;
  std::optional<corpus::Date> to;

  bool operator==(const DayRange&) const = default;
};

// "2024", "2025-01..2025-03", "..2024", "2024-06-01..", "1-4-2025..30-4-2025", "april 2025",
// "1 april 2025..mei 2025". Nothing for other text.
std::optional<DayRange> day_range(std::string_view text);

// Letters dated from the first to the last day, both included; no letters without a date.
Plan period_query(std::optional<corpus::Date> from, std::optional<corpus::Date> to);

}  // namespace briefkamer::searcher
