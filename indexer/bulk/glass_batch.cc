#include "indexer/bulk/glass_batch.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "indexer/bulk/glass_numbers.h"
#include "indexer/bulk/glass_positions.h"
#include "indexer/database_files.h"

namespace briefkamer::indexer::glass {
namespace {

constexpr std::size_t kLongestTerm = 245;
constexpr std::size_t kDocumentInKey = 6;  // bytes: an end mark, and a document's number
constexpr std::uint32_t kNone = 0xFFFFFFFF;
constexpr std::ptrdiff_t kAhead = 8;  // postings

// One term of a term list, behind `before`: what they share, the rest, and the frequency, which is
// packed with the first where both are small.
void append_term(std::string& to, std::string_view text, std::uint32_t frequency,
                 std::string_view before) {
  const auto [own, ignored] = std::mismatch(text.begin(), text.end(), before.begin(), before.end());
  const auto shared = static_cast<std::size_t>(own - text.begin());
  const std::uint64_t packed = (std::uint64_t{frequency} + 1) * (before.size() + 1) + shared;
  const bool fits = frequency < 127 && packed < 256;
  if (!before.empty()) to += static_cast<char>(fits ? packed : shared);
  to += static_cast<char>(text.size() - shared);
  to += text.substr(shared);
  if (!fits || before.empty()) append_number(to, frequency);
}

void take_greatest(ValueBounds& bounds, std::string_view value) {
  if (bounds.documents == 0 || value < bounds.least) bounds.least = value;
  if (value > bounds.greatest) bounds.greatest = value;
  ++bounds.documents;
}

}  // namespace

void GlassBatch::add(const FlatDocument& document) {
  texts_ = document.texts;
  documents_.emplace_back();
  ++statistics_.documents;
  add_terms(document);
  add_values(document, documents_.back());
  add_data(document, documents_.back());
}

void GlassBatch::add_terms(const FlatDocument& document) {
  if (totals_.size() < texts_->size()) totals_.resize(texts_->size());
  std::uint64_t length = 0;
  for (const FlatTerm& term : document.terms) {
    length += term.frequency;
    Total& total = totals_[term.text];
    if (total.postings++ == 0) used_.push_back(term.text);
    total.placed += term.positions.empty() ? 0 : 1;
    total.sum += term.frequency;
    if (bytes_.size() >= kNone) throw DatabaseError("too many documents are written at once");
    postings_.push_back({term.text, static_cast<std::uint32_t>(bytes_.size())});
    append_number(bytes_, statistics_.documents);
    append_number(bytes_, term.frequency);
    positions_.clear();
    if (!term.positions.empty()) append_positions(positions_, term.positions);
    append_string(bytes_, positions_);
    statistics_.highest_frequency = std::max(statistics_.highest_frequency, term.frequency);
  }
  Document& made = documents_.back();
  if (!document.terms.empty()) {
    append_number(made.terms, length);
    append_number(made.terms, document.terms.size());
  }
  count_length(length, made);
}

void GlassBatch::count_length(std::uint64_t length, Document& made) {
  if (length > 0xFFFFFFFF) throw DatabaseError("a document is too long");
  made.length = static_cast<std::uint32_t>(length);
  statistics_.total_length += length;
  statistics_.longest = std::max(statistics_.longest, made.length);
  if (length > 0 && (statistics_.shortest == 0 || length < statistics_.shortest))
    statistics_.shortest = made.length;
}

void GlassBatch::add_values(const FlatDocument& document, Document& made) {
  std::uint64_t next = 0;
  for (const FlatValue& value : document.values) {
    if (value.slot < next || value.value.empty())
      throw std::invalid_argument("the values of a document are empty or not in order");
    append_number(made.slots, value.slot - next);
    next = std::uint64_t{value.slot} + 1;
    values_[value.slot].push_back({statistics_.documents, std::string(value.value)});
    take_greatest(bounds_[value.slot], value.value);
  }
}

void GlassBatch::add_data(const FlatDocument& document, Document& made) {
  const bool large = document.data.size() > kCompressFrom;
  const std::string_view smaller = large ? deflater_(document.data) : std::string_view();
  made.deflated = !smaller.empty();
  made.data = made.deflated ? smaller : document.data;
}

void GlassBatch::finish() {
  write_values();
  write_lengths();
  write_terms();
  std::vector<Posting>().swap(postings_);
  std::string().swap(bytes_);
  std::vector<Total>().swap(totals_);
}

void GlassBatch::write_values() {
  std::map<std::string, const std::vector<Value>*> by_key;  // not the order of slots
  for (const auto& [slot, values] : values_) by_key[values_key(slot)] = &values;
  for (const auto& [key, values] : by_key) {
    postings_run_.begin_group({key, values->size(), 0});
    for (const Value& value : *values) postings_run_.add({value.document, 0, value.value});
  }
  values_.clear();
}

void GlassBatch::write_lengths() {
  if (documents_.empty()) return;
  postings_run_.begin_group({lengths_key(), documents_.size(), 0});
  for (std::uint32_t i = 0; i < documents_.size(); ++i)
    postings_run_.add({i + 1, documents_[i].length, {}});
}

// The term lists come to be in order, as terms are taken in their order.
void GlassBatch::write_terms() {
  if (used_.empty()) return;
  texts_->sort(used_);
  std::vector<std::uint32_t> next(totals_.size());
  std::uint32_t start = 0;
  for (const std::uint32_t text : used_) {
    next[text] = start;
    start += totals_[text].postings;
  }
  std::vector<std::uint32_t> begins(postings_.size());
  for (const Posting& posting : postings_) begins[next[posting.text]++] = posting.begin;
  last_.assign(documents_.size(), kNone);
  for (const std::uint32_t text : used_) {
    const std::uint32_t* end = begins.data() + next[text];
    write_term(text, end - totals_[text].postings, end);
  }
}

void GlassBatch::write_term(std::uint32_t text, const std::uint32_t* begin,
                            const std::uint32_t* end) {
  const std::string_view term = texts_->text(text);
  key_.clear();
  term_key(key_, term);
  if (term.size() > kLongestTerm || key_.size() + kDocumentInKey > kLongestKey)
    throw DatabaseError("a term is too long");
  const Total& total = totals_[text];
  postings_run_.begin_group({key_, total.postings, total.sum});
  if (total.placed > 0) positions_run_.begin_group({key_, total.placed, 0});
  for (const std::uint32_t* at = begin; at != end; ++at) {
    if (end - at > kAhead) __builtin_prefetch(bytes_.data() + at[kAhead]);  // documents lie apart
    const RunEntry entry = entry_at(bytes_.data() + *at);
    postings_run_.add({entry.document, entry.number, {}});
    if (!entry.bytes.empty()) positions_run_.add({entry.document, 0, entry.bytes});
    const std::uint32_t document = entry.document - 1;
    const std::uint32_t last = std::exchange(last_[document], text);
    append_term(documents_[document].terms, term, entry.number,
                last == kNone ? std::string_view() : texts_->text(last));
  }
}

}  // namespace briefkamer::indexer::glass
