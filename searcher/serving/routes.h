// The addresses that are answered. {…} stands for one part of an address.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace briefkamer::searcher {

// The interface, as web/openapi.json describes it.
inline constexpr std::array kRoutes{
    std::string_view("/api/v1/search"),
    std::string_view("/api/v1/letters/{id}"),
    std::string_view("/api/v1/letters/{id}/related"),
    std::string_view("/api/v1/facets/{name}"),
    std::string_view("/api/v1/glossary"),
    std::string_view("/api/v1/suggest"),
    std::string_view("/api/v1/status"),
    std::string_view("/api/v1/coverage"),
    std::string_view("/api/v1/export"),
    std::string_view("/feed.atom"),
    std::string_view("/openapi.json"),
    std::string_view("/opensearch.xml"),
    std::string_view("/healthz"),
    std::string_view("/readyz"),
    std::string_view("/metrics"),
};

// A route as the HTTP library takes it: a regular expression.
std::string route_pattern(std::string_view route);

// The route that answers `path`; "page" for what belongs to the page, "other" when there is none.
std::string_view route_of(std::string_view path);

}  // namespace briefkamer::searcher
