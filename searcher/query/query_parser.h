// The query language. Words; "exact phrase"; EN OF NIET and AND OR NOT; -word; word*; ( ); and
// fields, in Dutch and English: onderwerp/subject, afzender/sender, missie/mission, thema/topic,
// soort/kind, ministerie/ministry, dossier, datum/date. Operators bind as usual: NIET, then EN
// (also between two words with nothing in between), then OF.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace briefkamer::searcher {

enum class Field { kText, kSubject, kSender, kMission, kTopic, kKind, kMinistry, kDossier, kDate };

enum class NodeKind {
  kAll,       // every letter
  kWord,      // `text`: a word as typed, perhaps with hyphens
  kPhrase,    // `text`: what stood between quotes
  kPrefix,    // `text`: what stood before the *
  kCitation,  // `text`: the canonical id of a publication, `typed` as the reader wrote it
  kAnd,       // of `children`, in order
  kOr,
  kNot,  // of the one child
};

struct Node {
  NodeKind kind = NodeKind::kAll;
  std::string text;
  std::string typed;
  Field field = Field::kText;
  std::vector<Node> children;

  bool operator==(const Node&) const = default;
};

struct ParsedQuery {
  Node root;
  bool plain = false;              // without operators: perhaps with phrases, fields, brackets
  std::vector<std::string> notes;  // in Dutch: what was not read as it may have been meant

  bool operator==(const ParsedQuery&) const = default;
};

// Any text is a valid query: what cannot be read as an operator is read as words. Safe for any
// bytes.
ParsedQuery parse_query(std::string_view text);

// The query in words, in Dutch: "missies EN (irak OF syrië)".
std::string reading(const Node& node);

// Brackets deeper than this, and words past this many, are passed over with a note.
inline constexpr int kDeepest = 20;
inline constexpr std::size_t kMostWords = 64;

}  // namespace briefkamer::searcher
