// The HTTP interface, version 1, and the files of the page.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

#include "corpus/tagging/vocabulary.h"
#include "searcher/searcher.h"

namespace briefkamer::searcher {

// The server cannot start; what() says why and what to do.
class ServerError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct ServerOptions {
  std::string host = "127.0.0.1";
  int port = 8080;  // 0: any that is free
  std::filesystem::path web;
};

class Server {
 public:
  // `searcher` and `vocabulary` must outlive the server. Reads the files of the page.
  Server(const Searcher& searcher, const corpus::Vocabulary& vocabulary, ServerOptions options);
  ~Server();

  // Takes the port; returns which. Throws ServerError when it is in use or not allowed.
  int bind();

  // Serves until stop(); requests under way are then finished. Call bind() first.
  void run();

  // Safe from any thread, and before run().
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace briefkamer::searcher
