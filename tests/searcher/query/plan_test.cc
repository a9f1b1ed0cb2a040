#include "searcher/query/plan.h"

#include <gtest/gtest.h>

#include <xapian.h>

#include "searcher/query/word_query.h"

namespace briefkamer::searcher {
namespace {

std::string asked(const Plan& plan) {
  return xapian_query(plan).get_description();
}

TEST(Plan, AsksForWeightsOnlyWhereTheyCount) {
  const Plan more = both(PlanKind::kAndMaybe, term_plan("a"), term_plan("b"));
  const Plan nested = every({more, term_plan("c")});
  EXPECT_EQ(asked(more), "Query((a AND_MAYBE b))");
  EXPECT_EQ(asked(both(PlanKind::kAndNot, term_plan("d"), nested)), "Query((d AND_NOT (a AND c)))");
  EXPECT_EQ(asked(both(PlanKind::kFilter, term_plan("d"), nested)), "Query((d FILTER (a AND c)))");
  EXPECT_EQ(asked(both(PlanKind::kAndNot, nested, term_plan("d"))),
            "Query((((a AND_MAYBE b) AND c) AND_NOT d))");
}

TEST(Plan, LooksForWordsAtOnePlaceOnceWhenNear) {
  const std::string query = asked(closeness({"navotop", "navo", "top"}));
  EXPECT_NE(query.find("(XTWnavotop NEAR 14 XTWtop)"), std::string::npos) << query;
  EXPECT_NE(query.find("(XTWnavotop PHRASE 3 XTWnavo PHRASE 3 XTWtop)"), std::string::npos)
      << query;
}

TEST(Plan, KeepsAWordThatIsAskedForTwice) {
  const std::string query = asked(closeness({"brief", "brief"}));
  EXPECT_NE(query.find("(XTWbrief NEAR 14 XTWbrief)"), std::string::npos) << query;
}

TEST(Plan, OfAWordAndItsBeginningOnlyThePhraseIsClose) {
  const std::string query = asked(closeness({"navo", "navotop"}));
  EXPECT_EQ(query.find("NEAR"), std::string::npos) << query;
  EXPECT_NE(query.find("(XTWnavo PHRASE 2 XTWnavotop)"), std::string::npos) << query;
}

}  // namespace
}  // namespace briefkamer::searcher
