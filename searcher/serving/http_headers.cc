#include "searcher/serving/http_headers.h"

#include <algorithm>

namespace briefkamer::searcher {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// Whether `is` holds for one of the elements of a list.
template <typename Is>
bool any_element(std::string_view list, Is is) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (is(trimmed(list.substr(0, comma)))) return true;
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return false;
}

}  // namespace

std::string lowered(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

bool accepts_encoding(std::string_view header, std::string_view encoding) {
  const std::string lower = lowered(header);
  return any_element(lower, [&](std::string_view element) {
    const std::size_t end = std::min(element.find(';'), element.size());
    if (trimmed(element.substr(0, end)) != encoding) return false;
    const std::size_t weight = element.find("q=", end);
    return weight == std::string_view::npos ||
           element.find_first_of("123456789", weight) != std::string_view::npos;
  });
}

bool has_tag(std::string_view header, std::string_view tag) {
  const auto strong = [](std::string_view any) {
    return any.starts_with("W/") ? any.substr(2) : any;
  };
  return any_element(header, [&](std::string_view element) {
    return element == "*" || strong(element) == strong(tag);
  });
}

const char* status_title(int status) {
  switch (status) {
    case 400:
      return "Bad Request";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 431:
      return "Request Header Fields Too Large";
    case 503:
      return "Service Unavailable";
    case 504:
      return "Gateway Timeout";
    default:
      return status < 500 ? "Bad Request" : "Internal Server Error";
  }
}

}  // namespace briefkamer::searcher
