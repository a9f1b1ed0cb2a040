#include "indexer/folder/file_walk.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <chrono>

namespace briefkamer::indexer {
namespace {

namespace fs = std::filesystem;

void add_file(const fs::path& path, Walk& walk) {
  FoundFile file;
  if (look_at(path.string(), file)) {
    walk.files.push_back(std::move(file));
  } else {
    walk.unreadable.push_back({path.string(), "is not a file that can be read"});
  }
}

constexpr std::int64_t kYoung = 2'000'000'000;  // nanoseconds

bool is_below(const std::string& path, const std::string& folder) {
  return path.starts_with(folder) &&
         (path.size() == folder.size() || folder == "/" || path[folder.size()] == '/');
}

// A database of ours is no folder of letters.
bool is_database(const fs::path& folder) {
  std::error_code error;
  return fs::exists(folder / "XAPIANDB", error) || fs::exists(folder / "writer.lock", error) ||
         fs::exists(folder / "iamglass", error);
}

// Whether what a link leads to is in the folder that was given, or is nothing at all.
bool is_inside(const fs::path& link, const fs::path& root) {
  std::error_code error;
  const std::string target = fs::canonical(link, error).string();
  if (error) return true;  // it leads nowhere, which add_file() says
  const std::string folder = fs::canonical(root, error).string() + '/';
  return target.rfind(folder, 0) == 0;
}

// Reads a folder to its end before it goes into those in it, so that however deep they go, one is
// open at a time.
void walk_folder(const fs::path& folder, const fs::path& root, Walk& walk) {
  if (is_database(folder)) return;
  std::error_code error;
  std::vector<fs::path> below;
  fs::directory_iterator entries(folder, error);
  for (const fs::directory_iterator end; !error && entries != end; entries.increment(error)) {
    const fs::directory_entry& entry = *entries;
    if (entry.path().filename().string().front() == '.') continue;
    std::error_code status;
    if (!entry.is_directory(status)) {
      if (entry.is_symlink(status) && !is_inside(entry.path(), root)) {
        walk.unreadable.push_back(
            {entry.path().string(),
             "is a link to a file outside the folder, which is not read; give "
             "that file itself as a path"});
      } else {
        add_file(entry.path(), walk);
      }
    } else if (entry.is_symlink(status)) {
      walk.unreadable.push_back({entry.path().string(),
                                 "is a link to a folder, which is not followed; give the folder "
                                 "itself as a path"});
    } else {
      below.push_back(entry.path());
    }
  }
  if (error)
    walk.unreadable.push_back({folder.string(), "the folder cannot be read: " + error.message()});
  for (const fs::path& path : below) walk_folder(path, root, walk);
}

// Sorted by path, each path once.
template <typename Entry>
void put_in_order(std::vector<Entry>& entries) {
  const auto by_path = [](const Entry& a, const Entry& b) { return a.path < b.path; };
  const auto same = [](const Entry& a, const Entry& b) { return a.path == b.path; };
  std::stable_sort(entries.begin(), entries.end(), by_path);
  entries.erase(std::unique(entries.begin(), entries.end(), same), entries.end());
}

}  // namespace

std::string whole_path(const fs::path& path) {
  const fs::path whole = fs::absolute(path).lexically_normal();
  return (whole.has_filename() ? whole : whole.parent_path()).string();
}

bool look_at(const std::string& path, FoundFile& file) {
  struct stat found{};
  if (::stat(path.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) return false;
  file.path = path;
  file.size = static_cast<std::uint64_t>(found.st_size);
  file.modified = std::int64_t{found.st_mtim.tv_sec} * 1'000'000'000 + found.st_mtim.tv_nsec;
  return true;
}

bool is_young(std::int64_t modified) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count() - modified < kYoung;
}

bool is_gone(const std::string& path) {
  struct stat found{};
  if (::stat(path.c_str(), &found) == 0) return !S_ISREG(found.st_mode);
  return errno == ENOENT || errno == ENOTDIR;
}

GivenPaths::GivenPaths(const std::vector<fs::path>& paths) {
  for (const fs::path& path : paths) roots_.push_back(whole_path(path));
}

bool GivenPaths::surely_cover(const std::string& path) const {
  return std::any_of(roots_.begin(), roots_.end(), [&](const std::string& root) {
    std::error_code error;
    return path == root || (is_below(path, root) && fs::exists(root, error));
  });
}

Walk walk_files(const std::vector<fs::path>& paths) {
  Walk walk;
  for (const fs::path& path : paths) {
    const fs::path whole = whole_path(path);
    std::error_code status;
    if (fs::is_directory(whole, status)) {
      walk_folder(whole, whole, walk);
    } else if (fs::exists(whole, status) || status) {
      add_file(whole, walk);
    } else {
      walk.unreadable.push_back({whole.string(), "does not exist"});
    }
  }
  put_in_order(walk.files);
  put_in_order(walk.unreadable);
  return walk;
}

bool has_file(const Walk& walk, const std::string& path) {
  const auto at = std::lower_bound(
      walk.files.begin(), walk.files.end(), path,
      [](const FoundFile& file, const std::string& sought) { return file.path < sought; });
  return at != walk.files.end() && at->path == path;
}

}  // namespace briefkamer::indexer
