#include "searcher/serving/server.h"

#include <httplib.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <iostream>
#include <set>
#include <thread>

#include "corpus/fold.h"
#include "corpus/hash.h"
#include "indexer/schema.h"
#include "searcher/coverage.h"
#include "searcher/serving/answer_json.h"
#include "searcher/serving/http_headers.h"
#include "searcher/serving/opensearch.h"
#include "searcher/serving/web_files.h"

namespace briefkamer::searcher {
namespace {

using corpus::Json;
using httplib::Request;
using httplib::Response;

constexpr const char* kJsonType = "application/json; charset=utf-8";
constexpr const char* kProblemType = "application/problem+json; charset=utf-8";
constexpr std::size_t kThreads = 256;  // each holds one connection at a time, mostly an idle one
constexpr std::size_t kKeepAliveCount = 1'000'000;
constexpr time_t kKeepAliveSeconds = 2;
constexpr time_t kTimeoutSeconds = 5;  // for a request to come in, and an answer to go out
constexpr std::size_t kWorthCompressing = 1024;  // bytes
constexpr int kCompression = 4;                  // of answers made for one request

// An error that is answered to the client.
struct HttpProblem {
  int status = 400;
  std::string detail;
  std::string parameter;
};

bool has_body(const Request& request) {
  const std::string length = request.get_header_value("Content-Length");
  return request.has_header("Transfer-Encoding") || (!length.empty() && length != "0");
}

// Sends `body` as it is. Given as a provider, because the library compresses what is given as
// content with brotli at its slowest. With `close`, the connection ends behind it: the library
// leaves the body of a request that it does not expect, and would read it as the next request.
void send(Response& response, std::string body, const std::string& type, bool close = false) {
  const auto shared = std::make_shared<const std::string>(std::move(body));
  if (close) response.set_header("Connection", "close");
  response.set_content_provider(
      shared->size(), type,
      [shared, close](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
        return sink.write(shared->data() + offset, length) && !close;
      });
}

void send_json(const Request& request, Response& response, const Json& json,
               const char* type = kJsonType) {
  std::string body = to_line(json);
  response.set_header("Vary", "Accept-Encoding");
  if (body.size() >= kWorthCompressing &&
      accepts_encoding(request.get_header_value("Accept-Encoding"), "gzip")) {
    body = gzip(body, kCompression);
    response.set_header("Content-Encoding", "gzip");
  }
  send(response, std::move(body), type);
}

// Parameters are taken exactly: one that is unknown or malformed is refused, never passed over.
// `other` is one that is not of a question.
Question question_of(const Request& request, std::string_view other = {}) {
  Question question;
  std::set<std::string> seen;
  for (const auto& [name, value] : request.params) {
    const bool again = !seen.insert(name).second;
    const bool repeatable =
        name == "topic" || name == "mission" || name == "ministry" || name == "kind";
    if (again && !repeatable) throw QuestionError(name, name + " is given more than once");
    if (name != other) set_field(question, name, value);
  }
  return question;
}

void only(const Request& request, std::initializer_list<std::string_view> known) {
  for (const auto& [name, value] : request.params) {
    if (std::find(known.begin(), known.end(), name) == known.end())
      throw QuestionError(name, "there is no parameter \"" + name + "\" here");
  }
}

void check_host(const std::string& host) {
  addrinfo* found = nullptr;
  const int error = ::getaddrinfo(host.c_str(), nullptr, nullptr, &found);
  if (error == 0) return ::freeaddrinfo(found);
  throw ServerError("\"" + host + "\" is no address and no name of a host (" +
                    ::gai_strerror(error) + "); choose another with --host");
}

// Whether a reader's browser asks, and not a program.
bool wants_page(const Request& request) {
  return request.get_header_value("Accept").find("text/html") != std::string::npos &&
         !request.path.starts_with("/api/") && !request.path.starts_with("/assets/");
}

// Without SO_REUSEPORT, which the library sets and which lets two servers share a port unnoticed.
void socket_options(socket_t socket) {
  const int yes = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

}  // namespace

struct Server::Impl {
  const Searcher& searcher;
  const corpus::Vocabulary& vocabulary;
  ServerOptions options;
  std::map<std::string, WebFile> files;
  httplib::Server http;
  std::atomic<std::uint64_t> problems{0};
  std::atomic<bool> stopped{false};
  std::atomic<bool> running{false};

