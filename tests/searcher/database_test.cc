#include "searcher/database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "indexer/generation_writer.h"
#include "indexer/index_writer.h"
#include "indexer/schema.h"
#include "searcher/searcher.h"
#include "tests/searcher/sample_letters.h"
#include "tests/searcher/temporary_folder.h"

namespace briefkamer::searcher {
namespace {

namespace fs = std::filesystem;
using indexer::DatabaseError;
using indexer::GenerationWriter;
using indexer::IndexWriter;
using testing::HasSubstr;

// What the pool says when it cannot be opened; "" when it can.
std::string complaint(const fs::path& database) {
  try {
    DatabasePool pool(database);
    return {};
  } catch (const DatabaseError& error) {
    return error.what();
  }
}

Xapian::doccount letters(DatabasePool& pool) {
  Xapian::doccount count = 0;
  pool.with_reader([&](Reader& reader) { count = reader.xapian.get_doccount(); });
  return count;
}

class DatabasePoolTest : public testing::Test {
 protected:
  void add(const std::string& id) const {
    add_letters(database_, {letter_with(id, "2025-01-01", "missie " + id, "tekst")});
  }
  void rebuild(const std::vector<corpus::Letter>& all) const {
    GenerationWriter writer(database_, "small");
    for (const corpus::Letter& letter : all) writer.add(letter);
    writer.finish();
  }
  void set_metadata(std::string_view key, const std::string& value) const {
    Xapian::WritableDatabase writable((database_ / "generation-1").string(), Xapian::DB_OPEN);
    writable.set_metadata(std::string(key), value);
    writable.commit();
  }

