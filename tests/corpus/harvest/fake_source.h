// A source of letters on this machine, that answers as the test says; and time that passes at once.
#pragma once

#include <httplib.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "corpus/harvest/harvest.h"

namespace briefkamer::corpus {

struct FakeAnswer {
  int status = 200;
  std::string body = {};
  std::vector<std::pair<std::string, std::string>> headers = {};
  bool cut = false;        // the connection ends half way
  bool no_length = false;  // only the end of the connection tells the end of the body
};

// Answers on a port of its own until it is destroyed.
class FakeSource {
 public:
  using Answers = std::function<FakeAnswer(const httplib::Request&)>;

  explicit FakeSource(Answers answers) : answers_(std::move(answers)) {
    server_.set_keep_alive_timeout(1);
    server_.Get(".*", [this](const httplib::Request& request, httplib::Response& response) {
      const std::lock_guard lock(mutex_);
      asked_.push_back(request.target);
      agents_.push_back(request.get_header_value("User-Agent"));
      fill(response, answers_(request));
    });
    port_ = server_.bind_to_any_port("127.0.0.1");
    if (port_ < 0) throw std::runtime_error("no port for a test");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  ~FakeSource() {
    server_.stop();
    thread_.join();
  }
  FakeSource(const FakeSource&) = delete;
  FakeSource& operator=(const FakeSource&) = delete;

  std::string url(const std::string& path = {}) const {
    return "http://127.0.0.1:" + std::to_string(port_) + path;
  }
  // Before what a test changes and before a program asks: neither sees the other's work half done.
  void settle() { const std::lock_guard lock(mutex_); }
  // The targets that were asked for since the last call, in order.
  std::vector<std::string> asked() {
    const std::lock_guard lock(mutex_);
    return std::exchange(asked_, {});
  }
  std::vector<std::string> agents() {
    const std::lock_guard lock(mutex_);
    return agents_;
  }

 private:
  static void fill(httplib::Response& response, const FakeAnswer& answer) {
    response.status = answer.status;
    for (const auto& [name, value] : answer.headers) response.set_header(name, value);
    if (answer.no_length) {
      response.set_content_provider("application/octet-stream",
                                    [body = answer.body](std::size_t, httplib::DataSink& sink) {
                                      sink.write(body.data(), body.size());
                                      sink.done();
                                      return true;
                                    });
      return;
    }
    if (!answer.cut) {
      response.set_content(answer.body, "application/octet-stream");
      return;
    }
    response.set_content_provider(answer.body.size(), "application/octet-stream",
                                  [half = answer.body.substr(0, answer.body.size() / 2)](
                                      std::size_t offset, std::size_t, httplib::DataSink& sink) {
                                    return offset == 0 && sink.write(half.data(), half.size());
                                  });
  }

  Answers answers_;
  httplib::Server server_;
  std::mutex mutex_;
  std::vector<std::string> asked_;
  std::vector<std::string> agents_;
  std::thread thread_;
  int port_ = -1;
};

// A clock that a sleep moves on; it remembers how long each was.
struct FakeClock {
  std::chrono::steady_clock::time_point time = std::chrono::steady_clock::now();
  std::vector<long> slept = {};  // milliseconds

  Clock clock() {
    return {[this] { return time; },
            [this](Clock::Milliseconds length) {
              slept.push_back(length.count());
              time += length;
            }};
  }
};

// Made anew for a test, and removed after it.
class HarvestFolder {
 public:
  HarvestFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "briefkamer-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for tests");
    path_ = name;
  }
  ~HarvestFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  HarvestFolder(const HarvestFolder&) = delete;
  HarvestFolder& operator=(const HarvestFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  std::string content(const std::string& name) const {
    std::ifstream file(path_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  // The files of letters, hidden ones too, sorted, with a space between them.
  std::string files() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path_)) {
      const auto name = entry.path().lexically_relative(path_).string();
      if (entry.is_regular_file() && !name.starts_with(".harvest")) names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    std::string all;
    for (const auto& name : names) all += (all.empty() ? "" : " ") + name;
    return all;
  }

 private:
  std::filesystem::path path_;
};

inline std::string to_line(const HarvestSummary& summary) {
  std::string line;
  const auto add = [&line](const char* name, std::size_t number) {
    if (number > 0) line += (line.empty() ? "" : ", ") + (name + (' ' + std::to_string(number)));
  };
  add("fetched", summary.fetched);
  add("changed", summary.changed);
  add("updated", summary.updated);
  add("unchanged", summary.unchanged);
  add("deleted", summary.deleted);
  add("failed", summary.failed.size());
  if (!summary.stopped.empty()) line += "; stopped";
  return line;
}

}  // namespace briefkamer::corpus
