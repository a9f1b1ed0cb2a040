#include "indexer/file_walk.h"

#include <sys/stat.h>

#include <algorithm>

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

void walk_folder(const fs::path& folder, Walk& walk) {
  std::error_code error;
  fs::directory_iterator entries(folder, error);
  if (error) {
    walk.unreadable.push_back({folder.string(), "the folder cannot be read: " + error.message()});
    return;
  }
  for (const fs::directory_iterator end; entries != end; entries.increment(error)) {
    const fs::directory_entry& entry = *entries;
    if (entry.path().filename().string().front() == '.') continue;
    std::error_code status;
    if (entry.is_directory(status)) {
      if (!entry.is_symlink(status)) walk_folder(entry.path(), walk);
    } else {
      add_file(entry.path(), walk);
    }
  }
  if (error)
    walk.unreadable.push_back({folder.string(), "the folder cannot be read: " + error.message()});
}

}  // namespace

bool look_at(const std::string& path, FoundFile& file) {
  struct stat found{};
  if (::stat(path.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) return false;
  file.path = path;
  file.size = static_cast<std::uint64_t>(found.st_size);
  file.modified = std::int64_t{found.st_mtim.tv_sec} * 1'000'000'000 + found.st_mtim.tv_nsec;
  return true;
}

Walk walk_files(const std::vector<fs::path>& paths) {
  Walk walk;
  for (const fs::path& path : paths) {
    fs::path whole = fs::absolute(path).lexically_normal();
    if (!whole.has_filename()) whole = whole.parent_path();  // "letters/"
    std::error_code status;
    if (fs::is_directory(whole, status)) {
      walk_folder(whole, walk);
    } else if (!fs::exists(whole, status)) {
      walk.unreadable.push_back({whole.string(), "does not exist"});
    } else {
      add_file(whole, walk);
    }
  }
  const auto by_path = [](const FoundFile& a, const FoundFile& b) { return a.path < b.path; };
  const auto same = [](const FoundFile& a, const FoundFile& b) { return a.path == b.path; };
  std::sort(walk.files.begin(), walk.files.end(), by_path);
  walk.files.erase(std::unique(walk.files.begin(), walk.files.end(), same), walk.files.end());
  return walk;
}

}  // namespace briefkamer::indexer
