#include "indexer/write_time.h"

#include <algorithm>

#include "indexer/bulk/in_order.h"

namespace briefkamer::indexer {
namespace {

using std::chrono::duration;
using std::chrono::steady_clock;

constexpr std::size_t kOneOf = 64;  // letters
constexpr double kRemembered = 32;  // samples
// What was measured of letters of 80 and of 600 words, on two cores.
constexpr double kWriting = 2.8;      // time of writing, to that of analysis alone
constexpr double kJoining = 0.2;      // time of joining, to that of writing
constexpr std::size_t kWhole = 1000;  // parts of what is joined

}  // namespace

void WriteTimeSample::take(const corpus::Letter& letter) {
  if (given_++ % kOneOf != 0) return;
  if (!documents_) documents_.emplace();
  documents_->forget_when_full();
  const auto start = steady_clock::now();
  documents_->document(letter);
  const double spent = duration<double>(steady_clock::now() - start).count();
  const std::size_t sample = given_ / kOneOf + 1;
  const double samples = static_cast<double>(sample);
  each_ += (spent - each_) / std::min(samples, kRemembered);
}

double WriteTimeSample::seconds(std::size_t letters) const {
  return static_cast<double>(letters) * each_ * kWriting * (1 + kJoining) / usual_threads();
}

WriteReports::WriteReports(ReportProgress report, std::size_t letters)
    : report_(std::move(report)), letters_(letters) {}

void WriteReports::wrote(std::size_t done, const std::string& id) const {
  if (!report_ || done == 0) return;
  const double spent = duration<double>(steady_clock::now() - start_).count();
  const double whole = spent * static_cast<double>(letters_) / static_cast<double>(done);
  report_({done, letters_, id, UpdatePart::kWriting, whole * kJoining});
}

void WriteReports::joined(double share) const {
  if (report_)
    report_({static_cast<std::size_t>(share * kWhole), kWhole, {}, UpdatePart::kJoining, 0});
}

}  // namespace briefkamer::indexer
