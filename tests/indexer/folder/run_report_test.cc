#include "indexer/folder/run_report.h"

#include <gtest/gtest.h>

namespace briefkamer::indexer {
namespace {

using corpus::Json;

FileRecord record(const std::string& path, const std::string& failure) {
  return {path, 1, 1, "hash", {}, failure};
}

TEST(RunReport, KeepsWhatEarlierRunsCouldNotRead) {
  const std::map<std::string, FileRecord> known = {{"/a/goed.txt", record("/a/goed.txt", "")},
                                                   {"/a/pak.zip", record("/a/pak.zip", "x: leeg")},
                                                   {"/b/stuk.pdf", record("/b/stuk.pdf", "stuk")}};
  UpdateSummary summary;
  summary.failed = {{"/a/pak.zip/x", "leeg"}};
  const Json report = Json::parse(run_report(summary, known, {}, "", 2.5));
  EXPECT_EQ(report.at("failed_count"), 2);  // the archive once, by the file in it
  EXPECT_EQ(report.at("failed").at(0).at("path"), "/a/pak.zip/x");
  EXPECT_EQ(report.at("failed").at(1).at("reason"), "stuk");
  EXPECT_EQ(report.at("seconds"), 2.5);
}

TEST(RunReport, KeepsRemarksUntilAFileIsReadAgain) {
  const std::map<std::string, FileRecord> known = {{"/a.pdf", record("/a.pdf", "")},
                                                   {"/b.pdf", record("/b.pdf", "")},
                                                   {"/pak.zip", record("/pak.zip", "")}};
  UpdateSummary first;
  first.remarks = {{"/a.pdf", "page 1"},
                   {"/b.pdf", "page 2"},
                   {"/pak.zip/c.pdf", "page 3"},
                   {"/weg.pdf", "page 4"}};
  const std::string before = run_report(first, known, {"/a.pdf", "/b.pdf", "/pak.zip"}, "", 1);
  const Json report = Json::parse(run_report({}, known, {"/b.pdf"}, before, 1));
  ASSERT_EQ(report.at("remarks_count"), 2);
  EXPECT_EQ(report.at("remarks").at(0).at("path"), "/a.pdf");
  EXPECT_EQ(report.at("remarks").at(1).at("path"), "/pak.zip/c.pdf");
}

TEST(RunReport, CountsMoreThanItLists) {
  UpdateSummary summary;
  for (int i = 0; i < 1500; ++i) summary.failed.push_back({"/" + std::to_string(i), "leeg"});
  const Json report = Json::parse(run_report(summary, {}, {}, "{damaged", 1));
  EXPECT_EQ(report.at("failed_count"), 1500);
  EXPECT_EQ(report.at("failed").size(), 1000U);
}

}  // namespace
}  // namespace briefkamer::indexer
