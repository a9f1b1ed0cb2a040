#include "searcher/query/query_builder.h"

#include <algorithm>
#include <optional>

#include "corpus/citing/citations.h"
#include "indexer/analysis/fold.h"
#include "indexer/letter_document.h"
#include "indexer/schema.h"
#include "searcher/query/day_range.h"
#include "searcher/query/field_query.h"
#include "searcher/query/other_names.h"
#include "searcher/query/query_lexer.h"
#include "searcher/query/word_query.h"
#include "searcher/query/written_apart.h"

namespace briefkamer::searcher {
namespace {

using indexer::prefixed;

constexpr std::size_t kMostExpansions = 200;  // words of a prefix

bool is_dossier(const Node& citation) {
  const auto read = corpus::parse_citation(citation.typed);
  return read && read->kind == "dossier";
}

class Builder {
 public:
  Builder(const Xapian::Database& database, const corpus::Vocabulary& vocabulary,
          indexer::Analyzer& analyzer, const Expander* expander, const Node& root,
          const Deadline& deadline, BuiltQuery& built)
      : database_(database),
        vocabulary_(vocabulary),
        analyzer_(analyzer),
        others_(database, analyzer, expander, root, built),
        compounds_(database, analyzer, built.marks),
        takes_parts_(expander != nullptr),
        deadline_(deadline),
        built_(built) {}

  // Empty for what holds no word.
  Plan build(const Node& node) {
    switch (node.kind) {
      case NodeKind::kAll:
        return all_letters();
      case NodeKind::kWord:
        return word(node);
      case NodeKind::kPhrase:
        return phrase(node);
      case NodeKind::kPrefix:
        return prefix(node);
      case NodeKind::kCitation:
        return citation(node);
      case NodeKind::kAnd:
        return conjunction(node);
      case NodeKind::kOr:
        return disjunction(node);
      case NodeKind::kNot:
        return negation(node);
    }
    return {};
  }

  // What a query without operators asks for, one query each, stop words left out unless there is
  // nothing else.
  NodeQueries parts(const Node& root) {
    NodeQueries queries;
    for (const Node* node : content(children(root))) {
      const Plan query = build(*node);
      if (query.empty()) continue;
      queries.push_back({node, query});
      if (is_text_word(*node)) built_.words.push_back(node->text);
    }
    return queries;
  }

  // All parts, and more for words that stand together.
  Plan all(const NodeQueries& queries, const Node& root) {
    const std::vector<const Node*> nodes = children(root);
    Plan all = every(others_.with_names(nodes, compounds_.with_joined(queries)));
    std::vector<std::string> surfaces;
    for (const Node* node : nodes) {
      if (!is_text_word(*node)) return all;
      for (std::string& surface : word_tokens(node->text, analyzer_).surfaces())
        surfaces.push_back(std::move(surface));
    }
    return surfaces.size() < 2 ? all : both(PlanKind::kAndMaybe, all, closeness(surfaces));
  }

  // Letters with some of the words, or another name of several; phrases and fields must hold
  // still. Empty when that is nothing but all.
  Plan some(const NodeQueries& queries, const Node& root) {
    std::vector<Plan> words = others_.of_names(children(root));
    for (Plan& joined : compounds_.joined(queries)) words.push_back(std::move(joined));
    std::vector<Plan> held;
    std::size_t phrases = 0;
    std::size_t loose = 0;
    for (const auto& [node, query] : queries) {
      const bool is_loose = node->field == Field::kText && node->kind != NodeKind::kPhrase;
      (is_loose ? words : held).push_back(query);
      if (is_loose) ++loose;
      const Plan parts = is_loose ? compound_parts(*node) : Plan();
      if (!parts.empty()) words.push_back(parts);
      if (node->kind == NodeKind::kPhrase && node->field == Field::kText) ++phrases;
    }
    if (loose + phrases < 2 || loose == 0) return {};
    if (held.empty()) return any(words);
    return both(phrases > 0 ? PlanKind::kAndMaybe : PlanKind::kAnd, every(held), any(words));
  }

  // Letters with all parts of a word that is a compound; empty when it is none.
  Plan compound_parts(const Node& node) {
    if (!is_text_word(node) || !takes_parts_) return {};
    std::vector<Plan> parts;
    for (const auto& token : word_tokens(node.text, analyzer_).parts) {
      if (const Plan query = parts_query(token); !query.empty()) parts.push_back(query);
      for (const indexer::Term& term : token.terms)
        if (term.kind == indexer::TermKind::kPart) built_.part_terms.insert(term.text);
    }
    return parts.empty() ? Plan() : any(parts);
  }

 private:
  static std::vector<const Node*> children(const Node& root) {
    if (root.kind != NodeKind::kAnd) return {&root};
    std::vector<const Node*> all;
    all.reserve(root.children.size());
    for (const Node& child : root.children) all.push_back(&child);
    return all;
  }

  // "m.b.t." too.
  static bool is_stop_word(const Node& node) {
    std::string word = indexer::fold(node.text);
    std::erase(word, '.');
    return is_text_word(node) && indexer::is_stop_word(word) && !is_acronym(node.text);
  }

