#include "searcher/export.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <set>
#include <sstream>
#include <thread>
#include <utility>

#include "corpus/letter_json.h"
#include "tests/searcher/csv_table.h"
#include "tests/searcher/sample_letters.h"
#include "tests/searcher/temporary_folder.h"

namespace briefkamer::searcher {
namespace {

using corpus::Json;
using corpus::Letter;
using testing::ElementsAre;

class ExportTest : public testing::Test {
 protected:
  void over(const std::vector<Letter>& letters) {
    add_letters(database_, letters);
    searcher_ = std::make_unique<Searcher>(database_, vocabulary_);
  }

  std::string exported(const Question& question, ExportFormat format) const {
    std::string all;
    const auto take = [&](std::string_view piece) {
      all += piece;
      return true;
    };
    given_ = export_letters(*searcher_, vocabulary_, question, format, take);
    return all;
  }

  TemporaryFolder folder_;
  const std::filesystem::path database_ = folder_.path() / "database";
  corpus::Vocabulary vocabulary_ = small_vocabulary();
  std::unique_ptr<Searcher> searcher_;
  mutable std::size_t given_ = 0;
};

Question ask(const std::string& text) {
  Question question;
  question.text = text;
  return question;
}

TEST_F(ExportTest, GivesATableOfWhatIsKnownOfALetter) {
  Letter letter = letter_with("a", "2025-01-31", "De \"Raad\", van\nmorgen", "missie");
  letter.kind = "verslag";
  letter.senders = {{"mnre1", "minister van Defensie", "A. Jansen"},
                    {"mnre2", "minister van Zaken", ""}};
  letter.references.dossier = "28676";
  letter.references.number = "472";
  letter.topics = {{"defensie", "Defensie", {}}, {"marine", "Marine", {}}};
  letter.missions = {{"nmi", "NAVO-missie in Irak", {}}};
  letter.citations = {{"kamerstuk", "kst-27925-980", "27925, nr. 980", {}, {}}};
  over({letter, letter_with("b", "", "=1+1", "missie")});
  Question newest = ask("missie");
  newest.sort = Sort::kNewest;
  const auto table = csv_table(exported(newest, ExportFormat::kCsv));
  ASSERT_EQ(table.size(), 3U);
  EXPECT_THAT(table[0],
              ElementsAre("id", "date", "kind", "ministries", "senders", "subject", "dossier",
                          "number", "topics", "missions", "citations", "match"));
  EXPECT_THAT(table[1], ElementsAre("a", "2025-01-31", "verslag", "mnre1 mnre2",
                                    "minister van Defensie; minister van Zaken",
                                    "De \"Raad\", van\nmorgen", "28676", "472",
                                    testing::HasSubstr("marine"), "nmi", "kst-27925-980", "all"));
  EXPECT_THAT(table[2], ElementsAre("b", "", "", "", "", "'=1+1", "", "", "", "", "", "all"));
}

TEST_F(ExportTest, GivesLettersWholeAsLines) {
  const Letter letter = letter_with("a", "2025-01-31", "Missie", "een\ntwee missie");
  over({letter, letter_with("b", "2025-02-01", "Anders", "niets")});
  const std::string lines = exported(ask("missie"), ExportFormat::kJsonLines);
  ASSERT_EQ(std::count(lines.begin(), lines.end(), '\n'), 1);
  EXPECT_EQ(Json::parse(lines), corpus::to_json(*searcher_->letter("a")));
}

// Every page of a search, one behind the other.
std::vector<std::string> all_pages(const Searcher& searcher, Question question) {
  std::vector<std::string> found;
  question.count = 100;
  for (question.first = 0;; question.first += question.count) {
    const Answer answer = searcher.search(question);
    for (const Hit& hit : answer.hits) found.push_back(hit.id + (hit.some ? " some" : " all"));
    if (answer.hits.empty()) return found;
  }
}

TEST_F(ExportTest, GivesWhatASearchFindsInItsOrder) {
  const unsigned seed = 20250131;
  std::mt19937 random(seed);
  over(random_letters(random, 250));
  for (int round = 0; round < 60; ++round) {
    Question question = ask(any_of(sample_words(), random) + ' ' + any_of(sample_words(), random));
    question.sort = static_cast<Sort>(random() % 3);
    question.match = static_cast<Match>(random() % 3);
    if (random() % 2 == 0) question.chosen["mission"] = {"nmi"};
    if (random() % 3 == 0) question.from = corpus::from_iso("2024-05-01");
    const auto table = csv_table(exported(question, ExportFormat::kCsv));
    std::vector<std::string> found;
    for (std::size_t i = 1; i < table.size(); ++i)
      found.push_back(table[i].front() + ' ' + table[i].back());
    EXPECT_EQ(found, all_pages(*searcher_, question)) << question.text << ", seed " << seed;
    EXPECT_EQ(given_, found.size());
  }
}

TEST_F(ExportTest, RefusesAWrongQuestionBeforeItGivesAnything) {
  over({letter_with("a", "2025-01-31", "Missie", "tekst")});
  Question question = ask("missie");
  question.chosen["mission"] = {"zzz"};
  std::size_t pieces = 0;
  EXPECT_THROW(export_letters(*searcher_, vocabulary_, question, ExportFormat::kCsv,
                              [&](std::string_view) { return ++pieces > 0; }),
               QuestionError);
  EXPECT_EQ(pieces, 0U);
  EXPECT_THROW(check_export(*searcher_, question), QuestionError);
  EXPECT_NO_THROW(check_export(*searcher_, ask("missie")));
}

TEST_F(ExportTest, EndsWhenNobodyTakesAnyMore) {
  std::vector<Letter> letters;
  for (int i = 0; i < 12; ++i)
    letters.push_back(letter_with(std::to_string(i), "2025-01-31", "x", std::string(2 << 20, '.')));
  over(letters);
  std::size_t pieces = 0;
  const std::size_t given =
      export_letters(*searcher_, vocabulary_, {}, ExportFormat::kJsonLines, [&](std::string_view) {
        ++pieces;
        return false;
      });
  EXPECT_EQ(pieces, 1U);
  EXPECT_LT(given, 12U);
}

// A writer that overtakes an export leaves no mixture behind, and nothing that looks whole and is
// not.
TEST_F(ExportTest, IsOfOneStateOrBreaksOff) {
  std::vector<Letter> letters;
  for (int i = 0; i < 12; ++i)
    letters.push_back(letter_with(std::to_string(i), "2025-01-31", "x", std::string(2 << 20, '.')));
  over(letters);
  for (const std::size_t disturbed_at : {std::size_t{0}, std::size_t{3}}) {
    std::string all;
    std::size_t pieces = 0;
    const auto take = [&](std::string_view piece) {
      all += piece;
      if (pieces++ == disturbed_at)
        for (int i = 0; i < 4; ++i) {
          for (Letter& letter : letters) letter.subject += 'y';
          add_letters(database_, letters);
        }
      return true;
    };
    try {
      export_letters(*searcher_, vocabulary_, {}, ExportFormat::kJsonLines, take);
    } catch (const ExportBroken&) {
      continue;  // it says so
    }
    std::istringstream lines(all);
    std::set<std::string> subjects;
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count)
      subjects.insert(Json::parse(line).at("subject"));
    EXPECT_EQ(count, 12U);
    EXPECT_EQ(subjects.size(), 1U);
  }
}

// However long whoever takes them took: the time for a question is not for that.
TEST_F(ExportTest, SaysThatTheLettersChangedToASlowReaderToo) {
  constexpr std::chrono::seconds kLimit(2);
  std::vector<Letter> letters;
  for (int i = 0; i < 12; ++i)
    letters.push_back(letter_with(std::to_string(i), "2025-01-31", "x", std::string(2 << 20, '.')));
  add_letters(database_, letters);
  const Searcher searcher(database_, vocabulary_, kListBytes, kLimit);
  bool disturbed = false;
  const auto take = [&](std::string_view) {
    if (std::exchange(disturbed, true)) return true;
    std::this_thread::sleep_for(kLimit);
    for (int i = 0; i < 4; ++i) {
      for (Letter& letter : letters) letter.subject += 'y';
      add_letters(database_, letters);
    }
    return true;
  };
  EXPECT_THROW(export_letters(searcher, vocabulary_, {}, ExportFormat::kJsonLines, take),
               ExportBroken);
}

TEST_F(ExportTest, StartsAnewAsLongAsNothingWasGiven) {
  std::vector<Letter> letters;
  for (int i = 0; i < 300; ++i)
    letters.push_back(letter_with(std::to_string(i), "2025-01-31", "x", std::string(20'000, '.')));
  over(letters);
  std::size_t expected = 0, taken = 0, begun = 0;
  LetterTaker taker;
  taker.begin = [&](std::size_t count) {
    expected = count;
    taken = 0;
    ++begun;
  };
  taker.take = [&](const Letter&, bool) {
    if (++taken == 5 && begun == 1)
      for (int i = 0; i < 4; ++i) {
        for (Letter& letter : letters) letter.subject += 'y';
        letters.push_back(letter_with("new" + std::to_string(i), "2025-01-31", "x", "tekst"));
        add_letters(database_, letters);
      }
    return true;
  };
  searcher_->letters({}, taker);
  EXPECT_EQ(taken, std::min<std::size_t>(expected, 10)) << "begun " << begun;
}

}  // namespace
}  // namespace briefkamer::searcher
