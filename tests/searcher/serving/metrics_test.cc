#include "searcher/serving/metrics.h"

#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <sstream>

namespace briefkamer::searcher {
namespace {

// The samples of a text in Prometheus' format, by name with labels. Every line must be one, or a
// comment on the name of those behind it, which comes once.
std::map<std::string, double> samples(const std::string& text) {
  static const std::regex comment("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) [^\n]+");
  static const std::regex sample(
      R"(([a-zA-Z_:][a-zA-Z0-9_:]*)(\{([a-z]+="[^"\\\n]*",?)*\})? ([-+0-9.e]+|\+Inf))");
  EXPECT_EQ(text.back(), '\n');
  std::map<std::string, double> found;
  std::map<std::string, int> described;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::smatch match;
    if (std::regex_match(line, match, comment)) {
      EXPECT_EQ(++described[match[1].str() + match[2].str()], 1) << line;
    } else if (std::regex_match(line, match, sample)) {
      const std::string name = match[1].str() + match[2].str();
      EXPECT_TRUE(found.emplace(name, std::stod(match[4])).second) << line;
    } else {
      ADD_FAILURE() << "no line of metrics: " << line;
    }
  }
  return found;
}

TEST(Metrics, CountRequestsByRouteAndStatus) {
  Metrics metrics;
  using std::chrono::milliseconds;
  metrics.count("/api/v1/letters/kst-1-2", 200, milliseconds(3));
  metrics.count("/api/v1/letters/kst-1-3", 404, milliseconds(1));
  metrics.count("/api/v1/letters/x", 200, milliseconds(20'000));
  metrics.count("/wp-admin\"}\n", 404, milliseconds(1));
  metrics.count_refused(408);
  const auto found = samples(metrics.text(std::nullopt));
  const std::string letters = "{route=\"/api/v1/letters/{id}\"";
  EXPECT_EQ(found.at("briefkamer_requests_total" + letters + ",status=\"200\"}"), 2);
  EXPECT_EQ(found.at("briefkamer_requests_total" + letters + ",status=\"404\"}"), 1);
  EXPECT_EQ(found.at("briefkamer_requests_total{route=\"other\",status=\"404\"}"), 1);
  EXPECT_EQ(found.at("briefkamer_requests_total{route=\"refused\",status=\"408\"}"), 1);
  const std::string bucket = "briefkamer_request_seconds_bucket" + letters + ",le=\"";
  EXPECT_EQ(found.at(bucket + "0.001\"}"), 1);
  EXPECT_EQ(found.at(bucket + "0.005\"}"), 2);
  EXPECT_EQ(found.at(bucket + "10\"}"), 2);
  EXPECT_EQ(found.at(bucket + "+Inf\"}"), 3);
  EXPECT_EQ(found.at("briefkamer_request_seconds_count" + letters + '}'), 3);
  EXPECT_NEAR(found.at("briefkamer_request_seconds_sum" + letters + '}'), 20.004, 1e-6);
  EXPECT_EQ(found.at("briefkamer_database_up"), 0);
  EXPECT_FALSE(found.contains("briefkamer_letters"));
}

TEST(Metrics, TellWhatIsSearched) {
  Status status;
  status.letters = 31;
  status.state = "0b7e6f6a-12";
  status.generation = "generation-7";
  const auto found = samples(Metrics().text(status));
  EXPECT_EQ(found.at("briefkamer_database_up"), 1);
  EXPECT_EQ(found.at("briefkamer_letters"), 31);
  EXPECT_EQ(found.at("briefkamer_revision"), 12);
  EXPECT_EQ(found.at("briefkamer_generation"), 7);
}

}  // namespace
}  // namespace briefkamer::searcher
