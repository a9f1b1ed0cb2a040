// /api/v1/export: all letters that a question finds, sent while they are read.
#pragma once

#include <httplib.h>

#include <atomic>
#include <cstddef>

#include "corpus/tagging/vocabulary.h"
#include "searcher/searcher.h"

namespace briefkamer::searcher {

class Exports {
 public:
  // All must outlive it. An export ends when `stopping` says so.
  Exports(const Searcher& searcher, const corpus::Vocabulary& vocabulary,
          const std::atomic<bool>& stopping)
      : searcher_(searcher), vocabulary_(vocabulary), stopping_(stopping) {}

  void add_routes(httplib::Server& server);

 private:
  using Request = httplib::Request;
  using Response = httplib::Response;

  void answer(const Request& request, Response& response);

  const Searcher& searcher_;
  const corpus::Vocabulary& vocabulary_;
  const std::atomic<bool>& stopping_;
  std::atomic<std::size_t> under_way_{0};
};

}  // namespace briefkamer::searcher
