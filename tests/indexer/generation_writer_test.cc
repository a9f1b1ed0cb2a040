#include "indexer/generation_writer.h"

#include <gtest/gtest.h>

#include "indexer/schema.h"
#include "tests/indexer/bulk/same_database.h"
#include "tests/indexer/folder/update_fixture.h"

namespace briefkamer::indexer {
namespace {

namespace fs = std::filesystem;

class Generation : public UpdateTest {
 protected:
  // The letters of the sample, and two that no ministry would write.
  std::vector<corpus::Letter> sample() {
    options.paths.emplace_back(PROJECT_FOLDER "/corpus/letters");
    updated();
    std::vector<corpus::Letter> letters = all_letters();
    corpus::Letter odd;
    odd.id = "leeg";
    letters.push_back(odd);
    odd.id = "vreemd";
    odd.subject = std::string("\0 \xFF", 3) + std::string(1000, 'y');
    letters.push_back(odd);
    return letters;
  }
};

// Readers see one database, whichever way it was written.
TEST_F(Generation, IsTheDatabaseThatAddingLettersOneByOneMakes) {
  const std::vector<corpus::Letter> letters = sample();
  ASSERT_GT(letters.size(), 10u);
  const FileRecord record{"/a.txt", 1, 2, "hash", {"x", "y"}, ""};
  const fs::path one = options.database.string() + "-one";
  const fs::path whole = options.database.string() + "-whole";
  {
    IndexWriter adding(one, "v");
    const WriterLock lock(whole);
    GenerationWriter writing(whole, "v");
    for (const corpus::Letter& letter : letters) {
      adding.add(letter);
      writing.add(letter);
    }
    adding.set_record(record);
    writing.add_record(record);
    adding.finish();
    writing.finish();
    EXPECT_EQ(writing.letters(), letters.size());
  }
  for (const fs::path& database : {one, whole}) {  // all that may differ are times
    Xapian::WritableDatabase xapian(live_generation(database)->string(), Xapian::DB_OPEN);
    for (const std::string_view time : {kMadeKey, kUpdatedKey}) {
      EXPECT_NE(xapian.get_metadata(std::string(time)), "") << time;
      xapian.set_metadata(std::string(time), "then");
    }
    xapian.commit();
  }
  const Xapian::Database a(one.string());
  const Xapian::Database b(whole.string());
  Comparison comparison(a, b);
  EXPECT_EQ(comparison.difference(), "");
  EXPECT_GT(comparison.compared(), 10'000u);
  EXPECT_EQ(faults(*live_generation(whole)), 0u);
}

TEST_F(Generation, PublishesNothingWithoutAnEnd) {
  const fs::path database = options.database;
  {
    const WriterLock lock(database);
    GenerationWriter writer(database, "v");
    corpus::Letter letter;
    letter.id = "a";
    writer.add(letter);
  }
  EXPECT_FALSE(live_generation(database));
  IndexWriter next(database, "v");  // what is left is in nobody's way
  EXPECT_EQ(next.letters(), 0u);
  next.finish();
}

}  // namespace
}  // namespace briefkamer::indexer
