// Answers questions about a database of letters.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/letter.h"
#include "corpus/letter_json.h"
#include "corpus/tagging/vocabulary.h"
#include "indexer/database_files.h"
#include "searcher/answer.h"
#include "searcher/database.h"
#include "searcher/deadline.h"
#include "searcher/query/question.h"
#include "searcher/spelling/suggestions.h"

namespace briefkamer::searcher {

// What is being searched.
struct Status {
  std::size_t letters = 0;
  std::optional<corpus::Date> first_date;
  std::optional<corpus::Date> last_date;
  std::string updated;     // ISO 8601, UTC
  std::string generation;  // name of its folder
  std::string state;       // changes whenever the database does
  int schema = 0;
  std::string analyzer;
  std::vector<ShardState> shards;  // of a database in shards, those on other machines
};

// Takes letters one by one.
struct LetterTaker {
  // How many there will be; called again when a writer overtook: what was taken before is void, and
  // all of them come anew. May throw, which ends it.
  std::function<void(std::size_t letters)> begin;
  // `some`: only some of the words occur. False when no more are wanted.
  std::function<bool(const corpus::Letter& letter, bool some)> take;
};

inline constexpr std::size_t kListBytes = std::size_t{256} << 20;

// Safe to call from many threads at once. Every call answers from one whole state of the database,
// the newest that a writer has published. Throws DatabaseError when it cannot be read. Shards on
// other machines that do not answer are left out and asked again by themselves: what is answered is
// then of the others, and ShardsMissing is thrown by what cannot be whole without them.
class Searcher {
 public:
  // `vocabulary` must outlive the searcher. `list_bytes` bounds the memory for what is read from
  // the database to answer, beside some 100 bytes for each letter; 0 leaves every answer to Xapian
  // itself. Throws DatabaseError as DatabasePool does.
  Searcher(const std::filesystem::path& database, const corpus::Vocabulary& vocabulary,
           std::size_t list_bytes = kListBytes, std::chrono::milliseconds time_limit = kTimeLimit);
  ~Searcher();

  // Anything a reader can type is a valid query; one that finds nothing is an answer, not an error.
  // A choice may be given by id, or by a name; QuestionError when there is no such value. TimeIsUp,
  // here and below, when it takes longer than `time_limit` to find letters and count them.
  Answer search(const Question& question) const;

  // The ids of the letters that search() lists, in its order, without what it shows of them.
  std::vector<std::string> ranking(const Question& question) const;

  // Gives the letters that search() lists to `taker`, in its order. ShardsMissing when a shard is.
  void letters(const Question& question, const LetterTaker& taker) const;

  // The letter with this id or former id. ShardsMissing when it may be in a shard that is.
  std::optional<corpus::Letter> letter(const std::string& id) const;

  // The letter as its page shows it (see letter_view.h), with marks for the words of `query`.
  std::optional<corpus::Json> letter_view(const std::string& id, const std::string& query) const;

  // Letters like this one, with the reason (see related.h).
  std::optional<corpus::Json> related(const std::string& id) const;

  // What the letters spell out (see glossary_list.h).
  corpus::Json glossary(const std::string& word, std::size_t first, std::size_t count) const;

  // What a reader who has typed `text` may be about to ask, at most `most` (see suggestions.h).
  std::vector<Suggestion> suggest(const std::string& text, std::size_t most) const;

  Status status() const;

  // What the letters are of, and what could not be read (see coverage.h).
  corpus::Json coverage() const;

  // Status::state alone, which costs nothing.
  std::string state() const;

  // Names of the shards that do not answer, as far as is known.
  std::vector<std::string> missing() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace briefkamer::searcher
