#include "searcher/query_builder.h"

#include <algorithm>
#include <map>

#include "corpus/citations.h"
#include "indexer/fold.h"
#include "indexer/letter_document.h"
#include "indexer/schema.h"
#include "searcher/day_range.h"
#include "searcher/facet_values.h"
#include "searcher/other_names.h"
#include "searcher/query_lexer.h"
#include "searcher/word_query.h"

namespace briefkamer::searcher {
namespace {

using indexer::prefixed;
using Xapian::Query;

constexpr Xapian::termcount kNearWindow = 12;  // words, beside the query's own
constexpr std::size_t kMostExpansions = 200;   // words of a prefix

bool is_dossier(const Node& citation) {
  const auto read = corpus::parse_citation(citation.typed);
  return read && read->kind == "dossier";
}

std::string dossier_number(std::string_view text) {
  std::string number = indexer::fold(text);
  std::erase(number, ' ');
  return number;
}

class Builder {
 public:
  Builder(const Xapian::Database& database, const corpus::Vocabulary& vocabulary,
          indexer::Analyzer& analyzer, const Expander* expander, const Node& root,
          BuiltQuery& built)
      : database_(database),
        vocabulary_(vocabulary),
        analyzer_(analyzer),
        others_(database, analyzer, expander, root, built),
        built_(built) {}

