#include "corpus/durable_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

namespace briefkamer::corpus {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, const char* what) {
  throw std::system_error(errno, std::generic_category(), path.string() + ": " + what);
}

class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags)
      : path_(path), file_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {
    if (file_ < 0) fail(path, "cannot be opened");
  }
  ~Descriptor() { ::close(file_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  void write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto written = ::write(file_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail(path_, "cannot be written");
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void sync() const {
    if (::fsync(file_) != 0) fail(path_, "cannot be written to the disk");
  }

 private:
  fs::path path_;
  int file_;
};

void sync_folder(const fs::path& folder) {
  Descriptor(folder, O_RDONLY | O_DIRECTORY).sync();
}

// Makes `folder` and what it is in; each of them new is as durable as a file in it.
void make_folder(const fs::path& folder) {
  if (folder.empty() || fs::is_directory(folder)) return;
  make_folder(folder.parent_path());
  fs::create_directory(folder);
  sync_folder(folder.parent_path().empty() ? "." : folder.parent_path());
}

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

}  // namespace

void write_durably(const fs::path& path, std::string_view bytes) {
  make_folder(folder_of(path));
  const auto fresh = folder_of(path) / ("." + path.filename().string() + ".new");
  {
    const Descriptor file(fresh, O_WRONLY | O_CREAT | O_TRUNC);
    file.write(bytes);
    file.sync();
  }
  if (::rename(fresh.c_str(), path.c_str()) != 0) fail(fresh, "cannot be renamed");
  sync_folder(folder_of(path));
}

void append_durably(const fs::path& path, std::string_view bytes) {
  const bool is_new = !fs::exists(path);
  make_folder(folder_of(path));
  const Descriptor file(path, O_WRONLY | O_CREAT | O_APPEND);
  file.write(bytes);
  file.sync();
  if (is_new) sync_folder(folder_of(path));
}

void link_durably(const fs::path& from, const fs::path& to) {
  make_folder(folder_of(to));
  if (::link(from.c_str(), to.c_str()) == 0) return sync_folder(folder_of(to));
  if (errno == EEXIST) return;
  std::ifstream file(from, std::ios::binary);
  if (!file) fail(from, "cannot be opened");
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (file.bad()) fail(from, "cannot be read");
  write_durably(to, bytes);
}

}  // namespace briefkamer::corpus
