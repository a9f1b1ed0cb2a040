#include "indexer/time_left.h"

#include <cmath>

namespace briefkamer::indexer {
namespace {

using std::chrono::seconds;

constexpr seconds kApart{1};
constexpr std::size_t kMoments = 60;  // so that the rate is that of the last minute
constexpr seconds kTooEarly{3};
constexpr long kMinute = 60;
constexpr long kHour = 3600;

long rounded(long number, long unit) {
  return (number + unit / 2) / unit;
}

}  // namespace

std::optional<seconds> TimeLeft::after(std::size_t done, std::size_t total, double later,
                                       Clock::time_point now) {
  if (!moments_.empty() && done < moments_.back().done) moments_.clear();  // other work
  if (moments_.empty() || now - moments_.back().time >= kApart) moments_.push_back({now, done});
  if (moments_.size() > kMoments) moments_.pop_front();
  const Moment& then = moments_.front();
  if (now - then.time < kTooEarly || done <= then.done || done > total) return std::nullopt;
  const std::chrono::duration<double> spent = now - then.time;
  const double each = spent.count() / static_cast<double>(done - then.done);
  return seconds(std::lround(each * static_cast<double>(total - done) + later));
}

std::string in_words(seconds left) {
  const long count = static_cast<long>(left.count());
  if (count < 10) return "a few seconds";
  if (count < 2 * kMinute) return "about " + std::to_string(rounded(count, 10) * 10) + " s";
  if (count < 2 * kHour) return "about " + std::to_string(rounded(count, kMinute)) + " min";
  return "about " + std::to_string(rounded(count, kHour)) + " h";
}

}  // namespace briefkamer::indexer
