// File systems that are full, may not be written to, or tell strange times and names: what is
// committed stays whole, and the run after it ends where an undisturbed one does.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <xapian.h>

#include <atomic>
#include <random>
#include <thread>

#include "indexer/folder/update.h"
#include "indexer/journal_writer.h"
#include "tests/indexer/program.h"

namespace briefkamer::indexer {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::AnyOf;
using testing::HasSubstr;

// A small disk of its own, where this process may have one.
class Disk {
 public:
  explicit Disk(const fs::path& place, const std::string& size = "size=2m") : place_(place) {
    fs::create_directories(place);
    is_there_ = ::mount("tmpfs", place.c_str(), "tmpfs", 0, size.c_str()) == 0;
  }
  ~Disk() {
    if (is_there_) ::umount2(place_.c_str(), MNT_DETACH);
  }
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;

  bool is_there() const { return is_there_; }
  bool let_write(bool may) const {
    const unsigned long flags = MS_REMOUNT | (may ? 0UL : static_cast<unsigned long>(MS_RDONLY));
    return ::mount("tmpfs", place_.c_str(), "tmpfs", flags, "size=2m") == 0;
  }
  bool grow(const char* size) const {
    return ::mount("tmpfs", place_.c_str(), "tmpfs", MS_REMOUNT, size) == 0;
  }

 private:
  const fs::path place_;
  bool is_there_ = false;
};

class Hostile : public testing::Test {
 protected:
  void write(const std::string& name, const std::string& subject, int words = 400) const {
    std::string body;
    for (int i = 0; i < words; ++i) body += "Woord" + subject + std::to_string(i) + " telt. ";
    folder.write("brieven/" + name, letter_text("Brief " + subject, body));
  }
  Outcome update(const fs::path& into) const {
    return run_program(folder, {"update", (folder / "brieven").string(), "--database",
                                into.string(), "--commit-every", "5"});
  }
  static void expect_sound(const fs::path& made) {
    const auto live = live_generation(made);
    ASSERT_TRUE(live);
    EXPECT_EQ(Xapian::Database::check(live->string(), 0, nullptr), 0u);
  }

  Folder folder;
  const fs::path database = folder / "schijf/database";
};

TEST_F(Hostile, AFullDiskLosesNothing) {
  const Disk disk(folder / "schijf");
  if (!disk.is_there()) GTEST_SKIP() << "a small disk takes the right to mount one";
  write("eerste.txt", "eerste");
  ASSERT_EQ(update(database).status, 0);
  const auto before = exported(database);
  for (int i = 0; i < 150; ++i) write(std::to_string(i) + ".txt", std::to_string(i));
  const Outcome full = update(database);
  EXPECT_EQ(full.status, 2);
  EXPECT_THAT(full.err, AllOf(HasSubstr(database.string()), HasSubstr("disk is full")));
  expect_sound(database);
  const auto after = exported(folder / "schijf/database");
  for (const auto& [id, letter] : before) EXPECT_EQ(after.at(id), letter);
  ASSERT_TRUE(disk.grow("size=200m"));
  EXPECT_EQ(update(database).status, 0);
  EXPECT_EQ(update(folder / "elders").status, 0);
  EXPECT_EQ(exported(database), exported(folder / "elders"));
  expect_sound(database);
}

// Wherever room ends while a whole generation is written, the old one serves.
TEST_F(Hostile, ADiskThatIsFullAnywherePublishesNothing) {
  constexpr unsigned kSeed = 20251121;
  std::mt19937 random(kSeed);
  for (int i = 0; i < 60; ++i) write(std::to_string(i), std::to_string(i), 60);
  int full = 0;
  for (int moment = 0; moment < 100; ++moment) {
    const std::string size = "size=" + std::to_string(100 + random() % 2000) + "k";
    SCOPED_TRACE(size + ", seed " + std::to_string(kSeed));
    const Disk disk(folder / "schijf", size);
    if (!disk.is_there()) GTEST_SKIP() << "a small disk takes the right to mount one";
    UpdateOptions options;
    options.paths = {folder / "brieven/0"};
    options.database = database;
    try {
      indexer::update(options, vocabulary());
      JournalWriter writer(database, vocabulary().identity);
      for (int i = 0; i < 60; ++i) {
        corpus::Letter letter;
        letter.id = "brief-" + std::to_string(i);
        letter.subject = "Brief " + std::to_string(i);
        letter.sections = {{"", 0, content(folder / ("brieven/" + std::to_string(i))), 1, 0}};
        writer.add(letter);
      }
      writer.finish();
    } catch (const DatabaseError& error) {
      ++full;
      EXPECT_THAT(error.what(), AnyOf(HasSubstr("disk is full"), HasSubstr("No space")));
    }
    if (!live_generation(database)) continue;
    expect_sound(database);
    const auto letters = exported(database).size();
    EXPECT_TRUE(letters == 1 || letters == 61) << letters;
  }
  EXPECT_GT(full, 30);
  EXPECT_LT(full, 100);
}

TEST_F(Hostile, ADiskThatMayNotBeWrittenStaysReadable) {
  const Disk disk(folder / "schijf");
  if (!disk.is_there()) GTEST_SKIP() << "a small disk takes the right to mount one";
  write("een.txt", "een");
  ASSERT_EQ(update(database).status, 0);
  ASSERT_TRUE(disk.let_write(false));
  write("twee.txt", "twee");
  const Outcome refused = update(database);
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.err, AllOf(HasSubstr(database.string()), HasSubstr("Read-only")));
  const GenerationHold hold(*live_generation(database));
  EXPECT_TRUE(generations(database).at(0).held);
  EXPECT_EQ(Xapian::Database(database.string()).get_doccount(), 1u);
  ASSERT_TRUE(disk.let_write(true));
  EXPECT_EQ(update(database).status, 0);
  EXPECT_EQ(exported(database).size(), 2u);
}

