// One revision of the database in memory: what every answer needs is read when it is made, posting
// lists when somebody asks for them. All that an answer looks at comes from one snapshot.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "corpus/tagging/vocabulary.h"
#include "searcher/counting/columns.h"
#include "searcher/lists/kept.h"
#include "searcher/lists/posting_list.h"

namespace briefkamer::searcher {

struct Snapshot {
  // The bounds are of what is kept beside columns and lengths: of lists, and of either of the
  // other two.
  Snapshot(const Xapian::Database& database, const corpus::Vocabulary& vocabulary,
           std::size_t list_bytes, std::size_t found_bytes);

  // The letters with `term`, from memory or else from `database`, which must be open on this
  // revision: a thread asks with its own. It stands in `folder`, if that is known: a long list is
  // read there ten times as fast. An empty list when there are none. Throws Xapian's errors.
  std::shared_ptr<const PostingList> list(const std::string& term, const Xapian::Database& database,
                                          const std::filesystem::path& folder = {}) const;

  const std::string uuid;
  const Xapian::rev revision;
  const Columns columns;
  std::vector<std::uint32_t> all;
  // Of each letter, by number: what its length adds to the divisor of BM25.
  std::vector<double> length_part;
  mutable Kept lists;
  mutable Kept found;     // letters that plans found
  mutable Kept answered;  // pages and counts of them

 private:
  std::optional<PostingList> read_file(const std::string& term, std::size_t size,
                                       const std::filesystem::path& folder) const;
};

// The snapshot of the newest revision that anybody has asked for.
class Snapshots {
 public:
  // `list_bytes` bounds what posting lists, letters found and answers take together, beside some
  // 100 bytes a letter. `vocabulary` outlives this.
  Snapshots(const corpus::Vocabulary& vocabulary, std::size_t list_bytes)
      : vocabulary_(vocabulary), list_bytes_(list_bytes) {}

  // That of the revision which `database` is open on; made, when it is a newer one. Nothing where
  // Xapian itself must answer: several databases in one, a revision older than the newest snapshot,
  // one of which another thread is making the snapshot, numbers of letters with great gaps, or more
  // values of facets than columns have room for, which is said once on standard error.
  std::shared_ptr<const Snapshot> of(const Xapian::Database& database);

 private:
  // A database in one of its states.
  struct State {
    std::string uuid;
    Xapian::rev revision = 0;

    bool operator==(const State&) const = default;
  };

  bool may_make(const Xapian::Database& database, const State& state);
  std::shared_ptr<const Snapshot> made(const Xapian::Database& database) const;
  void say_once(const std::string& why);

  const corpus::Vocabulary& vocabulary_;
  const std::size_t list_bytes_;
  std::mutex mutex_;
  std::shared_ptr<const Snapshot> newest_;  // guarded by mutex_, as is making_
  bool making_ = false;
  std::optional<State> too_large_;  // of which no snapshot can be made
  bool said_ = false;
};

}  // namespace briefkamer::searcher
