#include "searcher/serving/opensearch.h"

#include <algorithm>

namespace briefkamer::searcher {
namespace {

// A name or an address, perhaps with a port: nothing that means anything in XML.
bool is_host(const std::string& host) {
  return !host.empty() && host.size() <= 255 && std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '-' || c == ':' || c == '[' || c == ']';
  });
}

}  // namespace

std::string server_address(const std::string& host) {
  return is_host(host) ? "http://" + host : std::string();
}

std::string opensearch_description(const std::string& host) {
  const std::string base = server_address(host);
  if (base.empty()) return {};
  return R"(<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>Briefkamer</ShortName>
  <Description>Zoek in brieven van de regering aan het parlement</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Language>nl</Language>
  <Url type="text/html" template=")" +
         base + R"(/?q={searchTerms}"/>
  <Url type="application/x-suggestions+json" rel="suggestions" template=")" +
         base + R"(/api/v1/suggest?q={searchTerms}&amp;format=opensearch"/>
</OpenSearchDescription>
)";
}

}  // namespace briefkamer::searcher
