#include "searcher/lists/snapshot.h"

#include <algorithm>
#include <iostream>
#include <utility>

#include "indexer/bulk/posting_reader.h"
#include "searcher/counting/tally.h"
#include "searcher/database.h"
#include "searcher/lists/revision_file.h"
#include "searcher/query/term_weights.h"

namespace briefkamer::searcher {
namespace {

// Arrays by number of a letter may have this many places for each letter, and a few more.
constexpr std::size_t kMostGaps = 4;
constexpr std::size_t kFewPlaces = 100'000;

// A list of a stem that one letter of so many is on is counted when it is read, which takes a tenth
// of that: of the lists of a word it is the longest.
constexpr std::size_t kManyLetters = 16;

// Letters of a list that is read from the file itself: of a shorter one, opening that takes longer.
constexpr std::size_t kLong = 1000;

// Other terms begin with a prefix in capitals.
bool is_stem(const std::string& term) {
  return !term.empty() && (term[0] < 'A' || term[0] > 'Z');
}

constexpr std::size_t kFoundShare =
    16;  // of the memory, one part is for letters found, another for answers

// The highest count / (length + count): the same letter has the highest count / length, which needs
// no division to compare.
double highest_share(const PostingList& list, const std::vector<double>& length_part) {
  double highest = 0;
  double length = 1;
  for (std::size_t i = 0; i < list.letters.size(); ++i) {
    const double count = list.count(i);
    if (count == 0) continue;
    const double part = length_part[list.letters[i]];
    if (count * length <= highest * part) continue;
    highest = count;
    length = part;
  }
  return highest / (length + highest);
}

}  // namespace

Snapshot::Snapshot(const Xapian::Database& database, const corpus::Vocabulary& vocabulary,
                   std::size_t list_bytes, std::size_t found_bytes)
    : uuid(database.get_uuid()),
      revision(database.get_revision()),
      columns(read_columns(database, vocabulary)),
      length_part(database.get_lastdocid() + std::size_t{1}),
      lists(list_bytes),
      found(found_bytes),
      answered(found_bytes) {
  const Xapian::doccount letters = database.get_doccount();
  const double average =
      letters == 0 ? 0 : static_cast<double>(database.get_total_length()) / letters;
  all.reserve(letters);
  const auto end = database.postlist_end({});
  for (auto it = database.postlist_begin({}); it != end; ++it) {
    all.push_back(*it);
    length_part[*it] = bm25_length_part(it.get_doclength(), average);
  }
}

// Nothing where the file cannot tell.
std::optional<PostingList> Snapshot::read_file(const std::string& term, std::size_t size,
                                               const std::filesystem::path& folder) const {
  if (folder.empty() || term.empty() || size < kLong) return std::nullopt;
  RevisionFile file(folder, uuid, revision, Table::kPostings);
  indexer::glass::Postings postings;
  if (!file.is_open() || !indexer::glass::read_postings(file.file(), term, size, postings) ||
      !file.verify())
    return std::nullopt;
  return posting_list(std::move(postings.documents), postings.counts);
}

std::shared_ptr<const PostingList> Snapshot::list(const std::string& term,
                                                  const Xapian::Database& database,
                                                  const std::filesystem::path& folder) const {
  if (auto known = lists.find<PostingList>(term)) return known;
  auto from_file = read_file(term, database.get_termfreq(term), folder);
  auto read = std::make_shared<PostingList>(from_file ? std::move(*from_file)
                                                      : read_posting_list(database, term));
  if (!read->letters.empty() && read->letters.back() >= length_part.size())
    throw Xapian::DatabaseCorruptError("the list of a term has a letter that is not there");
  read->most = highest_share(*read, length_part);
  const bool many = read->letters.size() >= all.size() / kManyLetters;
  if (many && is_stem(term) && !read->bits.empty())
    read->tally = tallied(columns, read->letters, read->bits);
  lists.put(term, read, read->bytes());
  return read;
}

bool Snapshots::may_make(const Xapian::Database& database, const State& state) {
  if (making_ || too_large_ == state) return false;
  if (newest_ && newest_->uuid == state.uuid && newest_->revision > state.revision) return false;
  return database.get_lastdocid() <=
         kFewPlaces + kMostGaps * static_cast<std::size_t>(database.get_doccount());
}

std::shared_ptr<const Snapshot> Snapshots::made(const Xapian::Database& database) const {
  const std::size_t found = list_bytes_ / kFoundShare;
  return std::make_shared<const Snapshot>(database, vocabulary_, list_bytes_ - 2 * found, found);
}

void Snapshots::say_once(const std::string& why) {
  if (!std::exchange(said_, true))
    std::cerr << "Xapian itself answers, which is slower: " << why << std::endl;
}

std::shared_ptr<const Snapshot> Snapshots::of(const Xapian::Database& database) {
  const auto revision = list_bytes_ == 0 ? std::nullopt : revision_of(database);
  if (!revision) return nullptr;
  const State state{database.get_uuid(), *revision};
  {
    const std::lock_guard lock(mutex_);
    if (newest_ && newest_->uuid == state.uuid && newest_->revision == state.revision)
      return newest_;
    if (!may_make(database, state)) return nullptr;
    making_ = true;
  }
  std::shared_ptr<const Snapshot> fresh;
  try {
    fresh = made(database);
  } catch (const TooManyForColumns& error) {
    const std::lock_guard lock(mutex_);
    making_ = false;
    too_large_ = state;
    say_once(error.what());
    return nullptr;
  } catch (...) {
    const std::lock_guard lock(mutex_);
    making_ = false;
    throw;
  }
  const std::lock_guard lock(mutex_);
  making_ = false;
  std::swap(newest_, fresh);  // the older one ends after the lock, if nobody else has it
  return newest_;
}

}  // namespace briefkamer::searcher
