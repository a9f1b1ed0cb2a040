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

// What Posting::packed has: document, frequency, number of positions. Where one of the last two
// does not fit, both are kLarge.
constexpr unsigned kCountBits = 6;
constexpr std::uint32_t kLarge = (1u << kCountBits) - 1;
constexpr std::uint32_t kMostDocuments = 1u << (32 - 2 * kCountBits);

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
  BatchSpace& space = *space_;
  if (space.totals.size() < texts_->size()) space.totals.resize(texts_->size());
  const auto first = static_cast<std::uint32_t>(space.positions.size());
  if (space.postings.size() + document.terms.size() > kNone ||
      space.positions.size() + document.positions.size() > kNone ||
      statistics_.documents >= kMostDocuments)
    throw DatabaseError("too many documents are written at once");
  space.positions.insert(space.positions.end(), document.positions.begin(),
                         document.positions.end());
  std::uint64_t length = 0;
  for (std::size_t i = 0; i < document.terms.size(); ++i) {
    const std::size_t ahead = std::min(i + kAhead, document.terms.size() - 1);
    __builtin_prefetch(&space.totals[document.terms[ahead].text]);
    const FlatTerm& term = document.terms[i];
    length += term.frequency;
    TextTotal& total = space.totals[term.text];
    if (total.postings++ == 0) space.used.push_back(term.text);
    total.placed += term.positions > 0 ? 1 : 0;
    total.sum += term.frequency;
    PostingOfText& posting = space.postings.emplace_back();
    posting.text = term.text;
    posting.place = first + term.first_position;
    posting.packed = pack(term, posting.place);
    statistics_.highest_frequency = std::max(statistics_.highest_frequency, term.frequency);
  }
  begin_list(length, document.terms.size());
}

std::uint32_t GlassBatch::pack(const FlatTerm& term, std::uint32_t& place) {
  const std::uint32_t document = statistics_.documents << 2 * kCountBits;
  if (term.frequency < kLarge && term.positions < kLarge)
    return document | term.frequency << kCountBits | term.positions;
  std::vector<LargePosting>& large = space_->large;
  large.push_back({place, term.frequency, term.positions});
  place = static_cast<std::uint32_t>(large.size() - 1);
  return document | kLarge << kCountBits | kLarge;
}

void GlassBatch::begin_list(std::uint64_t length, std::size_t terms) {
  if (length > 0xFFFFFFFF) throw DatabaseError("a document is too long");
  documents_.back().length = static_cast<std::uint32_t>(length);
  statistics_.total_length += length;
  statistics_.longest = std::max(statistics_.longest, documents_.back().length);
  if (length > 0 && (statistics_.shortest == 0 || length < statistics_.shortest))
    statistics_.shortest = documents_.back().length;
  ByteBuffer& list = lists_.emplace_back().terms;
  if (terms == 0) return;
  list.need(2 * kLongestNumber + terms * kBytesOfTerm);
  list.put_number(length);
  list.put_number(terms);
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
  space_->clear();
  spaces_.give_back(std::move(space_));
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
  std::vector<std::uint32_t>& used = space_->used;
  if (used.empty()) return;
  texts_->sort(used);
  sort_by_text();
  const Posting* begin = space_->sorted.data();
  for (std::uint32_t rank = 0; rank < used.size(); ++rank) {
    texts_->look_ahead(used[std::min(rank + kAhead, used.size() - 1)]);
    const std::string_view term = texts_->text(used[rank]);
    const TextTotal& total = space_->totals[used[rank]];
    begin_term(term, total);
    write_term(term, rank, {begin, total.postings});
    begin += total.postings;
  }
}

// All postings in the order of the texts that are used, those of a text in that of documents, and
// behind them kAhead that say nothing.
void GlassBatch::sort_by_text() {
  const std::vector<PostingOfText>& postings = space_->postings;
  const std::vector<TextTotal>& totals = space_->totals;
  std::vector<std::uint32_t>& next = space_->next;
  std::vector<Posting>& sorted = space_->sorted;
  if (next.size() < totals.size()) next.resize(totals.size());
  std::uint32_t start = 0;
  for (const std::uint32_t text : space_->used) {
    next[text] = start;
    start += totals[text].postings;
  }
  space_->positions.reserve(1);  // for what is asked for ahead there to count from
  if (sorted.size() < postings.size() + kAhead) sorted.resize(postings.size() + kAhead);
  for (std::size_t i = 0; i < postings.size(); ++i) {
    __builtin_prefetch(&next[postings[std::min(i + kAhead, postings.size() - 1)].text]);
    Posting& posting = sorted[next[postings[i].text]++];
    posting.place = postings[i].place;
    posting.packed = postings[i].packed;
  }
}

void GlassBatch::begin_term(std::string_view term, const TextTotal& total) {
  key_.clear();
  term_key(key_, term);
  if (term.size() > kLongestTerm || key_.size() + kDocumentInKey > kLongestKey)
    throw DatabaseError("a term is too long");
  postings_run_.begin_group({key_, total.postings, total.sum, Entries::kNumbers});
  if (total.placed > 0) positions_run_.begin_group({key_, total.placed, 0, Entries::kBytes});
  shared_.next(term);
}

// kAhead postings more may be read behind the given ones.
void GlassBatch::write_term(std::string_view term, std::uint32_t rank,
                            std::span<const Posting> postings) {
  const Posting* const end = postings.data() + postings.size();
  for (const Posting* at = postings.data(); at != end; ++at) {
    __builtin_prefetch(space_->positions.data() + at[kAhead].place);  // documents lie apart
    const std::uint32_t document = at->packed >> 2 * kCountBits;
    LargePosting one{at->place, at->packed >> kCountBits & kLarge, at->packed & kLarge};
    if (one.positions == kLarge) one = space_->large[at->place];
    postings_run_.add(document, one.frequency);
    if (one.positions > 0)
      positions_run_.add_made(document, [&](ByteBuffer& to) {
        put_positions(to, {space_->positions.data() + one.place, one.positions});
      });
    TermList& list = lists_[document - 1];
    const std::size_t shared = list.last_rank == kNone ? 0 : shared_.with(list.last_rank);
    put_term(list.terms, term, one.frequency, list.last_size, shared);
    list.last_rank = rank;
    list.last_size = static_cast<std::uint32_t>(term.size());
  }
}

}  // namespace briefkamer::indexer::glass
