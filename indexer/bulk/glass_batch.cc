#include "indexer/bulk/glass_batch.h"

#include <algorithm>
#include <stdexcept>

#include "indexer/bulk/glass_numbers.h"
#include "indexer/bulk/glass_positions.h"
#include "indexer/database_files.h"

namespace briefkamer::indexer::glass {
namespace {

constexpr std::size_t kLongestTerm = 245;
constexpr std::size_t kDocumentInKey = 6;  // bytes: an end mark, and a document's number
constexpr std::size_t kAhead = 16;         // postings
constexpr std::size_t kBytesOfTerm = 10;   // of a term list, about

// One term of a term list: what it shares with the one before it, which has `before` bytes, the
// rest, and the frequency, which is packed with the first where both are small.
void put_term(ByteBuffer& to, std::string_view text, std::uint32_t frequency, std::size_t before,
              std::size_t shared) {
  const std::uint64_t packed = (std::uint64_t{frequency} + 1) * (before + 1) + shared;
  const bool fits = before > 0 && frequency < 127 && packed < 256;
  to.need(text.size() + 2 + kLongestNumber);
  if (before > 0) to.put(static_cast<char>(fits ? packed : shared));
  to.put(static_cast<char>(text.size() - shared));
  to.put(text.substr(shared));
  if (!fits) to.put_number(frequency);
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
  for (std::size_t i = 0; i < document.terms.size(); ++i) {
    const std::size_t ahead = std::min(i + kAhead, document.terms.size() - 1);
    __builtin_prefetch(&totals_[document.terms[ahead].text]);
    const FlatTerm& term = document.terms[i];
    length += term.frequency;
    Total& total = totals_[term.text];
    if (total.postings++ == 0) used_.push_back(term.text);
    total.placed += term.positions.empty() ? 0 : 1;
    total.sum += term.frequency;
    if (bytes_.size() >= kNone) throw DatabaseError("too many documents are written at once");
    postings_.push_back({term.text, static_cast<std::uint32_t>(bytes_.size())});
    tag_.clear();
    if (!term.positions.empty()) put_positions(tag_, term.positions);
    bytes_.need(3 * kLongestNumber + tag_.size());
    bytes_.put_number(statistics_.documents);
    bytes_.put_number(term.frequency);
    bytes_.put_number(tag_.size());
    bytes_.put(tag_.view());
    statistics_.highest_frequency = std::max(statistics_.highest_frequency, term.frequency);
  }
  Document& made = documents_.back();
  if (!document.terms.empty()) {
    made.terms.need(2 * kLongestNumber + document.terms.size() * kBytesOfTerm);
    made.terms.put_number(length);
    made.terms.put_number(document.terms.size());
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
  bytes_ = ByteBuffer();
  std::vector<Total>().swap(totals_);
}

void GlassBatch::write_values() {
  std::map<std::string, const std::vector<Value>*> by_key;  // not the order of slots
  for (const auto& [slot, values] : values_) by_key[values_key(slot)] = &values;
  for (const auto& [key, values] : by_key) {
    postings_run_.begin_group({key, values->size(), 0, Entries::kBytes});
    for (const Value& value : *values) postings_run_.add(value.document, value.value);
  }
  values_.clear();
}

void GlassBatch::write_lengths() {
  if (documents_.empty()) return;
  postings_run_.begin_group({lengths_key(), documents_.size(), 0});
  for (std::uint32_t i = 0; i < documents_.size(); ++i)
    postings_run_.add(i + 1, documents_[i].length);
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
  std::vector<std::uint32_t> begins(postings_.size() + kAhead);
  for (std::size_t i = 0; i < postings_.size(); ++i) {
    __builtin_prefetch(&next[postings_[std::min(i + kAhead, postings_.size() - 1)].text]);
    begins[next[postings_[i].text]++] = postings_[i].begin;
  }
  last_.assign(documents_.size(), Last());
  const std::uint32_t* begin = begins.data();
  for (std::uint32_t rank = 0; rank < used_.size(); ++rank) {
    const std::uint32_t text = used_[rank];
    begin_term(texts_->text(text), totals_[text]);
    write_term(texts_->text(text), rank, {begin, totals_[text].postings});
    begin += totals_[text].postings;
  }
}

void GlassBatch::begin_term(std::string_view term, const Total& total) {
  key_.clear();
  term_key(key_, term);
  if (term.size() > kLongestTerm || key_.size() + kDocumentInKey > kLongestKey)
    throw DatabaseError("a term is too long");
  postings_run_.begin_group({key_, total.postings, total.sum, Entries::kNumbers});
  if (total.placed > 0) positions_run_.begin_group({key_, total.placed, 0, Entries::kBytes});
  shared_.next(term);
}

// `begins`: of its postings; kAhead more may be read behind them.
void GlassBatch::write_term(std::string_view term, std::uint32_t rank,
                            std::span<const std::uint32_t> begins) {
  const std::uint32_t* const end = begins.data() + begins.size();
  for (const std::uint32_t* at = begins.data(); at != end; ++at) {
    __builtin_prefetch(bytes_.data() + at[kAhead]);  // documents lie apart
    const char* posting = bytes_.data() + *at;
    const auto document = static_cast<std::uint32_t>(take_number(posting));
    const auto frequency = static_cast<std::uint32_t>(take_number(posting));
    const std::size_t tag = take_number(posting);
    postings_run_.add(document, frequency);
    if (tag > 0) positions_run_.add(document, {posting, tag});
    Last& last = last_[document - 1];
    const std::size_t shared = last.rank == kNone ? 0 : shared_.with(last.rank);
    put_term(documents_[document - 1].terms, term, frequency, last.size, shared);
    last = {rank, static_cast<std::uint32_t>(term.size())};
  }
}

}  // namespace briefkamer::indexer::glass
