// The page and what browsers ask besides: its files, the description of the interface, and how it
// is added to a browser's search field.
#pragma once

#include <httplib.h>

#include <filesystem>
#include <map>
#include <string>

#include "searcher/searcher.h"
#include "searcher/serving/web_files.h"

namespace briefkamer::searcher {

class Page {
 public:
  // Reads the files below `folder`; throws as load_web_files(). The searcher must outlive it: it
  // knows which letters there are.
  Page(const std::filesystem::path& folder, const Searcher& searcher)
      : files_(load_web_files(folder)), searcher_(searcher) {}

  void add_routes(httplib::Server& server) const;

  // Answers a reader's browser that asked for an address of nothing with the page, which says so;
  // false for a program, which is to get a problem.
  bool send_nothing_here(const httplib::Request& request, httplib::Response& response) const;

  // Changes whenever a file of the page does.
  const std::string& version() const { return files_.at("/").hash; }

 private:
  using Request = httplib::Request;
  using Response = httplib::Response;

  void description(const Request& request, Response& response) const;
  void asset(const Request& request, Response& response) const;
  void page(const Request& request, Response& response, int status) const;
  bool has_letter(const std::string& id) const;

  const std::map<std::string, WebFile> files_;
  const Searcher& searcher_;
};

}  // namespace briefkamer::searcher
