#include "indexer/database_files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>

#include "indexer/output_file.h"

namespace briefkamer::indexer {
namespace {

namespace fs = std::filesystem;

constexpr const char* kStub = "XAPIANDB";
constexpr const char* kLock = "writer.lock";
constexpr std::string_view kPrefix = "generation-";

// The number of a generation's folder; 0 for another name.
unsigned generation_number(const std::string& name) {
  if (name.rfind(kPrefix, 0) != 0) return 0;
  unsigned number = 0;
  const char* end = name.data() + name.size();
  const auto [stop, error] = std::from_chars(name.data() + kPrefix.size(), end, number);
  return error == std::errc() && stop == end ? number : 0;
}

unsigned live_number(const fs::path& database) {
  const auto live = live_generation(database);
  return live ? generation_number(live->filename().string()) : 0;
}

[[noreturn]] void fail(const fs::path& path, const char* what) {
  throw DatabaseError(path.string() + ": " + what + ": " + std::strerror(errno));
}

// The folder that the stub names; nothing when there is no stub.
std::optional<fs::path> named_generation(const fs::path& database) {
  errno = 0;
  std::ifstream stub(database / kStub);
  if (!stub && (errno == ENOENT || errno == ENOTDIR)) return std::nullopt;
  if (!stub) fail(database / kStub, "cannot be opened");
  std::string type;
  std::string name;
  stub >> type >> name;
  if (type != "glass" || generation_number(name) == 0) {
    throw DatabaseError((database / kStub).string() +
                        ": does not name a generation; restore it, or build the database anew in "
                        "another folder with briefkamer-index update");
  }
  return database / name;
}

bool is_there(const fs::path& folder) {
  std::error_code error;
  return fs::is_directory(folder, error);
}

int open_folder(const fs::path& folder) {
  return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

// Only a lock that another has says that a generation is held.
bool is_held(int folder) {
  const bool held = ::flock(folder, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  if (!held) ::flock(folder, LOCK_UN);
  return held;
}

bool is_held(const fs::path& generation) {
  const int folder = open_folder(generation);
  if (folder < 0) return false;
  const bool held = is_held(folder);
  ::close(folder);
  return held;
}

std::uintmax_t bytes_in(const fs::path& generation) {
  std::uintmax_t bytes = 0;
  std::error_code error;
  fs::directory_iterator entries(generation, error);
  for (const fs::directory_iterator end; !error && entries != end; entries.increment(error)) {
    std::error_code gone;
    const std::uintmax_t size = entries->file_size(gone);
    if (!gone) bytes += size;
  }
  return bytes;
}

// The generations that are there, by their number.
std::map<unsigned, fs::path> numbered(const fs::path& database) {
  std::map<unsigned, fs::path> found;
  std::error_code error;
  fs::directory_iterator entries(database, error);
  for (const fs::directory_iterator end; !error && entries != end; entries.increment(error)) {
    const unsigned number = generation_number(entries->path().filename().string());
    if (number > 0 && is_there(entries->path())) found.emplace(number, entries->path());
  }
  return found;
}

}  // namespace

std::optional<fs::path> live_generation(const fs::path& database) {
  // A switch may come between reading the stub and looking at what it names.
  std::optional<fs::path> named = named_generation(database);
  while (named && !is_there(*named)) {
    const std::optional<fs::path> again = named_generation(database);
    if (again == named) {
      throw DatabaseError(named->string() +
                          ": is not there, and is the database by XAPIANDB beside it; restore it, "
                          "or remove XAPIANDB and build the database anew with briefkamer-index "
                          "update");
    }
    named = again;
  }
  return named;
}

fs::path next_generation(const fs::path& database) {
  const unsigned live = live_number(database);
  unsigned unfinished = 0;
  std::error_code missing;
  for (const fs::directory_entry& entry : fs::directory_iterator(database, missing))
    unfinished = std::max(unfinished, generation_number(entry.path().filename().string()));
  const unsigned number = unfinished > live ? unfinished : live + 1;
  return database / (std::string(kPrefix) + std::to_string(number));
}

void publish_generation(const fs::path& database, const fs::path& generation) {
  const fs::path fresh = database / (std::string(kStub) + ".new");
  sync_names(generation);
  OutputFile stub(fresh);
  stub.append("glass " + generation.filename().string() + "\n");
  stub.sync();
  if (std::rename(fresh.c_str(), (database / kStub).c_str()) != 0)
    fail(database / kStub, "cannot be put in place");
  sync_names(database);
  remove_old_generations(database);
}

void remove_old_generations(const fs::path& database) {
  const unsigned live = live_number(database);
  for (const auto& [number, folder] : numbered(database)) {
    std::error_code ignored;
    if (number < live && !is_held(folder)) fs::remove_all(folder, ignored);
  }
}

std::vector<Generation> generations(const fs::path& database) {
  const unsigned live = live_number(database);
  std::vector<Generation> all;
  for (const auto& [number, folder] : numbered(database))
    all.push_back({folder.filename().string(), bytes_in(folder), number == live, is_held(folder)});
  return all;
}

GenerationHold::GenerationHold(const fs::path& generation) : folder_(open_folder(generation)) {
  if (folder_ >= 0) ::flock(folder_, LOCK_SH);
}

GenerationHold::~GenerationHold() {
  if (folder_ >= 0) ::close(folder_);
}

WriterLock::WriterLock(const fs::path& database) {
  std::error_code error;
  fs::create_directories(database, error);
  if (error) throw DatabaseError(database.string() + ": cannot be made: " + error.message());
  const fs::path path = database / kLock;
  file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file_ < 0) fail(path, "cannot be opened");
  try {
    take(database);
  } catch (...) {
    ::close(file_);
    throw;
  }
}

void WriterLock::take(const fs::path& database) const {
  const fs::path path = database / kLock;
  if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) fail(path, "cannot be locked");
    std::string holder(32, '\0');
    const ssize_t got = ::read(file_, holder.data(), holder.size());
    holder.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    throw DatabaseBusy(database.string() + ": " +
                       (holder.empty() ? "another process" : "process " + holder) +
                       " is writing to it; wait until it is done");
  }
  const std::string pid = std::to_string(::getpid());
  if (::ftruncate(file_, 0) != 0 || ::write(file_, pid.data(), pid.size()) < 0)
    fail(path, "cannot be written");
}

WriterLock::~WriterLock() {
  ::close(file_);
}

}  // namespace briefkamer::indexer
