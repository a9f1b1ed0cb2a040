// Plans for words as typed: one token, a phrase, all words that begin so.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/analyzer.h"
#include "searcher/deadline.h"
#include "searcher/query/plan.h"
#include "searcher/query/query_parser.h"

namespace briefkamer::searcher {

// How much each way of matching counts beside the stem, which is 1. The exact word stands above the
// stem; subject and headings above the text.
struct Weights {
  double surface = 0.3;
  double subject = 0.7;
  double subject_part = 0.25;  // a part of a compound of the subject is not what it is about
  double heading = 0.3;
  double part = 0.3;       // a compound of the query, written apart or in parts
  double joined = 2;       // two words written as one: as much as both
  double phrase = 0.5;     // the query's words next to each other
  double near = 0.25;      // or close together
  double own_number = 50;  // a letter that has the number asked for comes first
  double citing = 10;      // then those that cite it
};
inline constexpr Weights kWeights;

// A word outside fields and quotes.
bool is_text_word(const Node& node);

// The tokens of one word as typed: "NAVO-top" has two parts, and a joined form over both.
struct WordTokens {
  std::vector<indexer::AnalyzedToken> joined;
  std::vector<indexer::AnalyzedToken> parts;
  std::vector<indexer::AnalyzedToken> alternatives;  // other readings of a part

  bool empty() const { return joined.empty() && parts.empty(); }

  // "F-16", "28-676": the parts say too little by themselves.
  bool is_code() const;

  // The surface forms of the parts, in order: a phrase.
  std::vector<std::string> surfaces() const;
};
WordTokens word_tokens(std::string_view text, indexer::Analyzer& analyzer);

// How a compound of two parts would stand written apart: "marineschepen" is "marine schepen". None
// for other words.
std::vector<std::vector<std::string>> apart_phrases(const indexer::AnalyzedToken& token);

// Letters with all parts of a compound, wherever they stand: some of what was asked, not all of it.
// Empty when `token` is no compound.
Plan parts_query(const indexer::AnalyzedToken& token);

// Letters with this token in `field` (text, subject or sender): in any of its forms, more for the
// exact word and for where it stands.
Plan token_query(const indexer::AnalyzedToken& token, Field field);

// Letters with these surface forms, of which there is at least one, next to each other.
Plan phrase_query(const std::vector<std::string>& surfaces, std::string_view prefix);

// More for letters in which these surface forms, two or more, stand next to each other in this
// order, or close together in any.
Plan closeness(const std::vector<std::string>& surfaces);

// The commonest terms of the database that begin with `start`, `most` of them at most, and whether
// there are more. TimeIsUp when `deadline` passes.
struct Beginnings {
  std::vector<std::string> terms;
  bool more = false;
  std::size_t looked_at = 0;  // terms
};
Beginnings commonest_terms(const Xapian::Database& database, const std::string& start,
                           std::size_t most, const Deadline& deadline = {});

}  // namespace briefkamer::searcher
