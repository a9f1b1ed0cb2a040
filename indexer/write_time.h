// How long it will take to write a whole generation, judged before it is begun and while it is
// written.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include "corpus/letter.h"
#include "indexer/letter_document.h"
#include "indexer/update_progress.h"

namespace briefkamer::indexer {

// Before: some letters are analysed for the clock alone.
class WriteTimeSample {
 public:
  // Analyses one of many of the letters that it is given.
  void take(const corpus::Letter& letter);

  // Seconds, about, for so many like those; 0 as long as there were none.
  double seconds(std::size_t letters) const;

  // Gives back the memory that it needs for more.
  void end() { documents_.reset(); }

 private:
  std::optional<LetterDocuments> documents_;
  std::size_t given_ = 0;
  double each_ = 0;  // seconds of analysis, of late
};

// While it is written: reports each of its parts, and what the next will take.
class WriteReports {
 public:
  // `report` may be empty.
  WriteReports(ReportProgress report, std::size_t letters);

  void wrote(std::size_t done, const std::string& id) const;
  void joined(double share) const;

 private:
  const ReportProgress report_;
  const std::size_t letters_;
  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace briefkamer::indexer
