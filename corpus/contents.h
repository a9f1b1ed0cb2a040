// What one file turned out to hold, before its parts are put together.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corpus/document.h"

namespace briefkamer::corpus {

// A file in an archive. `refused` says why it could not be unpacked; then it has no bytes.
struct Member {
  std::string name;
  std::string bytes;
  std::string refused;

  bool operator==(const Member&) const = default;
};

struct Contents {
  std::vector<Document> documents;
  std::vector<Member> members;     // of an archive
  std::optional<Metadata> record;  // of a metadata record
  std::vector<int> scans;          // pages without text layer, from 1

  bool operator==(const Contents&) const = default;
};

}  // namespace briefkamer::corpus
