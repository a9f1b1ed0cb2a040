#include "searcher/serving/requests.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

namespace briefkamer::searcher {
namespace {

// The byte that "%2F" stands for at the beginning of `text`, if it is such a thing.
std::optional<char> escaped_byte(std::string_view text) {
  constexpr std::size_t kLength = 3;
  unsigned value = 0;
  if (text.size() < kLength || text.front() != '%') return std::nullopt;
  const char* end = text.data() + kLength;
  if (std::from_chars(text.data() + 1, end, value, 16).ptr != end) return std::nullopt;
  return static_cast<char>(value);
}

// '+' is a space, and what is no escape stands for itself.
std::string decoded(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const auto byte = escaped_byte(text);
    plain += byte ? *byte : text.front() == '+' ? ' ' : text.front();
    text.remove_prefix(byte ? 3 : 1);
  }
  return plain;
}

}  // namespace

using httplib::Request;

httplib::Params parameters_of(std::string_view target) {
  target = target.substr(0, target.find('#'));
  target.remove_prefix(std::min(target.find('?'), target.size()));
  httplib::Params parameters;
  while (!target.empty()) {
    target.remove_prefix(1);
    const std::string_view pair = target.substr(0, target.find('&'));
    const std::size_t equals = std::min(pair.find('='), pair.size());
    if (!pair.empty())
      parameters.emplace(decoded(pair.substr(0, equals)),
                         decoded(pair.substr(std::min(equals + 1, pair.size()))));
    target.remove_prefix(pair.size());
  }
  return parameters;
}

Question question_of(const Request& request, std::initializer_list<std::string_view> others) {
  Question question;
  std::set<std::string> seen;
  for (const auto& [name, value] : request.params) {
    const bool again = !seen.insert(name).second;
    if (again && !is_choice(name)) throw QuestionError(name, name + " is given more than once");
    if (std::find(others.begin(), others.end(), name) == others.end())
      set_field(question, name, value);
  }
  return question;
}

void only(const Request& request, std::initializer_list<std::string_view> known) {
  for (const auto& [name, value] : request.params) {
    if (std::find(known.begin(), known.end(), name) == known.end())
      throw QuestionError(name, "there is no parameter \"" + name + "\" here");
  }
}

bool has_content(const Request& request) {
  if (request.has_header("Transfer-Encoding")) return true;
  // Of two lengths another server may have believed the other one.
  if (request.get_header_value_count("Content-Length") > 1) return true;
  const std::string length = request.get_header_value("Content-Length");
  return length.find_first_not_of('0') != std::string::npos;
}

}  // namespace briefkamer::searcher
