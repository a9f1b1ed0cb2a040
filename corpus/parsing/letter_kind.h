// What kind of letter it is, by the words that writers use for it.
#pragma once

#include <string>
#include <string_view>

namespace briefkamer::corpus {

struct LetterKind {
  std::string id;         // in corpus/vocabulary/kinds.tsv; empty when nothing says
  bool inferred = false;  // from the text, not from metadata, title or subject

  bool operator==(const LetterKind&) const = default;
};

// The first of these that says something: `published` (Metadata::kind), `title` ("VERSLAG VAN EEN
// SCHRIFTELIJK OVERLEG"), `subject`, and the beginning of the text, `opening`.
LetterKind letter_kind(std::string_view published, std::string_view title, std::string_view subject,
                       std::string_view opening);

}  // namespace briefkamer::corpus
