// How far a run is that changes a database.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace briefkamer::indexer {

enum class UpdatePart {
  kReading,  // files
  kWriting,  // letters into a whole generation
  kJoining,  // what was written of them, in parts of its bytes
};

struct UpdateProgress {
  std::size_t done = 0;  // files, letters or bytes
  std::size_t total = 0;
  std::string current;  // printable path, or id
  UpdatePart part = UpdatePart::kReading;
  double later = 0;  // seconds, about, that the parts after this one take; by what was measured
};

using ReportProgress = std::function<void(const UpdateProgress&)>;

}  // namespace briefkamer::indexer
