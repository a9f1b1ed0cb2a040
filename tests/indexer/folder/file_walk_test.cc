#include "indexer/folder/file_walk.h"

#include <gtest/gtest.h>
#include <sys/fsuid.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <optional>

#include "indexer/folder/file_record.h"
#include "tests/indexer/folder.h"

namespace briefkamer::indexer {
namespace {

namespace fs = std::filesystem;

// The paths that a walk found, and those it could not read with a "!", below `folder`.
std::string walked(const Folder& folder, const std::vector<fs::path>& paths) {
  const Walk walk = walk_files(paths);
  std::string all;
  const auto add = [&](const std::string& mark, const std::string& path) {
    if (!all.empty()) all += ' ';
    all += mark + printable_path(fs::path(path).lexically_relative(folder.path()).string());
  };
  for (const FoundFile& file : walk.files) add("", file.path);
  for (const UnreadablePath& path : walk.unreadable) {
    EXPECT_NE(path.reason, "");
    add("!", path.path);
  }
  return all;
}

// Files are looked at as somebody without rights while it lives, for root may read everything.
class AsNobody {
 public:
  AsNobody() : before_(static_cast<uid_t>(::setfsuid(kNobody))) {}
  ~AsNobody() { ::setfsuid(before_); }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

 private:
  static constexpr uid_t kNobody = 65534;
  uid_t before_;
};

TEST(FileWalk, NamesAFolderThatMayNotBeRead) {
  const Folder folder;
  folder.write("a.txt", "tekst");
  folder.write("dicht/b.txt", "tekst");
  fs::permissions(folder.path(), fs::perms(0755));
  fs::permissions(folder / "dicht", fs::perms::none);
  const bool is_root = ::geteuid() == 0;
  std::string found;
  Walk walk;
  bool gone = true;
  {
    std::optional<AsNobody> nobody;
    if (is_root) nobody.emplace();
    std::error_code denied;
    static_cast<void>(fs::directory_iterator(folder.path(), denied));
    if (denied) GTEST_SKIP() << "without the rights of root the folder is out of reach here";
    static_cast<void>(fs::directory_iterator(folder / "dicht", denied));
    if (!denied) GTEST_SKIP() << "here everybody may read every folder";
    found = walked(folder, {folder.path()});
    walk = walk_files({folder.path()});
    gone = is_gone(folder / "dicht/b.txt");
  }
  fs::permissions(folder / "dicht", fs::perms::owner_all);
  EXPECT_EQ(found, "a.txt !dicht");
  ASSERT_EQ(walk.unreadable.size(), 1u);
  EXPECT_EQ(walk.unreadable.front().reason, "the folder cannot be read: Permission denied");
  EXPECT_FALSE(gone);  // it cannot be told
}

TEST(FileWalk, FindsAllFilesBelowFoldersInOrder) {
  const Folder folder;
  for (const char* name : {"b/2.txt", "b/1.txt", "a.txt", "b/c/d/3.txt", ".verborgen", ".git/x"})
    folder.write(name, "tekst");
  fs::create_directory(folder / "leeg");
  const std::string all = "a.txt b/1.txt b/2.txt b/c/d/3.txt";
  EXPECT_EQ(walked(folder, {folder.path()}), all);
  EXPECT_EQ(walked(folder, {folder.path().string() + "/"}), all);
  EXPECT_EQ(walked(folder, {folder / "leeg/.."}), all);
  EXPECT_EQ(walked(folder, {folder / "b", folder.path(), folder / "a.txt"}), all);  // each once
  EXPECT_EQ(walked(folder, {folder / "leeg"}), "");
  EXPECT_EQ(walked(folder, {folder / ".verborgen"}), ".verborgen");  // when it is asked for
}

TEST(FileWalk, NamesWhatIsNoFileAndNeverWaitsForIt) {
  const Folder folder;
  folder.write("a.txt", "tekst");
  fs::create_symlink(folder / "weg.txt", folder / "hangt");
  fs::create_symlink("rond", folder / "rond");
  ASSERT_EQ(::mkfifo((folder / "pijp").c_str(), 0600), 0);
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  ASSERT_GE(socket, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string name = (folder / "contact").string();
  name.copy(address.sun_path, sizeof address.sun_path - 1);
  ASSERT_EQ(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  EXPECT_EQ(walked(folder, {folder.path()}), "a.txt !contact !hangt !pijp !rond");
  EXPECT_EQ(walked(folder, {folder / "pijp", folder / "hangt", folder / "rond"}),
            "!hangt !pijp !rond");
  ::close(socket);
}

TEST(FileWalk, NamesPathsThatAreNotThere) {
  const Folder folder;
  const fs::path file = folder.write("a.txt", "tekst");
  EXPECT_EQ(walked(folder, {folder / "weg", file}), "a.txt !weg");
  EXPECT_EQ(walked(folder, {folder / "weg", folder / "weg"}), "!weg");
  EXPECT_EQ(walked(folder, {file / "onder"}), "!a.txt/onder");  // a file is no folder
}

TEST(FileWalk, FollowsLinksToFilesAndNamesLinksToFolders) {
  const Folder folder;
  folder.write("map/a.txt", "tekst");
  fs::create_symlink(folder / "map/a.txt", folder / "map/link.txt");
  fs::create_directory_symlink(folder.path(), folder / "map/boven");  // would go round for ever
  EXPECT_EQ(walked(folder, {folder.path()}), "map/a.txt map/link.txt !map/boven");
  fs::create_directory_symlink(folder / "map", folder / "ingang");
  EXPECT_EQ(walked(folder, {folder / "ingang"}), "ingang/a.txt ingang/link.txt !ingang/boven");
}

TEST(FileWalk, TakesAnyName) {
  const Folder folder;
  for (const char* name : {"regel\neinde.txt", "caf\xE9.txt", " ", "50%", "-x", "Oekraïne.txt"})
    folder.write(name, "tekst");
  EXPECT_EQ(walked(folder, {folder.path()}), "  -x 50% Oekraïne.txt caf%E9.txt regel%0Aeinde.txt");
}

TEST(FileWalk, GoesDeeperThanFilesCanBeOpen) {
  const Folder folder;
  fs::path deep = folder.path();
  for (int i = 0; i < 300; ++i) deep /= "d";
  fs::create_directories(deep);
  std::ofstream(deep / "x") << "tekst";
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
  const rlimit few{100, before.rlim_max};
  ::setrlimit(RLIMIT_NOFILE, &few);
  const Walk walk = walk_files({folder.path()});
  ::setrlimit(RLIMIT_NOFILE, &before);
  EXPECT_EQ(walk.files.size(), 1u);
  EXPECT_EQ(walk.unreadable.size(), 0u);
}

TEST(LookAt, TellsSizeAndTime) {
  const Folder folder;
  const fs::path path = folder.write("a.txt", "tekst");
  FoundFile file;
  ASSERT_TRUE(look_at(path, file));
  EXPECT_EQ(file.size, 5u);
  const std::int64_t before = file.modified;
  Folder::age(path);
  ASSERT_TRUE(look_at(path, file));
  EXPECT_GT(file.modified, before);
  EXPECT_FALSE(look_at(folder.path(), file));
  EXPECT_FALSE(look_at(folder / "weg", file));
}

TEST(IsGone, IsSaidOnlyWhenItIsSure) {
  const Folder folder;
  const fs::path file = folder.write("a.txt", "tekst");
  fs::create_symlink("rond", folder / "rond");
  EXPECT_FALSE(is_gone(file));
  EXPECT_TRUE(is_gone(folder / "weg/b.txt"));
  EXPECT_TRUE(is_gone(file / "b.txt"));
  EXPECT_TRUE(is_gone(folder.path()));           // a folder has taken its place
  EXPECT_FALSE(is_gone(folder / "rond/b.txt"));  // cannot be told
  EXPECT_FALSE(is_gone(folder / std::string(300, 'x')));
}

}  // namespace
}  // namespace briefkamer::indexer
