#include "searcher/query/kamerstuk_numbers.h"

#include <gtest/gtest.h>

namespace briefkamer::searcher {
namespace {

TEST(KamerstukText, IsAsParliamentWritesIt) {
  const struct {
    const char* id;
    const char* text;
  } cases[] = {
      {"kst-27925-980", "Kamerstuk 27 925, nr. 980"},
      {"kst-36410-x-12", "Kamerstuk 36 410 X, nr. 12"},
      {"kst-35300-V-9008", "Kamerstuk 35 300 V, nr. 9008"},
      {"kst-21501-02-3174", "Kamerstuk 21 501-02, nr. 3174"},
      {"kst-36151-m", "Kamerstuk 36 151, M"},
      {"kst-1268678", "kst-1268678"},
  };
  for (const auto& [id, text] : cases) EXPECT_EQ(kamerstuk_text(id), text);
}

}  // namespace
}  // namespace briefkamer::searcher