  Impl(const Searcher& a_searcher, const corpus::Vocabulary& a_vocabulary, ServerOptions given)
      : searcher(a_searcher),
        vocabulary(a_vocabulary),
        options(std::move(given)),
        files(load_web_files(options.web)) {
    set_limits();
    set_errors();
    set_routes();
  }

  void set_limits() {
    http.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
    http.set_tcp_nodelay(true);  // else an answer on a kept connection waits 40 ms
    http.set_keep_alive_max_count(kKeepAliveCount);
    http.set_keep_alive_timeout(kKeepAliveSeconds);
    http.set_read_timeout(kTimeoutSeconds);
    http.set_write_timeout(kTimeoutSeconds);
    http.set_payload_max_length(1024);
    http.set_socket_options(socket_options);
    http.set_default_headers(
        {{"Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src "
          "'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
         {"X-Content-Type-Options", "nosniff"},
         {"Referrer-Policy", "no-referrer"},
         {"Cross-Origin-Opener-Policy", "same-origin"},
         {"Cross-Origin-Resource-Policy", "same-origin"}});
  }

  void problem(const Request& request, Response& response, const HttpProblem& what) {
    const std::uint64_t number = ++problems;
    Json json = {{"type", "about:blank"},
                 {"title", status_title(what.status)},
                 {"status", what.status},
                 {"detail", what.detail},
                 {"request", number}};
    if (!what.parameter.empty()) json["parameter"] = what.parameter;
    response.status = what.status;
    for (const char* header : {"Cache-Control", "Content-Encoding", "ETag", "Vary"})
      response.headers.erase(header);  // of an answer that was begun
    response.set_header("Cache-Control", "no-store");
    send(response, to_line(json), kProblemType, has_body(request));
    if (what.status >= 500)
      std::cerr << "request " << number << ": " << request.path << ": " << what.detail << std::endl;
  }

  void set_errors() {
    http.set_pre_routing_handler([this](const Request& request, Response& response) {
      // Answers are whole: a request for a thousand overlapping ranges would be one for a thousand
      // answers. The request is the library's own and not constant.
      const_cast<Request&>(request).ranges.clear();
      if (request.method != "GET" && request.method != "HEAD") {
        response.set_header("Allow", "GET, HEAD");
        problem(request, response, {405, "only GET and HEAD are answered here", {}});
      } else if (has_body(request)) {
        problem(request, response, {413, "a request here has no content", {}});
      } else {
        return httplib::Server::HandlerResponse::Unhandled;
      }
      return httplib::Server::HandlerResponse::Handled;
    });
    http.set_exception_handler(
        [this](const Request& request, Response& response, const std::exception_ptr& thrown) {
          try {
            std::rethrow_exception(thrown);
          } catch (const QuestionError& error) {
            problem(request, response, {400, error.what(), error.field});
          } catch (const indexer::DatabaseError& error) {
            std::cerr << error.what() << std::endl;
            problem(request, response, {503, "the database cannot be read at this moment", {}});
          } catch (const std::exception& error) {
            std::cerr << error.what() << std::endl;
            problem(request, response, {500, "something went wrong here", {}});
          } catch (...) {
            problem(request, response, {500, "something went wrong here", {}});
          }
        });
    http.set_error_handler([this](const Request& request, Response& response) {
      if (response.content_length_ > 0 || !response.body.empty()) return;  // a problem of ours
      const bool unknown = response.status == 404;
      if (unknown && wants_page(request)) return page(request, response, 404);
      problem(
          request, response,
          {response.status, unknown ? "there is nothing at this address" : "not understood", {}});
    });
  }

  // Answers with what `make` gives, unless the client has it already: the same address gives the
  // same answer as long as the database is in the same state.
  void cached(const Request& request, Response& response, const std::function<Json()>& make) {
    const std::string state = searcher.state() + files.at("/").hash + request.target;
    const std::string tag = "W/\"" + corpus::sha256(state).substr(0, 24) + '"';
    const bool known = has_tag(request.get_header_value("If-None-Match"), tag);
    const Json answer = known ? Json() : make();
    response.set_header("ETag", tag);
    response.set_header("Cache-Control", "no-cache");
    if (known) {
      response.status = 304;
    } else {
      send_json(request, response, answer);
    }
  }

  void no_letter(const Request& request, Response& response, const std::string& id) {
    problem(request, response, {404, "there is no letter \"" + id + "\"", {}});
  }

  void letter(const Request& request, Response& response) {
    only(request, {"q"});
    const std::string id = request.matches[1];
    Question question = question_of(request);
    const auto found = searcher.letter(id);
    if (!found) return no_letter(request, response, id);
    if (found->id != id) {
      const std::size_t parameters = std::min(request.target.find('?'), request.target.size());
      return response.set_redirect(
          "/api/v1/letters/" + found->id + request.target.substr(parameters), 301);
    }
    const auto view = [&] { return searcher.letter_view(id, question.text); };
    cached(request, response, [&] { return view().value_or(Json()); });
  }

  void related(const Request& request, Response& response) {
    only(request, {});
    const std::string id = request.matches[1];
    const auto found = searcher.letter(id);
    if (!found) return no_letter(request, response, id);
    cached(request, response, [&] { return searcher.related(found->id).value_or(Json()); });
  }

  void facet(const Request& request, Response& response) {
    const std::string name = request.matches[1];
    for (const char* of_hits : {"first", "count", "sort"}) {
      if (request.has_param(of_hits))
        throw QuestionError(of_hits, std::string("there is no parameter \"") + of_hits + "\" here");
    }
    Question question = question_of(request, "contains");
    question.count = 0;
    const bool known = std::any_of(indexer::kFacets.begin(), indexer::kFacets.end(),
                                   [&](const indexer::Facet& facet) { return facet.name == name; });
    if (!known) return problem(request, response, {404, "there is no facet \"" + name + "\"", {}});
    const std::string part = corpus::fold_words(request.get_param_value("contains"));
    cached(request, response, [&] {
      for (FacetCounts& facet : searcher.search(question).facets) {
        if (facet.name != name) continue;
        std::erase_if(facet.values, [&](const FacetCount& entry) {
          return corpus::fold_words(entry.value.label).find(part) == std::string::npos;
        });
        return Json{{"version", 1}, {"name", name}, {"values", to_json(facet)}};
      }
      return Json();
    });
  }

  void glossary(const Request& request, Response& response) {
    only(request, {"q", "first", "count"});
    Question question = question_of(request);
    if (!request.has_param("count")) question.count = kMostHits;
    cached(request, response,
           [&] { return searcher.glossary(question.text, question.first, question.count); });
  }

  void suggest(const Request& request, Response& response) {
    only(request, {"q", "count", "format"});
    Question question = question_of(request, "format");
    if (!request.has_param("count")) question.count = kSuggestions;
    const std::string format = request.get_param_value("format");
    if (request.has_param("format") && format != "opensearch" && format != "json")
      throw QuestionError("format", "format is one of json, opensearch, not \"" + format + "\"");
    cached(request, response, [&] {
      const auto found = searcher.suggest(question.text, question.count);
      return format == "opensearch" ? opensearch_json(question.text, found) : to_json(found);
    });
  }

  void opensearch(const Request& request, Response& response) {
    only(request, {});
    std::string description = opensearch_description(request.get_header_value("Host"));
    if (description.empty()) return problem(request, response, {400, "Host names no host", {}});
    response.set_header("Vary", "Host");
    send(response, std::move(description), "application/opensearchdescription+xml; charset=utf-8");
  }

  // The page; with 404 it says itself that there is nothing at its address, and is sent anew each
  // time, for "not modified" would be another status.
  void page(const Request& request, Response& response, int status) {
    Request fresh = request;
    if (status == 404) fresh.headers.erase("If-None-Match");
    file(fresh, response, files.at("/"), false);
    if (response.status != 304) response.status = status;
  }

  // Also when that cannot be known now: then the page is told when it asks for the letter.
  bool has_letter(const std::string& id) const {
    try {
      return searcher.letter(id).has_value();
    } catch (const indexer::DatabaseError&) {
      return true;
    }
  }

  void file(const Request& request, Response& response, const WebFile& found, bool for_ever) {
    const std::string tag = "W/\"" + found.hash + '"';  // of all its encodings
    response.set_header("ETag", tag);
    response.set_header("Cache-Control",
                        for_ever ? "public, max-age=31536000, immutable" : "no-cache");
    response.set_header("Vary", "Accept-Encoding");
    const std::string accepted = request.get_header_value("Accept-Encoding");
    if (has_tag(request.get_header_value("If-None-Match"), tag)) {
      response.status = 304;
    } else if (!found.brotli.empty() && accepts_encoding(accepted, "br")) {
      response.set_header("Content-Encoding", "br");
      send(response, found.brotli, found.type);
    } else if (!found.gzip.empty() && accepts_encoding(accepted, "gzip")) {
      response.set_header("Content-Encoding", "gzip");
      send(response, found.gzip, found.type);
    } else {
      send(response, found.plain, found.type);
    }
  }

  void set_routes() {
    http.Get("/api/v1/search", [this](const Request& request, Response& response) {
      const Question question = question_of(request);
      cached(request, response, [&] { return to_json(searcher.search(question)); });
    });
    http.Get("/api/v1/status", [this](const Request& request, Response& response) {
      only(request, {});
      cached(request, response, [&] {
        Json status = short_coverage(searcher.coverage());
        status.update(to_json(searcher.status()));
        return status;
      });
    });
    http.Get("/api/v1/coverage", [this](const Request& request, Response& response) {
      only(request, {});
      cached(request, response, [&] { return searcher.coverage(); });
    });
    http.Get(R"(/api/v1/letters/([^/]+))",
             [this](const Request& request, Response& response) { letter(request, response); });
    http.Get(R"(/api/v1/letters/([^/]+)/related)",
             [this](const Request& request, Response& response) { related(request, response); });
    http.Get(R"(/api/v1/facets/([^/]+))",
             [this](const Request& request, Response& response) { facet(request, response); });
    http.Get("/api/v1/glossary",
             [this](const Request& request, Response& response) { glossary(request, response); });
    http.Get("/api/v1/suggest",
             [this](const Request& request, Response& response) { suggest(request, response); });
    http.Get("/opensearch.xml",
             [this](const Request& request, Response& response) { opensearch(request, response); });
    http.Get("/openapi.json", [this](const Request& request, Response& response) {
      only(request, {});
      const auto found = std::find_if(files.begin(), files.end(), [](const auto& entry) {
        return entry.first.ends_with("/openapi.json");
      });
      if (found == files.end()) return problem(request, response, {404, "no such file", {}});
      file(request, response, found->second, false);
    });
    http.Get("/healthz", [](const Request& request, Response& response) {
      only(request, {});
      send(response, "ok\n", "text/plain");
    });
    http.Get("/readyz", [this](const Request& request, Response& response) {
      only(request, {});
      searcher.status();  // throws when the database cannot be read
      send(response, "ready\n", "text/plain");
    });
    http.Get(R"(/assets/.+)", [this](const Request& request, Response& response) {
      const auto found = files.find(request.path);
      if (found == files.end()) return problem(request, response, {404, "no such file", {}});
      file(request, response, found->second, true);
    });
    // Addresses of the page's states: the page itself reads them.
    http.Get(R"(/|/over|/missies|/dekking)",
             [this](const Request& request, Response& response) { page(request, response, 200); });
    http.Get(R"(/brief/([^/]+))", [this](const Request& request, Response& response) {
      page(request, response, has_letter(request.matches[1]) ? 200 : 404);
    });
  }
};

Server::Server(const Searcher& searcher, const corpus::Vocabulary& vocabulary,
               ServerOptions options)
    : impl_(std::make_unique<Impl>(searcher, vocabulary, std::move(options))) {}

Server::~Server() = default;

int Server::bind() {
  const ServerOptions& options = impl_->options;
  check_host(options.host);
  errno = 0;
  const int port = options.port == 0 ? impl_->http.bind_to_any_port(options.host)
                   : impl_->http.bind_to_port(options.host, options.port) ? options.port
                                                                          : -1;
  if (port >= 0) return port;
  const std::string place = options.host + ':' + std::to_string(options.port);
  const int error = errno;
  if (error == EADDRINUSE)
    throw ServerError(place + " is in use by another program; choose another port with --port");
  if (error == EADDRNOTAVAIL)
    throw ServerError(options.host + " is no address of this machine; choose another with --host");
  throw ServerError(place + " cannot be used: " + std::strerror(error));
}

void Server::run() {
  impl_->running = true;
  if (!impl_->stopped) impl_->http.listen_after_bind();
  impl_->running = false;
}

void Server::stop() {
  impl_->stopped = true;
  // The library passes over a stop between its start and its first wait.
  while (impl_->running && !impl_->http.is_running())
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  impl_->http.stop();
}

}  // namespace briefkamer::searcher
