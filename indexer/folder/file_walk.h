// The files below a set of paths.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace briefkamer::indexer {

struct FoundFile {
  std::string path;  // absolute, raw bytes
  std::uint64_t size = 0;
  std::int64_t modified = 0;  // nanoseconds since 1970
};

struct UnreadablePath {
  std::string path;
  std::string reason;
};

struct Walk {
  std::vector<FoundFile> files;            // sorted by path, each once
  std::vector<UnreadablePath> unreadable;  // sorted by path, each once
};

// `path` made absolute, without "." and ".." and without a slash at its end.
std::string whole_path(const std::filesystem::path& path);

// The paths that a walk is asked for.
class GivenPaths {
 public:
  explicit GivenPaths(const std::vector<std::filesystem::path>& paths);

  // They, whole.
  const std::vector<std::string>& roots() const { return roots_; }

  // Whether `path`, which is whole, is one of them or below one; not where the given folder does
  // not exist: it may be on a disk that is not there at the moment, which says nothing about its
  // files.
  bool surely_cover(const std::string& path) const;

 private:
  std::vector<std::string> roots_;
};

// All regular files among `paths` and below them. Names that start with a point are left out,
// except where a path itself is given, and so are databases of ours. A link to a file counts as the
// file when that is in the same given path; one that leads elsewhere is not read. A link to a
// folder is not followed, unless it is a path given, so that a circle of links ends. What is not
// followed, cannot be looked into or is no file is listed.
Walk walk_files(const std::vector<std::filesystem::path>& paths);

// Whether the walk found a file at `path`.
bool has_file(const Walk& walk, const std::string& path);

// Size and time of one file; false when it is not there or no regular file.
bool look_at(const std::string& path, FoundFile& file);

// Whether a file with this time may change again without its time changing.
bool is_young(std::int64_t modified);

// Whether there surely is no regular file at `path` any more: not when that cannot be told, as in a
// folder that may not be entered.
bool is_gone(const std::string& path);

}  // namespace briefkamer::indexer
