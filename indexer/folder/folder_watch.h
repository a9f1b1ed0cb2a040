// What changes below a set of paths, as the system tells of it (inotify).
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

struct inotify_event;

namespace briefkamer::indexer {

// Paths cannot be watched; what() says why and what to do.
class WatchError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// From its construction on, nothing that changes goes unnoticed: new, written, renamed and removed
// files and folders. A file that is being written counts when it is closed. Names that start with a
// point and links to folders are passed over, as walk_files() does, and so is `left_out`. A path
// that does not exist is waited for. Not for several threads.
class FolderWatch {
 public:
  FolderWatch(const std::vector<std::filesystem::path>& paths,
              const std::filesystem::path& left_out);
  ~FolderWatch();
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  // Waits for changes, and then until there are none for 0.3 seconds or 1.5 seconds have gone by.
  // Returns files and folders that hold all of them: the paths themselves when more happened than
  // the system remembers. Returns nothing when `stop`, a file descriptor, can be read, or nothing
  // happened for as long as `patience`; a negative one has no end.
  std::vector<std::filesystem::path> changes(int stop, std::chrono::milliseconds patience);

  std::size_t folders() const { return folders_.size(); }

 private:
  struct Watched {
    std::string path;
    bool all = false;             // else only `names` in it
    std::set<std::string> names;  // paths that were given
  };

  void start();
  void watch_folder(const std::string& path, bool all, const std::string& name);
  void watch_below(const std::string& path);
  void forget_below(const std::string& path);
  bool wait(int stop, std::chrono::milliseconds patience) const;
  void take_events();
  void take(const inotify_event& event);
  void take_file(const Watched& folder, const std::string& path, std::uint32_t what);
  std::vector<std::filesystem::path> changed_paths();

  const std::vector<std::string> roots_;
  const std::string left_out_;
  int events_ = -1;
  std::map<int, Watched> folders_;  // by the system's number of the watch
  std::set<std::string> changed_;
};

}  // namespace briefkamer::indexer
