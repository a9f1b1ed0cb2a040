#include "indexer/output_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "indexer/database_files.h"

namespace briefkamer::indexer {
namespace {

constexpr std::size_t kWaiting = 1 << 17;  // bytes that are written at once

}  // namespace

OutputFile::OutputFile(const std::filesystem::path& path, std::uint64_t keep)
    : path_(path), file_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)), written_(keep) {
  if (file_ < 0) fail("cannot be made");
  const auto end = static_cast<off_t>(keep);
  if (::ftruncate(file_, end) == 0 && ::lseek(file_, end, SEEK_SET) == end) return;
  const int error = errno;
  ::close(file_);
  errno = error;
  fail("cannot be written");
}

OutputFile::~OutputFile() {
  ::close(file_);
}

void OutputFile::append(std::string_view bytes) {
  if (waiting_.size() + bytes.size() > kWaiting) flush();
  waiting_ += bytes;
}

void OutputFile::flush() {
  std::string_view rest = waiting_;
  while (!rest.empty()) {
    const ssize_t got = ::write(file_, rest.data(), rest.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) fail("cannot be written; make room if the disk is full, and try again");
    rest.remove_prefix(static_cast<std::size_t>(got));
  }
  written_ += waiting_.size();
  waiting_.clear();
}

void OutputFile::unlink() {
  if (::unlink(path_.c_str()) != 0) fail("cannot be removed");
}

std::size_t OutputFile::read(std::uint64_t offset, char* to, std::size_t size) const {
  std::size_t done = 0;
  while (done < size) {
    const ssize_t got = ::pread(file_, to + done, size - done, static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("cannot be read");
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return done;
}

void OutputFile::sync() {
  flush();
  if (::fsync(file_) != 0) fail("cannot be written to disk");
}

void OutputFile::fail(const char* what) const {
  throw DatabaseError(path_.string() + ": " + what + ": " + std::strerror(errno));
}

void sync_names(const std::filesystem::path& folder) {
  const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = file >= 0 && ::fsync(file) == 0;
  const int error = errno;
  if (file >= 0) ::close(file);
  if (!synced)
    throw DatabaseError(folder.string() + ": cannot be written to disk: " + std::strerror(error));
}

}  // namespace briefkamer::indexer
