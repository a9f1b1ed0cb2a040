// How answers are sent: their bodies, their headers, and those that say that something is wrong.
#pragma once

#include <httplib.h>

#include <functional>
#include <string>

#include "corpus/letter_json.h"

namespace briefkamer::searcher {

inline constexpr const char* kJsonType = "application/json; charset=utf-8";

// Headers of every answer.
httplib::Headers common_headers();

// Sends `body` as it is.
void send(httplib::Response& response, std::string body, const std::string& type);

// Sends text, compressed for those who take it. `vary` names the headers of a request on which the
// answer depends.
void send_text(const httplib::Request& request, httplib::Response& response, std::string text,
               const std::string& type, const std::string& vary = "Accept-Encoding");

// Marks the answer as the one that `state` and the request's address make. Whether the client has
// it already, which it is then told. `vary` as for send_text().
bool client_has(const httplib::Request& request, httplib::Response& response,
                const std::string& state, const std::string& vary = "Accept-Encoding");

// The answer is of this moment alone: it takes back what client_has() said.
void keep_nowhere(httplib::Response& response);

// Something is wrong (RFC 9457).
struct HttpProblem {
  int status = 400;
  std::string detail;
  std::string parameter = {};
};
void send_problem(const httplib::Request& request, httplib::Response& response,
                  const HttpProblem& problem);

// The problem as a whole answer, for a request that was not read; the connection closes behind it.
std::string whole_problem(const HttpProblem& problem);

}  // namespace briefkamer::searcher