  // IS, AL: an abbreviation, not the word.
  static bool is_acronym(const std::string& text) {
    return text.size() > 1 && std::all_of(text.begin(), text.end(), [](char c) {
             return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
           });
  }

  static std::vector<const Node*> content(const std::vector<const Node*>& nodes) {
    std::vector<const Node*> kept;
    for (const Node* node : nodes)
      if (!is_stop_word(*node)) kept.push_back(node);
    return kept.empty() ? nodes : kept;
  }

  Plan conjunction(const Node& node) {
    NodeQueries wanted;
    std::vector<Plan> unwanted;
    for (const Node* child : content(children(node))) {
      const bool is_unwanted = child->kind == NodeKind::kNot;
      const Plan query = is_unwanted ? quietly(child->children.front()) : build(*child);
      if (query.empty()) continue;
      if (is_unwanted) {
        unwanted.push_back(query);
      } else {
        wanted.push_back({child, query});
      }
    }
    if (wanted.empty() && unwanted.empty()) return {};
    const Plan all =
        wanted.empty() ? all_letters()
                       : every(others_.with_names(children(node), compounds_.with_joined(wanted)));
    return unwanted.empty() ? all : both(PlanKind::kAndNot, all, any(unwanted));
  }

  Plan disjunction(const Node& node) {
    std::vector<Plan> parts;
    for (const Node& child : node.children)
      if (const Plan query = build(child); !query.empty()) parts.push_back(query);
    return parts.empty() ? Plan() : any(parts);
  }

  Plan negation(const Node& node) {
    const Plan unwanted = quietly(node.children.front());
    return unwanted.empty() ? Plan() : both(PlanKind::kAndNot, all_letters(), unwanted);
  }

  // What must not be there is not marked, and is what was typed alone.
  Plan quietly(const Node& node) {
    const Marks before = built_.marks;
    const bool expanding = others_.expect(false);
    const Plan query = build(node);
    others_.expect(expanding);
    built_.marks = before;
    return query;
  }

  Plan word(const Node& node) {
    switch (node.field) {
      case Field::kText:
      case Field::kSubject:
      case Field::kSender:
        return text_word(node);
      case Field::kDossier:
        return dossier_query(node.text);
      case Field::kDate:
        return by_value(node, date_query(node.text), "geen datum of periode");
      default:
        return by_value(node, facet_query(node, vocabulary_), "onbekend achter dit veld");
    }
  }

  Plan no_word(const Node& node) {
    note("“" + node.text + "” is geen woord en is overgeslagen.");
    return {};
  }

  // All readings of a word as typed.
  Plan text_word(const Node& node) {
    const WordTokens tokens = word_tokens(node.text, analyzer_);
    if (tokens.empty()) return no_word(node);
    std::vector<Plan> readings;
    for (const auto* list : {&tokens.joined, &tokens.alternatives})
      for (const auto& token : *list) readings.push_back(token_query(token, node.field));
    if (node.field == Field::kText && tokens.is_code()) {
      readings.push_back(phrase_query(tokens.surfaces(), indexer::kSurface));
    } else if (!tokens.parts.empty()) {
      std::vector<Plan> parts;
      parts.reserve(tokens.parts.size());
      for (const auto& token : tokens.parts) parts.push_back(token_query(token, node.field));
      readings.push_back(every(parts));
    }
    if (node.field != Field::kSender) mark(tokens);
    if (const Plan others = others_.of_word(node); !others.empty()) readings.push_back(others);
    return any(readings);
  }

  void mark(const WordTokens& tokens) {
    const bool code = tokens.is_code();
    for (const auto* list : {&tokens.joined, &tokens.alternatives, &tokens.parts}) {
      if (list == &tokens.parts && code) continue;
      for (const auto& word : *list)
        for (const indexer::Term& term : word.terms)
          if (term.kind == indexer::TermKind::kStem) built_.marks.terms.insert(term.text);
    }
    if (code) built_.marks.phrases.push_back(tokens.surfaces());
    for (const auto& word : tokens.parts)
      for (auto& phrase : apart_phrases(word)) built_.marks.phrases.push_back(std::move(phrase));
  }

  Plan phrase(const Node& node) {
    if (node.field != Field::kText && node.field != Field::kSubject) return word(node);
    const std::vector<std::string> surfaces = word_tokens(node.text, analyzer_).surfaces();
    if (surfaces.empty()) {
      note("Tussen de aanhalingstekens staat geen woord.");
      return {};
    }
    built_.marks.phrases.push_back(surfaces);
    return phrase_query(surfaces, surface_prefix(node.field));
  }

  static std::string_view surface_prefix(Field field) {
    return field == Field::kSubject ? indexer::kSubjectSurface : indexer::kSurface;
  }

