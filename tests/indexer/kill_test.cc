// Whenever the program is killed, what it leaves is a database that opens or none, every letter in
// it whole; and the next run ends where an undisturbed one does.
#include <gtest/gtest.h>
#include <xapian.h>

#include <chrono>
#include <cstdlib>
#include <random>
#include <thread>

#include "indexer/letter_document.h"
#include "tests/indexer/program.h"

namespace briefkamer::indexer {
namespace {

namespace fs = std::filesystem;
using std::chrono::microseconds;
using std::chrono::steady_clock;

constexpr unsigned kSeed = 20250213;
constexpr int kMoments = 30;
constexpr int kLetters = 300;
constexpr int kManyLetters = 700;  // more than are written one by one
constexpr int kBefore = 100;       // letters in the database that the later half of the kills finds

// A soak (./run soak) has more moments than the tests, and others each time.
int from_environment(const char* name, int otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : std::atoi(value);
}

void write_letters(const Folder& folder, int from, int to, const std::string& version) {
  for (int i = from; i < to; ++i) {
    const std::string number = std::to_string(i);
    std::string body = "De missie van versie " + version + " in Irak, nummer " + number + ".";
    for (int k = 0; k < 60; ++k) body += " Het woord" + std::to_string(i * 7 + k) + " telt mee.";
    const int twin = i % 20 == 19 ? i - 1 : i;  // some files hold the same letter
    if (twin != i) body = "Dubbel " + version;
    if (i % 20 == 18) body = "Dubbel " + version;
    folder.write("brieven/" + number + ".txt", letter_text("Brief " + std::to_string(twin), body));
  }
}

std::vector<std::string> arguments(const Folder& folder) {
  return {"update",         (folder / "brieven").string(),
          "--database",     (folder / "database").string(),
          "--commit-every", "7",
          "--prune"};
}

// A folder as it is before the run that is killed: without a database, or with one of older letters
// of which some have changed since, moved or gone.
void prepare(const Folder& folder, bool has_database, int letters) {
  if (has_database) {
    write_letters(folder, 0, kBefore, "een");
    ASSERT_EQ(run_program(folder, arguments(folder)).status, 0);
    for (int i = 0; i < kBefore; i += 5)
      fs::remove(folder / ("brieven/" + std::to_string(i) + ".txt"));
    fs::rename(folder / "brieven/1.txt", folder / "brieven/verhuisd.txt");
    write_letters(folder, kBefore / 2, kBefore, "twee");
  }
  write_letters(folder, kBefore, letters, "een");
}

// The number of letters that readers see, each of them whole; nothing when there is no database.
void expect_whole(const Folder& folder) {
  const auto live = live_generation(folder / "database");
  if (!live) return;
  const Xapian::Database database((folder / "database").string());
#ifndef __SANITIZE_ADDRESS__  // which stops at a fault of Xapian 1.4's own in check()
  EXPECT_EQ(Xapian::Database::check(live->string(), 0, nullptr), 0u);
#endif
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
    const corpus::Letter letter = stored_letter(database.get_document(*it));
    EXPECT_TRUE(database.term_exists(id_term(letter.id)));
    EXPECT_FALSE(letter.sources.empty());
    EXPECT_FALSE(letter.subject.empty());
  }
}

enum class Work { kFirstBuild, kUpdate, kLargeUpdate, kRebuild };

// What is done to a folder: an update merges, replaces, moves and prunes; a large one and a rebuild
// make a whole generation.
std::vector<std::string> arguments(const Folder& folder, Work work) {
  if (work != Work::kRebuild) return arguments(folder);
  return {"rebuild", "--database", (folder / "database").string()};
}

void prepare(const Folder& folder, Work work) {
  prepare(folder, work != Work::kFirstBuild, work == Work::kLargeUpdate ? kManyLetters : kLetters);
  if (work == Work::kRebuild) {
    ASSERT_EQ(run_program(folder, arguments(folder)).status, 0);
  }
}

class Kill : public testing::TestWithParam<Work> {};

TEST_P(Kill, LosesNothing) {
  const int moments = from_environment("BRIEFKAMER_KILL_MOMENTS", kMoments);
  const unsigned seed =
      static_cast<unsigned>(from_environment("BRIEFKAMER_KILL_SEED", static_cast<int>(kSeed)));
  const Folder undisturbed;
  prepare(undisturbed, GetParam());
  const auto start = steady_clock::now();
  ASSERT_EQ(run_program(undisturbed, arguments(undisturbed, GetParam())).status, 0);
  auto whole = std::chrono::duration_cast<microseconds>(steady_clock::now() - start);
  const auto expected = exported(undisturbed / "database", undisturbed.path().string());
  ASSERT_GT(expected.size(), 150u);

  std::mt19937 random(seed + static_cast<unsigned>(GetParam()));
  int killed = 0;
  for (int i = 0; i < moments / 3; ++i) {
    const microseconds moment(random() % static_cast<unsigned>(whole.count()));
    SCOPED_TRACE("seed " + std::to_string(seed) + ", killed after " +
                 std::to_string(moment.count()) + " of " + std::to_string(whole.count()) + " us");
    const Folder folder;
    prepare(folder, GetParam());
    const pid_t child = start_program(folder, arguments(folder, GetParam()));
    std::this_thread::sleep_for(moment);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    killed += WIFSIGNALED(status) ? 1 : 0;
    if (!WIFSIGNALED(status)) whole = moment;  // it is faster than the undisturbed run was
    expect_whole(folder);
    const Outcome again = run_program(folder, arguments(folder, GetParam()));
    EXPECT_EQ(again.status, 0) << again.err;
    EXPECT_EQ(exported(folder / "database", folder.path().string()), expected);
  }
  RecordProperty("killed", killed);
  EXPECT_GE(killed, moments / 6) << "too few of the runs were killed before their end";
}

INSTANTIATE_TEST_SUITE_P(Work, Kill,
                         testing::Values(Work::kFirstBuild, Work::kUpdate, Work::kLargeUpdate,
                                         Work::kRebuild),
                         [](const auto& work) -> std::string {
                           if (work.param == Work::kFirstBuild) return "FirstBuild";
                           if (work.param == Work::kLargeUpdate) return "LargeUpdate";
                           return work.param == Work::kUpdate ? "Update" : "Rebuild";
                         });

}  // namespace
}  // namespace briefkamer::indexer
