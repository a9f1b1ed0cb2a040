// How a browser adds Briefkamer to its own search field (OpenSearch 1.1).
#pragma once

#include <string>

namespace briefkamer::searcher {

// The address of a server that its readers know as `host` ("localhost:8080", as in the Host
// header): "http://localhost:8080". Empty when that is no host.
std::string server_address(const std::string& host);

// The description, for a server that its readers know as `host`; empty when that is no host.
std::string opensearch_description(const std::string& host);

}  // namespace briefkamer::searcher
