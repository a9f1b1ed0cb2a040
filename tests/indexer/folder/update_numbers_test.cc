// Files of one letter of which only some have its official number, and letters with two numbers.
#include <gmock/gmock.h>

#include "tests/indexer/folder/update_fixture.h"

namespace briefkamer::indexer {
namespace {

using testing::Contains;

class Numbers : public UpdateTest {
 protected:
  // A file with a publisher's record that says its number.
  void write_numbered(const std::string& name, const std::string& number,
                      const std::string& written) const {
    write(name + ".metadata.xml",
          "<?xml version=\"1.0\"?>\n<metadata_gegevens>\n<metadata name=\"DC.identifier\" "
          "scheme=\"\" content=\"" +
              number + "\"/>\n</metadata_gegevens>\n");
    write(name + ".txt", written);
  }

  // "id: file file" of each letter, by id.
  std::string by_id() const {
    std::map<std::string, std::string> found;
    for (const corpus::Letter& letter : all_letters())
      for (const corpus::Source& source : letter.sources)
        found[letter.id] += ' ' + std::filesystem::path(source.path).filename().string();
    std::string all;
    for (const auto& [id, files] : found) all += (all.empty() ? "" : "; ") + id + ':' + files;
    return all;
  }

  const std::string text = letter_text("Alfa", "De missie in Irak.");
  const std::string other = letter_text("Alfa", "Een heel ander verhaal, over dijken.");
};

TEST_F(Numbers, AreTheLettersWhicheverFileComesFirst) {
  for (const bool numbered_first : {true, false}) {
    std::filesystem::remove_all(options.database);
    for (const char* name : {"plain.txt", "kst.txt", "kst.metadata.xml"}) remove(name);
    if (numbered_first) write_numbered("kst", "kst-32545-143", text);
    if (!numbered_first) write("plain.txt", text);
    updated();
    const std::string first = all_letters().at(0).id;
    if (numbered_first) write("plain.txt", text);
    if (!numbered_first) write_numbered("kst", "kst-32545-143", text);
    updated();
    EXPECT_EQ(summary.duplicate, 1u);
    const auto letters = all_letters();
    ASSERT_EQ(letters.size(), 1u);
    EXPECT_EQ(letters.front().id, "kst-32545-143");
    EXPECT_EQ(letters.front().sources.size(), 2u);
    ASSERT_EQ(letters.front().aliases.size(), 1u);
    EXPECT_EQ(letters.front().aliases.front() == first, !numbered_first);
    updated();
    EXPECT_EQ(summary.read, 0u);
    options.reread = true;
    updated();
    options.reread = false;
    EXPECT_EQ(all_letters().size(), 1u);
    EXPECT_EQ(all_letters().front().aliases, letters.front().aliases);
  }
}

TEST_F(Numbers, JoinNoLettersOfAnotherText) {
  for (const bool numbered_first : {true, false}) {
    std::filesystem::remove_all(options.database);
    for (const char* name : {"plain.txt", "kst.txt", "kst.metadata.xml"}) remove(name);
    if (numbered_first) write_numbered("kst", "kst-32545-143", text);
    if (!numbered_first) write("plain.txt", other);
    updated();
    if (numbered_first) write("plain.txt", other);
    if (!numbered_first) write_numbered("kst", "kst-32545-143", text);
    updated();
    EXPECT_EQ(letters(),
              numbered_first ? "Alfa: kst.txt; Alfa: plain.txt" : "Alfa: plain.txt; Alfa: kst.txt");
    const std::string before = by_id();
    options.reread = true;
    updated();
    options.reread = false;
    EXPECT_EQ(by_id(), before);
  }
}

TEST_F(Numbers, OfAnotherDayJoinNothing) {
  write_numbered("kst", "kst-32545-143", text);
  write("plain.txt", letter_text("Alfa", "De missie in Irak.", "1 februari 2025"));
  updated();
  EXPECT_EQ(all_letters().size(), 2u);
}

// As when one text is published for both chambers.
TEST_F(Numbers, ThatDifferAreTwoLetters) {
  write_numbered("a", "kst-32545-143", text);
  write_numbered("b", "kst-32545-c", text);
  updated();
  EXPECT_EQ(by_id(), "kst-32545-143: a.txt; kst-32545-c: b.txt");
  options.reread = true;
  updated();
  EXPECT_EQ(by_id(), "kst-32545-143: a.txt; kst-32545-c: b.txt");
}

TEST_F(Numbers, StayAsLongAsAnyFile) {
  for (const bool numbered_leaves : {true, false}) {
    std::filesystem::remove_all(options.database);
    options.prune = true;
    write("plain.txt", text);
    write_numbered("kst", "kst-32545-143", text);
    updated();
    ASSERT_EQ(by_id(), "kst-32545-143: kst.txt plain.txt");
    if (numbered_leaves) remove("kst.metadata.xml");
    remove(numbered_leaves ? "kst.txt" : "plain.txt");
    updated();
    EXPECT_EQ(summary.pruned, 0u);
    EXPECT_EQ(by_id(), numbered_leaves ? "kst-32545-143: plain.txt" : "kst-32545-143: kst.txt");
    for (const char* name : {"plain.txt", "kst.txt", "kst.metadata.xml"}) remove(name);
    updated();
    EXPECT_EQ(summary.pruned, 1u);
    EXPECT_EQ(by_id(), "");
  }
}

TEST_F(Numbers, OfTheSenderAreKeptOfEveryFile) {
  const auto referred = [&](const std::string& reference) {
    std::string all = text;
    return all.insert(all.find("Betreft"), "Onze referentie " + reference + "\n");
  };
  write("a.txt", referred("BS2025001234"));
  write("b.txt", referred("BS2025001235"));
  updated();
  const auto letters = all_letters();
  ASSERT_EQ(letters.size(), 1u);
  EXPECT_EQ(letters.front().references.own, "BS2025001234");
  EXPECT_THAT(letters.front().aliases, Contains("bs2025001235"));
}

}  // namespace
}  // namespace briefkamer::indexer
