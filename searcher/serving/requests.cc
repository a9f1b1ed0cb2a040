#include "searcher/serving/requests.h"

#include <algorithm>
#include <set>

namespace briefkamer::searcher {

using httplib::Request;

Question question_of(const Request& request, std::initializer_list<std::string_view> others) {
  Question question;
  std::set<std::string> seen;
  for (const auto& [name, value] : request.params) {
    const bool again = !seen.insert(name).second;
    const bool repeatable =
        name == "topic" || name == "mission" || name == "ministry" || name == "kind";
    if (again && !repeatable) throw QuestionError(name, name + " is given more than once");
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
