#include "corpus/harvest/http_client.h"

#include <httplib.h>

#include <algorithm>
#include <ctime>
#include <map>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>

namespace briefkamer::corpus {
namespace {

using Milliseconds = Clock::Milliseconds;

constexpr int kMostRedirects = 5;
constexpr std::size_t kLongestNotice = 100'000;
constexpr Milliseconds kFirstDelay{1000};

// A busy host says 200 with this on a page, now and then.
constexpr std::string_view kBusyNotice = "Dienst tijdelijk niet beschikbaar";

// An attempt that is worth another one.
struct Busy {
  std::string reason;
  std::optional<Milliseconds> wait;  // that the host asks for
};

bool is_busy(int status) {
  return status == 408 || status == 429 || status >= 500;
}

// "120", or a date as HTTP writes it.
std::optional<Milliseconds> wait_asked(const std::string& text) {
  if (text.empty()) return std::nullopt;
  if (std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    const auto seconds = text.size() > 8 ? 99'999'999 : std::stol(text);
    return Milliseconds(1000 * seconds);
  }
  std::tm parts{};
  if (!strptime(text.c_str(), "%a, %d %b %Y %H:%M:%S", &parts)) return std::nullopt;
  const auto seconds = std::difftime(timegm(&parts), std::time(nullptr));
  return Milliseconds(1000 * std::max<long>(0, static_cast<long>(seconds)));
}

// What stands behind scheme, host and port, as a request names it.
std::string path_of(const std::string& url) {
  const auto start = url.find_first_of("/?#", url.find("//") + 2);
  auto path = start == std::string::npos ? std::string() : url.substr(start);
  path = path.substr(0, path.find('#'));
  return path.starts_with('/') ? path : '/' + path;
}

std::string in_seconds(Milliseconds time) {
  return std::to_string((time.count() + 999) / 1000) + " seconds";
}

}  // namespace

std::string origin_of(const std::string& url) {
  const std::string_view scheme = url.starts_with("https://")  ? "https://"
                                  : url.starts_with("http://") ? "http://"
                                                               : "";
  if (scheme.empty()) return {};
  auto origin = url.substr(0, url.find_first_of("/?#", scheme.size()));
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == ':' || c == '[' || c == ']';
  };
  const bool plain =
      std::all_of(origin.begin() + static_cast<std::ptrdiff_t>(scheme.size()), origin.end(), fits);
  if (!plain || origin.size() == scheme.size()) return {};
  std::transform(origin.begin(), origin.end(), origin.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const std::string_view usual = scheme == "https://" ? ":443" : ":80";
  if (origin.ends_with(usual)) origin.resize(origin.size() - usual.size());
  return origin;
}

std::string url_encoded(const std::string& text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    const auto byte = static_cast<unsigned char>(c);
    if (plain) {
      result += c;
    } else {
      result += '%';
      result += kDigits[byte >> 4];
      result += kDigits[byte & 15];
    }
  }
  return result;
}

struct HttpClient::Impl {
  explicit Impl(HttpOptions chosen) : options(std::move(chosen)) {
    if (!options.clock.sleep) {
      options.clock.sleep = [](Milliseconds time) { std::this_thread::sleep_for(time); };
    }
  }

  HttpAnswer get(const std::string& url, Milliseconds pause) {
    auto delay = kFirstDelay;
    for (int attempt = 1; true; ++attempt) {
      Busy busy;
      if (auto answer = attempt_once(url, pause, busy)) return std::move(*answer);
      const auto tries = attempt == 1 ? std::string() : ", " + std::to_string(attempt) + " times";
      if (attempt == options.attempts) throw HostDown(busy.reason + tries);
      const auto wait = std::max(delay, busy.wait.value_or(delay));
      if (wait > options.longest_wait) {
        throw HostDown(busy.reason + " and asks to wait for " + in_seconds(wait));
      }
      options.clock.sleep(wait);
      delay *= 2;
    }
  }

  // Nothing when the host is busy; then `busy` says so.
  std::optional<HttpAnswer> attempt_once(std::string url, Milliseconds pause, Busy& busy) {
    for (int redirects = 0; redirects <= kMostRedirects; ++redirects) {
      require_allowed(url, redirects > 0);
      wait_for_turn(origin_of(url), pause);
      HttpAnswer answer;
      answer.url = url;
      std::string location;
      const bool good = ask(answer, location, busy);
      last_[origin_of(url)] = options.clock.now();
      if (!good) return std::nullopt;
      if (location.empty()) return answer;
      url = location;
    }
    throw HttpError("redirects without end");
  }

