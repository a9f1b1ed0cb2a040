#include "searcher/serving/api.h"

#include <algorithm>

#include "corpus/fold.h"
#include "indexer/schema.h"
#include "searcher/coverage.h"
#include "searcher/serving/answer_json.h"
#include "searcher/serving/feed.h"
#include "searcher/serving/opensearch.h"
#include "searcher/serving/requests.h"
#include "searcher/serving/responses.h"
#include "searcher/serving/routes.h"

namespace briefkamer::searcher {
namespace {

using corpus::Json;

constexpr std::size_t kEntriesOfFeed = 50;
constexpr const char* kVaryOfFeed = "Accept-Encoding, Host";

void no_letter(const httplib::Request& request, httplib::Response& response,
               const std::string& id) {
  send_problem(request, response, {404, "there is no letter \"" + id + "\""});
}

// Whether shards were missing when it was made.
bool is_incomplete(const Json& answer) {
  return answer.contains("missing") && !answer.at("missing").empty();
}

}  // namespace

void Api::add_routes(httplib::Server& server) const {
  using Handler = void (Api::*)(const Request&, Response&) const;
  const std::pair<const char*, Handler> routes[] = {
      {"/api/v1/search", &Api::search},
      {"/api/v1/letters/{id}", &Api::letter},
      {"/api/v1/letters/{id}/related", &Api::related},
      {"/api/v1/facets/{name}", &Api::facet},
      {"/api/v1/glossary", &Api::glossary},
      {"/api/v1/suggest", &Api::suggest},
      {"/api/v1/status", &Api::status},
      {"/api/v1/coverage", &Api::coverage},
      {"/feed.atom", &Api::feed},
  };
  for (const auto& [route, handler] : routes) {
    const Handler handle = handler;
    server.Get(route_pattern(route), [this, handle](const Request& request, Response& response) {
      (this->*handle)(request, response);
    });
  }
}

void Api::cached(const Request& request, Response& response,
                 const std::function<Json()>& make) const {
  if (client_has(request, response, searcher_.state() + version_)) return;
  const Json answer = with_missing(make());
  if (is_incomplete(answer)) keep_nowhere(response);
  send_text(request, response, to_line(answer), kJsonType);
}

void Api::cached_by_content(const Request& request, Response& response, Json json) const {
  const Json answer = with_missing(std::move(json));
  std::string line = to_line(answer);
  if (is_incomplete(answer)) {
    keep_nowhere(response);
  } else if (client_has(request, response, line)) {
    return;
  }
  send_text(request, response, std::move(line), kJsonType);
}

Json Api::with_missing(Json answer) const {
  if (answer.contains("missing") || !answer.is_object()) return answer;
  std::vector<std::string> missing = searcher_.missing();
  if (!missing.empty()) answer["missing"] = std::move(missing);
  return answer;
}

void Api::search(const Request& request, Response& response) const {
  const Question question = question_of(request);
  cached(request, response, [&] { return to_json(searcher_.search(question)); });
}

void Api::status(const Request& request, Response& response) const {
  only(request, {});
  Json status = short_coverage(searcher_.coverage());
  status.update(to_json(searcher_.status()));
  cached_by_content(request, response, std::move(status));
}

void Api::coverage(const Request& request, Response& response) const {
  only(request, {});
  cached_by_content(request, response, searcher_.coverage());
}

void Api::letter(const Request& request, Response& response) const {
  only(request, {"q"});
  const std::string id = request.matches[1];
  Question question = question_of(request);
  const auto found = searcher_.letter(id);
  if (!found) return no_letter(request, response, id);
  if (found->id != id) {
    const std::size_t parameters = std::min(request.target.find('?'), request.target.size());
    return response.set_redirect("/api/v1/letters/" + found->id + request.target.substr(parameters),
                                 301);
  }
  const auto view = [&] { return searcher_.letter_view(id, question.text); };
  cached(request, response, [&] { return view().value_or(Json()); });
}

void Api::related(const Request& request, Response& response) const {
  only(request, {});
  const std::string id = request.matches[1];
  const auto found = searcher_.letter(id);
  if (!found) return no_letter(request, response, id);
  cached(request, response, [&] { return searcher_.related(found->id).value_or(Json()); });
}

void Api::facet(const Request& request, Response& response) const {
  const std::string name = request.matches[1];
  for (const char* of_hits : {"first", "count", "sort"}) {
    if (request.has_param(of_hits))
      throw QuestionError(of_hits, std::string("there is no parameter \"") + of_hits + "\" here");
  }
  Question question = question_of(request, {"contains"});
  question.count = 0;
  const bool known = std::any_of(indexer::kFacets.begin(), indexer::kFacets.end(),
                                 [&](const indexer::Facet& facet) { return facet.name == name; });
  if (!known)
    return send_problem(request, response, {404, "there is no facet \"" + name + "\"", {}});
  const std::string part = corpus::fold_words(request.get_param_value("contains"));
  cached(request, response, [&] {
    Answer answer = searcher_.search(question);
    for (FacetCounts& facet : answer.facets) {
      if (facet.name != name) continue;
      std::erase_if(facet.values, [&](const FacetCount& entry) {
        return corpus::fold_words(entry.value.label).find(part) == std::string::npos;
      });
      return Json{
          {"version", 1}, {"name", name}, {"values", to_json(facet)}, {"missing", answer.missing}};
    }
    return Json();
  });
}

void Api::glossary(const Request& request, Response& response) const {
  only(request, {"q", "first", "count"});
  Question question = question_of(request);
  if (!request.has_param("count")) question.count = kMostHits;
  cached(request, response,
         [&] { return searcher_.glossary(question.text, question.first, question.count); });
}

void Api::suggest(const Request& request, Response& response) const {
  only(request, {"q", "count", "format"});
  Question question = question_of(request, {"format"});
  if (!request.has_param("count")) question.count = kSuggestions;
  const std::string format = request.get_param_value("format");
  if (request.has_param("format") && format != "opensearch" && format != "json")
    throw QuestionError("format", "format is one of json, opensearch, not \"" + format + "\"");
  cached(request, response, [&] {
    const auto found = searcher_.suggest(question.text, question.count);
    return format == "opensearch" ? opensearch_json(question.text, found) : to_json(found);
  });
}

void Api::feed(const Request& request, Response& response) const {
  only(request, {"q", "topic", "mission", "ministry", "kind", "from", "to", "match", "expand"});
  Question question = question_of(request);
  question.sort = Sort::kNewest;
  question.count = kEntriesOfFeed;
  const std::string base = server_address(request.get_header_value("Host"));
  if (base.empty()) return send_problem(request, response, {400, "Host names no host"});
  if (client_has(request, response, searcher_.state() + version_ + base, kVaryOfFeed)) return;
  const std::string updated = searcher_.status().updated;
  const Answer answer = searcher_.search(question);
  if (!answer.missing.empty()) throw ShardsMissing(answer.missing);
  send_text(request, response, feed_of(answer, {base, request.target, updated}),
            "application/atom+xml; charset=utf-8", kVaryOfFeed);
}

}  // namespace briefkamer::searcher
