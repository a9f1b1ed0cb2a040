// What a reader asks: the text and the choices beside it. The page, the command line and HTTP all
// make this one value.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/date.h"

namespace briefkamer::searcher {

// A question that cannot be asked. what() says what is wrong and what is allowed; `field` is the
// name of the parameter or option.
class QuestionError : public std::runtime_error {
 public:
  QuestionError(std::string wrong_field, const std::string& what);
  std::string field;
};

enum class Sort { kRelevance, kNewest, kOldest };

// Which letters count as found by several words without operators.
enum class Match {
  kAuto,  // those with all words, followed by those with some when fewer than ten have all
  kAll,
  kAny,
};

struct Question {
  std::string text;                                        // the query language of query_parser.h
  std::map<std::string, std::vector<std::string>> chosen;  // facet → ids, any of which will do
  std::optional<corpus::Date> from;                        // the first day
  std::optional<corpus::Date> to;                          // the last day
  Sort sort = Sort::kRelevance;
  Match match = Match::kAuto;
  std::size_t first = 0;
  std::size_t count = 10;
  bool texts = true;     // with what hits look like; else their ids and scores alone
  bool expand = true;    // look for what the words stand for too
  bool explain = false;  // say how the query was read, and why each letter is a hit

  bool operator==(const Question&) const = default;
};

inline constexpr std::size_t kMostHits = 100;             // of one answer
inline constexpr std::size_t kMostTextCharacters = 4000;  // of a query

// The first or the last day of what `text` names: YYYY, YYYY-MM or YYYY-MM-DD. Nothing for other
// text.
std::optional<corpus::Date> first_day(std::string_view text);
std::optional<corpus::Date> last_day(std::string_view text);

// Whether a parameter is a facet that can be chosen, which may be given more than once: topic,
// mission, ministry or kind.
bool is_choice(std::string_view name);

// Sets one field of `question` from text, by its parameter's name: q, from, to, sort, match, first,
// count, expand, explain, or a choice, which may be set more than once. Throws QuestionError.
void set_field(Question& question, const std::string& name, const std::string& value);

// Checks what only the whole question shows: that `from` is not after `to`. Throws QuestionError.
void check(const Question& question);

}  // namespace briefkamer::searcher