  TemporaryFolder folder_;
  fs::path database_ = folder_.path() / "database";
};

TEST_F(DatabasePoolTest, ReadsOnInAGenerationUntilItLetsGo) {
  add("a");
  const fs::path old = *indexer::live_generation(database_);
  DatabasePool pool(database_);
  pool.with_reader([&](Reader& reader) {
    rebuild({letter_with("b", "2025-01-01", "missie b", "tekst")});
    EXPECT_TRUE(fs::exists(old));
    EXPECT_TRUE(reader.xapian.term_exists("Qa"));
    add("c");  // an update takes nothing from under a reader either
    EXPECT_TRUE(fs::exists(old));
  });
  EXPECT_EQ(letters(pool), 2U);
  add("d");
  EXPECT_FALSE(fs::exists(old));
}

TEST_F(DatabasePoolTest, SaysThatThereIsNoDatabase) {
  EXPECT_THAT(complaint(database_), HasSubstr("briefkamer-index update"));
  fs::create_directory(database_);
  EXPECT_THAT(complaint(database_), HasSubstr("holds no finished database"));
  folder_.write("database/XAPIANDB", "glass generation-7\n");
  EXPECT_THAT(complaint(database_), HasSubstr("generation-7: is not there"));
  folder_.write("database/XAPIANDB", "glass /etc\n");
  EXPECT_THAT(complaint(database_), HasSubstr("does not name a generation"));
  folder_.write("file", "text");
  EXPECT_THAT(complaint(folder_.path() / "file"), HasSubstr("file: line 1 names no database"));
}

TEST_F(DatabasePoolTest, NamesRebuildForAnotherVersion) {
  add("a");
  EXPECT_EQ(complaint(database_), "");
  set_metadata(indexer::kSchemaKey, "0");
  EXPECT_THAT(complaint(database_), HasSubstr("briefkamer-index rebuild"));
  set_metadata(indexer::kSchemaKey, std::to_string(indexer::kSchemaVersion));
  set_metadata(indexer::kAnalyzerKey, "another");
  EXPECT_THAT(complaint(database_), HasSubstr("briefkamer-index rebuild"));
}

TEST_F(DatabasePoolTest, NoticesANewVersionWhileRunning) {
  add("a");
  DatabasePool pool(database_);
  set_metadata(indexer::kAnalyzerKey, "another");
  EXPECT_THROW(letters(pool), DatabaseError);
  set_metadata(indexer::kAnalyzerKey, indexer::analyzer_identity());
  EXPECT_EQ(letters(pool), 1U);
}

TEST_F(DatabasePoolTest, SaysThatATableIsDamaged) {
  std::vector<corpus::Letter> all;
  for (int i = 0; i < 200; ++i)
    all.push_back(
        letter_with("a" + std::to_string(i), "2025-01-01", "missie", std::string(500, 'x')));
  add_letters(database_, all);
  const corpus::Vocabulary vocabulary = small_vocabulary();
  for (const char* table : {"postlist.glass", "docdata.glass", "termlist.glass", "iamglass"}) {
    const fs::path file = database_ / "generation-1" / table;
    const fs::path kept = folder_.path() / "kept";
    fs::copy_file(file, kept, fs::copy_options::overwrite_existing);
    for (const std::uintmax_t size : {std::uintmax_t{0}, fs::file_size(file) / 2}) {
      fs::resize_file(file, size);
      try {
        const Searcher searcher(database_, vocabulary);
        Question question;
        question.text = "missie";
        searcher.search(question);
        searcher.letter("a1");
      } catch (const DatabaseError& error) {
        EXPECT_THAT(error.what(), HasSubstr(database_.string())) << table;
      }
      fs::copy_file(kept, file, fs::copy_options::overwrite_existing);
    }
  }
  EXPECT_EQ(complaint(database_), "");
}

TEST_F(DatabasePoolTest, AsksAgainWhenAWriterOvertakesIt) {
  add("a");
  DatabasePool pool(database_);
  int calls = 0;
  Xapian::doccount count = 0;
  pool.with_reader([&](Reader& reader) {
    if (++calls == 1) {
      for (int i = 0; i < 3; ++i) add("b" + std::to_string(i));
      throw Xapian::DatabaseModifiedError("overtaken");
    }
    count = reader.xapian.get_doccount();
  });
  EXPECT_EQ(calls, 2);
  EXPECT_EQ(count, 4U);
}

TEST_F(DatabasePoolTest, DoesNotAskForEver) {
  add("a");
  DatabasePool pool(database_);
  EXPECT_THROW(pool.with_reader([](Reader&) { throw Xapian::DatabaseModifiedError("overtaken"); }),
               DatabaseError);
  EXPECT_THROW(pool.with_reader([](Reader&) { throw Xapian::DatabaseCorruptError("damaged"); }),
               DatabaseError);
  EXPECT_EQ(letters(pool), 1U);
}

TEST_F(DatabasePoolTest, PassesOtherErrorsOn) {
  add("a");
  DatabasePool pool(database_);
  EXPECT_THROW(pool.with_reader([](Reader&) { throw QuestionError("q", "wrong"); }), QuestionError);
  EXPECT_EQ(letters(pool), 1U);
}

TEST_F(DatabasePoolTest, SeesWhatIsPublished) {
  add("a");
  DatabasePool pool(database_);
  EXPECT_EQ(letters(pool), 1U);
  {
    IndexWriter writer(database_, "small");
    writer.add(letter_with("b", "2025-01-01", "x", ""));
    EXPECT_EQ(letters(pool), 1U) << "before the commit";
    writer.commit();
    EXPECT_EQ(letters(pool), 2U);
  }
  for (int i = 0; i < 4; ++i) {
    rebuild({letter_with("c", "2025-01-01", "x", ""), letter_with("d", "2025-01-01", "x", "")});
    add("e" + std::to_string(i));
    EXPECT_EQ(letters(pool), 3U);
  }
}

TEST_F(DatabasePoolTest, SeesADatabaseThatWasMadeAnew) {
  add("a");
  add("b");
  DatabasePool pool(database_);
  EXPECT_EQ(letters(pool), 2U);
  fs::remove_all(database_);
  EXPECT_THROW(letters(pool), DatabaseError);
  add("c");
  EXPECT_EQ(letters(pool), 1U);
}

// Each state has the same number of letters on both sides: an answer that mixes two states shows.
TEST_F(DatabasePoolTest, ManyThreadsSeeWholeStatesOnly) {
  const auto state = [](int number) {
    std::vector<corpus::Letter> all;
    for (int i = 0; i < 8; ++i) {
      all.push_back(letter_with("l" + std::to_string(i), "2025-01-01",
                                "missie staat" + std::to_string(number), "tekst"));
      all.push_back(letter_with("r" + std::to_string(i), "2025-01-01",
                                "brief staat" + std::to_string(number), "tekst"));
    }
    return all;
  };
  add_letters(database_, state(0));
  const corpus::Vocabulary vocabulary = small_vocabulary();
  const Searcher searcher(database_, vocabulary);
  std::atomic<bool> done = false;
  std::atomic<int> asked = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 6; ++i) {
    readers.emplace_back([&] {
      Question question;
      question.text = "onderwerp:missie OF onderwerp:brief";
      question.count = 16;
      while (!done) {
        const Answer answer = searcher.search(question);
        std::set<std::string> states;
        for (const Hit& hit : answer.hits) states.insert(hit.subject.substr(hit.subject.find(' ')));
        EXPECT_EQ(answer.hits.size(), 16U);
        EXPECT_EQ(states.size(), 1U);
        EXPECT_EQ(answer.facets.at(0).values.at(0).count, 16U);
        EXPECT_EQ(searcher.status().letters, 16U);
        ++asked;
      }
    });
  }
  for (int number = 1; number <= 30; ++number) {
    if (number % 5 == 0) {
      rebuild(state(number));
    } else {
      add_letters(database_, state(number));
    }
  }
  while (asked < 30) std::this_thread::yield();
  done = true;
  for (std::thread& reader : readers) reader.join();
  Question question;
  question.text = "staat30";
  EXPECT_EQ(searcher.search(question).total, 16U);
}

}  // namespace
}  // namespace briefkamer::searcher
