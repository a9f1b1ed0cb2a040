// How many of the letters in the shared folder are read with the right date and subject. The
// expected values were read by eye; see tests/corpus/data/marked_letters.tsv.
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "corpus/parsing/letter_parser.h"
#include "corpus/reader.h"
#include "corpus/reading/process.h"
#include "corpus/tagging/vocabulary.h"

namespace briefkamer::corpus {
namespace {

namespace fs = std::filesystem;

struct Marked {
  std::string folder, file, date, subject;
};

std::vector<Marked> marked_letters() {
  std::ifstream table(fs::path(PROJECT_FOLDER) / "tests/corpus/data/marked_letters.tsv");
  std::vector<Marked> letters;
  bool named = false;
  for (std::string line; std::getline(table, line);) {
    if (line.starts_with('#') || !std::exchange(named, named || !line.starts_with('#'))) continue;
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == '\t') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
    cells.resize(4);
    letters.push_back({cells[0], cells[1], cells[2], cells[3]});
  }
  return letters;
}

struct Score {
  int letters = 0, dates = 0, subjects = 0;
};

bool can_read_scans() {
  const auto languages = run_program({"tesseract", "--list-langs"}, 20);
  return languages.found && languages.output.find("nld") != std::string::npos;
}

Score score_of(const Marked& marked, const ReadLimits& limits, const Vocabulary& vocabulary) {
  Score score{1, 0, 0};
  std::string date, subject;
  try {
    const auto path = fs::path(SHARED_FOLDER) / "letters" / marked.folder / marked.file;
    const auto documents = read_file(path, limits);
    if (documents.size() == 1) {
      const auto letter = parse_letter(documents.front(), vocabulary);
      date = letter.date ? to_iso(*letter.date) : "";
      subject = letter.subject;
    }
  } catch (const ReadError& error) {
    subject = error.what();
  }
  score.dates = date == marked.date ? 1 : 0;
  score.subjects = subject == marked.subject ? 1 : 0;
  if (score.dates == 0) std::printf("%s: date \"%s\"\n", marked.file.c_str(), date.c_str());
  if (score.subjects == 0)
    std::printf("%s: subject \"%s\"\n", marked.file.c_str(), subject.c_str());
  return score;
}

TEST(MarkedLetters, HaveTheDateAndSubjectThatAReaderSees) {
  if (!fs::exists(fs::path(SHARED_FOLDER) / "letters")) {
    GTEST_SKIP() << "the shared folder with the marked letters is not beside the project";
  }
  if (!can_read_scans()) GTEST_SKIP() << "tesseract-ocr and tesseract-ocr-nld are not installed";
  const auto vocabulary = load_vocabulary(fs::path(PROJECT_FOLDER) / "corpus/vocabulary");
  ReadLimits limits;
  limits.ocr = true;
  limits.ocr_cache = fs::temp_directory_path() / "briefkamer-marked-letters";
  std::map<std::string, Score> scores;
  for (const auto& marked : marked_letters()) {
    const auto one = score_of(marked, limits, vocabulary);
    auto& all = scores[marked.folder];
    all.letters += one.letters;
    all.dates += one.dates;
    all.subjects += one.subjects;
  }
  std::printf("%-14s %8s %6s %9s\n", "folder", "letters", "dates", "subjects");
  for (const auto& [folder, score] : scores) {
    std::printf("%-14s %8d %6d %9d\n", folder.c_str(), score.letters, score.dates, score.subjects);
  }
  for (const auto& [folder, score] : scores) {
    EXPECT_GE(score.dates * 100, score.letters * 98) << folder;
    const bool plain = folder == "woo" || folder == "rekenkamer";
    EXPECT_GE(score.subjects * 100, score.letters * (plain ? 90 : 98)) << folder;
  }
  EXPECT_EQ(scores.size(), 5u);
}

}  // namespace
}  // namespace briefkamer::corpus
