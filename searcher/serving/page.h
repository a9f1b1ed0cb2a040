// The page and what browsers ask besides: its files, the description of the interface, and how it
// is added to a browser's search field.
#pragma once

#include <httplib.h>

#include <filesystem>
#include <map>
#include <string>

#include "searcher/serving/web_files.h"

namespace briefkamer::searcher {

class Page {
 public:
  // Reads the files below `folder`; throws as load_web_files().
  explicit Page(const std::filesystem::path& folder) : files_(load_web_files(folder)) {}

  void add_routes(httplib::Server& server) const;

  // Changes whenever a file of the page does.
  const std::string& version() const { return files_.at("/").hash; }

 private:
  using Request = httplib::Request;
  using Response = httplib::Response;

  void description(const Request& request, Response& response) const;
  void asset(const Request& request, Response& response) const;

  const std::map<std::string, WebFile> files_;
};

}  // namespace briefkamer::searcher
