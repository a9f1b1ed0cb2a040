#include "indexer/locations.h"

#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

namespace briefkamer::indexer {
namespace {

namespace fs = std::filesystem;

// The value of a variable of the environment; empty when it is not set.
std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

std::vector<fs::path> data_folders() {
  if (const std::string given = variable("BRIEFKAMER_DATA"); !given.empty()) return {given};
  std::vector<fs::path> folders;
  std::error_code error;
  fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (int up = 0; up <= 3 && !folder.empty(); ++up) {
    folders.push_back(folder / "share" / "briefkamer");
    folder = folder.parent_path();
  }
  return folders;
}

}  // namespace

fs::path data_path(std::string_view name) {
  std::string looked;
  for (const fs::path& folder : data_folders()) {
    std::error_code error;
    if (fs::exists(folder / name, error)) return folder / name;
    looked += looked.empty() ? "" : ", ";
    looked += folder.string();
  }
  throw std::runtime_error("\"" + std::string(name) + "\" is not in " + looked +
                           "; install Briefkamer whole, or set BRIEFKAMER_DATA to its data folder");
}

fs::path default_database() {
  if (const std::string given = variable("BRIEFKAMER_DATABASE"); !given.empty()) return given;
  if (const std::string data = variable("XDG_DATA_HOME"); !data.empty())
    return fs::path(data) / "briefkamer" / "database";
  const std::string home = variable("HOME");
  return fs::path(home.empty() ? "." : home) / ".local/share/briefkamer/database";
}

}  // namespace briefkamer::indexer
