// Puts the letters that files hold into a database: which readings are one letter, under which id
// it stands, and when it leaves.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/letter.h"
#include "corpus/tagging/vocabulary.h"
#include "indexer/folder/file_record.h"
#include "indexer/folder/update.h"
#include "indexer/letter_writer.h"

namespace briefkamer::indexer {

class LetterKeeper {
 public:
  // Counts letters in `summary`: added, changed and duplicate ones. All three must outlive it.
  LetterKeeper(LetterWriter& writer, const corpus::Vocabulary& vocabulary, UpdateSummary& summary)
      : writer_(writer), vocabulary_(vocabulary), summary_(summary) {}

  // The file of `record` says `letters` now, in place of those with record.ids, which become the
  // ids under which these stand.
  void take(std::vector<corpus::Letter> letters, FileRecord& record);

  // The file of `record` no longer holds the letter `id`, if that is not among its ids. Other files
  // that do become the letter; when there is none, the letter leaves, and its names stay aliases of
  // the letter that the file now holds in its place, if it does. Returns whether the letter left.
  bool let_go(const std::string& id, const FileRecord& record);

  // The file at `from` is the one of `record` now.
  void rename(const FileRecord& record, const std::string& from);

  // Sources of letters whose best reading has left: their files are to be read again, to be the
  // letter. Each is told once.
  std::vector<corpus::Source> take_orphans() { return std::exchange(orphans_, {}); }

  // Letters that were added or removed since the last time that it was asked to forget them.
  std::size_t pending() const { return pending_; }
  void forget_pending() { pending_ = 0; }

 private:
  std::string put(corpus::Letter letter, const FileRecord& record, bool is_new);
  std::optional<corpus::Letter> take_unnumbered(corpus::Letter& letter, const std::string& path);
  std::string merge(const corpus::Letter& letter, const corpus::Letter& others, bool was_first);
  void add(const corpus::Letter& letter);
  void keep_aliases(const corpus::Letter& left, const std::vector<std::string>& ids);

  LetterWriter& writer_;
  const corpus::Vocabulary& vocabulary_;
  UpdateSummary& summary_;
  std::vector<corpus::Source> orphans_;
  std::size_t pending_ = 0;
};

}  // namespace briefkamer::indexer
