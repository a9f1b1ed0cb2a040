#include "searcher/query_parser.h"

#include <algorithm>
#include <array>
#include <optional>

#include "corpus/citations.h"
#include "indexer/fold.h"

namespace briefkamer::searcher {
namespace {

enum class Lexeme { kWord, kPhrase, kOpen, kClose, kAnd, kOr, kNot, kMinus };

struct Token {
  Lexeme kind = Lexeme::kWord;
  std::string text;
  Field field = Field::kText;
  bool citation = false;  // text is an id, typed what the reader wrote
  std::string typed;
};

struct FieldName {
  std::string_view name;
  Field field;
};

constexpr std::array kFieldNames{
    FieldName{"onderwerp", Field::kSubject}, FieldName{"subject", Field::kSubject},
    FieldName{"betreft", Field::kSubject},   FieldName{"afzender", Field::kSender},
    FieldName{"sender", Field::kSender},     FieldName{"missie", Field::kMission},
    FieldName{"mission", Field::kMission},   FieldName{"thema", Field::kTopic},
    FieldName{"topic", Field::kTopic},       FieldName{"soort", Field::kKind},
    FieldName{"kind", Field::kKind},         FieldName{"ministerie", Field::kMinistry},
    FieldName{"ministry", Field::kMinistry}, FieldName{"dossier", Field::kDossier},
    FieldName{"datum", Field::kDate},        FieldName{"date", Field::kDate},
};

const char* dutch_name(Field field) {
  for (const FieldName& known : kFieldNames)
    if (known.field == field) return known.name.data();
  return "";
}

std::optional<Lexeme> word_operator(std::string_view word) {
  if (word == "EN" || word == "AND") return Lexeme::kAnd;
  if (word == "OF" || word == "OR") return Lexeme::kOr;
  if (word == "NIET" || word == "NOT") return Lexeme::kNot;
  return std::nullopt;
}

// Bytes of a quotation mark at `i`; 0 when there is none. All kinds open and close alike.
std::size_t quote(std::string_view text, std::size_t i) {
  if (text[i] == '"') return 1;
  for (const std::string_view mark : {"“", "”", "„", "‟", "«", "»", "＂"})
    if (text.compare(i, mark.size(), mark) == 0) return mark.size();
  return 0;
}

bool is_space(char c) {
  return c == '\0' || static_cast<unsigned char>(c) <= ' ' || c == 0x7F;
}

// Turns text into lexemes.
class Lexer {
 public:
  Lexer(std::string_view text, std::vector<std::string>& notes) : text_(text), notes_(notes) {}

  std::vector<Token> run() {
    const std::vector<corpus::Citation> citations = citations_in_text();
    auto citation = citations.begin();
    while (i_ < text_.size()) {
      if (citation != citations.end() && i_ == citation->place.offset) {
        add_citation(*citation);
        i_ += citation->place.length;
        ++citation;
      } else if (is_space(text_[i_])) {
        ++i_;
      } else {
        const std::size_t end = citation == citations.end() ? text_.size() : citation->place.offset;
        next(end);
      }
    }
    return std::move(tokens_);
  }

 private:
  // A citation inside quotes or behind a field's name is what is quoted.
  std::vector<corpus::Citation> citations_in_text() const {
    std::vector<corpus::Citation> found = corpus::find_citations(text_);
    bool quoted = false;
    std::size_t at = 0;
    std::erase_if(found, [&](const corpus::Citation& citation) {
      for (; at < citation.place.offset; ++at)
        if (quote(text_, at) > 0) quoted = !quoted;
      const bool after_colon = citation.place.offset > 0 && text_[citation.place.offset - 1] == ':';
      return quoted || after_colon;
    });
    return found;
  }

  void add_citation(const corpus::Citation& citation) {
    tokens_.push_back({Lexeme::kWord, citation.id, Field::kText, true, citation.text});
  }

  void next(std::size_t limit) {
    if (const std::size_t mark = quote(text_, i_); mark > 0) {
      phrase(mark, Field::kText);
    } else if (text_[i_] == '(') {
      tokens_.push_back({Lexeme::kOpen, {}, Field::kText, false, {}});
      ++i_;
    } else if (text_[i_] == ')') {
      tokens_.push_back({Lexeme::kClose, {}, Field::kText, false, {}});
      ++i_;
    } else if (text_[i_] == '-' && i_ + 1 < text_.size() && !is_space(text_[i_ + 1])) {
      tokens_.push_back({Lexeme::kMinus, {}, Field::kText, false, {}});
      ++i_;
    } else {
      word(limit);
    }
  }

