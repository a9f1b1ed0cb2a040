// What /api/v1 answers, and /feed.atom.
#pragma once

#include <httplib.h>

#include <functional>
#include <string>

#include "corpus/letter_json.h"
#include "searcher/searcher.h"

namespace briefkamer::searcher {

class Api {
 public:
  // `searcher` must outlive it. `version` changes whenever the program, its
  // vocabulary or the page does.
  Api(const Searcher& searcher, std::string version)
      : searcher_(searcher), version_(std::move(version)) {}

  void add_routes(httplib::Server& server) const;

 private:
  using Request = httplib::Request;
  using Response = httplib::Response;

  void search(const Request& request, Response& response) const;
  void letter(const Request& request, Response& response) const;
  void related(const Request& request, Response& response) const;
  void facet(const Request& request, Response& response) const;
  void glossary(const Request& request, Response& response) const;
  void suggest(const Request& request, Response& response) const;
  void status(const Request& request, Response& response) const;
  void coverage(const Request& request, Response& response) const;
  void feed(const Request& request, Response& response) const;

  // Answers with what `make` gives, unless the client has it already: the same address gives the
  // same answer as long as the database is in the same state.
  void cached(const Request& request, Response& response,
              const std::function<corpus::Json()>& make) const;

  // The same for what also changes beside the database, as the generations that are there do.
  void cached_by_content(const Request& request, Response& response, corpus::Json json) const;

  // Names the shards that are missing, where `answer` does not itself.
  corpus::Json with_missing(corpus::Json answer) const;

  const Searcher& searcher_;
  const std::string version_;
};

}  // namespace briefkamer::searcher
