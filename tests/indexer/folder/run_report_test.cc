#include "indexer/folder/run_report.h"

#include <gtest/gtest.h>

#include <map>

namespace briefkamer::indexer {
namespace {

using corpus::Json;

FileRecord record(const std::string& path, const std::string& failure) {
  return {path, 1, 1, "hash", {}, failure};
}

std::optional<bool> read_by_nobody(const std::string&) {
  return std::nullopt;
}

TEST(RunReport, KeepsWhatEarlierRunsCouldNotRead) {
  const std::vector<FileRecord> failures = {record("/b/stuk.pdf", "stuk"),
                                            record("/a/pak.zip", "x: leeg")};
  UpdateSummary summary;
  summary.failed = {{"/a/pak.zip/x", "leeg"}};
  const Json report = Json::parse(run_report(summary, failures, read_by_nobody, "", 2.5));
  EXPECT_EQ(report.at("failed_count"), 2);  // the archive once, by the file in it
  EXPECT_EQ(report.at("failed").at(0).at("path"), "/a/pak.zip/x");
  EXPECT_EQ(report.at("failed").at(1).at("reason"), "stuk");
  EXPECT_EQ(report.at("seconds"), 2.5);
}

TEST(RunReport, KeepsRemarksUntilAFileIsReadAgain) {
  std::map<std::string, bool> known = {{"/a.pdf", true}, {"/b.pdf", true}, {"/pak.zip", true}};
  const auto was_read = [&](const std::string& path) -> std::optional<bool> {
    return known.contains(path) ? std::optional(known.at(path)) : std::nullopt;
  };
  UpdateSummary first;
  first.remarks = {{"/a.pdf", "page 1"},
                   {"/b.pdf", "page 2"},
                   {"/pak.zip/c.pdf", "page 3"},
                   {"/weg.pdf", "page 4"}};
  const std::string before = run_report(first, {}, was_read, "", 1);
  known = {{"/a.pdf", false}, {"/b.pdf", true}, {"/pak.zip", false}};
  const Json report = Json::parse(run_report({}, {}, was_read, before, 1));
  ASSERT_EQ(report.at("remarks_count"), 2);
  EXPECT_EQ(report.at("remarks").at(0).at("path"), "/a.pdf");
  EXPECT_EQ(report.at("remarks").at(1).at("path"), "/pak.zip/c.pdf");
}

TEST(RunReport, CountsMoreThanItLists) {
  UpdateSummary summary;
  for (int i = 0; i < 1500; ++i) summary.failed.push_back({"/" + std::to_string(i), "leeg"});
  const Json report = Json::parse(run_report(summary, {}, read_by_nobody, "{damaged", 1));
  EXPECT_EQ(report.at("failed_count"), 1500);
  EXPECT_EQ(report.at("failed").size(), 1000U);
}

}  // namespace
}  // namespace briefkamer::indexer
