#include "searcher/serving/page.h"

#include <algorithm>

#include "searcher/serving/http_headers.h"
#include "searcher/serving/opensearch.h"
#include "searcher/serving/requests.h"
#include "searcher/serving/responses.h"
#include "searcher/serving/routes.h"

namespace briefkamer::searcher {
namespace {

using httplib::Request;
using httplib::Response;

void send_file(const Request& request, Response& response, const WebFile& file, bool for_ever) {
  const std::string tag = "W/\"" + file.hash + '"';  // of all its encodings
  response.set_header("ETag", tag);
  response.set_header("Cache-Control",
                      for_ever ? "public, max-age=31536000, immutable" : "no-cache");
  response.set_header("Vary", "Accept-Encoding");
  const std::string accepted = request.get_header_value("Accept-Encoding");
  if (has_tag(request.get_header_value("If-None-Match"), tag)) {
    response.status = 304;
  } else if (!file.brotli.empty() && accepts_encoding(accepted, "br")) {
    response.set_header("Content-Encoding", "br");
    send(response, file.brotli, file.type);
  } else if (!file.gzip.empty() && accepts_encoding(accepted, "gzip")) {
    response.set_header("Content-Encoding", "gzip");
    send(response, file.gzip, file.type);
  } else {
    send(response, file.plain, file.type);
  }
}

void send_opensearch(const Request& request, Response& response) {
  only(request, {});
  std::string description = opensearch_description(request.get_header_value("Host"));
  if (description.empty()) return send_problem(request, response, {400, "Host names no host"});
  response.set_header("Vary", "Host");
  send(response, std::move(description), "application/opensearchdescription+xml; charset=utf-8");
}

}  // namespace

void Page::add_routes(httplib::Server& server) const {
  server.Get(route_pattern("/opensearch.xml"), send_opensearch);
  server.Get(route_pattern("/openapi.json"), [this](const Request& request, Response& response) {
    description(request, response);
  });
  server.Get("/assets/.+",
             [this](const Request& request, Response& response) { asset(request, response); });
  // Addresses of the page's states: the page itself reads them.
  server.Get("(/|/over|/missies|/dekking)",
             [this](const Request& request, Response& response) { page(request, response, 200); });
  server.Get("/brief/([^/]+)", [this](const Request& request, Response& response) {
    page(request, response, has_letter(request.matches[1]) ? 200 : 404);
  });
}

bool Page::send_nothing_here(const Request& request, Response& response) const {
  const bool browser = request.get_header_value("Accept").find("text/html") != std::string::npos;
  if (!browser || request.path.starts_with("/api/") || request.path.starts_with("/assets/"))
    return false;
  page(request, response, 404);
  return true;
}

// With 404 the page says itself that there is nothing at its address, and is sent anew each time,
// for "not modified" would be another status.
void Page::page(const Request& request, Response& response, int status) const {
  Request fresh = request;
  if (status == 404) fresh.headers.erase("If-None-Match");
  send_file(fresh, response, files_.at("/"), false);
  if (response.status != 304) response.status = status;
}

// Also when that cannot be known now: then the page is told when it asks for the letter.
bool Page::has_letter(const std::string& id) const {
  try {
    return searcher_.letter(id).has_value();
  } catch (const indexer::DatabaseError&) {
    return true;
  }
}

void Page::description(const Request& request, Response& response) const {
  only(request, {});
  const auto found = std::find_if(files_.begin(), files_.end(), [](const auto& entry) {
    return entry.first.ends_with("/openapi.json");
  });
  if (found == files_.end()) return send_problem(request, response, {404, "no such file"});
  send_file(request, response, found->second, false);
}

void Page::asset(const Request& request, Response& response) const {
  const auto found = files_.find(request.path);
  if (found == files_.end()) return send_problem(request, response, {404, "no such file"});
  send_file(request, response, found->second, true);
}

}  // namespace briefkamer::searcher
