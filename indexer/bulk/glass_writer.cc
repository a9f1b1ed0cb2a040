#include "indexer/bulk/glass_writer.h"

#include <algorithm>
#include <stdexcept>

#include "indexer/bulk/glass_numbers.h"
#include "indexer/bulk/glass_positions.h"
#include "indexer/database_files.h"

namespace briefkamer::indexer::glass {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestTerm = 245;
constexpr std::size_t kDocumentInKey = 6;  // bytes: an end mark, and a document's number
constexpr std::uint32_t kMostDocuments = 0xFFFFFFFE;

fs::path made(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw DatabaseError(folder.string() + ": cannot be made: " + error.message());
  return folder;
}

// One term of a term list, behind `before`: what they share, the rest, and the frequency, which is
// packed with the first where both are small.
void append_term(std::string& to, const FlatTerm& term, std::string_view text,
                 std::string_view before) {
  const auto [own, ignored] = std::mismatch(text.begin(), text.end(), before.begin(), before.end());
  const auto shared = static_cast<std::size_t>(own - text.begin());
  const std::uint64_t packed = (std::uint64_t{term.frequency} + 1) * (before.size() + 1) + shared;
  const bool fits = term.frequency < 127 && packed < 256;
  if (!before.empty()) to += static_cast<char>(fits ? packed : shared);
  to += static_cast<char>(text.size() - shared);
  to += text.substr(shared);
  if (!fits || before.empty()) append_number(to, term.frequency);
}

}  // namespace

GlassWriter::GlassWriter(const fs::path& folder, const BulkOptions& options)
    : folder_(made(folder)),
      runs_(folder_, options.memory),
      postlist_(folder_ / "postlist.glass", options.block_size, kNeverCompress, Compression::kNone,
                true),
      position_(folder_ / "position.glass", options.block_size, kNeverCompress, Compression::kNone,
                false),
      // Small as they are, compressing them would take more time than all else here, for 6 %.
      termlist_(folder_ / "termlist.glass", options.block_size, kCompressFrom, Compression::kNone,
                true),
      docdata_(folder_ / "docdata.glass", options.block_size, kCompressFrom,
               Compression::kWhereSmaller, false) {}

void GlassWriter::add(const FlatDocument& document) {
  if (statistics_.documents == kMostDocuments)
    throw DatabaseError(folder_.string() + ": has room for no more documents");
  ++statistics_.documents;
  add_terms(document);
  add_values(document);
  if (document.data.empty()) return;
  key_.clear();
  append_sortable(key_, statistics_.documents);
  docdata_.add(key_, document.data);
}

void GlassWriter::add_terms(const FlatDocument& document) {
  std::uint64_t length = 0;
  for (const FlatTerm& term : document.terms) length += term.frequency;
  if (length > 0xFFFFFFFF) throw DatabaseError(folder_.string() + ": a document is too long");
  tag_.clear();
  if (!document.terms.empty()) {
    append_number(tag_, length);
    append_number(tag_, document.terms.size());
  }
  terms_.assign(document.terms.begin(), document.terms.end());
  std::sort(terms_.begin(), terms_.end(), [&](const FlatTerm& a, const FlatTerm& b) {
    return document.texts->text(a.text) < document.texts->text(b.text);
  });
  std::string_view before;
  for (const FlatTerm& term : terms_) {
    const std::string_view text = document.texts->text(term.text);
    append_term(tag_, term, text, before);
    before = text;
    key_.clear();
    term_key(key_, text);
    if (text.size() > kLongestTerm || key_.size() + kDocumentInKey > kLongestKey)
      throw DatabaseError(folder_.string() + ": a term is too long");
    positions_.clear();
    if (!term.positions.empty()) append_positions(positions_, term.positions);
    runs_.add(key_, statistics_.documents, term.frequency, positions_);
    statistics_.highest_frequency = std::max(statistics_.highest_frequency, term.frequency);
  }
  key_.clear();
  append_sortable(key_, statistics_.documents);
  termlist_.add(key_, tag_);
  count_length(static_cast<std::uint32_t>(length));
}

void GlassWriter::count_length(std::uint32_t length) {
  static const std::string key = lengths_key();
  runs_.add(key, statistics_.documents, length, {});
  statistics_.total_length += length;
  statistics_.longest = std::max(statistics_.longest, length);
  if (length > 0 && (statistics_.shortest == 0 || length < statistics_.shortest))
    statistics_.shortest = length;
}

void GlassWriter::add_values(const FlatDocument& document) {
  tag_.clear();
  std::uint64_t next = 0;
  for (const FlatValue& value : document.values) {
    if (value.slot < next || value.value.empty())
      throw std::invalid_argument("the values of a document are empty or not in order");
    append_number(tag_, value.slot - next);
    next = std::uint64_t{value.slot} + 1;
    runs_.add(values_key(value.slot), statistics_.documents, 0, value.value);
    ValueBounds& bounds = values_[value.slot];
    if (bounds.documents == 0 || value.value < bounds.least) bounds.least = value.value;
    if (value.value > bounds.greatest) bounds.greatest = value.value;
    ++bounds.documents;
  }
  if (tag_.empty()) return;
  key_.clear();
  append_sortable(key_, statistics_.documents);
  key_ += '\0';
  termlist_.add(key_, tag_);
}

void GlassWriter::set_metadata(std::string_view key, std::string_view value) {
  const std::string stored = metadata_key(key);
  if (key.empty() || stored.size() > kLongestKey)
    throw DatabaseError(folder_.string() + ": a key is empty or too long");
  runs_.add(stored, 0, 0, value);
}

void GlassWriter::finish() {
  write_postings(runs_, values_, postlist_, position_);
  Version version;
  version.identity = new_identity();
  version.postlist = postlist_.finish();
  version.docdata = docdata_.finish();
  version.termlist = termlist_.finish();
  version.position = position_.finish();
  version.statistics = statistics_;
  write_version(folder_, version);
}

}  // namespace briefkamer::indexer::glass
