// Reads the next files while the last ones are put into the database.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "indexer/folder/file_reading.h"

namespace briefkamer::indexer {

// In several threads, some files ahead: their number and their bytes are bounded.
class ReadAhead {
 public:
  // Called by several threads at once.
  using Read = std::function<FileReading(const FoundFile&)>;

  // `files` in the order of their paths; they must outlive it.
  ReadAhead(std::vector<const FoundFile*> files, unsigned threads, Read read);
  // Returns when the files that are being read now have been.
  ~ReadAhead();

  // What the file at `path` says, if it is one of the files; waits for it. Paths must ascend from
  // call to call; files that are passed over are lost. Throws what reading a file has thrown.
  std::optional<FileReading> take(const std::string& path);

 private:
  void run();
  void read(std::unique_lock<std::mutex>& lock, std::size_t file);
  void end();
  FileReading take_next();
  bool may_begin() const;

  const std::vector<const FoundFile*> files_;
  const Read read_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::optional<FileReading>> done_;  // by file, in turn
  std::size_t begun_ = 0;                         // files
  std::size_t taken_ = 0;                         // files
  std::size_t bytes_ = 0;                         // of files begun and not taken
  bool ending_ = false;
  std::exception_ptr failure_;
  std::vector<std::jthread> threads_;
};

}  // namespace briefkamer::indexer
