#include "searcher/query/query_parser.h"

#include <algorithm>
#include <iterator>

#include "searcher/query/query_lexer.h"

namespace briefkamer::searcher {
namespace {

bool is_operator(const QueryToken& token) {
  return token.kind == Lexeme::kAnd || token.kind == Lexeme::kOr || token.kind == Lexeme::kNot;
}

bool is_operand(const QueryToken& token) {
  return token.kind == Lexeme::kWord || token.kind == Lexeme::kPhrase;
}

// Recursive descent over tokens, of which the brackets pair and are not too deep.
class Parser {
 public:
  Parser(std::vector<QueryToken> tokens, std::vector<std::string>& notes)
      : tokens_(std::move(tokens)), notes_(notes) {
    pair_brackets();
    only_operators_are_words();
    bound_words();
  }

  bool plain() const {
    return std::none_of(tokens_.begin(), tokens_.end(), [](const QueryToken& token) {
      return is_operator(token) || token.kind == Lexeme::kMinus;
    });
  }

  Node run() { return disjunction(); }

 private:
  void note(std::string text) { add_note(notes_, std::move(text)); }

  void bound_words() {
    std::size_t words = 0;
    const std::size_t before = tokens_.size();
    std::erase_if(tokens_, [&](const QueryToken& token) {
      return is_operand(token) && ++words > kMostWords;
    });
    if (tokens_.size() < before)
      note("Alleen de eerste " + std::to_string(kMostWords) + " woorden zijn gelezen.");
  }

  void pair_brackets() {
    drop(unpaired());
    drop(too_deep());
  }

  void drop(const std::vector<bool>& dropped) {
    std::size_t i = 0;
    std::erase_if(tokens_, [&](const QueryToken&) { return dropped[i++]; });
  }

