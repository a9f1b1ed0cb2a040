#include "corpus/date.h"

#include <gtest/gtest.h>

namespace briefkamer::corpus {
namespace {

TEST(Date, ReadsOnlyExistingDays) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"2025-01-31", "31 januari 2025"},
      {"2024-02-29", "29 februari 2024"},
      {"2025-02-29", "none"},  // not a leap year
      {"2025-2-9", "none"},
      {"20250131", "none"},
      {"2025-01-31T00:00", "none"},
      {"", "none"},
  };
  for (const auto& [text, expected] : cases) {
    const auto date = from_iso(text);
    EXPECT_EQ(date ? to_dutch(*date) : "none", expected) << text;
    if (date) {
      EXPECT_EQ(to_iso(*date), text);
    }
  }
}

TEST(Date, KnowsDutchMonths) {
  const struct {
    const char* name;
    unsigned expected;
  } cases[] = {
      {"januari", 1}, {"Jan.", 1}, {"mrt", 3}, {"MAART", 3}, {"mei", 5}, {"sept.", 9},
      {"sep", 9},     {"dec", 12}, {"maa", 3}, {"marzo", 0}, {"", 0},    {"ja", 0},
  };
  for (const auto& [name, expected] : cases) EXPECT_EQ(month_number(name), expected) << name;
}

}  // namespace
}  // namespace briefkamer::corpus