  // Empty for what holds no word.
  Query build(const Node& node) {
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

  // The words of a plain query, one query each, stop words left out unless there is nothing else.
  NodeQueries words(const Node& root) {
    NodeQueries queries;
    for (const Node* node : content(children(root))) {
      const Query query = build(*node);
      if (query.empty()) continue;
      queries.push_back({node, query});
      built_.words.push_back(node->text);
    }
    return queries;
  }

  // Letters with one of the words, or with another name of several.
  Query some(const NodeQueries& queries, const Node& root) {
    std::vector<Query> all = others_.of_names(children(root));
    for (const auto& [node, query] : queries) all.push_back(query);
    return any(all);
  }

  // All words, and more for those that stand together.
  Query together(const NodeQueries& queries, const Node& root) {
    const Query all = every(others_.with_names(children(root), queries));
    std::vector<std::string> surfaces;
    for (const Node* node : children(root)) {
      if (node->kind != NodeKind::kWord || node->field != Field::kText) return all;
      for (std::string& surface : word_tokens(node->text, analyzer_).surfaces())
        surfaces.push_back(std::move(surface));
    }
    if (surfaces.size() < 2) return all;
    std::vector<Query> places;
    for (const std::string& surface : surfaces)
      places.emplace_back(prefixed(indexer::kSurface, surface));
    const auto window = static_cast<Xapian::termcount>(places.size()) + kNearWindow;
    const Query near(Query::OP_NEAR, places.begin(), places.end(), window);
    const Query closer = any({scaled(kWeights.phrase, phrase_query(surfaces, indexer::kSurface)),
                              scaled(kWeights.near, near)});
    return {Query::OP_AND_MAYBE, all, closer};
  }

 private:
  static std::vector<const Node*> children(const Node& root) {
    if (root.kind != NodeKind::kAnd) return {&root};
    std::vector<const Node*> all;
    for (const Node& child : root.children) all.push_back(&child);
    return all;
  }

  static bool is_stop_word(const Node& node) {
    return node.kind == NodeKind::kWord && node.field == Field::kText &&
           indexer::is_stop_word(indexer::fold(node.text)) && !is_acronym(node.text);
  }

  // IS, AL: an abbreviation, not the word.
  static bool is_acronym(const std::string& text) {
    return text.size() > 1 && std::all_of(text.begin(), text.end(), [](char c) {
             return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
           });
  }

  static std::vector<const Node*> content(std::vector<const Node*> nodes) {
    std::vector<const Node*> kept;
    for (const Node* node : nodes)
      if (!is_stop_word(*node)) kept.push_back(node);
    return kept.empty() ? nodes : kept;
  }

  Query conjunction(const Node& node) {
    NodeQueries wanted;
    std::vector<Query> unwanted;
    for (const Node* child : content(children(node))) {
      const bool is_unwanted = child->kind == NodeKind::kNot;
      const Query query = is_unwanted ? quietly(child->children.front()) : build(*child);
      if (query.empty()) continue;
      if (is_unwanted) {
        unwanted.push_back(query);
      } else {
        wanted.push_back({child, query});
      }
    }
    if (wanted.empty() && unwanted.empty()) return {};
    const Query all =
        wanted.empty() ? all_letters() : every(others_.with_names(children(node), wanted));
    return unwanted.empty() ? all : Query(Query::OP_AND_NOT, all, any(unwanted));
  }

  Query disjunction(const Node& node) {
    std::vector<Query> parts;
    for (const Node& child : node.children)
      if (const Query query = build(child); !query.empty()) parts.push_back(query);
    return parts.empty() ? Query() : any(parts);
  }

  Query negation(const Node& node) {
    const Query unwanted = quietly(node.children.front());
    return unwanted.empty() ? Query() : Query(Query::OP_AND_NOT, all_letters(), unwanted);
  }

  // What must not be there is not marked, and is what was typed alone.
  Query quietly(const Node& node) {
    const Marks before = built_.marks;
    const bool expanding = others_.expect(false);
    const Query query = build(node);
    others_.expect(expanding);
    built_.marks = before;
    return query;
  }

  Query word(const Node& node) {
    switch (node.field) {
      case Field::kText:
      case Field::kSubject:
      case Field::kSender:
        return text_word(node);
      case Field::kDossier:
        return dossier(node.text);
      case Field::kDate:
        return date(node);
      default:
        return facet(node);
    }
  }

  Query no_word(const Node& node) {
    note("“" + node.text + "” is geen woord en is overgeslagen.");
    return {};
  }

  // All readings of a word as typed.
  Query text_word(const Node& node) {
    const WordTokens tokens = word_tokens(node.text, analyzer_);
    if (tokens.empty()) return no_word(node);
    std::vector<Query> readings;
    for (const auto* list : {&tokens.joined, &tokens.alternatives})
      for (const auto& token : *list) readings.push_back(token_query(token, node.field));
    if (node.field == Field::kText && tokens.is_code()) {
      readings.push_back(phrase_query(tokens.surfaces(), indexer::kSurface));
    } else if (!tokens.parts.empty()) {
      std::vector<Query> parts;
      for (const auto& token : tokens.parts) parts.push_back(token_query(token, node.field));
      readings.push_back(every(parts));
    }
    if (node.field != Field::kSender) mark(tokens);
    if (const Query others = others_.of_word(node); !others.empty()) readings.push_back(others);
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
  }

  Query phrase(const Node& node) {
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

  Query prefix(const Node& node) {
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
  Query text_prefix(const Node& node) {
    const WordTokens tokens = word_tokens(node.text, analyzer_);
    if (tokens.parts.empty()) return no_word(node);
    const bool joined =
        tokens.joined.size() == 1 && tokens.joined[0].token.span == tokens.parts.size();
    const std::string& start = (joined ? tokens.joined : tokens.parts).back().token.surface;
    std::vector<Query> all;
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
  Query sender_prefix(const Node& node, const std::string& start) {
    std::vector<Query> words;
    for (const std::string& term : expansions(node, prefixed(indexer::kSurface, start)))
      for (const auto& part : word_tokens(term.substr(indexer::kSurface.size()), analyzer_).parts)
        words.push_back(token_query(part, node.field));
    return any(words);
  }

  Query expanded(const Node& node, const std::string& start) {
    std::vector<Query> words;
    for (const std::string& term : expansions(node, start)) words.emplace_back(term);
    return any(words);
  }

  std::vector<std::string> expansions(const Node& node, const std::string& start) {
    Beginnings found = commonest_terms(database_, start, kMostExpansions);
    if (found.more)
      note("“" + node.text + "*” begint meer woorden dan er gezocht zijn: de " +
           std::to_string(kMostExpansions) + " gewoonste.");
    return std::move(found.terms);
  }

  // The letter that has the number, then those that cite it, then those that write it some other
  // way.
  Query citation(const Node& node) {
    const std::string id = indexer::fold(node.text);
    std::vector<Query> ways;
    if (is_dossier(node)) {
      ways.push_back(dossier(id));
    } else {
      ways.push_back(scaled(kWeights.own_number, Query(prefixed(indexer::kNumber, id))));
      ways.push_back(scaled(kWeights.citing, Query(prefixed(indexer::kCites, id))));
    }
    const std::vector<std::string> surfaces = word_tokens(node.typed, analyzer_).surfaces();
    if (!surfaces.empty()) {
      ways.push_back(phrase_query(surfaces, indexer::kSurface));
      built_.marks.phrases.push_back(surfaces);
    }
    built_.marks.citations.insert(node.text);
    return any(ways);
  }

  static Query dossier(std::string_view text) {
    const std::string number = dossier_number(text);
    return any({scaled(kWeights.citing, Query(prefixed(indexer::kDossier, number))),
                Query(prefixed(indexer::kCitesDossier, number))});
  }

  Query date(const Node& node) {
    const auto range = day_range(node.text);
    if (range) return scaled(0, period_query(range->from, range->to));
    note("“" + node.text + "” is geen datum of periode; het is als woord gezocht.");
    return as_text(node);
  }

  Query facet(const Node& node) {
    static const std::map<Field, std::size_t> kFacetOf{{Field::kTopic, indexer::kTopicFacet},
                                                       {Field::kMission, indexer::kMissionFacet},
                                                       {Field::kMinistry, indexer::kMinistryFacet},
                                                       {Field::kKind, indexer::kKindFacet}};
    const indexer::Facet& facet = indexer::kFacets[kFacetOf.at(node.field)];
    if (const auto value = facet_value(vocabulary_, facet.name, node.text))
      return scaled(0, Query(prefixed(facet.prefix, *value)));
    note("“" + node.text + "” is onbekend achter dit veld; het is als woord gezocht.");
    return as_text(node);
  }

  Query as_text(Node node) {
    node.field = Field::kText;
    return text_word(node);
  }

  void note(std::string text) { add_note(built_.notes, std::move(text)); }

  const Xapian::Database& database_;
  const corpus::Vocabulary& vocabulary_;
  indexer::Analyzer& analyzer_;
  OtherNames others_;
  BuiltQuery& built_;
};

}  // namespace

BuiltQuery build_query(const ParsedQuery& parsed, Match match, const Xapian::Database& database,
                       const corpus::Vocabulary& vocabulary, indexer::Analyzer& analyzer,
                       const Expander* expander) {
  BuiltQuery built;
  Builder builder(database, vocabulary, analyzer, expander, parsed.root, built);
  const bool words = parsed.plain && parsed.root.kind != NodeKind::kAll;
  if (!words) {
    if (parsed.root.kind == NodeKind::kCitation && !is_dossier(parsed.root))
      built.citation = parsed.root.text;
    built.all = builder.build(parsed.root);
    if (built.all.empty()) built.all = no_letters();
    return built;
  }
  const NodeQueries queries = builder.words(parsed.root);
  const Query some = queries.size() > 1 ? builder.some(queries, parsed.root) : Query();
  if (match == Match::kAny && !some.empty()) {
    built.all = some;
  } else {
    built.all = builder.together(queries, parsed.root);
    if (match == Match::kAuto) built.some = some;
  }
  return built;
}

Xapian::BM25Weight term_weighting() {
  constexpr double kSaturation = 1.2;  // k1
  constexpr double kLength = 0.75;     // b
  return {kSaturation, 0, 1, kLength, 0.5};
}

}  // namespace briefkamer::searcher
