#include "searcher/serving/routes.h"

#include <algorithm>

namespace briefkamer::searcher {
namespace {

constexpr std::array kOfPage{std::string_view("/"), std::string_view("/over"),
                             std::string_view("/missies"), std::string_view("/dekking"),
                             std::string_view("/brief/{id}")};

// The part of an address up to its next '/', which is taken off it.
std::string_view next_part(std::string_view& path) {
  const std::size_t end = std::min(path.find('/'), path.size());
  const std::string_view part = path.substr(0, end);
  path.remove_prefix(std::min(end + 1, path.size()));
  return part;
}

bool answers(std::string_view route, std::string_view path) {
  if (std::count(route.begin(), route.end(), '/') != std::count(path.begin(), path.end(), '/'))
    return false;
  while (!route.empty() || !path.empty()) {
    const std::string_view wanted = next_part(route);
    const std::string_view part = next_part(path);
    const bool any = wanted.starts_with('{');
    if (any ? part.empty() : part != wanted) return false;
  }
  return true;
}

}  // namespace

std::string route_pattern(std::string_view route) {
  std::string pattern;
  while (!route.empty()) {
    const std::size_t open = std::min(route.find('{'), route.size());
    for (const char c : route.substr(0, open))
      pattern += c == '.' ? std::string("\\.") : std::string(1, c);
    if (open == route.size()) break;
    pattern += "([^/]+)";
    route.remove_prefix(route.find('}') + 1);
  }
  return pattern;
}

std::string_view route_of(std::string_view path) {
  const auto is_it = [&](std::string_view route) { return answers(route, path); };
  const auto found = std::find_if(kRoutes.begin(), kRoutes.end(), is_it);
  if (found != kRoutes.end()) return *found;
  const bool page =
      path.starts_with("/assets/") || std::any_of(kOfPage.begin(), kOfPage.end(), is_it);
  return page ? "page" : "other";
}

}  // namespace briefkamer::searcher
