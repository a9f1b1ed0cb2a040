#include "indexer/folder/folder_watch.h"

#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>

#include "indexer/folder/file_walk.h"

namespace briefkamer::indexer {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kQuiet{300};
constexpr milliseconds kLongest{1500};
constexpr std::size_t kMostPaths = 64;  // more of them are named by their folders
constexpr std::uint32_t kAppeared = IN_CREATE | IN_MOVED_TO;
constexpr std::uint32_t kVanished = IN_DELETE | IN_MOVED_FROM;
constexpr std::uint32_t kWritten = IN_CLOSE_WRITE | IN_ATTRIB;

std::vector<std::string> whole_paths(const std::vector<fs::path>& paths) {
  std::vector<std::string> whole;
  whole.reserve(paths.size());
  for (const fs::path& path : paths) whole.push_back(whole_path(path));
  return whole;
}

bool is_in(const std::string& path, const std::string& folder) {
  return path == folder || path.starts_with(folder == "/" ? folder : folder + '/');
}

std::string folder_of(const std::string& path) {
  return fs::path(path).parent_path().string();
}

bool exists(const std::string& path) {
  struct stat found{};
  return ::lstat(path.c_str(), &found) == 0;
}

}  // namespace

FolderWatch::FolderWatch(const std::vector<fs::path>& paths, const fs::path& left_out)
    : roots_(whole_paths(paths)), left_out_(whole_path(left_out)) {
  start();
}

FolderWatch::~FolderWatch() {
  ::close(events_);
}

void FolderWatch::start() {
  if (events_ >= 0) ::close(events_);
  folders_.clear();
  events_ = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  if (events_ < 0)
    throw WatchError(std::string("changes cannot be watched: ") + std::strerror(errno) +
                     "; raise fs.inotify.max_user_instances with sysctl");
  for (const std::string& root : roots_) {
    if (root != "/") watch_folder(folder_of(root), false, fs::path(root).filename().string());
    watch_below(root);
  }
}

// Folders that are not there or may not be entered are those that an update names.
void FolderWatch::watch_folder(const std::string& path, bool all, const std::string& name) {
  const int number =
      ::inotify_add_watch(events_, path.c_str(), kAppeared | kVanished | kWritten | IN_ONLYDIR);
  if (number < 0 && errno == ENOSPC)
    throw WatchError(path +
                     ": there are more folders than may be watched; raise "
                     "fs.inotify.max_user_watches with sysctl");
  if (number < 0) return;
  Watched& folder = folders_[number];
  folder.path = path;
  folder.all = folder.all || all;
  if (!name.empty()) folder.names.insert(name);
}

// The watch comes before the look at what is in it, so that nothing falls between the two.
void FolderWatch::watch_below(const std::string& path) {
  std::error_code error;
  if (path == left_out_ || !fs::is_directory(path, error)) return;
  watch_folder(path, true, {});
  std::vector<std::string> below;
  fs::directory_iterator entries(path, error);
  for (const fs::directory_iterator end; !error && entries != end; entries.increment(error)) {
    std::error_code status;
    const fs::directory_entry& entry = *entries;
    const bool hidden = entry.path().filename().string().front() == '.';
    if (!hidden && entry.is_directory(status) && !entry.is_symlink(status))
      below.push_back(entry.path().string());
  }
  for (const std::string& folder : below) watch_below(folder);
}

void FolderWatch::forget_below(const std::string& path) {
  for (auto it = folders_.begin(); it != folders_.end();) {
    if (is_in(it->second.path, path)) {
      ::inotify_rm_watch(events_, it->first);
      it = folders_.erase(it);
    } else {
      ++it;
    }
  }
}

bool FolderWatch::wait(int stop, milliseconds patience) const {
  std::array<pollfd, 2> files{{{events_, POLLIN, 0}, {stop, POLLIN, 0}}};
  const int ready = ::poll(files.data(), files.size(), static_cast<int>(patience.count()));
  return ready > 0 && files[1].revents == 0;
}

std::vector<fs::path> FolderWatch::changes(int stop, milliseconds patience) {
  while (changed_.empty()) {
    if (!wait(stop, patience)) return {};
    const auto end = steady_clock::now() + kLongest;
    do {
      take_events();
    } while (steady_clock::now() < end && wait(stop, kQuiet));
  }
  return changed_paths();
}

void FolderWatch::take_events() {
  alignas(inotify_event) std::array<char, std::size_t{64} * 1024> buffer;
  ssize_t got = 0;
  while ((got = ::read(events_, buffer.data(), buffer.size())) > 0) {
    for (std::size_t at = 0; at < static_cast<std::size_t>(got);) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof event);
      const int before = events_;
      take(*reinterpret_cast<const inotify_event*>(buffer.data() + at));
      if ((event.mask & IN_Q_OVERFLOW) != 0 || before != events_) return;
      at += sizeof event + event.len;
    }
  }
}

void FolderWatch::take(const inotify_event& event) {
  if ((event.mask & IN_Q_OVERFLOW) != 0) {
    start();
    changed_.insert(roots_.begin(), roots_.end());
    return;
  }
  const auto found = folders_.find(event.wd);
  if (found == folders_.end()) return;
  if ((event.mask & IN_IGNORED) != 0) {
    folders_.erase(found);
    return;
  }
  if (event.len == 0) return;  // of the folder itself: the one that it is in tells more
  const std::string name(event.name);
  const Watched folder = found->second;
  if (!(folder.all && name.front() != '.') && !folder.names.contains(name)) return;
  const std::string path = (fs::path(folder.path) / name).string();
  if (path == left_out_) return;
  if ((event.mask & IN_ISDIR) == 0) {
    take_file(folder, path, event.mask);
  } else if ((event.mask & kVanished) != 0) {
    forget_below(path);
    changed_.insert(folder.all ? folder.path : path);
  } else if ((event.mask & kAppeared) != 0) {
    watch_below(path);
    changed_.insert(path);
  }
}

void FolderWatch::take_file(const Watched& folder, const std::string& path, std::uint32_t what) {
  struct stat found{};
  const bool is_file = ::lstat(path.c_str(), &found) == 0 && S_ISREG(found.st_mode);
  if (is_file && (what & IN_CREATE) != 0 && found.st_nlink == 1) return;  // is yet to be written
  changed_.insert(is_file || !folder.all ? path : folder.path);
}

// What is gone again is named by the folder that it was in; many in one folder by that folder.
std::vector<fs::path> FolderWatch::changed_paths() {
  const auto is_root = [&](const std::string& path) {
    return std::find(roots_.begin(), roots_.end(), path) != roots_.end();
  };
  std::set<std::string> named;
  const bool many = changed_.size() > kMostPaths;
  for (std::string path : changed_) {
    std::error_code error;
    if (many && !is_root(path) && !fs::is_directory(path, error)) path = folder_of(path);
    while (!is_root(path) && !exists(path)) path = folder_of(path);
    named.insert(std::move(path));
  }
  changed_.clear();
  if (named.size() > kMostPaths) return {roots_.begin(), roots_.end()};
  return {named.begin(), named.end()};
}

}  // namespace briefkamer::indexer