// A time that is to come says nothing: such a file is looked into each time.
TEST_F(Hostile, AClockThatJumpsHidesNoChange) {
  write("een.txt", "een");
  const fs::path file = folder / "brieven/een.txt";
  const auto later = fs::file_time_type::clock::now() + std::chrono::hours(100'000);
  for (const std::string subject : {"een", "eén", "vier"}) {
    write("een.txt", subject);
    fs::last_write_time(file, later);
    ASSERT_EQ(update(database).status, 0);
    ASSERT_EQ(exported(database).size(), 1u);
    EXPECT_THAT(exported(database).begin()->second, HasSubstr("Brief " + subject));
  }
  EXPECT_THAT(update(database).out, HasSubstr("unchanged 1"));
}

TEST_F(Hostile, NamesAndLoopsOfEverySortAreTakenOnce) {
  const std::string names[] = {"regel\nbreuk.txt", "geen utf-8 \xFF\xFE.txt",
                               " spatie .txt",     "pro%41cent.txt",
                               "-prune.txt",       std::string(250, 'x')};
  int number = 0;
  for (const std::string& name : names) write(name, std::to_string(++number));
  fs::create_directory(folder / "brieven/kring");
  fs::create_directory_symlink("..", folder / "brieven/kring/terug");
  fs::create_symlink("zelf", folder / "brieven/zelf");
  const Outcome first = update(database);
  EXPECT_EQ(first.status, 0);
  EXPECT_THAT(first.out, AllOf(HasSubstr("added 6"), HasSubstr("failed 2")));
  EXPECT_THAT(first.err, AllOf(HasSubstr("terug: is a link to a folder"), HasSubstr("zelf")));
  const auto once = exported(database);
  EXPECT_THAT(update(database).out, HasSubstr("unchanged 6"));
  EXPECT_EQ(exported(database), once);
  expect_sound(database);
}

TEST_F(Hostile, AFileThatKeepsChangingIsReadWhenItRests) {
  write("rust.txt", "rust");
  write("druk.txt", "druk", 20'000);
  std::atomic<bool> done = false;
  std::thread writer([&] {
    while (!done) {
      std::ofstream file(folder / "brieven/druk.txt", std::ios::app);
      file << " nog";
    }
  });
  const Outcome busy = update(database);
  done = true;
  writer.join();
  EXPECT_EQ(busy.status, 0) << busy.err;
  expect_sound(database);
  ASSERT_EQ(update(database).status, 0);
  EXPECT_EQ(update(folder / "elders").status, 0);
  EXPECT_EQ(exported(database), exported(folder / "elders"));
}

// Neither size nor time of any file differ from what the database knows: none of them is opened,
// so that other bytes behind them go unseen.
TEST_F(Hostile, AFolderThatDidNotChangeIsNotReadAgain) {
  for (int i = 0; i < 200; ++i) write(std::to_string(i) + ".txt", std::to_string(i), 5);
  ASSERT_EQ(update(database).status, 0);
  const auto before = exported(database);
  for (int i = 0; i < 200; ++i) {
    const fs::path file = folder / ("brieven/" + std::to_string(i) + ".txt");
    const auto time = fs::last_write_time(file);
    const auto size = fs::file_size(file);
    std::ofstream(file) << std::string(size, 'x');
    fs::last_write_time(file, time);
  }
  const Outcome again = update(database);
  EXPECT_THAT(again.out, HasSubstr("read 0, added 0, changed 0, unchanged 200"));
  EXPECT_EQ(exported(database), before);
}

}  // namespace
}  // namespace briefkamer::indexer
