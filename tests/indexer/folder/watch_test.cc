// What `briefkamer-index update --watch` keeps: a folder and its database stay together.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <chrono>
#include <functional>
#include <set>
#include <thread>

#include "indexer/letter_document.h"
#include "tests/indexer/program.h"

namespace briefkamer::indexer {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::steady_clock;
using testing::HasSubstr;
using testing::UnorderedElementsAre;
using Names = std::set<std::string>;

constexpr milliseconds kPromised{2000};
constexpr milliseconds kLongest{30'000};  // on a machine that has much else to do

// "subject" of each letter that a reader finds, with the names of its files: "Een: een.txt".
Names found(const fs::path& database) {
  Names names;
  try {
    const Xapian::Database xapian(database.string());
    for (auto it = xapian.postlist_begin(""); it != xapian.postlist_end(""); ++it) {
      const corpus::Letter letter = stored_letter(xapian.get_document(*it));
      names.insert(letter.subject + ": " +
                   fs::path(letter.sources.front().path).filename().string());
    }
  } catch (const Xapian::Error&) {  // not there yet, or changed meanwhile: the caller looks again
    return {"(no database)"};
  }
  return names;
}

class Watch : public testing::Test {
 protected:
  Watch() { fs::create_directories(folder / "brieven"); }
  ~Watch() override {
    if (child_ > 0) stop(SIGKILL);
  }

  void start(std::vector<std::string> more = {}) {
    std::vector<std::string> arguments = {"update", (folder / "brieven").string(), "--database",
                                          (folder / "database").string(), "--watch"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    child_ = start_program(folder, arguments);
    ASSERT_TRUE(eventually([&] { return says("watching for changes"); }))
        << content(folder / "err");
  }

  int stop(int signal) {
    int status = 0;
    ::kill(child_, signal);
    ::waitpid(child_, &status, 0);
    child_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  // As a program writes it: its time is now.
  void put(const std::string& name, const std::string& subject) const {
    std::ofstream(folder / ("brieven/" + name))
        << letter_text(subject, "Deze brief gaat over " + subject + ".");
  }

  bool says(const std::string& text) const {
    return content(folder / "err").find(text) != std::string::npos;
  }

  static bool eventually(const std::function<bool()>& is_so, milliseconds patience = kLongest) {
    const auto end = steady_clock::now() + patience;
    while (!is_so()) {
      if (steady_clock::now() > end) return false;
      std::this_thread::sleep_for(milliseconds(20));
    }
    return true;
  }

  void expect(const Names& names) const {
    EXPECT_TRUE(eventually([&] { return found(folder / "database") == names; }))
        << "found " << testing::PrintToString(found(folder / "database")) << " in place of "
        << testing::PrintToString(names) << '\n'
        << content(folder / "err") << content(folder / "out");
  }

  Folder folder;
  pid_t child_ = 0;
};

TEST_F(Watch, MakesALetterSearchableWithinTwoSeconds) {
  put("nul.txt", "Nul");
  start();
  bool in_time = false;  // another program may have the machine: one of these is enough
  for (int i = 0; i < 5 && !in_time; ++i) {
    const std::string number = std::to_string(i);
    put(number + ".txt", "Brief " + number);
    const std::string name = "Brief " + number + ": " + number + ".txt";
    const auto is_there = [&] { return found(folder / "database").contains(name); };
    in_time = eventually(is_there, kPromised);
    ASSERT_TRUE(eventually(is_there));
  }
  EXPECT_TRUE(in_time);
}

TEST_F(Watch, FollowsChangesRenamesAndNewFolders) {
  put("een.txt", "Een");
  start();
  expect({"Een: een.txt"});
  put("een.txt", "Eerste");
  expect({"Eerste: een.txt"});
  fs::rename(folder / "brieven/een.txt", folder / "brieven/uno.txt");
  expect({"Eerste: uno.txt"});
  fs::create_directories(folder / "brieven/2025/mei");
  put("2025/mei/twee.txt", "Twee");
  expect({"Eerste: uno.txt", "Twee: twee.txt"});
  fs::rename(folder / "brieven/2025", folder / "brieven/2026");
  put("2026/mei/drie.txt", "Drie");
  expect({"Eerste: uno.txt", "Twee: twee.txt", "Drie: drie.txt"});
  put("2026/.verborgen.txt", "Verborgen");
  put("vier.txt", "Vier");
  expect({"Eerste: uno.txt", "Twee: twee.txt", "Drie: drie.txt", "Vier: vier.txt"});
}

TEST_F(Watch, LetsGoOfWhatIsGoneOnlyWhenAsked) {
  put("een.txt", "Een");
  put("twee.txt", "Twee");
  start();
  fs::remove(folder / "brieven/een.txt");
  ASSERT_TRUE(
      eventually([&] { return content(folder / "out").find("gone 1") != std::string::npos; }));
  expect({"Een: een.txt", "Twee: twee.txt"});
  EXPECT_EQ(stop(SIGTERM), 0);
  start({"--prune"});
  expect({"Twee: twee.txt"});
  fs::create_directories(folder / "brieven/map");
  put("map/drie.txt", "Drie");
  expect({"Twee: twee.txt", "Drie: drie.txt"});
  fs::remove_all(folder / "brieven/map");
  expect({"Twee: twee.txt"});
}

TEST_F(Watch, ReadsAFileWhenItIsWritten) {
  start();
  std::ofstream file(folder / "brieven/lang.txt");
  file << "de Voorzitter van de Tweede Kamer der Staten-Generaal\n" << std::flush;
  put("kort.txt", "Kort");
  expect({"Kort: kort.txt"});
  file << "\nDatum 31 januari 2025\nBetreft Lang\n\nGeachte voorzitter,\n\nKlaar.\n" << std::flush;
  file.close();
  expect({"Kort: kort.txt", "Lang: lang.txt"});
  EXPECT_THAT(content(folder / "out"), Not(HasSubstr("changed 1")));  // no half letter came before
}

TEST_F(Watch, TakesManyFilesInFewUpdates) {
  start();
  Names names;
  for (int i = 0; i < 150; ++i) {
    put(std::to_string(i) + ".txt", "Brief " + std::to_string(i));
    names.insert("Brief " + std::to_string(i) + ": " + std::to_string(i) + ".txt");
  }
  expect(names);
  const std::string out = content(folder / "out");
  EXPECT_LT(std::count(out.begin(), out.end(), '\n'), 10) << out;
}

// The system remembers 16,384 changes of a program that does not ask for them.
TEST_F(Watch, LooksAtEverythingWhenMoreHappenedThanIsRemembered) {
  start();
  ::kill(child_, SIGSTOP);
  std::size_t remembered = 0;
  std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> remembered;
  if (remembered == 0 || remembered > 100'000) GTEST_SKIP() << "the system remembers too much";
  for (std::size_t i = 0; i < remembered; ++i) {
    std::ofstream(folder / "brieven/vluchtig.txt").close();
    fs::remove(folder / "brieven/vluchtig.txt");
  }
  put("laatste.txt", "Laatste");
  ::kill(child_, SIGCONT);
  expect({"Laatste: laatste.txt"});
  put("later.txt", "Later");
  expect({"Laatste: laatste.txt", "Later: later.txt"});
}

TEST_F(Watch, LetsOthersWriteAndWaitsForThem) {
  start();
  put("een.txt", "Een");
  expect({"Een: een.txt"});
  {
    std::optional<WriterLock> lock;  // it is free while nothing happens
    ASSERT_TRUE(eventually([&] {
      try {
        lock.emplace(folder / "database");
        return true;
      } catch (const DatabaseBusy&) {
        return false;
      }
    }));
    put("twee.txt", "Twee");
    ASSERT_TRUE(eventually([&] { return says("is writing to it"); }));
    EXPECT_EQ(found(folder / "database"), Names{"Een: een.txt"});
  }
  expect({"Een: een.txt", "Twee: twee.txt"});
}

TEST_F(Watch, EndsWithAWholeCommitWhenAskedTo) {
  for (int i = 0; i < 200; ++i)
    folder.write("brieven/" + std::to_string(i) + ".txt",
                 letter_text("Brief " + std::to_string(i), "Tekst."));
  child_ = start_program(folder, {"update", (folder / "brieven").string(), "--database",
                                  (folder / "database").string(), "--watch", "--format", "json"});
  ASSERT_TRUE(eventually([&] { return fs::exists(folder / "database/writer.lock"); }));
  EXPECT_EQ(stop(SIGINT), 0);
  const Outcome rest = run_program(folder, {"update", (folder / "brieven").string(), "--database",
                                            (folder / "database").string()});
  EXPECT_EQ(rest.status, 0) << rest.err;
  EXPECT_THAT(rest.out, HasSubstr("failed 0"));
  EXPECT_EQ(exported(folder / "database").size(), 200u);
}

TEST_F(Watch, WaitsForAFolderThatIsNotThereYet) {
  fs::remove(folder / "brieven");
  start();
  fs::create_directory(folder / "brieven");
  put("een.txt", "Een");
  expect({"Een: een.txt"});
}

}  // namespace
}  // namespace briefkamer::indexer
