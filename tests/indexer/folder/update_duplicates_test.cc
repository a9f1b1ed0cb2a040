// Several files of one letter, and several letters of one id.
#include <gmock/gmock.h>

#include "tests/indexer/folder/update_fixture.h"

namespace briefkamer::indexer {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Duplicates : public UpdateTest {
 protected:
  const std::string text = letter_text("Alfa", "De missie in Irak.");
  const std::string other = letter_text("Alfa", "Een heel ander verhaal, over dijken.");
};

TEST_F(Duplicates, AreOneLetterWithSeveralSources) {
  write("a.txt", text);
  write("b.txt", text + "\n\n");
  EXPECT_EQ(updated(), "read 2, added 1, duplicate 1");
  EXPECT_EQ(letters(), "Alfa: a.txt b.txt");
  EXPECT_EQ(updated(), "unchanged 2");
}

TEST_F(Duplicates, MayComeLater) {
  write("b.txt", text);
  updated();
  write("a.txt", text);
  EXPECT_EQ(updated(), "read 1, unchanged 1, duplicate 1");
  EXPECT_EQ(letters(), "Alfa: b.txt a.txt");
}

TEST_F(Duplicates, OfIdButNotOfTextAreTwoLetters) {
  write("a.txt", text);
  write("b.txt", other);
  EXPECT_EQ(updated(), "read 2, added 2");
  EXPECT_EQ(letters(), "Alfa: a.txt; Alfa: b.txt");
  const auto both = all_letters();
  EXPECT_THAT(both.at(1).id, HasSubstr(both.at(0).id + '-'));
  EXPECT_EQ(both.at(1).id.size(), both.at(0).id.size() + 5);  // four digits are enough
  options.reread = true;
  EXPECT_EQ(updated(), "read 2");
  EXPECT_EQ(all_letters(), both);
}

TEST_F(Duplicates, OfNothingAtAllAreManyLetters) {
  for (int i = 0; i < 20; ++i) write(std::to_string(i), "Regel " + std::to_string(i) + "\n");
  EXPECT_EQ(updated(), "read 20, added 20");
  for (const corpus::Letter& letter : all_letters()) EXPECT_LE(letter.id.size(), 100u);
  options.reread = true;
  EXPECT_EQ(updated(), "read 20");
  EXPECT_EQ(all_letters().size(), 20u);
}

TEST_F(Duplicates, LeaveOneByOne) {
  for (const char* name : {"a.txt", "b.txt", "c.txt"}) write(name, text);
  updated();
  options.prune = true;
  remove("a.txt");
  updated();
  EXPECT_EQ(summary.pruned, 0u);
  EXPECT_EQ(letters(), "Alfa: b.txt c.txt");
  remove("c.txt");
  updated();
  EXPECT_EQ(letters(), "Alfa: b.txt");
  remove("b.txt");
  EXPECT_EQ(updated(), "gone 1, pruned 1");
  EXPECT_EQ(letters(), "");
}

TEST_F(Duplicates, LeaveTogether) {
  for (const char* name : {"a.txt", "b.txt", "c.txt"}) write(name, text);
  updated();
  options.prune = true;
  remove("a.txt");
  remove("b.txt");
  EXPECT_EQ(updated(), "read 1, unchanged 1, gone 2");
  EXPECT_EQ(letters(), "Alfa: c.txt");
  EXPECT_EQ(updated(), "unchanged 1");
}

// The copy that is edited becomes a letter of its own; the other stays what it was.
TEST_F(Duplicates, ThatAreEditedAreNotLost) {
  for (const std::string edited : {"a.txt", "b.txt"}) {
    const std::string left = edited == "a.txt" ? "b.txt" : "a.txt";
    write("a.txt", text);
    write("b.txt", text);
    fs::remove_all(options.database);
    updated();
    const std::string id = all_letters().at(0).id;
    write(edited, other);
    updated();
    std::set<std::string> found;
    for (const corpus::Letter& letter : all_letters()) {
      EXPECT_EQ(letter.sources.size(), 1u);
      const bool is_edited = letter.sections.at(0).text.find("dijken") != std::string::npos;
      const std::string file = fs::path(letter.sources.at(0).path).filename();
      EXPECT_EQ(file, is_edited ? edited : left);
      EXPECT_EQ(letter.id == id, !is_edited);
      found.insert(file);
    }
    EXPECT_EQ(found.size(), 2u) << edited;
  }
}

TEST_F(Duplicates, HaveTheHashOfTheFileAsItIs) {
  write("a.txt", text);
  write("b.txt", text);
  updated();
  write("b.txt", text + "\n\n\n");
  updated();
  const auto found = all_letters();
  ASSERT_EQ(found.size(), 1u);
  ASSERT_EQ(found.at(0).sources.size(), 2u);
  EXPECT_NE(found.at(0).sources.at(0).hash, found.at(0).sources.at(1).hash);
}

TEST_F(Duplicates, ThatSwapTheirContentAreStillTheSameLetters) {
  write("a.txt", text);
  write("b.txt", letter_text("Bravo", "Over dijken en sluizen."));
  updated();
  EXPECT_EQ(letters(), "Alfa: a.txt; Bravo: b.txt");
  fs::rename(folder / "brieven/a.txt", folder / "brieven/x");
  fs::rename(folder / "brieven/b.txt", folder / "brieven/a.txt");
  fs::rename(folder / "brieven/x", folder / "brieven/b.txt");
  updated();
  EXPECT_EQ(letters(), "Alfa: b.txt; Bravo: a.txt");
  updated();
  EXPECT_EQ(letters(), "Alfa: b.txt; Bravo: a.txt");
  for (const corpus::Letter& letter : all_letters()) EXPECT_TRUE(letter.aliases.empty());
}

}  // namespace
}  // namespace briefkamer::indexer
