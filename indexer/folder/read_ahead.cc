#include "indexer/folder/read_ahead.h"

#include "corpus/reading/fork_gate.h"

namespace briefkamer::indexer {
namespace {

constexpr std::size_t kFilesAhead = 8;  // for each thread
constexpr std::size_t kBytesAhead = 64 << 20;

}  // namespace

ReadAhead::ReadAhead(std::vector<const FoundFile*> files, unsigned threads, Read read)
    : files_(std::move(files)), read_(std::move(read)), done_(kFilesAhead * threads) {
  try {
    for (unsigned i = 0; i < threads && i < files_.size(); ++i)
      threads_.emplace_back([this] { run(); });
  } catch (...) {
    end();
    throw;
  }
}

ReadAhead::~ReadAhead() {
  end();
}

void ReadAhead::end() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  const corpus::AtRest rest;
  threads_.clear();
}

// The next file is always begun, however large it is.
bool ReadAhead::may_begin() const {
  if (begun_ - taken_ == done_.size()) return false;
  return begun_ == taken_ || bytes_ + files_[begun_]->size <= kBytesAhead;
}

void ReadAhead::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return ending_ || begun_ == files_.size() || may_begin(); });
    if (ending_ || begun_ == files_.size()) return;
    const std::size_t file = begun_++;
    bytes_ += files_[file]->size;
    read(lock, file);
    changed_.notify_all();
  }
}

void ReadAhead::read(std::unique_lock<std::mutex>& lock, std::size_t file) {
  std::optional<FileReading> reading;
  std::exception_ptr failure;
  lock.unlock();
  try {
    const corpus::AtWork at_work;
    reading = read_(*files_[file]);
  } catch (...) {  // memory is short, say: what becomes of it is not for this thread to tell
    failure = std::current_exception();
  }
  lock.lock();
  done_[file % done_.size()] = std::move(reading);
  if (!failure_) failure_ = failure;
}

std::optional<FileReading> ReadAhead::take(const std::string& path) {
  std::optional<FileReading> reading;
  while (taken_ < files_.size() && files_[taken_]->path <= path) reading = take_next();
  const bool found = reading && reading->file.path == path;
  return found ? std::move(reading) : std::nullopt;
}

FileReading ReadAhead::take_next() {
  const corpus::AtRest rest;
  std::unique_lock lock(mutex_);
  std::optional<FileReading>& place = done_[taken_ % done_.size()];
  changed_.wait(lock, [&] { return place.has_value() || failure_; });
  if (!place) std::rethrow_exception(failure_);
  FileReading reading = std::move(*place);
  place.reset();
  bytes_ -= files_[taken_++]->size;
  changed_.notify_all();
  return reading;
}

}  // namespace briefkamer::indexer
