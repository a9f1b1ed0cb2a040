#include "searcher/query/settled_query.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "corpus/fold.h"
#include "searcher/facet_values.h"
#include "searcher/query/day_range.h"
#include "searcher/query/query_lexer.h"
#include "searcher/query/word_query.h"

namespace briefkamer::searcher {
namespace {

constexpr std::size_t kMostWordsOfValue = 8;

// The facet whose values stand behind `field`; empty for other fields.
std::string_view facet_of(Field field) {
  switch (field) {
    case Field::kMission:
      return "mission";
    case Field::kTopic:
      return "topic";
    case Field::kKind:
      return "kind";
    case Field::kMinistry:
      return "ministry";
    default:
      return {};
  }
}

bool holds_words(Field field) {
  return field == Field::kText || field == Field::kSubject || field == Field::kSender;
}

class Settling {
 public:
  Settling(const corpus::Vocabulary& vocabulary, indexer::Analyzer& analyzer, ParsedQuery& parsed)
      : vocabulary_(vocabulary), analyzer_(analyzer), plain_(parsed.plain), notes_(parsed.notes) {}

  // Nothing for what holds no word.
  std::optional<Node> settle(Node node) {
    switch (node.kind) {
      case NodeKind::kAnd:
        if (plain_) join_values(node.children);
        return branch(std::move(node));
      case NodeKind::kOr:
        return branch(std::move(node));
      case NodeKind::kNot: {
        auto child = settle(std::move(node.children.front()));
        if (!child) return std::nullopt;
        node.children = {std::move(*child)};
        return node;
      }
      case NodeKind::kAll:
      case NodeKind::kCitation:
        return node;
      default:
        return operand(std::move(node));
    }
  }

 private:
  std::optional<Node> branch(Node node) {
    std::vector<Node> kept;
    for (Node& child : node.children)
      if (auto settled = settle(std::move(child))) kept.push_back(std::move(*settled));
    if (kept.empty()) return std::nullopt;
    if (kept.size() == 1) return std::move(kept.front());
    node.children = std::move(kept);
    return node;
  }

  // Several children that name one value of a facet become one.
  void join_values(std::vector<Node>& children) {
    for (std::size_t i = 0; i < children.size(); ++i) {
      const std::string_view facet = facet_of(children[i].field);
      if (children[i].kind != NodeKind::kWord || facet.empty() || value_of(children[i])) continue;
      std::string text = children[i].text;
      std::string longest;
      std::size_t end = i + 1;
      for (std::size_t k = i + 1; k < children.size() && k < i + kMostWordsOfValue; ++k) {
        if (!is_text_word(children[k])) break;
        text += ' ' + children[k].text;
        if (!facet_value(vocabulary_, facet, text)) continue;
        longest = text;
        end = k + 1;
      }
      if (longest.empty()) continue;
      children[i].kind = NodeKind::kPhrase;
      children[i].text = longest;
      children.erase(children.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                     children.begin() + static_cast<std::ptrdiff_t>(end));
      note("Achter " + std::string(dutch_name(children[i].field)) + ": is “" + longest +
           "” als één waarde gelezen; aanhalingstekens eromheen zeggen dat met zekerheid.");
    }
  }

  std::optional<Node> operand(Node node) {
    if (node.kind == NodeKind::kPrefix && !facet_of(node.field).empty()) node = starless(node);
    if (node.kind == NodeKind::kPrefix && node.field == Field::kDate) node = starless(node);
    if (node.field == Field::kDate) return dated(std::move(node));
    if (!facet_of(node.field).empty()) {
      if (value_of(node)) return node;
      return as_text(std::move(node), "onbekend achter dit veld");
    }
    return holds_words(node.field) ? worded(std::move(node)) : std::optional(std::move(node));
  }

  Node starless(Node node) {
    note("Achter " + std::string(dutch_name(node.field)) + ": werkt * niet; het is weggelaten.");
    node.kind = NodeKind::kWord;
    return node;
  }

  std::optional<Node> dated(Node node) {
    const auto range = day_range(node.text);
    if (!range) return as_text(std::move(node), "geen datum of periode");
    if (range->from && range->to && *range->from > *range->to)
      note("De periode “" + node.text + "” eindigt voordat zij begint; er is geen dag in.");
    return node;
  }

  std::optional<Node> as_text(Node node, const char* what) {
    note("“" + node.text + "” is " + what + "; het is als " +
         (node.kind == NodeKind::kPhrase ? "woorden" : "woord") + " gezocht.");
    node.field = Field::kText;
    return worded(std::move(node));
  }

  std::optional<Node> worded(Node node) {
    const WordTokens tokens = word_tokens(node.text, analyzer_);
    if (node.kind == NodeKind::kPhrase && tokens.parts.empty()) {
      note("Tussen de aanhalingstekens staat geen woord.");
      return std::nullopt;
    }
    if (tokens.empty()) {
      note("“" + node.text + "” is geen woord en is overgeslagen.");
      return std::nullopt;
    }
    if (node.kind != NodeKind::kPhrase && node.text.find('*') != std::string::npos)
      note("Een * werkt alleen aan het eind van een woord; in “" + node.text +
           "” is hij als scheiding gelezen.");
    return node.field == Field::kSender ? sender(std::move(node)) : node;
  }

  // Letters name their senders in full: the abbreviation of a ministry occurs in none of them.
  Node sender(Node node) const {
    if (node.kind != NodeKind::kWord) return node;
    const auto ministry = facet_value(vocabulary_, "ministry", node.text);
    if (!ministry || *ministry == "none") return node;
    const std::string label = facet_label(vocabulary_, "ministry", *ministry);
    const std::string words = ' ' + corpus::fold_words(label) + ' ';
    if (words.find(' ' + corpus::fold_words(node.text) + ' ') != std::string::npos) return node;
    Node both;
    both.kind = NodeKind::kOr;
    both.field = Field::kSender;  // it must hold, as the field that it stands for
    both.children = {node, node};
    both.children.back().field = Field::kMinistry;
    return both;
  }

  std::optional<std::string> value_of(const Node& node) const {
    return facet_value(vocabulary_, facet_of(node.field), node.text);
  }

  void note(std::string text) { add_note(notes_, std::move(text)); }

  const corpus::Vocabulary& vocabulary_;
  indexer::Analyzer& analyzer_;
  const bool plain_;
  std::vector<std::string>& notes_;
};

}  // namespace

ParsedQuery settled(ParsedQuery parsed, const corpus::Vocabulary& vocabulary,
                    indexer::Analyzer& analyzer) {
  auto root = Settling(vocabulary, analyzer, parsed).settle(parsed.root);
  if (root) parsed.root = std::move(*root);
  return parsed;
}

}  // namespace briefkamer::searcher
