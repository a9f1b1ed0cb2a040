#include "searcher/query/day_range.h"

#include <gtest/gtest.h>

#include <string>

namespace briefkamer::searcher {
namespace {

std::string shown(std::string_view text) {
  const auto range = day_range(text);
  if (!range) return "none";
  const auto day = [](const auto& date) { return date ? corpus::to_iso(*date) : std::string("*"); };
  return day(range->from) + ".." + day(range->to);
}

TEST(DayRange, ReadsPeriodsAsWritten) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"2024", "2024-01-01..2024-12-31"},
      {"2024-02", "2024-02-01..2024-02-29"},
      {"2025-01-31", "2025-01-31..2025-01-31"},
      {"2025-01..2025-03", "2025-01-01..2025-03-31"},
      {"..2024", "*..2024-12-31"},
      {"2024-06-01..", "2024-06-01..*"},
      {"1-4-2025..30-4-2025", "2025-04-01..2025-04-30"},
      {"01/04/2025", "2025-04-01..2025-04-01"},
      {"31-12-2024..2025", "2024-12-31..2025-12-31"},
      {"2025..2024", "2025-01-01..2024-12-31"},  // empty, and no letter is in it
      {"april 2025", "2025-04-01..2025-04-30"},
      {"April 2025", "2025-04-01..2025-04-30"},
      {"feb. 2024", "2024-02-01..2024-02-29"},
      {"4 april 2025", "2025-04-04..2025-04-04"},
      {"04-april-2025", "2025-04-04..2025-04-04"},
      {"april 2025..1 mei 2025", "2025-04-01..2025-05-01"},
      {"..maart 2025", "*..2025-03-31"},
      {"31 april 2025", "none"},
      {"4 4 2025", "none"},
      {"april", "none"},
      {"april 25", "none"},
      {"4 april", "none"},
      {"x april 2025", "none"},
      {"april 2025 mei", "none"},
      {"", "none"},
      {"..", "none"},
      {"....", "none"},
      {"2024..x", "none"},
      {"x..2024", "none"},
      {"31-2-2025", "none"},
      {"1-4-25", "none"},
      {"januari", "none"},
      {"2024-2025", "none"},
      {"2024...2025", "none"},
      {"-", "none"},
      {"--2025", "none"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(shown(text), expected) << text;
}

}  // namespace
}  // namespace briefkamer::searcher
