#include "searcher/serving/server.h"

#include <netdb.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <iostream>
#include <thread>

#include "searcher/serving/api.h"
#include "searcher/serving/exports.h"
#include "searcher/serving/http_server.h"
#include "searcher/serving/metrics.h"
#include "searcher/serving/page.h"
#include "searcher/serving/requests.h"
#include "searcher/serving/responses.h"

namespace briefkamer::searcher {
namespace {

using httplib::Request;
using httplib::Response;

constexpr std::size_t kFewestWorkers = 4;
constexpr std::size_t kMostConnections = 8192;
constexpr rlim_t kOtherFiles = 256;  // that the databases of the workers have open

ConnectionLimits connection_limits() {
  ConnectionLimits limits;
  limits.workers = std::max(kFewestWorkers, std::size_t{2} * std::thread::hardware_concurrency());
  limits.most = kMostConnections;
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) == 0) {
    const rlim_t left =
        files.rlim_cur > 2 * kOtherFiles ? files.rlim_cur - kOtherFiles : files.rlim_cur / 2;
    limits.most = std::min<std::size_t>(limits.most, left);
  }
  return limits;
}

std::string refusal(int status) {
  switch (status) {
    case 408:
      return whole_problem({status, "the request came in too slowly"});
    case 414:
      return whole_problem({status, "the address is too long"});
    default:
      return whole_problem({status, "the headers of the request are too long"});
  }
}

void check_host(const std::string& host) {
  addrinfo* found = nullptr;
  const int error = ::getaddrinfo(host.c_str(), nullptr, nullptr, &found);
  if (error == 0) return ::freeaddrinfo(found);
  throw ServerError("\"" + host + "\" is no address and no name of a host (" +
                    ::gai_strerror(error) + "); choose another with --host");
}

// Without SO_REUSEPORT, which the library sets and which lets two servers share a port unnoticed.
// A client that reads slowly takes something every few seconds, as far as can be seen here: without
// a bound on what waits in the system, a third of some megabytes would have to go first (tcp(7)).
void socket_options(socket_t socket) {
  const int yes = 1;
  const int most_waiting = 1 << 17;  // bytes
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  ::setsockopt(socket, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &most_waiting, sizeof most_waiting);
}

// Another one for another build: what the same database answers may have changed.
std::string program_version() {
  struct stat program{};
  if (::stat("/proc/self/exe", &program) != 0) return {};
  return std::to_string(program.st_size) + ' ' + std::to_string(program.st_mtim.tv_sec) + ' ' +
         std::to_string(program.st_mtim.tv_nsec);
}

httplib::Server::HandlerResponse refuse_what_is_not_served(const Request& request,
                                                           Response& response) {
  if (request.method != "GET" && request.method != "HEAD") {
    response.set_header("Allow", "GET, HEAD");
    send_problem(request, response, {405, "only GET and HEAD are answered here"});
  } else if (has_content(request)) {
    send_problem(request, response, {413, "a request here has no content"});
  } else {
    return httplib::Server::HandlerResponse::Unhandled;
  }
  return httplib::Server::HandlerResponse::Handled;
}

void send_thrown(const Request& request, Response& response, const std::exception_ptr& thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (const QuestionError& error) {
    send_problem(request, response, {400, error.what(), error.field});
  } catch (const TimeIsUp& error) {
    send_problem(request, response, {504, error.what()});
  } catch (const ShardsMissing& error) {
    send_problem(request, response, {503, error.what()});
  } catch (const indexer::DatabaseError& error) {
    std::cerr << error.what() << std::endl;
    send_problem(request, response, {503, "the database cannot be read at this moment"});
  } catch (const std::exception& error) {
    std::cerr << error.what() << std::endl;
    send_problem(request, response, {500, "something went wrong here"});
  } catch (...) {
    send_problem(request, response, {500, "something went wrong here"});
  }
}

// What the library itself refuses.
void send_refused(const Page& page, const Request& request, Response& response) {
  if (response.content_length_ > 0 || !response.body.empty()) return;  // a problem of ours
  const bool unknown = response.status == 404;
  if (unknown && page.send_nothing_here(request, response)) return;
  if (!unknown) response.set_header("Connection", "close");
  send_problem(request, response,
               {response.status, unknown ? "there is nothing at this address" : "not understood"});
}

}  // namespace

struct Server::Impl {
  const Searcher& searcher;
  const ServerOptions options;
  std::atomic<bool> stopped{false};
  Page page;
  Api api;
  Exports exports;
  Metrics metrics;
  HttpServer http;
  std::atomic<bool> running{false};

  Impl(const Searcher& a_searcher, const corpus::Vocabulary& vocabulary, ServerOptions given)
      : searcher(a_searcher),
        options(std::move(given)),
        page(options.web, searcher),
        api(searcher, page.version() + program_version() + vocabulary.identity),
        exports(searcher, vocabulary, stopped),
        http(connection_limits(), [this](int status) {
          metrics.count_refused(status);
          return refusal(status);
        }) {
    http.set_tcp_nodelay(true);  // else an answer on a kept connection waits 40 ms
    http.set_payload_max_length(1024);
    http.set_socket_options(socket_options);
    http.set_default_headers(common_headers());
    http.set_pre_routing_handler(refuse_what_is_not_served);
    http.set_exception_handler(send_thrown);
    http.set_post_routing_handler([](const Request&, Response& response) {
      // The library adds it to whatever it does not close itself.
      if (response.get_header_value("Connection") == "close") response.headers.erase("Keep-Alive");
    });
    http.set_error_handler([this](const Request& request, Response& response) {
      send_refused(page, request, response);
    });
    http.set_logger([this](const Request& request, const Response& response) {
      metrics.count(request.path, response.status, HttpServer::time_taken());
    });
    api.add_routes(http);
    exports.add_routes(http);
    page.add_routes(http);
    add_probes();
  }

  std::optional<Status> status_if_readable() const {
    try {
      return searcher.status();
    } catch (const indexer::DatabaseError&) {
      return std::nullopt;  // which the metrics then say
    }
  }

  void add_probes() {
    http.Get("/healthz", [](const Request& request, Response& response) {
      only(request, {});
      send(response, "ok\n", "text/plain");
    });
    http.Get("/readyz", [this](const Request& request, Response& response) {
      only(request, {});
      searcher.status();  // throws when the database cannot be read
      std::string ready = "ready";
      for (const std::string& name : searcher.missing()) ready += ", without " + name;
      send(response, ready + '\n', "text/plain");
    });
    http.Get("/metrics", [this](const Request& request, Response& response) {
      only(request, {});
      response.set_header("Cache-Control", "no-store");
      send(response, metrics.text(status_if_readable()), "text/plain; version=0.0.4");
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
  const int error = errno;
  if (port >= 0) {
    impl_->http.expect_many();
    return port;
  }
  const std::string place = options.host + ':' + std::to_string(options.port);
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
