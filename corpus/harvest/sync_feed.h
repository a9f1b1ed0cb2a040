// Pages of the SyncFeed, in which the Tweede Kamer tells what changed: an Atom feed whose entries
// each hold one entity, a document or an actor.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace briefkamer::corpus {

struct FeedEntry {
  std::string id;  // a GUID in lower case
  bool deleted = false;
  // Each element of the entity with its text, or with the GUID that it refers to, and the entity's
  // own attributes ("contentLength").
  std::map<std::string, std::vector<std::string>> fields;

  // The first value of that name; empty when there is none.
  const std::string& first(const std::string& name) const;

  bool operator==(const FeedEntry&) const = default;
};

struct FeedPage {
  std::vector<FeedEntry> entries;  // in order of change; placeholders without an id are left out
  std::size_t size = 0;            // of the page, with those
  std::string next;                // token of the page that follows; empty when none is named

  bool operator==(const FeedPage&) const = default;
};

// Throws ReadError for what is no such page.
FeedPage read_feed_page(std::string_view bytes);

// Whether `text` is a GUID in lower case.
bool is_guid(std::string_view text);

}  // namespace briefkamer::corpus
