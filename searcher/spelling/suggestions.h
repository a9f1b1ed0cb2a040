// What a reader may be about to ask, while they type.
#pragma once

#include <xapian.h>

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/letter_json.h"
#include "corpus/tagging/vocabulary.h"
#include "indexer/analysis/analyzer.h"
#include "searcher/deadline.h"

namespace briefkamer::searcher {

struct Suggestion {
  std::string kind;  // word, subject, mission or kamerstuk
  std::string text;  // of a word: the whole query with its last word completed
  std::string id;    // of the letter, the mission or the publication; a word has none

  bool operator==(const Suggestion&) const = default;
};

// The commonest words by how they begin, remembered where thousands of words begin so: as long as
// the database is the same, and after that until it has grown or shrunk by a tenth, for an update
// hardly changes which words are common. Safe to use from several threads at once.
class WordBeginnings {
 public:
  // Surfaces that begin with `start` and are in most letters, at most kMost of them. `state` names
  // the state of the database.
  // TimeIsUp when `deadline` passes.
  std::vector<std::string> commonest(const Xapian::Database& database, const std::string& state,
                                     const std::string& start, const Deadline& deadline = {});

  static constexpr std::size_t kMost = 40;

 private:
  struct Known {
    std::vector<std::string> words;
    std::string state;
    Xapian::doccount letters = 0;
  };

  bool is_still_right(const Known& known, const Xapian::Database& database,
                      const std::string& state) const;

  std::mutex mutex_;
  std::map<std::string, Known> known_;  // guarded by mutex_
};

inline constexpr std::size_t kSuggestions = 8;  // unless more or fewer are asked for

// What suggestions are made from.
struct SuggestionSource {
  const Xapian::Database& database;
  const std::string& state;
  const corpus::Vocabulary& vocabulary;
  indexer::Analyzer& analyzer;
  WordBeginnings& beginnings;
  Deadline deadline = {};
};

// At most `most` for `text`: Kamerstukken whose number begins so, missions whose name or one of its
// words does, words, letters whose subject has these words, in this order. Only what is in letters.
// None for an unfinished operator, field or phrase, which cannot be told from a word. TimeIsUp when
// the deadline passes.
std::vector<Suggestion> suggestions(const SuggestionSource& source, std::string_view text,
                                    std::size_t most);

// {"version": 1, "suggestions": [{"kind", "text", "id"}]}; a word has no "id".
corpus::Json to_json(const std::vector<Suggestion>& suggestions);

// The same by the OpenSearch suggestions extension: [text, [texts]].
corpus::Json opensearch_json(std::string_view text, const std::vector<Suggestion>& suggestions);

}  // namespace briefkamer::searcher
