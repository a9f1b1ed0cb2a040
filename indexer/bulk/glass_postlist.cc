#include "indexer/bulk/glass_postlist.h"

#include "indexer/bulk/glass_numbers.h"

namespace briefkamer::indexer::glass {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kMetadata = "\0\xC0"sv;
constexpr std::string_view kBounds = "\0\xD0"sv;
constexpr std::string_view kValues = "\0\xD8"sv;
constexpr std::string_view kLengths = "\0\xE0"sv;
constexpr std::size_t kChunk = 2000;  // bytes: four of them fill a block of the usual size

// The chunks of one list of documents with frequencies, or with lengths.
class PostingChunks {
 public:
  // `stop` stands between `key` and a chunk's first document; `head` begins the first chunk.
  PostingChunks(TableWriter& table, std::string_view key, std::string_view stop, std::string head)
      : table_(table), key_(key), stop_(stop), head_(std::move(head)) {}

  void add(std::uint32_t document, std::uint32_t number) {
    if (body_.size() >= kChunk) write(false);
    if (body_.empty()) {
      first_ = document;
    } else {
      append_number(body_, document - last_ - 1);
    }
    append_number(body_, number);
    last_ = document;
  }

  void finish() { write(true); }

 private:
  void write(bool last) {
    std::string key = key_;
    if (is_first_) {
      append_number(head_, first_ - 1);
    } else {
      key += stop_;
      append_sortable(key, first_);
    }
    head_ += last ? '1' : '0';
    append_number(head_, last_ - first_);
    table_.add(key, head_ + body_);
    is_first_ = false;
    head_.clear();
    body_.clear();
  }

  TableWriter& table_;
  const std::string key_;
  const std::string_view stop_;
  std::string head_;
  std::string body_;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
  bool is_first_ = true;
};

void write_metadata(PostingRuns& runs, std::string_view key, TableWriter& postlist) {
  std::string value;
  for (RunEntry entry; runs.next_entry(entry);) value = entry.bytes;
  if (!value.empty()) postlist.add(key, value);
}

void write_bounds(const std::map<std::uint32_t, ValueBounds>& values, TableWriter& postlist) {
  std::map<std::string, std::string> entries;  // slots as bytes are not in the order of slots
  for (const auto& [slot, bounds] : values) {
    std::string key(kBounds);
    append_last_number(key, slot);
    std::string& tag = entries[key];
    append_number(tag, bounds.documents);
    append_string(tag, bounds.least);
    if (bounds.greatest != bounds.least) tag += bounds.greatest;
  }
  for (const auto& [key, tag] : entries) postlist.add(key, tag);
}

void write_values(PostingRuns& runs, std::string_view slot_key, TableWriter& postlist) {
  std::string key;
  std::string tag;
  std::uint32_t last = 0;
  for (RunEntry entry; runs.next_entry(entry); last = entry.document) {
    if (tag.size() >= kChunk) {
      postlist.add(key, tag);
      tag.clear();
    }
    if (tag.empty()) {
      key = slot_key;
      append_sortable(key, entry.document);
    } else {
      append_number(tag, entry.document - last - 1);
    }
    append_string(tag, entry.bytes);
  }
  postlist.add(key, tag);
}

void write_lengths(PostingRuns& runs, TableWriter& postlist) {
  PostingChunks chunks(postlist, kLengths, {}, std::string(2, '\0'));
  for (RunEntry entry; runs.next_entry(entry);) chunks.add(entry.document, entry.number);
  chunks.finish();
}

void write_term(PostingRuns& runs, const RunGroup& term, TableWriter& postlist,
                TableWriter& position) {
  std::string head;
  append_number(head, term.entries);
  append_number(head, term.sum);
  PostingChunks chunks(postlist, term.key, "\0"sv, std::move(head));
  std::string key(term.key);
  key += '\0';
  const std::size_t stem = key.size();
  for (RunEntry entry; runs.next_entry(entry);) {
    chunks.add(entry.document, entry.number);
    if (entry.bytes.empty()) continue;
    key.resize(stem);
    append_sortable(key, entry.document);
    position.add(key, entry.bytes);
  }
  chunks.finish();
}

}  // namespace

std::string metadata_key(std::string_view name) {
  return std::string(kMetadata).append(name);
}

std::string values_key(std::uint32_t slot) {
  std::string key(kValues);
  append_number(key, slot);
  return key;
}

std::string lengths_key() {
  return std::string(kLengths);
}

void term_key(std::string& to, std::string_view term) {
  append_sortable(to, term);
}

void write_postings(PostingRuns& runs, const std::map<std::uint32_t, ValueBounds>& values,
                    TableWriter& postlist, TableWriter& position) {
  bool bounds_written = false;
  while (const auto group = runs.next_group()) {
    const bool is_metadata = group->key.starts_with(kMetadata);
    if (!is_metadata && !bounds_written) {
      write_bounds(values, postlist);
      bounds_written = true;
    }
    if (is_metadata) {
      write_metadata(runs, group->key, postlist);
    } else if (group->key.starts_with(kValues)) {
      write_values(runs, group->key, postlist);
    } else if (group->key == kLengths) {
      write_lengths(runs, postlist);
    } else {
      write_term(runs, *group, postlist, position);
    }
  }
}

}  // namespace briefkamer::indexer::glass