  std::vector<bool> unpaired() {
    std::vector<bool> dropped(tokens_.size());
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].kind == Lexeme::kOpen) {
        open.push_back(i);
      } else if (tokens_[i].kind == Lexeme::kClose && !open.empty()) {
        open.pop_back();
      } else if (tokens_[i].kind == Lexeme::kClose) {
        dropped[i] = true;
        note("Een haakje sluit zonder te openen; het is overgeslagen.");
      }
    }
    for (const std::size_t i : open) dropped[i] = true;
    if (!open.empty()) note("Een haakje opent zonder te sluiten; het is overgeslagen.");
    return dropped;
  }

  std::vector<bool> too_deep() {
    std::vector<bool> dropped(tokens_.size());
    int depth = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const bool opens = tokens_[i].kind == Lexeme::kOpen;
      if (!opens && tokens_[i].kind != Lexeme::kClose) continue;
      dropped[i] = opens ? depth >= kDeepest : depth > kDeepest;
      depth += opens ? 1 : -1;
      if (dropped[i]) note("Haakjes staan te diep in elkaar; de diepste zijn overgeslagen.");
    }
    return dropped;
  }

  // "NOT", "en of": without anything to work on, operators are words.
  void only_operators_are_words() {
    if (std::any_of(tokens_.begin(), tokens_.end(), is_operand)) return;
    for (QueryToken& token : tokens_) {
      if (!is_operator(token)) continue;
      token.kind = Lexeme::kWord;
      note("Alleen operatoren: ze zijn als woorden gelezen.");
    }
  }

  bool at_end() const { return i_ >= tokens_.size(); }
  bool at(Lexeme kind) const { return !at_end() && tokens_[i_].kind == kind; }
  bool at_operand() const {
    return !at_end() && !at(Lexeme::kAnd) && !at(Lexeme::kOr) && !at(Lexeme::kClose);
  }

  static Node join(NodeKind kind, std::vector<Node> parts) {
    if (parts.empty()) return {};
    if (parts.size() == 1) return std::move(parts.front());
    Node node;
    node.kind = kind;
    node.children = std::move(parts);
    return node;
  }

  static bool is_empty(const Node& node) {
    return node.kind == NodeKind::kAll && node.text.empty();
  }
  static bool is_all(const Node& node) { return node.kind == NodeKind::kAll; }

  void dangling(const std::string& op) {
    note(op + " staat niet tussen twee woorden en is overgeslagen.");
  }

  Node disjunction() {
    std::vector<Node> parts;
    parts.push_back(conjunction());
    while (at(Lexeme::kOr)) {
      const std::string op = tokens_[i_++].text;
      Node right = conjunction();
      if (is_empty(right) || is_empty(parts.back())) dangling(op);
      if (is_empty(right)) continue;
      if (is_empty(parts.back())) parts.pop_back();
      parts.push_back(std::move(right));
    }
    return join(NodeKind::kOr, std::move(parts));
  }

  Node conjunction() {
    std::vector<Node> parts;
    while (!at_end() && !at(Lexeme::kOr) && !at(Lexeme::kClose)) {
      if (at(Lexeme::kAnd)) {
        const std::string op = tokens_[i_++].text;
        if (parts.empty() || !at_operand()) dangling(op);
        continue;
      }
      Node node = negation();
      if (node.kind == NodeKind::kAnd) {  // brackets that change nothing
        std::move(node.children.begin(), node.children.end(), std::back_inserter(parts));
      } else if (!is_empty(node)) {
        parts.push_back(std::move(node));
      }
    }
    // "* irak": all letters, of those the ones with irak.
    if (!std::all_of(parts.begin(), parts.end(), is_all)) std::erase_if(parts, is_all);
    if (parts.size() > 1 && is_all(parts.front())) parts.resize(1);
    return join(NodeKind::kAnd, std::move(parts));
  }

  Node negation() {
    bool negated = false;
    std::string op;
    for (; at(Lexeme::kNot) || at(Lexeme::kMinus); ++i_) {
      negated = !negated;
      op = tokens_[i_].text;
    }
    if (!at_operand()) {
      dangling(op);
      return {};
    }
    Node inner = primary();
    if (is_empty(inner) || !negated) return inner;
    Node node;
    node.kind = NodeKind::kNot;
    node.children.push_back(std::move(inner));
    return node;
  }

  Node primary() {
    const QueryToken token = tokens_[i_++];
    if (token.kind == Lexeme::kOpen) return bracketed(token.field);
    const Field field = token.field == Field::kText ? group_ : token.field;
    if (token.kind == Lexeme::kPhrase) return {NodeKind::kPhrase, token.text, {}, field, {}};
    if (token.typed.empty()) return word(token.text, field);
    if (field != Field::kText) return word(token.typed, field);
    return {NodeKind::kCitation, token.text, token.typed, field, {}};
  }

  // onderwerp:(a OF b) is onderwerp:a OF onderwerp:b.
  Node bracketed(Field field) {
    const Field outside = group_;
    if (field != Field::kText) group_ = field;
    Node inside = disjunction();
    group_ = outside;
    ++i_;
    return inside;
  }

  static Node word(const std::string& typed, Field field) {
    const std::size_t stars = typed.find_last_not_of('*') + 1;
    const bool prefix = stars < typed.size();
    if (stars == 0) return {NodeKind::kAll, prefix ? "*" : "", {}, Field::kText, {}};
    return {prefix ? NodeKind::kPrefix : NodeKind::kWord, typed.substr(0, stars), {}, field, {}};
  }

  std::vector<QueryToken> tokens_;
  std::vector<std::string>& notes_;
  std::size_t i_ = 0;
  Field group_ = Field::kText;  // of the brackets that we are in
};

std::string joined(const Node& node, const char* op) {
  std::string out;
  for (const Node& child : node.children) {
    if (!out.empty()) out += op;
    const bool brackets = child.kind == NodeKind::kAnd || child.kind == NodeKind::kOr;
    out += brackets ? "(" + reading(child) + ")" : reading(child);
  }
  return out;
}

}  // namespace

ParsedQuery parse_query(std::string_view text) {
  ParsedQuery parsed;
  Parser parser(query_tokens(text, parsed.notes), parsed.notes);
  parsed.plain = parser.plain();
  parsed.root = parser.run();
  return parsed;
}

std::string reading(const Node& node) {
  const std::string field =
      node.field == Field::kText ? std::string() : std::string(dutch_name(node.field)) + ":";
  switch (node.kind) {
    case NodeKind::kAll:
      return "alle brieven";
    case NodeKind::kWord:
      return field + node.text;
    case NodeKind::kPhrase:
      return field + "\"" + node.text + "\"";
    case NodeKind::kPrefix:
      return field + node.text + "*";
    case NodeKind::kCitation:
      return node.text;
    case NodeKind::kAnd:
      return joined(node, " EN ");
    case NodeKind::kOr:
      return joined(node, " OF ");
    case NodeKind::kNot: {
      const Node& child = node.children.front();
      const bool brackets = child.kind == NodeKind::kAnd || child.kind == NodeKind::kOr;
      return "NIET " + (brackets ? "(" + reading(child) + ")" : reading(child));
    }
  }
  return {};
}

}  // namespace briefkamer::searcher
