// The lists in headers of requests, and the names of statuses (RFC 9110).
#pragma once

#include <string>
#include <string_view>

namespace briefkamer::searcher {

// Names are the same in capitals: "Range" is "range".
std::string lowered(std::string_view name);

// Whether an Accept-Encoding of `header` takes `encoding`, which is in lower case: "gzip",
// "GZIP;q=0.5", not "gzip;q=0".
bool accepts_encoding(std::string_view header, std::string_view encoding);

// Whether an If-None-Match of `header` has `tag`, or "*". Tags are compared without their "W/".
bool has_tag(std::string_view header, std::string_view tag);

// What a status is called: 404 is "Not Found".
const char* status_title(int status);

}  // namespace briefkamer::searcher
