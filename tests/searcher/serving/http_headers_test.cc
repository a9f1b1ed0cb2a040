#include "searcher/serving/http_headers.h"

#include <gtest/gtest.h>

namespace briefkamer::searcher {
namespace {

TEST(AcceptsEncoding, ReadsNamesAndWeights) {
  const struct {
    const char* header;
    bool gzip;
  } cases[] = {
      {"gzip", true},
      {"br, gzip", true},
      {"br,gzip;q=0.5", true},
      {"gzip;q=0", false},
      {"gzip; q=0.000", false},
      {"gzip ;q=0.001", true},
      {"x-gzip", false},
      {"GZip", true},
      {"gzip;Q=0", false},
      {"gzipped", false},
      {"", false},
      {" ,, gzip\t", true},
      {"br", false},
  };
  for (const auto& [header, gzip] : cases)
    EXPECT_EQ(accepts_encoding(header, "gzip"), gzip) << header;
}

TEST(HasTag, ComparesWeakly) {
  const struct {
    const char* header;
    bool has;
  } cases[] = {
      {"W/\"a\"", true}, {"\"a\"", true},  {"\"b\", W/\"a\"", true},
      {"*", true},       {"\"b\"", false}, {"", false},
      {"a", false},      {"W/", false},
  };
  for (const auto& [header, has] : cases) EXPECT_EQ(has_tag(header, "W/\"a\""), has) << header;
}

}  // namespace
}  // namespace briefkamer::searcher
