#include <gmock/gmock.h>
#include <xapian.h>

#include "corpus/tagging/tagger.h"
#include "indexer/letter_document.h"
#include "tests/indexer/folder/update_fixture.h"

namespace briefkamer::indexer {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Rebuild : public UpdateTest {};

TEST_F(Rebuild, KeepsEveryLetterAndTheRecordOfEveryFile) {
  options.paths.emplace_back(PROJECT_FOLDER "/corpus/letters");
  write("a.txt", letter_text("Alfa", "De NAVO-missie in Irak (NMI)."));
  write("leeg.txt", "");
  updated();
  const auto before = exported(options.database);
  ASSERT_GT(before.size(), 10u);
  std::size_t last = 0;
  EXPECT_EQ(rebuild(options.database, vocabulary(),
                    [&](const UpdateProgress& progress) {
                      if (progress.part == UpdatePart::kWriting) last = progress.done;
                    }),
            before.size());
  EXPECT_EQ(last, before.size());
  EXPECT_EQ(exported(options.database), before);
  const auto given = std::distance(fs::directory_iterator(PROJECT_FOLDER "/corpus/letters"), {});
  EXPECT_EQ(updated(), "unchanged " + std::to_string(given + 1) + ", failed 1");
}

TEST_F(Rebuild, KeepsTopicsOfOfficialThemes) {
  corpus::Letter letter;
  letter.id = "kst-1-1";
  const corpus::Topic& topic = vocabulary().topics.front();
  ASSERT_FALSE(topic.label.empty());
  for (const corpus::Topic& other : vocabulary().topics) {
    if (!other.themes.empty()) letter.themes = {other.themes.front()};
  }
  ASSERT_FALSE(letter.themes.empty());
  corpus::Tagger(vocabulary()).tag(letter, letter.themes);
  ASSERT_FALSE(letter.topics.empty());
  {
    IndexWriter writer(options.database, vocabulary().identity);
    writer.add(letter);
    writer.finish();
  }
  rebuild(options.database, vocabulary());
  EXPECT_EQ(all_letters(), std::vector{letter});
}

TEST_F(Rebuild, TakesAVersionThatNothingElseTakes) {
  write("a.txt", letter_text("Alfa", "De missie."));
  updated();
  const auto before = exported(options.database);
  {
    Xapian::WritableDatabase xapian(live_generation(options.database)->string(), Xapian::DB_OPEN);
    xapian.set_metadata(std::string(kSchemaKey), "0");
    xapian.commit();
  }
  EXPECT_THROW(updated(), DatabaseError);
  EXPECT_EQ(rebuild(options.database, vocabulary()), 1u);
  EXPECT_EQ(exported(options.database), before);
}

TEST_F(Rebuild, LeavesTheGenerationThatReadersHaveAndRemovesOlderOnes) {
  write("a.txt", letter_text("Alfa", "De missie."));
  updated();
  const fs::path first = *live_generation(options.database);
  const Xapian::Database reader(options.database.string());
  rebuild(options.database, vocabulary());
  EXPECT_NE(live_generation(options.database), first);
  EXPECT_EQ(stored_letter(reader.get_document(1)).subject, "Alfa");
  rebuild(options.database, vocabulary());
  EXPECT_FALSE(fs::exists(first));
}

TEST_F(Rebuild, BeginsAnewAfterAnInterruption) {
  write("a.txt", letter_text("Alfa", "De missie."));
  updated();
  {
    IndexWriter half(folder / "half", "v");
    corpus::Letter stray;
    stray.id = "zwerver";
    half.add(stray);
    half.commit();
  }
  fs::rename(folder / "half/generation-1", options.database / "generation-2");
  EXPECT_EQ(letters(), "Alfa: a.txt");  // the old one is still live
  EXPECT_EQ(rebuild(options.database, vocabulary()), 1u);
  EXPECT_EQ(letters(), "Alfa: a.txt");
}

TEST_F(Rebuild, SaysWhenThereIsNothingToRebuild) {
  try {
    rebuild(options.database, vocabulary());
    ADD_FAILURE();
  } catch (const DatabaseError& error) {
    EXPECT_THAT(error.what(), HasSubstr(options.database.string()));
    EXPECT_THAT(error.what(), HasSubstr("briefkamer-index update"));
  }
  EXPECT_FALSE(fs::exists(options.database));
}

TEST_F(Rebuild, NamesTheDatabaseWhoseLetterIsDamaged) {
  write("a.txt", letter_text("Alfa", "De missie."));
  updated();
  const fs::path live = *live_generation(options.database);
  {
    Xapian::WritableDatabase xapian(live.string(), Xapian::DB_OPEN);
    Xapian::Document document = xapian.get_document(1);
    document.set_data("{");
    xapian.replace_document(1, document);
    xapian.commit();
  }
  try {
    rebuild(options.database, vocabulary());
    ADD_FAILURE();
  } catch (const DatabaseError& error) {
    EXPECT_THAT(error.what(), HasSubstr(live.string()));
    EXPECT_THAT(error.what(), HasSubstr("damaged"));
  }
  EXPECT_EQ(live_generation(options.database), live);
}

}  // namespace
}  // namespace briefkamer::indexer