  void phrase(std::size_t mark, Field field) {
    std::size_t end = i_ + mark;
    while (end < text_.size() && quote(text_, end) == 0) ++end;
    if (end >= text_.size()) {
      notes_.push_back("Een aanhalingsteken sluit niet; de woorden erachter zijn los gelezen.");
      i_ += mark;
      return;
    }
    const std::string inside(text_.substr(i_ + mark, end - i_ - mark));
    tokens_.push_back({Lexeme::kPhrase, inside, field, false, {}});
    i_ = end + quote(text_, end);
  }

  void word(std::size_t limit) {
    const std::size_t begin = i_;
    int depth = 0;
    while (i_ < limit && !is_space(text_[i_]) && quote(text_, i_) == 0) {
      if (text_[i_] == '(') ++depth;  // ruimte(vaart): the bracket is part of the word
      if (text_[i_] == ')' && depth-- == 0) break;
      if (text_[i_] == ':') {
        if (const auto field = field_at(begin)) return field_value(*field, limit);
      }
      ++i_;
    }
    if (i_ == begin) ++i_;
    add_word(std::string(text_.substr(begin, i_ - begin)), Field::kText);
  }

  std::optional<Field> field_at(std::size_t begin) const {
    const std::string name = indexer::fold(text_.substr(begin, i_ - begin));
    for (const FieldName& known : kFieldNames)
      if (known.name == name) return known.field;
    return std::nullopt;
  }

  void field_value(Field field, std::size_t limit) {
    ++i_;
    if (i_ >= text_.size() || is_space(text_[i_])) {
      notes_.push_back(std::string("Achter ") + dutch_name(field) + ": staat niets.");
      return;
    }
    if (const std::size_t mark = quote(text_, i_); mark > 0) return phrase(mark, field);
    const std::size_t begin = i_;
    while (i_ < std::max(limit, begin + 1) && i_ < text_.size() && !is_space(text_[i_]) &&
           text_[i_] != ')')
      ++i_;
    add_word(std::string(text_.substr(begin, i_ - begin)), field);
  }

  void add_word(std::string word, Field field) {
    if (field == Field::kText) {
      if (const auto op = word_operator(word)) {
        tokens_.push_back({*op, std::move(word), field, false, {}});
        return;
      }
      if (const auto citation = corpus::parse_citation(word)) {
        tokens_.push_back({Lexeme::kWord, citation->id, field, true, std::move(word)});
        return;
      }
    }
    tokens_.push_back({Lexeme::kWord, std::move(word), field, false, {}});
  }

  std::string_view text_;
  std::vector<std::string>& notes_;
  std::vector<Token> tokens_;
  std::size_t i_ = 0;
};

bool is_operator(Lexeme kind) {
  return kind == Lexeme::kAnd || kind == Lexeme::kOr || kind == Lexeme::kNot;
}

bool is_operand(Lexeme kind) {
  return kind == Lexeme::kWord || kind == Lexeme::kPhrase;
}

// Recursive descent over lexemes.
class Parser {
 public:
  Parser(std::vector<Token> tokens, std::vector<std::string>& notes)
      : tokens_(std::move(tokens)), notes_(notes) {
    bound_words();
    only_operators_are_words();
  }

  Node run() {
    std::vector<Node> parts;
    while (i_ < tokens_.size()) {
      Node node = disjunction(0);
      if (node.kind != NodeKind::kAll || node.text == "*") parts.push_back(std::move(node));
      if (i_ < tokens_.size()) {  // a bracket that closes nothing
        note("Een haakje sluit zonder te openen; het is overgeslagen.");
        ++i_;
      }
    }
    return join(NodeKind::kAnd, std::move(parts));
  }

 private:
  void note(const std::string& text) {
    if (std::find(notes_.begin(), notes_.end(), text) == notes_.end()) notes_.push_back(text);
  }

  void bound_words() {
    std::size_t words = 0;
    const std::size_t before = tokens_.size();
    std::erase_if(tokens_, [&](const Token& token) {
      return is_operand(token.kind) && ++words > kMostWords;
    });
    if (tokens_.size() < before)
      note("Alleen de eerste " + std::to_string(kMostWords) + " woorden zijn gelezen.");
  }

  // "NOT", "en of": without anything to work on, operators are words.
  void only_operators_are_words() {
    const bool any = std::any_of(tokens_.begin(), tokens_.end(),
                                 [](const Token& token) { return is_operand(token.kind); });
    if (any) return;
    for (Token& token : tokens_) {
      if (!is_operator(token.kind)) continue;
      token.kind = Lexeme::kWord;
      note("Alleen operatoren: ze zijn als woorden gelezen.");
    }
  }

