// Fetches from a few named hosts, politely: one request at a time, with pauses between them, and
// with growing delays when a host is busy.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace briefkamer::corpus {

// One address could not be had; others on the same host may. what() is one line, without the
// address.
class HttpError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The host did not answer, or was busy, until the last attempt.
class HostDown : public HttpError {
 public:
  using HttpError::HttpError;
};

// Time as the client sees it, so that a test need not wait for it.
struct Clock {
  using Milliseconds = std::chrono::milliseconds;
  std::function<std::chrono::steady_clock::time_point()> now = std::chrono::steady_clock::now;
  std::function<void(Milliseconds)> sleep;  // empty: really
};

struct HttpOptions {
  std::string user_agent;
  std::vector<std::string> origins;        // the only ones asked: "https://repository.overheid.nl"
  std::size_t largest = 100u << 20;        // bytes of an answer
  int attempts = 6;                        // of a request that meets a busy host
  std::chrono::seconds silence{60};        // that a host may keep before it counts as down
  std::chrono::seconds longest{900};       // that one answer may take altogether
  std::chrono::seconds longest_wait{600};  // that a host may ask for with Retry-After
  Clock clock;
};

struct HttpAnswer {
  std::string url;    // where it came from, after redirects
  std::string body;   // decompressed
  bool whole = true;  // the host said how long it is, and it is
};

// Scheme, host and port of an address: "https://repository.overheid.nl" of all that is below it.
// Empty for what is no http or https address, or names a user.
std::string origin_of(const std::string& url);

// `text` with all but letters, digits and "-._~" as %XX.
std::string url_encoded(const std::string& text);

class HttpClient {
 public:
  explicit HttpClient(HttpOptions options);
  ~HttpClient();

  // What is at `url`, asked no sooner than `pause` after the last answer of that host. A busy host
  // (429, 5xx, time-out, an answer cut short) is asked again, after the time it asks for or after
  // growing delays, and then throws HostDown. Throws HttpError for any other refusal, for an answer
  // above the limit, and for an address or redirect outside the origins, which is never followed.
  HttpAnswer get(const std::string& url, Clock::Milliseconds pause);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace briefkamer::corpus
