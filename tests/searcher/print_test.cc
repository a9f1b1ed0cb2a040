#include "searcher/print.h"

#include <gtest/gtest.h>

#include <sstream>

#include "searcher/csv.h"

namespace briefkamer::searcher {
namespace {

TEST(Csv, QuotesFieldsAndNeverGivesAFormula) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"", ""},
      {"Verslag", "Verslag"},
      {"a,b", "\"a,b\""},
      {"de \"Raad\"", "\"de \"\"Raad\"\"\""},
      {"a\r\nb", "\"a\r\nb\""},
      {"=1+1", "'=1+1"},
      {"+31 70", "'+31 70"},
      {"-", "'-"},
      {"@SUM(A1)", "'@SUM(A1)"},
      {"\tx", "'\tx"},
      {"=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""},
      {"1-2=3", "1-2=3"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(csv_field(text), expected) << text;
}

TEST(Print, GivesNoFormulaOfALetter) {
  Answer answer;
  answer.hits.push_back({});
  answer.hits.back().id = "a";
  answer.hits.back().subject = "=2+3";
  std::ostringstream out;
  print_csv(out, answer);
  EXPECT_EQ(out.str(),
            "id,date,kind,ministries,subject,score,topics,missions\r\na,,,,'=2+3,0,,\r\n");
}

TEST(Print, SaysThatAPartIsMissing) {
  Answer answer;
  answer.reading = "missie";
  std::ostringstream whole;
  print_text(whole, answer, false);
  EXPECT_EQ(whole.str(), "0 brieven voor missie\n\n");
  answer.missing = {"10.0.0.7:7001", "10.0.0.8:7001"};
  std::ostringstream out;
  print_text(out, answer, false);
  EXPECT_EQ(
      out.str(),
      "0 brieven voor missie\n"
      "Let op: een deel van de brieven is nu niet bereikbaar (10.0.0.7:7001, 10.0.0.8:7001) en "
      "ontbreekt hier en in de aantallen\n\n");
}

}  // namespace
}  // namespace briefkamer::searcher
