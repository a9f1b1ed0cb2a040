#include "searcher/query/question.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace briefkamer::searcher {
namespace {

using testing::HasSubstr;

Question with(const std::string& name, const std::string& value) {
  Question question;
  set_field(question, name, value);
  return question;
}

TEST(Question, TakesEveryParameter) {
  EXPECT_EQ(with("q", "missies irak").text, "missies irak");
  EXPECT_EQ(with("from", "2024-02").from, corpus::from_iso("2024-02-01"));
  EXPECT_EQ(with("to", "2024-02").to, corpus::from_iso("2024-02-29"));
  EXPECT_EQ(with("sort", "newest").sort, Sort::kNewest);
  EXPECT_EQ(with("sort", "oldest").sort, Sort::kOldest);
  EXPECT_EQ(with("sort", "relevance").sort, Sort::kRelevance);
  EXPECT_EQ(with("match", "all").match, Match::kAll);
  EXPECT_EQ(with("match", "any").match, Match::kAny);
  EXPECT_EQ(with("match", "auto").match, Match::kAuto);
  EXPECT_EQ(with("first", "1000000000000").first, 1'000'000'000'000U);
  EXPECT_EQ(with("count", "0").count, 0U);
  EXPECT_EQ(with("count", "100").count, 100U);
  EXPECT_FALSE(with("expand", "0").expand);
  EXPECT_TRUE(with("expand", "1").expand);
  for (const char* facet : {"topic", "mission", "ministry", "kind"})
    EXPECT_EQ(with(facet, "x").chosen.at(facet), std::vector<std::string>{"x"});
}

TEST(Question, KeepsEveryValueOfAFacet) {
  Question question = with("topic", "a");
  set_field(question, "topic", "b");
  EXPECT_EQ(question.chosen.at("topic"), (std::vector<std::string>{"a", "b"}));
}

TEST(Question, NamesWhatIsWrong) {
  const struct {
    const char* name;
    std::string value;
    const char* message;
  } cases[] = {
      {"first", "-1", "first takes a whole number from 0 to 1000000000000, not \"-1\""},
      {"first", "1000000000001", "first takes a whole number"},
      {"first", "99999999999999999999999", "first takes a whole number"},
      {"first", "", "first takes a whole number"},
      {"first", "1 ", "first takes a whole number"},
      {"first", "+1", "first takes a whole number"},
      {"count", "101", "count takes a whole number from 0 to 100, not \"101\""},
      {"count", "ten", "count takes a whole number"},
      {"count", "1.5", "count takes a whole number"},
      {"sort", "date", "sort is one of relevance, newest, oldest, not \"date\""},
      {"sort", "", "sort is one of"},
      {"match", "ANY", "match is one of auto, all, any, not \"ANY\""},
      {"expand", "true", "expand is one of 1, 0, not \"true\""},
      {"from", "2025-13", "from is a year, month or day"},
      {"from", "2025-02-30", "from is a year, month or day"},
      {"from", "", "from is a year, month or day"},
      {"to", "31-01-2025", "to is a year, month or day"},
      {"to", "25", "to is a year, month or day"},
      {"q", std::string(4001, 'a'), "q is longer than 4000 characters"},
      {"q", std::string(20'000, '\x80'), "q is longer than 4000 characters"},
      {"page", "1", "there is no parameter \"page\""},
      {"year", "2024", "there is no parameter \"year\""},
      {"", "", "there is no parameter \"\""},
  };
  for (const auto& [name, value, message] : cases) {
    try {
      with(name, value);
      ADD_FAILURE() << name << "=" << value << " is taken";
    } catch (const QuestionError& error) {
      EXPECT_EQ(error.field, name);
      EXPECT_THAT(error.what(), HasSubstr(message));
    }
  }
}

TEST(Question, CountsCharactersAndNotBytes) {
  std::string text;
  for (int i = 0; i < 4000; ++i) text += "é";
  EXPECT_EQ(with("q", text).text, text);
  EXPECT_THROW(with("q", text + "é"), QuestionError);
}

TEST(Question, RefusesAPeriodThatEndsBeforeItBegins) {
  Question question = with("from", "2025-02");
  set_field(question, "to", "2025-02");
  EXPECT_NO_THROW(check(question));
  set_field(question, "to", "2025-01");
  EXPECT_THROW(check(question), QuestionError);
}

TEST(Question, KnowsTheEndsOfYearsMonthsAndDays) {
  const struct {
    const char* text;
    const char* first;  // "" is none
    const char* last;
  } cases[] = {
      {"2024", "2024-01-01", "2024-12-31"},
      {"2024-02", "2024-02-01", "2024-02-29"},
      {"2023-02", "2023-02-01", "2023-02-28"},
      {"2025-01-31", "2025-01-31", "2025-01-31"},
      {"2025-00", "", ""},
      {"2025-1", "", ""},
      {"2025-01-32", "", ""},
      {"", "", ""},
      {"20255", "", ""},
      {"abcd", "", ""},
      {"2025-01-", "", ""},
      {"-123", "", ""},
  };
  for (const auto& [text, first, last] : cases) {
    EXPECT_EQ(first_day(text), corpus::from_iso(first)) << text;
    EXPECT_EQ(last_day(text), corpus::from_iso(last)) << text;
  }
}

}  // namespace
}  // namespace briefkamer::searcher
