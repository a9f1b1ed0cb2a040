#include "searcher/serving/responses.h"

#include <atomic>
#include <iostream>
#include <memory>

#include "corpus/hash.h"
#include "searcher/serving/answer_json.h"
#include "searcher/serving/http_headers.h"
#include "searcher/serving/requests.h"
#include "searcher/serving/web_files.h"

namespace briefkamer::searcher {
namespace {

using corpus::Json;
using httplib::Request;
using httplib::Response;

constexpr const char* kProblemType = "application/problem+json; charset=utf-8";
constexpr std::size_t kWorthCompressing = 1024;  // bytes
constexpr int kCompression = 4;                  // of answers made for one request

Json problem_json(const HttpProblem& problem) {
  static std::atomic<std::uint64_t> problems{0};
  Json json = {{"type", "about:blank"},
               {"title", status_title(problem.status)},
               {"status", problem.status},
               {"detail", problem.detail},
               {"request", ++problems}};
  if (!problem.parameter.empty()) json["parameter"] = problem.parameter;
  return json;
}

}  // namespace

httplib::Headers common_headers() {
  return {{"Content-Security-Policy",
           "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src "
           "'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
          {"X-Content-Type-Options", "nosniff"},
          {"Referrer-Policy", "no-referrer"},
          {"Cross-Origin-Opener-Policy", "same-origin"},
          {"Cross-Origin-Resource-Policy", "same-origin"},
          {"Accept-Ranges", "none"}};
}

// Given as a provider, because the library compresses what is given as content with brotli at its
// slowest.
void send(Response& response, std::string body, const std::string& type) {
  const auto shared = std::make_shared<const std::string>(std::move(body));
  response.set_content_provider(
      shared->size(), type,
      [shared](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
        return sink.write(shared->data() + offset, length);
      });
}

void send_text(const Request& request, Response& response, std::string text,
               const std::string& type, const std::string& vary) {
  response.set_header("Vary", vary);
  if (text.size() >= kWorthCompressing &&
      accepts_encoding(request.get_header_value("Accept-Encoding"), "gzip")) {
    text = gzip(text, kCompression);
    response.set_header("Content-Encoding", "gzip");
  }
  send(response, std::move(text), type);
}

bool client_has(const Request& request, Response& response, const std::string& state,
                const std::string& vary) {
  const std::string tag = "W/\"" + corpus::sha256(state + request.target).substr(0, 24) + '"';
  response.set_header("ETag", tag);
  response.set_header("Cache-Control", "no-cache");
  const bool known = has_tag(request.get_header_value("If-None-Match"), tag);
  if (!known) return false;
  response.status = 304;
  response.set_header("Vary", vary);
  return true;
}

void keep_nowhere(Response& response) {
  response.headers.erase("ETag");
  response.headers.erase("Cache-Control");
  response.set_header("Cache-Control", "no-store");
}

void send_problem(const Request& request, Response& response, const HttpProblem& problem) {
  const Json json = problem_json(problem);
  response.status = problem.status;
  for (const char* header : {"Content-Encoding", "Vary"})
    response.headers.erase(header);  // of an answer that was begun
  keep_nowhere(response);
  if (has_content(request)) response.set_header("Connection", "close");
  send(response, to_line(json), kProblemType);
  if (problem.status >= 500)
    std::cerr << "request " << json.at("request") << ": " << request.path << ": " << problem.detail
              << std::endl;
}

std::string whole_problem(const HttpProblem& problem) {
  const std::string body = to_line(problem_json(problem));
  std::string answer = "HTTP/1.1 " + std::to_string(problem.status) + ' ' +
                       status_title(problem.status) + "\r\nContent-Type: " + kProblemType +
                       "\r\nContent-Length: " + std::to_string(body.size()) +
                       "\r\nCache-Control: no-store\r\nConnection: close\r\n";
  for (const auto& [name, value] : common_headers())
    answer.append(name).append(": ").append(value).append("\r\n");
  return answer.append("\r\n").append(body);
}

}  // namespace briefkamer::searcher
