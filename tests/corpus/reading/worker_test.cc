#include "corpus/reading/worker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <vector>

#include "corpus/reader.h"
#include "corpus/reading/contents_wire.h"
#include "corpus/reading/process.h"

namespace briefkamer::corpus {
namespace {

using ::testing::HasSubstr;

Contents everything() {
  Contents contents;
  Document document;
  Block block;
  block.kind = BlockKind::kFootnote;
  block.text = "Kamerstuk 28 676\nen meer";
  block.level = 2;
  block.page = 3;
  block.starts_page = block.gap_before = block.bold = true;
  block.box = {1.5, 2, 3, 4};
  block.size = 9;
  block.mark = "1";
  block.notes = {{4, "2"}, {7, "*"}};
  document.blocks = {block, Block()};
  document.metadata.id = "kst-28676-472";
  document.metadata.date = from_iso("2025-01-31");
  document.metadata.senders = {{"mnre1018", "minister van Defensie", "Ruben Brekelmans"}};
  document.metadata.themes = {"Defensie", ""};
  document.source = {"a.zip/b", "docx", "00ff"};
  document.pages = 7;
  document.remarks = {"page 3 left out"};
  contents.documents = {document, Document()};
  contents.members = {{"brief.pdf", std::string("\0bytes", 6), "damaged"}};
  contents.record = document.metadata;
  contents.scans = {1, 4};
  return contents;
}

TEST(ContentsWire, GivesBackWhatWentIn) {
  EXPECT_EQ(from_wire(to_wire(everything())), everything());
  EXPECT_EQ(from_wire(to_wire({})), Contents());
}

TEST(ContentsWire, RefusesWhatItDidNotMake) {
  const auto bytes = to_wire(everything());
  for (std::size_t length = 0; length < bytes.size(); length += 3) {
    EXPECT_THROW(from_wire(bytes.substr(0, length)), ReadError) << length;
  }
  EXPECT_THROW(from_wire(bytes + 'x'), ReadError);
  EXPECT_THROW(from_wire(std::string(64, '\xFF')), ReadError);
}

std::string what_comes_of(const std::function<Contents()>& work, const WorkerLimits& limits = {}) {
  try {
    in_worker(work, limits);
  } catch (const ReadError& error) {
    return error.what();
  }
  return "no error";
}

TEST(Worker, BringsBackWhatItsWorkGave) {
  EXPECT_EQ(in_worker(everything), everything());
  Contents large;
  large.members.push_back({"groot", std::string(5u << 20, 'x'), ""});
  EXPECT_EQ(in_worker([&] { return large; }), large);
}

TEST(Worker, OutlivesWhateverBecomesOfTheWork) {
  EXPECT_EQ(what_comes_of([]() -> Contents { throw ReadError("damaged"); }), "damaged");
  EXPECT_THAT(what_comes_of([]() -> Contents {
                std::raise(SIGKILL);
                std::abort();
              }),
              HasSubstr("ran out of memory"));
  EXPECT_THAT(what_comes_of([]() -> Contents { _exit(3); }), HasSubstr("without an answer"));
  EXPECT_THAT(what_comes_of(
                  []() -> Contents {
                    for (;;) {
                      static_cast<void>(getppid());
                    }
                  },
                  {1}),
              HasSubstr("more than 1 seconds"));
  EXPECT_THAT(what_comes_of(
                  []() -> Contents {
                    pause();
                    return {};
                  },
                  {1}),
              HasSubstr("more than 1 seconds"));
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST(Worker, OutlivesCrashesAndHunger) {
  EXPECT_THAT(what_comes_of([]() -> Contents {
                std::raise(SIGSEGV);
                return {};
              }),
              HasSubstr("crashed"));
  EXPECT_THAT(what_comes_of(
                  []() -> Contents {
                    std::vector<std::string> all;
                    for (;;) all.emplace_back(10u << 20, 'x');
                  },
                  {20, 100u << 20}),
              HasSubstr("more than 100 MB of memory"));
}
#endif

TEST(Worker, CannotWriteFiles) {
  const std::string path = ::testing::TempDir() + "briefkamer-worker-wrote";
  in_worker([&] {
    std::ofstream(path) << "geheim";
    return Contents();
  });
  std::string written;
  std::ifstream(path) >> written;
  EXPECT_EQ(written, "");
  std::remove(path.c_str());
}

TEST(Process, GivesWhatAProgramSays) {
  EXPECT_EQ(run_program({"printf", "%s", "a b"}, 10).output, "a b");
  EXPECT_EQ(run_program({"false"}, 10).status, 1);
  EXPECT_FALSE(run_program({"briefkamer-no-such-program"}, 10).found);
  EXPECT_TRUE(run_program({"sleep", "30"}, 1).late);
}

TEST(Process, TellsTooMuchFromTooLate) {
  const auto outcome = run_program({"head", "-c", "300000000", "/dev/zero"}, 60);
  EXPECT_TRUE(outcome.too_much);
  EXPECT_FALSE(outcome.late);
}

}  // namespace
}  // namespace briefkamer::corpus
