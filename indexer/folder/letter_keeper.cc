#include "indexer/folder/letter_keeper.h"

#include <algorithm>
#include <utility>

#include "corpus/letter_id.h"
#include "corpus/reader.h"
#include "indexer/folder/letter_sources.h"
#include "indexer/folder/same_letter.h"

namespace briefkamer::indexer {
namespace {

using corpus::Letter;

bool holds(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

void LetterKeeper::take(std::vector<Letter> letters, FileRecord& record) {
  const std::vector<std::string> old_ids = std::exchange(record.ids, {});
  for (Letter& letter : letters) {
    std::string id = put(std::move(letter), record, old_ids.empty());
    if (!holds(record.ids, id)) record.ids.push_back(std::move(id));
  }
  for (const std::string& id : old_ids) {
    if (!holds(record.ids, id)) let_go(id, record);
  }
}

void LetterKeeper::rename(const FileRecord& record, const std::string& from) {
  for (const std::string& id : record.ids) {
    auto letter = writer_.find(id);
    if (!letter) continue;
    rename_sources(*letter, printable_path(from), printable_path(record.path));
    add(*letter);
  }
}

// Adds one letter of the file of `record`, whose ids are those that this reading of it has given
// so far; returns the id under which the letter stands.
std::string LetterKeeper::put(Letter letter, const FileRecord& record, bool is_new) {
  const std::string own_id = letter.id;
  for (std::size_t digits = 4; true; digits += 4) {
    auto there = writer_.find(letter.id);
    if (!there) {
      if (auto same = take_unnumbered(letter, printable_path(record.path)))
        return merge(letter, *same, false);
      add(letter);
      ++(is_new ? summary_.added : summary_.changed);
      return letter.id;
    }
    // What an earlier reading of the file gave makes room for this one.
    Letter others = *there;
    const std::string path = printable_path(record.path);
    const bool was_first = !holds(record.ids, there->id) && is_from(there->sources.front(), path);
    if (!holds(record.ids, there->id)) remove_sources(others, path);
    if (others.sources.empty()) {
      keep_names(*there, letter);
      if (letter == *there) return letter.id;
      add(letter);
      ++summary_.changed;
      return letter.id;
    }
    const bool met = corpus::is_unnumbered(own_id) && !corpus::is_unnumbered(there->id);
    if (met ? same_text(letter, *there) : same_letter(letter, *there))
      return merge(letter, others, was_first);
    if (digits > 64) throw corpus::ReadError("has the same id and text as another letter");
    letter.id = own_id;
    letter.id = corpus::longer_id(letter, digits);
  }
}

// A letter from other files that stands there without a number and is this one, which has one: it
// goes on under that. Without it, `letter` will be met under the id that it would have had.
std::optional<Letter> LetterKeeper::take_unnumbered(Letter& letter, const std::string& path) {
  if (corpus::is_unnumbered(letter.id)) return std::nullopt;
  const std::string id = corpus::unnumbered_id(letter, vocabulary_);
  auto there = writer_.find(id);
  if (!there) add_alias(letter, id);
  if (!there || there->id != id || !same_text(letter, *there)) return std::nullopt;
  remove_sources(*there, path);
  if (there->sources.empty()) return std::nullopt;
  writer_.remove(id);
  there->id = letter.id;
  add_alias(*there, id);
  return there;
}

// Two files of one letter: the better one is the letter, the other stays as a source.
std::string LetterKeeper::merge(const Letter& letter, const Letter& others, bool was_first) {
  const bool is_first = was_first || better_source(letter, others);
  Letter kept = is_first ? letter : others;
  for (const corpus::Source& source : (is_first ? others : letter).sources) {
    if (!is_from(kept, source.path)) kept.sources.push_back(source);
  }
  keep_names(others, kept);
  keep_numbers(is_first ? others : letter, kept);
  add(kept);
  ++summary_.duplicate;
  return kept.id;
}

void LetterKeeper::add(const Letter& letter) {
  writer_.add(letter);
  ++pending_;
}

bool LetterKeeper::let_go(const std::string& id, const FileRecord& record) {
  auto letter = writer_.find(id);
  const std::string path = printable_path(record.path);
  if (!letter || holds(record.ids, letter->id) || !is_from(*letter, path)) return false;
  const bool was_first = is_from(letter->sources.front(), path);
  remove_sources(*letter, path);
  if (!letter->sources.empty()) {
    add(*letter);
    if (was_first) orphans_.insert(orphans_.end(), letter->sources.begin(), letter->sources.end());
    return false;
  }
  writer_.remove(letter->id);
  ++pending_;
  keep_aliases(*letter, record.ids);
  return true;
}

void LetterKeeper::keep_aliases(const Letter& left, const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    auto successor = writer_.find(id);
    if (!successor || !shares_most_words(left, *successor)) continue;
    add_alias(*successor, left.id);
    for (const std::string& alias : left.aliases) add_alias(*successor, alias);
    add(*successor);
    return;
  }
}

}  // namespace briefkamer::indexer
