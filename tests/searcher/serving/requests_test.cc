#include "searcher/serving/requests.h"

#include <gtest/gtest.h>

namespace briefkamer::searcher {
namespace {

TEST(ParametersOf, SplitsAndDecodesWhatStandsBehindTheQuestionMark) {
  const struct {
    const char* target;
    httplib::Params parameters;
  } cases[] = {
      {"/search", {}},
      {"/search?", {}},
      {"/search?q=irak", {{"q", "irak"}}},
      {"/search?q=a=b", {{"q", "a=b"}}},
      {"/search?q==", {{"q", "="}}},
      {"/search?q=irak;sort=newest", {{"q", "irak;sort=newest"}}},
      {"/search?q=navo+top%20Den%2bHaag", {{"q", "navo top Den+Haag"}}},
      {"/search?q=%26&topic=a&topic=a", {{"q", "&"}, {"topic", "a"}, {"topic", "a"}}},
      {"/search?&q=x&&", {{"q", "x"}}},
      {"/search?q&%71=", {{"q", ""}, {"q", ""}}},
      {"/search?=x", {{"", "x"}}},
      {"/search?q=a?b#c", {{"q", "a?b"}}},
      {"/search?q=100%&from=%4&to=%-1", {{"q", "100%"}, {"from", "%4"}, {"to", "%-1"}}},
      {"/search?q=%u0061%zz%", {{"q", "%u0061%zz%"}}},
      {"/search?q=a%00b", {{"q", std::string("a\0b", 3)}}},
  };
  for (const auto& [target, parameters] : cases)
    EXPECT_EQ(parameters_of(target), parameters) << target;
}

}  // namespace
}  // namespace briefkamer::searcher
