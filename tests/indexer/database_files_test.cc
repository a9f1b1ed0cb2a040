#include "indexer/database_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <memory>

#include "tests/indexer/folder.h"

namespace briefkamer::indexer {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

// What() of the DatabaseError that `call` throws.
template <typename Call>
std::string error_of(const Call& call) {
  try {
    call();
  } catch (const DatabaseError& error) {
    return error.what();
  }
  return "no error";
}

TEST(Generations, StartAtOne) {
  const Folder folder;
  EXPECT_EQ(live_generation(folder / "database"), std::nullopt);
  EXPECT_EQ(next_generation(folder / "database"), folder / "database/generation-1");
  EXPECT_FALSE(fs::exists(folder / "database"));  // looking makes nothing
}

TEST(Generations, SwitchByTheStub) {
  const Folder folder;
  fs::create_directory(folder / "generation-1");
  EXPECT_EQ(live_generation(folder.path()), std::nullopt);
  EXPECT_EQ(next_generation(folder.path()), folder / "generation-1");  // goes on with it
  publish_generation(folder.path(), folder / "generation-1");
  EXPECT_EQ(live_generation(folder.path()), folder / "generation-1");
  EXPECT_EQ(next_generation(folder.path()), folder / "generation-2");
  fs::create_directory(folder / "generation-7");
  EXPECT_EQ(next_generation(folder.path()), folder / "generation-7");
  EXPECT_EQ(live_generation(folder.path()), folder / "generation-1");
}

TEST(Generations, GoWhenTheyAreOldAndNobodyReadsThem) {
  const Folder folder;
  folder.write("brief.txt", "van een ander");
  fs::create_directory(folder / "generation-x");
  for (const char* name : {"generation-1", "generation-2", "generation-3"}) {
    fs::create_directory(folder / name);
    publish_generation(folder.path(), folder / name);
  }
  EXPECT_FALSE(fs::exists(folder / "generation-1"));
  EXPECT_FALSE(fs::exists(folder / "generation-2"));
  EXPECT_EQ(live_generation(folder.path()), folder / "generation-3");
  EXPECT_TRUE(fs::exists(folder / "brief.txt"));
  EXPECT_TRUE(fs::exists(folder / "generation-x"));
}

TEST(Generations, StayWhileTheyAreRead) {
  const Folder folder;
  folder.write("generation-1/iamglass", "12345");
  publish_generation(folder.path(), folder / "generation-1");
  auto first = std::make_unique<GenerationHold>(folder / "generation-1");
  auto second = std::make_unique<GenerationHold>(folder / "generation-1");
  fs::create_directory(folder / "generation-2");
  publish_generation(folder.path(), folder / "generation-2");
  EXPECT_TRUE(fs::exists(folder / "generation-1/iamglass"));
  first.reset();
  remove_old_generations(folder.path());
  EXPECT_TRUE(fs::exists(folder / "generation-1/iamglass"));
  const std::vector<Generation> both = generations(folder.path());
  ASSERT_EQ(both.size(), 2u);
  EXPECT_EQ(both[0].name, "generation-1");
  EXPECT_EQ(both[0].bytes, 5u);
  EXPECT_TRUE(both[0].held && !both[0].live);
  EXPECT_TRUE(both[1].live && !both[1].held);
  second.reset();
  remove_old_generations(folder.path());
  EXPECT_FALSE(fs::exists(folder / "generation-1"));
}

// A hold ends with the process, so that a killed reader keeps nothing.
TEST(Generations, AreNotHeldByAProcessThatWasKilled) {
  const Folder folder;
  fs::create_directory(folder / "generation-1");
  int ready[2];
  ASSERT_EQ(::pipe(ready), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const GenerationHold hold(folder / "generation-1");
    if (::write(ready[1], "x", 1) != 1) ::_exit(1);
    ::pause();
  }
  char byte = 0;
  ASSERT_EQ(::read(ready[0], &byte, 1), 1);
  EXPECT_TRUE(generations(folder.path()).at(0).held);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  EXPECT_FALSE(generations(folder.path()).at(0).held);
  for (const int end : ready) ::close(end);
}

TEST(Generations, RefuseADamagedStub) {
  const Folder folder;
  fs::create_directory(folder / "generation-1");
  for (const char* stub : {"", "glass", "glass ../elders", "glass generation-",
                           "glass generation-0", "glass generation-1x", "remote server:1",
                           "\xFF\xFE", "generation-1", "glass generation-99999999999"}) {
    folder.write("XAPIANDB", stub);
    const std::string what = error_of([&] { live_generation(folder.path()); });
    EXPECT_THAT(what, HasSubstr((folder / "XAPIANDB").string())) << stub;
    EXPECT_THAT(what, HasSubstr("briefkamer-index update")) << stub;
    EXPECT_NE(error_of([&] { next_generation(folder.path()); }), "no error") << stub;
  }
}

TEST(Generations, SayWhenTheLiveOneIsNotThere) {
  const Folder folder;
  folder.write("XAPIANDB", "glass generation-3\n");
  EXPECT_THAT(error_of([&] { live_generation(folder.path()); }), HasSubstr("generation-3"));
  folder.write("generation-3", "a file");
  EXPECT_THAT(error_of([&] { live_generation(folder.path()); }), HasSubstr("is not there"));
}

// A stub that cannot be opened is not a database that is absent: building a new one over it would
// hide all its letters.
TEST(Generations, DoNotTakeAnUnreadableStubForNone) {
  const Folder folder;
  fs::create_symlink("XAPIANDB", folder / "XAPIANDB");
  EXPECT_THAT(error_of([&] { live_generation(folder.path()); }), HasSubstr("cannot be opened"));
}

TEST(WriterLock, MakesTheFolder) {
  const Folder folder;
  const WriterLock lock(folder / "a/b");
  EXPECT_TRUE(fs::is_directory(folder / "a/b"));
}

TEST(WriterLock, SaysWhenThereCanBeNoFolder) {
  const Folder folder;
  const fs::path file = folder.write("database", "tekst");
  for (const fs::path& database : {file, file / "onder"}) {
    const std::string what = error_of([&] { const WriterLock lock(database); });
    EXPECT_THAT(what, HasSubstr(database.string()));
  }
}

TEST(WriterLock, EndsWithTheObject) {
  const Folder folder;
  {
    const WriterLock lock(folder.path());
  }
  const WriterLock again(folder.path());
  EXPECT_THAT(error_of([&] { const WriterLock third(folder.path()); }),
              HasSubstr("process " + std::to_string(::getpid()) + " is writing"));
}

TEST(WriterLock, NamesTheProcessThatHoldsItAndEndsWithThat) {
  const Folder folder;
  int ready[2];
  int stop[2];
  ASSERT_EQ(::pipe(ready) + ::pipe(stop), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(stop[1]);
    char byte = 0;
    const WriterLock lock(folder.path());
    if (::write(ready[1], "x", 1) != 1) ::_exit(1);
    if (::read(stop[0], &byte, 1) < 0) ::_exit(1);
    ::_exit(0);  // without giving the lock back
  }
  char byte = 0;
  ASSERT_EQ(::read(ready[0], &byte, 1), 1);
  const std::string what = error_of([&] { const WriterLock lock(folder.path()); });
  EXPECT_THAT(what, HasSubstr("process " + std::to_string(child) + " is writing"));
  EXPECT_THAT(what, HasSubstr(folder.path().string()));
  for (const int end : {ready[0], ready[1], stop[0], stop[1]}) ::close(end);
  ::waitpid(child, nullptr, 0);
  EXPECT_EQ(error_of([&] { const WriterLock lock(folder.path()); }), "no error");
}

}  // namespace
}  // namespace briefkamer::indexer
