#include "searcher/serving/metrics.h"

#include <algorithm>
#include <sstream>

#include "searcher/serving/routes.h"

namespace briefkamer::searcher {
namespace {

void describe(std::ostream& out, const char* name, const char* type, const char* help) {
  out << "# HELP " << name << ' ' << help << "\n# TYPE " << name << ' ' << type << '\n';
}

void gauge(std::ostream& out, const char* name, const char* help, const std::string& value) {
  describe(out, name, "gauge", help);
  out << name << ' ' << value << '\n';
}

// As the value of a label.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

// What stands behind the last '-': of "generation-7", or of a state "uuid-12".
std::string last_number(const std::string& text) {
  const std::string number = text.substr(text.rfind('-') + 1);
  const bool digits = !number.empty() && std::all_of(number.begin(), number.end(),
                                                     [](char c) { return c >= '0' && c <= '9'; });
  return digits ? number : "0";
}

}  // namespace

void Metrics::count(std::string_view path, int status, std::chrono::duration<double> took) {
  const std::string route(route_of(path));
  const auto bucket = std::lower_bound(kBounds.begin(), kBounds.end(), took.count());
  const std::lock_guard lock(mutex_);
  ++requests_[{route, status}];
  Latency& latency = latencies_[route];
  ++latency.buckets[static_cast<std::size_t>(bucket - kBounds.begin())];
  latency.sum += took.count();
}

void Metrics::count_refused(int status) {
  const std::lock_guard lock(mutex_);
  ++requests_[{"refused", status}];
}

std::string Metrics::text(const std::optional<Status>& status) const {
  std::ostringstream out;
  {
    const std::lock_guard lock(mutex_);
    describe(out, "briefkamer_requests_total", "counter", "Requests answered.");
    for (const auto& [what, count] : requests_)
      out << "briefkamer_requests_total{route=\"" << what.first << "\",status=\"" << what.second
          << "\"} " << count << '\n';
    describe(out, "briefkamer_request_seconds", "histogram", "How long answers took to make.");
    for (const auto& [route, latency] : latencies_) {
      std::uint64_t so_far = 0;
      for (std::size_t i = 0; i <= kBounds.size(); ++i) {
        out << "briefkamer_request_seconds_bucket{route=\"" << route << "\",le=\"";
        i < kBounds.size() ? out << kBounds[i] : out << "+Inf";
        out << "\"} " << (so_far += latency.buckets[i]) << '\n';
      }
      out << "briefkamer_request_seconds_sum{route=\"" << route << "\"} " << latency.sum << '\n'
          << "briefkamer_request_seconds_count{route=\"" << route << "\"} " << so_far << '\n';
    }
  }
  gauge(out, "briefkamer_database_up", "Whether the database can be read.", status ? "1" : "0");
  if (!status) return out.str();
  gauge(out, "briefkamer_letters", "Letters in the database.", std::to_string(status->letters));
  gauge(out, "briefkamer_revision", "Revision of the database, one more with each change.",
        last_number(status->state));
  gauge(out, "briefkamer_generation", "Number of the generation that is searched.",
        last_number(status->generation));
  if (status->shards.empty()) return out.str();
  describe(out, "briefkamer_shard_up", "gauge", "Whether a shard on another machine answers.");
  for (const ShardState& shard : status->shards)
    out << "briefkamer_shard_up{shard=\"" << escaped(shard.name) << "\"} " << shard.answers << '\n';
  return out.str();
}

}  // namespace briefkamer::searcher
