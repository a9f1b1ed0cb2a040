#include "searcher/lists/revision_file.h"

#include <utility>

namespace briefkamer::searcher {

namespace glass = indexer::glass;

RevisionFile::RevisionFile(std::filesystem::path folder, std::string uuid, Xapian::rev revision,
                           Table table)
    : folder_(std::move(folder)), uuid_(std::move(uuid)), revision_(revision) {
  const auto version = glass::read_version(folder_);
  if (!is_there(version)) return;
  const bool postings = table == Table::kPostings;
  file_.emplace(folder_ / (postings ? "postlist.glass" : "position.glass"),
                postings ? version->postlist : version->position, version->revision);
}

bool RevisionFile::is_there(const std::optional<glass::Version>& version) const {
  return version && version->revision == revision_ && glass::uuid(*version) == uuid_;
}

bool RevisionFile::verify() {
  const bool stays = is_there(glass::read_version(folder_));
  if (!stays) file_.reset();
  return stays;
}

}  // namespace briefkamer::searcher
