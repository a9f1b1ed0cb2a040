// The categories of the SyncFeed that tell of letters, and how they are joined.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/harvest/harvest_record.h"
#include "corpus/harvest/sync_feed.h"
#include "corpus/harvest/sync_table.h"

namespace briefkamer::corpus {

struct SyncCategory {
  const char* name;  // in the address of its feed
  // Whether an entry may tell of a letter of `since` (YYYY-MM-DD) or later. It is decided by the
  // entry alone, so that the order in which categories are read does not matter.
  bool (*keeps)(const FeedEntry& entry, const std::string& since);
  bool depends_on_since;
  std::vector<const char*> fields;  // that are kept
};

const std::vector<SyncCategory>& sync_categories();

// The tables, by the names of their categories.
using SyncTables = std::map<std::string, SyncTable>;

// What the feed says of each letter together: a record for each row of documents that is not
// deleted, in its order.
class SyncJoin {
 public:
  explicit SyncJoin(const SyncTables& tables);

  SourceRecord record_of(const FeedEntry& document) const;

 private:
  const SyncTable& table(const char* category) const;
  const FeedEntry* dossier_of(const FeedEntry& document) const;
  std::vector<Sender> senders_of(const FeedEntry& document) const;
  std::string published_id(const FeedEntry& document, const FeedEntry* dossier) const;

  const SyncTables& tables_;
  // Of each document: its actors, and the identifier that a version of it is published under.
  std::multimap<std::string, const FeedEntry*> actors_;
  std::map<std::string, std::string> published_;
};

// "28676", "36410-X".
std::string dossier_name(const FeedEntry& dossier);

// "ah-tk-20242025-1244" of an answer that the Tweede Kamer numbers 242501244; empty for other text.
std::string answer_id(std::string_view number);

}  // namespace briefkamer::corpus