  Plan prefix(const Node& node) {
    switch (node.field) {
      case Field::kText:
      case Field::kSubject:
      case Field::kSender:
        return text_prefix(node);
      case Field::kDossier:
        return expanded(node, prefixed(indexer::kDossier, dossier_number(node.text)));
      default:
        note("Achter " + std::string(dutch_name(node.field)) +
             ": werkt * niet; het is weggelaten.");
        return word(node);
    }
  }

  // The words that begin so; of "NAVO-t" the joined form begins navot, of "en/of" only the last
  // word is unfinished.
  Plan text_prefix(const Node& node) {
    const WordTokens tokens = word_tokens(node.text, analyzer_);
    if (tokens.parts.empty()) return no_word(node);
    const bool joined =
        tokens.joined.size() == 1 && tokens.joined[0].token.span == tokens.parts.size();
    const std::string& start = (joined ? tokens.joined : tokens.parts).back().token.surface;
    std::vector<Plan> all;
    for (std::size_t i = 0; !joined && i + 1 < tokens.parts.size(); ++i)
      all.push_back(token_query(tokens.parts[i], node.field));
    if (node.field == Field::kSender) {
      all.push_back(sender_prefix(node, start));
      return every(all);
    }
    built_.marks.prefixes.insert(start);
    all.push_back(expanded(node, prefixed(surface_prefix(node.field), start)));
    return every(all);
  }

  // Senders have stems alone: those of all words that begin so.
  Plan sender_prefix(const Node& node, const std::string& start) {
    std::vector<Plan> words;
    for (const std::string& term : expansions(node, prefixed(indexer::kSurface, start)))
      for (const auto& part : word_tokens(term.substr(indexer::kSurface.size()), analyzer_).parts)
        words.push_back(token_query(part, node.field));
    return any(words);
  }

  Plan expanded(const Node& node, const std::string& start) {
    std::vector<Plan> words;
    for (const std::string& term : expansions(node, start)) words.push_back(term_plan(term));
    return any(words);
  }

  std::vector<std::string> expansions(const Node& node, const std::string& start) {
    Beginnings found = commonest_terms(database_, start, kMostExpansions, deadline_);
    if (found.more)
      note("“" + node.text + "*” begint meer woorden dan er gezocht zijn: de " +
           std::to_string(kMostExpansions) + " gewoonste.");
    return std::move(found.terms);
  }

  // The letter that has the number, then those that cite it, then those that write it some other
  // way.
  Plan citation(const Node& node) {
    const std::string id = indexer::fold(node.text);
    std::vector<Plan> ways;
    if (is_dossier(node)) {
      ways.push_back(dossier_query(id));
    } else {
      ways.push_back(scaled(kWeights.own_number, term_plan(prefixed(indexer::kNumber, id))));
      ways.push_back(scaled(kWeights.citing, term_plan(prefixed(indexer::kCites, id))));
    }
    const std::vector<std::string> surfaces = word_tokens(node.typed, analyzer_).surfaces();
    if (!surfaces.empty()) {
      ways.push_back(phrase_query(surfaces, indexer::kSurface));
      built_.marks.phrases.push_back(surfaces);
    }
    built_.marks.citations.insert(node.text);
    return any(ways);
  }

  // By a field that has values, or as a word when there is no such value.
  Plan by_value(const Node& node, const std::optional<Plan>& found, const char* what) {
    if (found) return *found;
    note("“" + node.text + "” is " + what + "; het is als woord gezocht.");
    return as_text(node);
  }

  Plan as_text(Node node) {
    node.field = Field::kText;
    return text_word(node);
  }

  void note(std::string text) { add_note(built_.notes, std::move(text)); }

  const Xapian::Database& database_;
  const corpus::Vocabulary& vocabulary_;
  indexer::Analyzer& analyzer_;
  OtherNames others_;
  WrittenApart compounds_;
  const bool takes_parts_;
  const Deadline& deadline_;
  BuiltQuery& built_;
};

}  // namespace

BuiltQuery build_query(const ParsedQuery& parsed, Match match, const Xapian::Database& database,
                       const corpus::Vocabulary& vocabulary, indexer::Analyzer& analyzer,
                       const Expander* expander, const Deadline& deadline) {
  BuiltQuery built;
  Builder builder(database, vocabulary, analyzer, expander, parsed.root, deadline, built);
  if (!parsed.plain || parsed.root.kind != NodeKind::kAnd) {
    if (parsed.root.kind == NodeKind::kCitation && !is_dossier(parsed.root))
      built.citation = parsed.root.text;
    if (is_text_word(parsed.root)) built.words.push_back(parsed.root.text);
    built.all = builder.build(parsed.root);
    if (built.all.empty()) built.all = no_letters();
    if (match == Match::kAuto) built.some = builder.compound_parts(parsed.root);
    return built;
  }
  const NodeQueries parts = builder.parts(parsed.root);
  const Plan some = builder.some(parts, parsed.root);
  if (match == Match::kAny && !some.empty()) {
    built.all = some;
  } else {
    built.all = builder.all(parts, parsed.root);
    if (match == Match::kAuto) built.some = some;
  }
  return built;
}

}  // namespace briefkamer::searcher