  const Token* peek() const { return i_ < tokens_.size() ? &tokens_[i_] : nullptr; }
  bool at(Lexeme kind) const { return peek() != nullptr && peek()->kind == kind; }

  static Node join(NodeKind kind, std::vector<Node> parts) {
    if (parts.empty()) return {};
    if (parts.size() == 1) return std::move(parts.front());
    Node node;
    node.kind = kind;
    node.children = std::move(parts);
    return node;
  }

  Node disjunction(int depth) {
    std::vector<Node> parts;
    parts.push_back(conjunction(depth));
    while (at(Lexeme::kOr)) {
      const Token op = tokens_[i_++];
      Node right = conjunction(depth);
      if (is_empty(right) || is_empty(parts.back())) dangling(op);
      if (is_empty(right)) continue;
      if (is_empty(parts.back())) parts.pop_back();
      parts.push_back(std::move(right));
    }
    return join(NodeKind::kOr, std::move(parts));
  }

  static bool is_empty(const Node& node) {
    return node.kind == NodeKind::kAll && node.text.empty();
  }

  void dangling(const Token& op) {
    note(op.text + " staat niet tussen twee woorden en is overgeslagen.");
  }

  Node conjunction(int depth) {
    std::vector<Node> parts;
    while (peek() != nullptr && !at(Lexeme::kOr) && !at(Lexeme::kClose)) {
      if (at(Lexeme::kAnd)) {
        const Token op = tokens_[i_++];
        const bool right = peek() != nullptr && !at(Lexeme::kOr) && !at(Lexeme::kClose);
        if (parts.empty() || !right) dangling(op);
        continue;
      }
      Node node = negation(depth);
      if (!is_empty(node)) parts.push_back(std::move(node));
    }
    return join(NodeKind::kAnd, std::move(parts));
  }

  Node negation(int depth) {
    if (!at(Lexeme::kNot) && !at(Lexeme::kMinus)) return primary(depth);
    const Token op = tokens_[i_++];
    int times = 1;
    while (at(Lexeme::kNot) || at(Lexeme::kMinus)) {
      ++i_;
      ++times;
    }
    if (peek() == nullptr || at(Lexeme::kClose) || at(Lexeme::kOr) || at(Lexeme::kAnd)) {
      dangling({Lexeme::kNot, op.kind == Lexeme::kMinus ? "-" : op.text, Field::kText, false, {}});
      return {};
    }
    Node inner = primary(depth);
    if (is_empty(inner) || times % 2 == 0) return inner;
    Node node;
    node.kind = NodeKind::kNot;
    node.children.push_back(std::move(inner));
    return node;
  }

  Node primary(int depth) {
    const Token token = tokens_[i_++];
    if (token.kind == Lexeme::kOpen) return bracketed(depth);
    if (token.kind == Lexeme::kPhrase) return {NodeKind::kPhrase, token.text, {}, token.field, {}};
    if (token.citation) return {NodeKind::kCitation, token.text, token.typed, token.field, {}};
    return word(token);
  }

  Node bracketed(int depth) {
    if (depth >= kDeepest) {
      note("Haakjes staan te diep in elkaar; de diepste zijn overgeslagen.");
      return {};
    }
    Node inside = disjunction(depth + 1);
    if (at(Lexeme::kClose)) {
      ++i_;
    } else {
      note("Een haakje opent zonder te sluiten; het is overgeslagen.");
    }
    return inside;
  }

  static Node word(const Token& token) {
    const std::size_t stars = token.text.find_last_not_of('*') + 1;
    const bool prefix = stars < token.text.size();
    const std::string text = token.text.substr(0, stars);
    if (text.empty()) return {NodeKind::kAll, prefix ? "*" : "", {}, Field::kText, {}};
    return {prefix ? NodeKind::kPrefix : NodeKind::kWord, text, {}, token.field, {}};
  }

  std::vector<Token> tokens_;
  std::vector<std::string>& notes_;
  std::size_t i_ = 0;
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
  std::vector<Token> tokens = Lexer(text, parsed.notes).run();
  parsed.plain = std::all_of(tokens.begin(), tokens.end(), [](const Token& token) {
    return token.kind == Lexeme::kWord && token.field == Field::kText && !token.citation;
  });
  parsed.root = Parser(std::move(tokens), parsed.notes).run();
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
