// A journal and the generation made of it come to what letter after letter comes to.
#include "indexer/journal_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "indexer/letter_journal.h"
#include "tests/indexer/bulk/same_database.h"
#include "tests/indexer/folder.h"

namespace briefkamer::indexer {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kSeed = 20251121;

corpus::Letter letter(const std::string& id, const std::string& subject = "Onderwerp") {
  corpus::Letter made;
  made.id = id;
  made.subject = subject;
  made.sections = {{"", 0, "De missie van " + subject + " in Irak.", 1, 0}};
  return made;
}

std::string id_of(std::mt19937& random) {
  return "brief-" + std::to_string(random() % 40);
}

// Some in folders, some longer than a key may be.
std::string path_of(const std::string& id) {
  const std::string folder = "/map" + id.substr(id.size() - 1) + '/';
  return id.size() % 2 == 0 ? folder + id : folder + std::string(180, 'x') + '/' + id;
}

std::string hash_of(std::size_t content) {
  return std::string(63, 'a') + std::to_string(content);
}

// One step of a run, the same for the same random numbers.
void change(LetterWriter& writer, std::mt19937& random) {
  const std::string id = id_of(random);
  switch (random() % 8) {
    case 0:
      writer.remove(id);
      return;
    case 1:
    case 2: {
      FileRecord record{path_of(id), random() % 100, 1, hash_of(random() % 5), {id}, ""};
      if (random() % 4 == 0) record.hash.clear();
      if (random() % 3 == 0) record.failure = "leeg";
      writer.set_record(record);
      return;
    }
    case 3:
      writer.remove_record(path_of(id));
      return;
    case 4:
      writer.commit();
      return;
    default:
      corpus::Letter made = letter(id, "keer " + std::to_string(random()));
      if (random() % 3 == 0) made.aliases = {"was-" + id};
      writer.add(made);
  }
}

std::string told(std::vector<FileRecord> records) {
  std::sort(records.begin(), records.end(),
            [](const FileRecord& a, const FileRecord& b) { return a.path < b.path; });
  std::string all;
  for (const FileRecord& record : records) all += to_value(record) + '\n';
  return all;
}

// All that can be asked of a writer, as text.
std::string told(const LetterWriter& writer) {
  std::string all = std::to_string(writer.letters()) + ' ' + writer.last_run() + '\n';
  for (int i = 0; i < 40; ++i) {
    for (const std::string before : {"", "was-"}) {
      const auto found = writer.find(before + "brief-" + std::to_string(i));
      all += found ? corpus::to_json(*found).dump() + '\n' : "-\n";
    }
  }
  for (const char* start : {"", "/map1", "/map2/", "/map3/x", "/map4/brief-14"})
    all += told(records_of(writer, start));
  all += "failed\n" + told(writer.failures());
  for (std::size_t content = 0; content < 5; ++content)
    all += "hash\n" + told(writer.records_with(hash_of(content)));
  for (int i = 0; i < 40; ++i) {
    const auto record = writer.record(path_of("brief-" + std::to_string(i)));
    all += record ? to_value(*record) : "-";
  }
  return all;
}

std::vector<corpus::Letter> in_order(const fs::path& database) {
  std::vector<corpus::Letter> letters;
  IndexWriter(database, "v").each_letter([&](corpus::Letter&& found) {
    letters.push_back(std::move(found));
  });
  return letters;
}

TEST(JournalWriter, ComesToWhatLetterAfterLetterComesTo) {
  for (unsigned run = 0; run < 10; ++run) {
    SCOPED_TRACE("seed " + std::to_string(kSeed + run));
    const Folder folder;
    std::mt19937 first(kSeed + run);
    std::mt19937 second(kSeed + run);
    for (int round = 0; round < 3; ++round) {  // on nothing, and on what the last one left
      IndexWriter one(folder / "one", "v");
      JournalWriter other(folder / "other", "v");
      for (int step = 0; step < 60; ++step) {
        change(one, first);
        change(other, second);
      }
      const std::string report = "run " + std::to_string(round);
      one.set_last_run(report);
      other.set_last_run(report);
      ASSERT_EQ(told(other), told(one));
      EXPECT_TRUE(one.finish());
      EXPECT_TRUE(other.finish());
      EXPECT_FALSE(fs::exists(folder / "other/journal"));
    }
    EXPECT_EQ(in_order(folder / "other"), in_order(folder / "one"));
    EXPECT_EQ(faults(*live_generation(folder / "other")), 0u);
  }
}

TEST(JournalWriter, GoesOnFromTheLastCommit) {
  const Folder folder;
  {
    JournalWriter writer(folder / "database", "v");
    writer.add(letter("a"));
    writer.set_record({"/a", 1, 2, "hash", {"a"}, ""});
    writer.commit();
    writer.add(letter("b"));
  }
  EXPECT_FALSE(live_generation(folder / "database"));
  EXPECT_TRUE(JournalWriter::was_interrupted(folder / "database", "v"));
  EXPECT_FALSE(JournalWriter::was_interrupted(folder / "database", "other"));
  {
    JournalWriter writer(folder / "database", "v");
    EXPECT_TRUE(writer.find("a"));
    EXPECT_FALSE(writer.find("b"));
    EXPECT_EQ(records_of(writer).size(), 1u);
    writer.add(letter("c"));
    writer.finish();
  }
  EXPECT_EQ(in_order(folder / "database"), (std::vector{letter("a"), letter("c")}));
  EXPECT_FALSE(JournalWriter::was_interrupted(folder / "database", "v"));
}

// A kill or a disk that is full may cut the file anywhere.
TEST(JournalWriter, TakesAJournalThatIsCutAnywhereForItsLastWholeCommit) {
  const Folder folder;
  {
    JournalWriter writer(folder / "database", "v");
    for (const char* id : {"a", "b", "c"}) {
      writer.add(letter(id));
      writer.commit();
    }
  }
  const fs::path journal = folder / "database/journal";
  std::size_t last = 3;
  for (std::uintmax_t size = fs::file_size(journal); size-- > 0;) {
    fs::resize_file(journal, size);
    const fs::path copy = folder / "copy";
    fs::copy(folder / "database", copy);
    const std::size_t letters = JournalWriter(copy, "v").letters();
    fs::remove_all(copy);
    EXPECT_TRUE(letters == last || letters + 1 == last) << size;
    last = letters;
  }
  EXPECT_EQ(last, 0u);
}

TEST(JournalWriter, BeginsAnewOnAnotherGeneration) {
  const Folder folder;
  const fs::path database = folder / "database";
  {
    JournalWriter writer(database, "v");
    writer.add(letter("a"));
    writer.commit();
  }
  {
    IndexWriter writer(database, "v");
    writer.add(letter("b"));
    writer.finish();
  }
  EXPECT_FALSE(JournalWriter::was_interrupted(database, "v"));
  JournalWriter(database, "v").finish();
  EXPECT_EQ(in_order(database), std::vector{letter("b")});
}

TEST(JournalWriter, StopsWhenAskedToAndGoesOnLater) {
  const Folder folder;
  bool stops = true;
  {
    JournalWriter writer(folder / "database", "v", {}, {}, [&] { return stops; });
    for (int i = 0; i < 20; ++i) writer.add(letter("brief-" + std::to_string(i)));
    EXPECT_FALSE(writer.finish());
  }
  EXPECT_FALSE(live_generation(folder / "database"));
  stops = false;
  std::size_t written = 0;
  const auto report = [&](const UpdateProgress& progress) {
    if (progress.part == UpdatePart::kWriting) written = progress.done;
  };
  EXPECT_TRUE(JournalWriter(folder / "database", "v", report, {}, [&] { return stops; }).finish());
  EXPECT_EQ(written, 20u);
  EXPECT_EQ(in_order(folder / "database").size(), 20u);
}

TEST(JournalWriter, KeepsTheVocabularyThatOtherLettersWereTaggedBy) {
  const Folder folder;
  const fs::path database = folder / "database";
  {
    JournalWriter writer(database, "old");
    writer.add(letter("a"));
    EXPECT_FALSE(writer.has_other_vocabulary());
    writer.finish();
  }
  {
    JournalWriter writer(database, "new");
    writer.add(letter("b"));
    EXPECT_TRUE(writer.has_other_vocabulary());
    writer.finish();
  }
  EXPECT_TRUE(IndexWriter(database, "new").has_other_vocabulary());
}

TEST(JournalWriter, IsTheOnlyWriter) {
  const Folder folder;
  const JournalWriter writer(folder / "database", "v");
  EXPECT_THROW(JournalWriter(folder / "database", "v"), DatabaseBusy);
}

}  // namespace
}  // namespace briefkamer::indexer
