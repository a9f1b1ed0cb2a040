#include "indexer/folder/update.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "tests/indexer/folder/update_fixture.h"

namespace briefkamer::indexer {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Update : public UpdateTest {};

TEST_F(Update, ReadsOnlyWhatIsNewOrChanged) {
  write("a.txt", letter_text("Alfa", "De missie in Irak."));
  write("b.txt", letter_text("Bravo", "De missie in Mali."));
  EXPECT_EQ(updated(), "read 2, added 2");
  EXPECT_EQ(updated(), "unchanged 2");
  write("a.txt", letter_text("Alfa", "De missie in Irak is verlengd."));
  write("c.txt", letter_text("Charlie", "De missie in Libië."));
  EXPECT_EQ(updated(), "read 2, added 1, changed 1, unchanged 1");
  EXPECT_EQ(letters(), "Alfa: a.txt; Bravo: b.txt; Charlie: c.txt");
  EXPECT_THAT(all_letters().at(1).sections.at(0).text, HasSubstr("verlengd"));
}

TEST_F(Update, DoesNotReadAFileAgainThatWasOnlyTouched) {
  Folder::age(write("a.txt", letter_text("Alfa", "De missie.")));
  updated();
  Folder::age(folder / "brieven/a.txt");
  EXPECT_EQ(updated(), "unchanged 1");
  options.reread = true;
  EXPECT_EQ(updated(), "read 1");  // and says the same as before
}

// Within one tick of the clock a file may change without its time or size changing.
TEST_F(Update, DoesNotTrustTheTimeOfAFileThatIsStillYoung) {
  const fs::path file = write("a.txt", letter_text("Alfa", "De missie in Irak."));
  const auto now = fs::file_time_type::clock::now();
  fs::last_write_time(file, now);
  updated();
  write("a.txt", letter_text("Alfa", "De missie in Mali."));  // as long as it was
  fs::last_write_time(file, now);
  EXPECT_EQ(updated(), "read 1, changed 1");
}

TEST_F(Update, KnowsAFileUnderItsNewName) {
  write("a.txt", letter_text("Alfa", "De missie."));
  updated();
  const auto before = all_letters().at(0).id;
  fs::rename(folder / "brieven/a.txt", folder / "brieven/z.txt");
  EXPECT_EQ(updated(), "moved 1");
  EXPECT_EQ(letters(), "Alfa: z.txt");
  EXPECT_EQ(all_letters().at(0).id, before);
  EXPECT_EQ(updated(), "unchanged 1");
}

TEST_F(Update, KnowsAMovedFileOfWhichThereIsACopyToo) {
  const std::string text = letter_text("Alfa", "De missie.");
  write("a.txt", text);
  updated();
  fs::rename(folder / "brieven/a.txt", folder / "brieven/b.txt");
  write("c.txt", text);
  EXPECT_EQ(updated(), "read 1, moved 1, duplicate 1");
  EXPECT_EQ(letters(), "Alfa: b.txt c.txt");
  remove("b.txt");
  write("d.txt", text);
  EXPECT_EQ(updated(), "unchanged 1, moved 1");
  EXPECT_EQ(letters(), "Alfa: d.txt c.txt");
}

TEST_F(Update, WritesAWholeGenerationWhereMuchIsNew) {
  const auto live = [&] { return live_generation(options.database)->filename().string(); };
  const auto put = [&](int from, int to) {
    for (int i = from; i < to; ++i)
      write(std::to_string(i) + ".txt", letter_text("Brief " + std::to_string(i), "De missie."));
  };
  put(0, 2);
  EXPECT_EQ(updated(), "read 2, added 2");
  EXPECT_EQ(live(), "generation-1");
  put(2, 400);
  EXPECT_EQ(updated(), "read 398, added 398, unchanged 2");
  EXPECT_EQ(live(), "generation-1");  // few enough to be added one by one
  put(400, 900);
  EXPECT_EQ(updated(), "read 500, added 500, unchanged 400");
  EXPECT_EQ(live(), "generation-2");
  put(900, 901);
  EXPECT_EQ(updated(), "read 1, added 1, unchanged 900");
  EXPECT_EQ(live(), "generation-2");
  EXPECT_EQ(all_letters().size(), 901u);
}

TEST_F(Update, ReadsAMovedFileAgainWhenAsked) {
  write("a.txt", letter_text("Alfa", "De missie."));
  updated();
  fs::rename(folder / "brieven/a.txt", folder / "brieven/z.txt");
  options.reread = true;
  EXPECT_EQ(updated(), "read 1, moved 1");
  EXPECT_EQ(letters(), "Alfa: z.txt");
}

TEST_F(Update, GivesALetterWithABetterIdItsOldOneAsAlias) {
  const std::string body = "De missie in Irak is met een jaar verlengd en uitgebreid.";
  write("a.txt", letter_text("Alfa", body));
  updated();
  const std::string old = all_letters().at(0).id;
  write("a.txt", letter_text("Alfa (gewijzigd)", body));  // another subject makes another id
  EXPECT_EQ(updated(), "read 1, changed 1");
  ASSERT_EQ(all_letters().size(), 1u);
  EXPECT_NE(all_letters().at(0).id, old);
  EXPECT_EQ(all_letters().at(0).aliases, std::vector{old});
  write("a.txt", letter_text("Alfa", body));  // back again: it keeps the id that it has now
  updated();
  ASSERT_EQ(all_letters().size(), 1u);
  EXPECT_EQ(all_letters().at(0).aliases, std::vector{old});
}

TEST_F(Update, MakesNoAliasOfALetterThatWasOverwrittenByAnother) {
  write("scan.txt", letter_text("Alfa", "De missie in Irak is met een jaar verlengd."));
  updated();
  write("scan.txt", letter_text("Bravo", "Het tekort aan huizen loopt op, schrijft men mij."));
  EXPECT_EQ(updated(), "read 1, changed 1");
  EXPECT_EQ(letters(), "Bravo: scan.txt");
  EXPECT_TRUE(all_letters().at(0).aliases.empty());
}

TEST_F(Update, NamesAFileThatCannotBeReadAndReadsTheOthers) {
  write("a.txt", letter_text("Alfa", "De missie."));
  write("leeg.txt", "");
  EXPECT_EQ(updated(), "read 1, added 1, failed 1");
  EXPECT_EQ(summary.failed.at(0).path, (folder / "brieven/leeg.txt").string());
  EXPECT_THAT(summary.failed.at(0).reason, HasSubstr("empty"));
  EXPECT_EQ(updated(), "unchanged 1, failed 1");  // said again, every time
  write("leeg.txt", letter_text("Bravo", "Nu wel."));
  EXPECT_EQ(updated(), "read 1, added 1, unchanged 1");
}

TEST_F(Update, KeepsTheEarlierLetterOfAFileThatFails) {
  write("a.txt", letter_text("Alfa", "De missie."));
  updated();
  write("a.txt", std::string(100, '\0'));
  EXPECT_EQ(updated(), "failed 1");
  EXPECT_EQ(letters(), "Alfa: a.txt");
  write("a.txt", letter_text("Alfa", "De missie is terug."));
  EXPECT_EQ(updated(), "read 1, changed 1");
  EXPECT_EQ(letters(), "Alfa: a.txt");
}

TEST_F(Update, DoesNotTakeAFailedFileThatMovedForAGoodOne) {
  write("a.txt", std::string(100, '\0'));
  EXPECT_EQ(updated(), "failed 1");
  fs::rename(folder / "brieven/a.txt", folder / "brieven/b.txt");
  EXPECT_EQ(updated(), "gone 1, failed 1");
  EXPECT_EQ(updated(), "failed 1");  // what gave no letter is not missed twice
}

TEST_F(Update, LetsTheLettersOfFilesThatAreGoneStayUnlessPruned) {
  write("a.txt", letter_text("Alfa", "De missie."));
  write("b.txt", letter_text("Bravo", "Een andere missie."));
  updated();
  remove("a.txt");
  EXPECT_EQ(updated(), "unchanged 1, gone 1");
  EXPECT_EQ(letters(), "Alfa: a.txt; Bravo: b.txt");
  options.prune = true;
  EXPECT_EQ(updated(), "unchanged 1, gone 1, pruned 1");
  EXPECT_EQ(letters(), "Bravo: b.txt");
  EXPECT_EQ(updated(), "unchanged 1");
}

TEST_F(Update, PrunesOnlyBelowThePathsGiven) {
  folder.write("andere/a.txt", letter_text("Alfa", "De missie."));
  folder.write("brieven-oud/b.txt", letter_text("Bravo", "Nog een missie."));
  options.paths = {folder / "andere", folder / "brieven-oud"};
  updated();
  fs::remove(folder / "andere/a.txt");
  fs::remove(folder / "brieven-oud/b.txt");
  options.paths = {folder / "brieven"};
  options.prune = true;
  EXPECT_EQ(updated(), "");
  options.paths = {folder.path().root_path() / "andere", folder / "andere/a.txt"};
  EXPECT_EQ(updated(), "gone 1, pruned 1, failed 2");  // a file that is named and gone
  EXPECT_EQ(letters(), "Bravo: b.txt");
}

// A folder that is not there may be a disk that is not there.
TEST_F(Update, PrunesNothingBelowAFolderThatIsMissing) {
  write("a.txt", letter_text("Alfa", "De missie."));
  updated();
  fs::rename(folder / "brieven", folder / "elders");
  options.prune = true;
  EXPECT_EQ(updated(), "gone 1, failed 1");
  EXPECT_EQ(letters(), "Alfa: a.txt");
  options.paths = {folder.path()};  // the folder that it was in says that it is gone
  EXPECT_THAT(updated(), HasSubstr("moved 1"));
}

TEST_F(Update, PrunesNothingThatCannotBeLookedAt) {
  write("map/a.txt", letter_text("Alfa", "De missie."));
  updated();
  fs::remove_all(folder / "brieven/map");
  fs::create_symlink("map", folder / "brieven/map");  // a link to itself
  options.prune = true;
  EXPECT_EQ(updated(), "failed 1");
  EXPECT_EQ(letters(), "Alfa: a.txt");
}

TEST_F(Update, CommitsAsOftenAsAsked) {
  for (int i = 0; i < 25; ++i)
    write(std::to_string(i) + ".txt", letter_text("Brief " + std::to_string(i), "De missie."));
  options.commit_every = 10;
  std::size_t seen = 0;
  const auto stop = [&](const UpdateProgress& progress) {
    EXPECT_EQ(progress.total, 25u);
    if (++seen == 24) throw std::runtime_error("stop");  // before the 24th file
  };
  EXPECT_THROW(update(options, vocabulary(), stop), std::runtime_error);
  EXPECT_EQ(updated(), "read 5, added 5, unchanged 20");
}

// From the first file on, with what comes after the part that it is at.
TEST_F(Update, TellsHowFarItIsInEveryPart) {
  for (int i = 0; i < 25; ++i)
    write(std::to_string(i) + ".txt", letter_text("Brief " + std::to_string(i), "De missie."));
  std::vector<UpdateProgress> told;
  const auto report = [&](const UpdateProgress& now) { told.push_back(now); };
  update(options, vocabulary(), report);
  ASSERT_GT(told.size(), 27u);
  EXPECT_EQ(told[0].later, 0);  // nothing is known yet
  for (std::size_t i = 1; i < 25; ++i) {
    EXPECT_EQ(told[i].done, i);
    EXPECT_EQ(told[i].total, 25u);
    EXPECT_EQ(told[i].part, UpdatePart::kReading);
    EXPECT_GT(told[i].later, 0);
  }
  EXPECT_TRUE(std::is_sorted(told.begin(), told.end(),
                             [](const auto& a, const auto& b) { return a.part < b.part; }));
  EXPECT_TRUE(std::any_of(told.begin(), told.end(), [](const UpdateProgress& now) {
    return now.part == UpdatePart::kWriting && now.done == 25 && now.later > 0;
  }));
  EXPECT_EQ(told.back().part, UpdatePart::kJoining);
  EXPECT_EQ(told.back().done, told.back().total);

  told.clear();
  write("nieuw.txt", letter_text("Nieuw", "De missie."));
  update(options, vocabulary(), report);
  for (const UpdateProgress& now : told) {  // written as it is read: nothing comes behind that
    EXPECT_EQ(now.part, UpdatePart::kReading);
    EXPECT_EQ(now.later, 0);
  }
}

TEST_F(Update, TellsThatTheVocabularyIsAnother) {
  write("a.txt", letter_text("Alfa", "De missie."));
  updated();
  EXPECT_FALSE(summary.other_vocabulary);
  corpus::Vocabulary other = vocabulary();
  other.identity = "another";
  EXPECT_TRUE(update(options, other).other_vocabulary);
  rebuild(options.database, other);
  EXPECT_FALSE(update(options, other).other_vocabulary);
}

}  // namespace
}  // namespace briefkamer::indexer