  void require_allowed(const std::string& url, bool redirected) const {
    const auto origin = origin_of(url);
    const bool plain =
        std::all_of(url.begin(), url.end(), [](char c) { return c > 32 && c < 127; });
    const auto& allowed = options.origins;
    if (plain && !origin.empty() &&
        std::find(allowed.begin(), allowed.end(), origin) != allowed.end()) {
      return;
    }
    const auto where = origin.empty() ? "something that is no web address" : origin;
    throw HttpError(std::string(redirected ? "redirects to " : "is on ") + where +
                    ", which is not one of the official hosts; not followed");
  }

  void wait_for_turn(const std::string& origin, Milliseconds pause) {
    const auto last = last_.find(origin);
    if (last == last_.end()) return;
    const auto passed =
        std::chrono::duration_cast<Milliseconds>(options.clock.now() - last->second);
    if (passed < pause) options.clock.sleep(pause - passed);
  }

  // One request. False when the host is busy; else the answer or the `location` of a redirect.
  bool ask(HttpAnswer& answer, std::string& location, Busy& busy) {
    const auto origin = origin_of(answer.url);
    const auto path = path_of(answer.url);
    const auto deadline = std::chrono::steady_clock::now() + options.longest;
    bool too_large = false;
    bool too_slow = false;
    const auto on_head = [&](const httplib::Response& response) {
      const auto length = response.get_header_value("Content-Length");
      too_large = length.size() > 15 || (!length.empty() && is_above_limit(length));
      return !too_large;
    };
    const auto on_bytes = [&](const char* data, std::size_t size) {
      too_large = answer.body.size() + size > options.largest;
      too_slow = std::chrono::steady_clock::now() > deadline;
      if (!too_large && !too_slow) answer.body.append(data, size);
      return !too_large && !too_slow;
    };
    const auto result = client(origin).Get(path, httplib::Headers(), on_head, on_bytes);
    if (too_large) {
      throw HttpError("is larger than the limit of " + std::to_string(options.largest >> 20) +
                      " MB");
    }
    if (!result) {
      clients_.erase(origin);
      busy.reason = too_slow ? "answered too slowly"
                             : "no whole answer (" + httplib::to_string(result.error()) + ")";
      return false;
    }
    return understand(*result, answer, location, busy);
  }

  bool is_above_limit(const std::string& length) const {
    const bool digits =
        std::all_of(length.begin(), length.end(), [](char c) { return c >= '0' && c <= '9'; });
    return !digits || std::stoull(length) > options.largest;
  }

  bool understand(const httplib::Response& head, HttpAnswer& answer, std::string& location,
                  Busy& busy) const {
    const int status = head.status;
    const bool notice =
        answer.body.size() < kLongestNotice && answer.body.find(kBusyNotice) != std::string::npos;
    if (is_busy(status) || notice) {
      busy.reason = notice ? "answered \"" + std::string(kBusyNotice) + '"'
                           : "answered " + std::to_string(status);
      busy.wait = wait_asked(head.get_header_value("Retry-After"));
      return false;
    }
    if (status >= 300 && status < 400 && head.has_header("Location")) {
      location = absolute(head.get_header_value("Location"), answer.url);
      return true;
    }
    if (status != 200) throw HttpError("answered " + std::to_string(status));
    answer.whole = head.has_header("Content-Length") || head.has_header("Transfer-Encoding");
    return true;
  }

  static std::string absolute(const std::string& location, const std::string& from) {
    if (location.starts_with("//")) return from.substr(0, from.find("//")) + location;
    if (location.starts_with('/')) return origin_of(from) + location;
    if (location.find("://") != std::string::npos) return location;
    const auto path = from.substr(0, from.find_first_of("?#"));
    const auto slash = path.rfind('/');
    return (slash < 8 ? path + '/' : path.substr(0, slash + 1)) + location;
  }

  httplib::Client& client(const std::string& origin) {
    auto& found = clients_[origin];
    if (!found) {
      found = std::make_unique<httplib::Client>(origin);
      found->set_default_headers({{"User-Agent", options.user_agent}});
      found->set_connection_timeout(options.silence.count());
      found->set_read_timeout(options.silence.count());
      found->set_write_timeout(options.silence.count());
      found->set_keep_alive(true);
      found->set_follow_location(false);
      found->set_url_encode(false);
    }
    return *found;
  }

  HttpOptions options;
  std::map<std::string, std::unique_ptr<httplib::Client>> clients_;
  std::map<std::string, std::chrono::steady_clock::time_point> last_;  // answer of each origin
};

HttpClient::HttpClient(HttpOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
HttpClient::~HttpClient() = default;

HttpAnswer HttpClient::get(const std::string& url, Clock::Milliseconds pause) {
  return impl_->get(url, pause);
}

}  // namespace briefkamer::corpus
