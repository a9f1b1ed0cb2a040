#include "indexer/bulk/glass_postlist.h"

#include "indexer/bulk/byte_buffer.h"
#include "indexer/bulk/glass_numbers.h"

namespace briefkamer::indexer::glass {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kMetadata = "\0\xC0"sv;
constexpr std::string_view kBounds = "\0\xD0"sv;
constexpr std::string_view kValues = "\0\xD8"sv;
constexpr std::string_view kLengths = "\0\xE0"sv;
constexpr std::size_t kChunk = 2000;  // bytes: four of them fill a block of the usual size

// The chunks of lists of documents with frequencies, or with lengths; one list after the other.
class PostingChunks {
 public:
  explicit PostingChunks(TableWriter& table) : table_(table) {}

  // `stop` stands between `key` and a chunk's first document.
  void begin(std::string_view key, std::string_view stop, std::uint64_t entries,
             std::uint64_t sum) {
    key_ = key;
    stem_ = key.size();
    stop_ = stop;
    head_.clear();
    append_number(head_, entries);
    append_number(head_, sum);
    is_first_ = true;
    body_.clear();
  }

  void add(std::uint32_t document, std::uint32_t number) {
    if (body_.size() >= kChunk) write(false);
    body_.need(2 * kLongestNumber);
    if (body_.size() == 0) {
      first_ = document;
    } else {
      body_.put_number(document - last_ - 1);
    }
    body_.put_number(number);
    last_ = document;
  }

  void finish() { write(true); }

 private:
  void write(bool last) {
    key_.resize(stem_);
    if (is_first_) {
      append_number(head_, first_ - 1);
    } else {
      key_ += stop_;
      append_sortable(key_, first_);
    }
    head_ += last ? '1' : '0';
    append_number(head_, last_ - first_);
    head_ += body_.view();
    table_.add(key_, head_);
    is_first_ = false;
    head_.clear();
    body_.clear();
  }

  TableWriter& table_;
  std::string key_;
  std::size_t stem_ = 0;  // bytes of the list's own key
  std::string_view stop_;
  std::string head_;
  ByteBuffer body_;
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

void write_list(PostingRuns& runs, const RunGroup& group, PostingChunks& chunks) {
  const bool lengths = group.key == kLengths;  // says of the whole list nothing
  chunks.begin(group.key, lengths ? ""sv : "\0"sv, lengths ? 0 : group.entries,
               lengths ? 0 : group.sum);
  for (RunEntry entry; runs.next_entry(entry);) chunks.add(entry.document, entry.number);
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
                    TableWriter& postlist) {
  bool bounds_written = false;
  PostingChunks chunks(postlist);
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
    } else {
      write_list(runs, *group, chunks);
    }
  }
}

void write_positions(PostingRuns& runs, TableWriter& position) {
  std::string stem;
  while (const auto group = runs.next_group()) {
    stem = group->key;
    stem += '\0';
    position.begin_series(stem);
    for (RunEntry entry; runs.next_entry(entry);) position.add_next(entry.document, entry.bytes);
  }
}

}  // namespace briefkamer::indexer::glass
