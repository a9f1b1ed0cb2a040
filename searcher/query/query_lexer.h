// Cuts a query into what its grammar is made of: words, phrases, brackets, operators.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/query_parser.h"

namespace briefkamer::searcher {

enum class Lexeme { kWord, kPhrase, kOpen, kClose, kAnd, kOr, kNot, kMinus };

struct QueryToken {
  Lexeme kind = Lexeme::kWord;
  std::string text;            // as typed; of a citation its canonical id
  Field field = Field::kText;  // what stood before it with a colon; of a bracket: for all in it
  std::string typed = {};      // of a citation: as the reader wrote it; else empty
  std::size_t begin = 0;       // of a word or phrase: where `text` stands in the query, in bytes
};

// The tokens of `text`, any bytes, in order. Adds to `notes`, in Dutch and each once, what was not
// read as it may have been meant.
std::vector<QueryToken> query_tokens(std::string_view text, std::vector<std::string>& notes);

// The Dutch name of a field: "onderwerp". Empty for kText.
std::string_view dutch_name(Field field);

// Adds `note` unless it is there.
void add_note(std::vector<std::string>& notes, std::string note);

}  // namespace briefkamer::searcher
