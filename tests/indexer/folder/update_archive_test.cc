// Files that hold several letters, and files that say more of others.
#include <gmock/gmock.h>

#include "tests/indexer/folder/update_fixture.h"

namespace briefkamer::indexer {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

std::string number(std::size_t value, int bytes) {
  std::string out;
  for (; bytes > 0; --bytes, value >>= 8) out += static_cast<char>(value);
  return out;
}

std::uint32_t checksum(const std::string& bytes) {
  std::uint32_t crc = ~0u;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1u)));
  }
  return ~crc;
}

// A zip archive of files as they are, not compressed.
std::string zip(const std::vector<std::pair<std::string, std::string>>& files) {
  std::string archive;
  std::string directory;
  for (const auto& [name, bytes] : files) {
    const std::string facts = number(20, 2) + number(0, 8) + number(checksum(bytes), 4) +
                              number(bytes.size(), 4) + number(bytes.size(), 4) +
                              number(name.size(), 2) + number(0, 2);
    directory +=
        "PK\1\2" + number(20, 2) + facts + number(0, 10) + number(archive.size(), 4) + name;
    archive += "PK\3\4" + facts + name + bytes;
  }
  const std::string count = number(files.size(), 2);
  return archive + directory + "PK\5\6" + number(0, 4) + count + count +
         number(directory.size(), 4) + number(archive.size(), 4) + number(0, 2);
}

class Archive : public UpdateTest {
 protected:
  const std::string a = letter_text("Alfa", "De missie in Irak.");
  const std::string b = letter_text("Bravo", "Over dijken en sluizen.");
  const std::string c = letter_text("Charlie", "Het tekort aan huizen.");
};

TEST_F(Archive, GivesALetterForEachFileInIt) {
  write("alle.zip", zip({{"a.txt", a}, {"map/b.txt", b}}));
  EXPECT_EQ(updated(), "read 1, added 2");
  EXPECT_EQ(letters(), "Alfa: a.txt; Bravo: b.txt");
  EXPECT_THAT(all_letters().at(0).sources.at(0).path, HasSubstr("/alle.zip/a.txt"));
  EXPECT_EQ(updated(), "unchanged 1");
}

TEST_F(Archive, FollowsWhatIsInIt) {
  write("alle.zip", zip({{"a.txt", a}, {"b.txt", b}}));
  updated();
  write("alle.zip", zip({{"b.txt", b}, {"c.txt", c}}));
  EXPECT_EQ(updated(), "read 1, changed 1");
  EXPECT_EQ(letters(), "Bravo: b.txt; Charlie: c.txt");
  write("alle.zip", zip({{"x.txt", b}, {"c.txt", c}}));  // one of them has another name
  updated();
  EXPECT_EQ(letters(), "Bravo: x.txt; Charlie: c.txt");
}

TEST_F(Archive, MovesAndLeavesWithItsLetters) {
  write("alle.zip", zip({{"a.txt", a}, {"b.txt", b}}));
  updated();
  fs::rename(folder / "brieven/alle.zip", folder / "brieven/oud.zip");
  EXPECT_EQ(updated(), "moved 1");
  for (const corpus::Letter& letter : all_letters())
    EXPECT_THAT(letter.sources.at(0).path, HasSubstr("/oud.zip/"));
  remove("oud.zip");
  options.prune = true;
  EXPECT_EQ(updated(), "gone 1, pruned 2");
  EXPECT_EQ(letters(), "");
}

TEST_F(Archive, SharesLettersWithFilesAndWithItself) {
  write("a.txt", a);
  write("alle.zip", zip({{"1.txt", a}, {"2.txt", b}, {"3.txt", b}}));
  EXPECT_EQ(updated(), "read 2, added 2, duplicate 2");
  EXPECT_EQ(letters(), "Alfa: a.txt 1.txt; Bravo: 2.txt 3.txt");
  options.reread = true;
  updated();
  EXPECT_EQ(letters(), "Alfa: a.txt 1.txt; Bravo: 2.txt 3.txt");
  options.reread = false;
  options.prune = true;
  remove("a.txt");
  updated();
  EXPECT_EQ(letters(), "Alfa: 1.txt; Bravo: 2.txt 3.txt");
}

TEST_F(Archive, NamesTheFilesInItThatCannotBeRead) {
  write("alle.zip", zip({{"a.txt", a}, {"leeg.txt", ""}}));
  EXPECT_EQ(updated(), "read 1, added 1, failed 1");
  EXPECT_THAT(summary.failed.at(0).path, HasSubstr("/alle.zip/leeg.txt"));
  EXPECT_THAT(summary.failed.at(0).reason, HasSubstr("empty"));
  EXPECT_EQ(updated(), "read 1, failed 1");  // said again, every time
  fs::rename(folder / "brieven/alle.zip", folder / "brieven/oud.zip");
  EXPECT_EQ(updated(), "moved 1, failed 1");
  EXPECT_EQ(letters(), "Alfa: a.txt");
}

TEST_F(Archive, KeepsItsLettersWhenItIsDamagedLater) {
  write("alle.zip", zip({{"a.txt", a}, {"b.txt", b}}));
  updated();
  write("alle.zip", zip({{"a.txt", a}, {"b.txt", b}}).substr(0, 200));
  updated();
  EXPECT_EQ(summary.failed.size(), 1u);
  EXPECT_EQ(letters(), "Alfa: a.txt; Bravo: b.txt");
}

// What a metadata record says counts whenever it comes, before its paper or after.
TEST_F(Archive, HasItsPapersReadAgainWhenARecordOfThemComes) {
  const std::string record =
      "<?xml version=\"1.0\"?>\n<metadata_gegevens>\n"
      "<metadata name=\"DC.identifier\" scheme=\"\" content=\"kst-32545-143\"/>\n"
      "</metadata_gegevens>\n";
  write("a.txt", a);
  write("ab.txt", b);
  updated();
  const std::string before = all_letters().at(0).id;
  write("a.metadata.xml", record);
  EXPECT_EQ(updated(), "read 2, changed 1, unchanged 1");
  for (const corpus::Letter& letter : all_letters()) {
    if (letter.subject != "Alfa") continue;
    EXPECT_EQ(letter.id, "kst-32545-143");
    EXPECT_EQ(letter.aliases, std::vector{before});
  }
  EXPECT_EQ(updated(), "unchanged 3");
  write("c.metadata.xml", record);
  EXPECT_EQ(updated(), "unchanged 3, failed 1");  // its paper is not there
}

}  // namespace
}  // namespace briefkamer::indexer
