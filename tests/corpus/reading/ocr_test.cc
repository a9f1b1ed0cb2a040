#include "corpus/reading/ocr.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/resource.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "corpus/reader.h"
#include "corpus/reading/process.h"
#include "made_files.h"

namespace briefkamer::corpus {
namespace {

using ::testing::HasSubstr;

TEST(Ocr, ReadsTesseractsTable) {
  const auto page = page_of_table(
      "level\tpage_num\tblock_num\tpar_num\tline_num\tword_"
      "num\tleft\ttop\twidth\theight\tconf\ttext\n"
      "1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t\n"
      "3\t1\t1\t1\t0\t0\t300\t400\t900\t50\t-1\t\n"
      "4\t1\t1\t1\t1\t0\t300\t400\t900\t50\t-1\t\n"
      "5\t1\t1\t1\t1\t1\t300\t410\t200\t30\t96\tGeachte\n"
      "5\t1\t1\t1\t1\t2\t520\t400\t300\t50\t91\tvoorzitter,\n"
      "5\t1\t1\t1\t1\t3\t900\t400\t20\t50\t12\t~|\n"  // Tesseract does not believe it
      "5\t1\t1\n");                                   // half a line
  EXPECT_DOUBLE_EQ(page.width, 2480 * 72.0 / 300);
  ASSERT_EQ(page.words.size(), 2u);
  EXPECT_EQ(page.words[0].text, "Geachte");
  EXPECT_DOUBLE_EQ(page.words[0].box.left, 72);
  EXPECT_DOUBLE_EQ(page.words[0].box.top, 96);  // of its line
  EXPECT_TRUE(page_of_table("geen tabel").words.empty());
}

// A disk that takes files of a few bytes only, and programs in place of those that read scans.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t bytes) {
    if (const char* path = std::getenv("PATH")) path_ = path;
    std::string name = (std::filesystem::temp_directory_path() / "briefkamer-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("no folder for a test");
    folder = name;
    write("pdftoppm", "exit 0");
    write("tesseract", "head -c 20000 /dev/zero | tr '\\0' x");
    setenv("PATH", (folder.string() + ':' + path_).c_str(), 1);
    before_ = std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &limit_);
    const rlimit small{bytes, limit_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SmallDisk() {
    setrlimit(RLIMIT_FSIZE, &limit_);
    std::signal(SIGXFSZ, before_);
    setenv("PATH", path_.c_str(), 1);
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  std::filesystem::path folder;

 private:
  void write(const std::string& name, const std::string& program) const {
    std::ofstream(folder / name) << "#!/bin/sh\n" << program << '\n';
    std::filesystem::permissions(folder / name, std::filesystem::perms::owner_all);
  }

  std::string path_;
  rlimit limit_{};
  void (*before_)(int) = SIG_DFL;
};

TEST(Ocr, KeepsNoTableThatTheDiskTookInHalf) {
  const SmallDisk disk(4096);
  const auto tables = read_scans("%PDF-1.7", "hash", {1}, disk.folder / "cache");
  EXPECT_EQ(tables.at(1).size(), 20'000u);
  EXPECT_TRUE(std::filesystem::is_empty(disk.folder / "cache"));
}

TEST(Ocr, SaysThatTheDiskIsFull) {
  const SmallDisk disk(4096);
  EXPECT_THROW(read_scans("%PDF-1.7" + std::string(8000, ' '), "hash", {1}, disk.folder / "cache"),
               ReadError);
}

TEST(Ocr, ReadsAScanWhenAsked) {
  const auto scan =
      std::filesystem::path(SHARED_FOLDER) / "letters" / "pdf" / "blg-1007826_scan_no_text.pdf";
  if (!std::filesystem::exists(scan)) GTEST_SKIP() << "the shared folder is not beside the project";
  const auto bytes = file_bytes(scan);
  EXPECT_THAT(refusal_of(bytes), HasSubstr("scan without text layer"));
  EXPECT_THAT(refusal_of(bytes), HasSubstr("--ocr"));
  if (!run_program({"tesseract", "--version"}, 20).found) {
    GTEST_SKIP() << "tesseract-ocr is not installed";
  }
  ReadLimits limits;
  limits.ocr = true;
  limits.ocr_cache = std::filesystem::temp_directory_path() / "briefkamer-ocr-test";
  const auto first = read_bytes(bytes, "scan.pdf", limits);
  EXPECT_THAT(shown(first.front()), HasSubstr("Actieprogramma Nitraatrichtlijn"));
  EXPECT_THAT(shown(first.front(), true), HasSubstr("12 november 2021"));
  EXPECT_FALSE(std::filesystem::is_empty(limits.ocr_cache));
  EXPECT_EQ(read_bytes(bytes, "scan.pdf", limits), first);  // from the cache
  std::filesystem::remove_all(limits.ocr_cache);
}

}  // namespace
}  // namespace briefkamer::corpus
