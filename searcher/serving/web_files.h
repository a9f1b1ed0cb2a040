// The files of the page, read once and kept, so that a request never reaches the file system.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace briefkamer::searcher {

struct WebFile {
  std::string type;  // of its content, for the header
  std::string plain;
  std::string gzip;  // the same, compressed; empty where that does not help
  std::string brotli;
  std::string hash;  // of the content
};

// The files below `folder` by their address. index.html stands under "/"; all others under
// "/assets/HASH/NAME", where HASH is of all files together, so that a changed file has a changed
// address and an unchanged one may be kept for ever. References in index.html of the form
// "/NAME" are changed to these addresses; modules find each other by relative ones.
// Throws std::runtime_error when there is no index.html or a file cannot be read.
std::map<std::string, WebFile> load_web_files(const std::filesystem::path& folder);

// `text` in gzip's format; level 1 (fast) to 9 (small).
std::string gzip(const std::string& text, int level);

}  // namespace briefkamer::searcher
