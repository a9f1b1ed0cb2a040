#include "searcher/query_builder.h"

#include <algorithm>
#include <map>

#include "indexer/fold.h"
#include "indexer/letter_document.h"
#include "indexer/schema.h"
#include "searcher/day_range.h"
#include "searcher/facet_values.h"

namespace briefkamer::searcher {
namespace {

using indexer::prefixed;
using indexer::Token;
using Xapian::Query;

// How much each way of matching counts beside the stem, which is 1. The exact word stands above the
// stem; subject and headings above the text.
struct Weights {
  double surface = 0.3;
  double subject = 0.7;
  double heading = 0.3;
  double part = 0.3;       // of a compound in the query
  double phrase = 0.5;     // the query's words next to each other
  double near = 0.25;      // or close together
  double own_number = 50;  // a letter that has the number asked for comes first
  double citing = 10;      // then those that cite it
};
constexpr Weights kWeights;

constexpr Xapian::termcount kNearWindow = 12;   // words, beside the query's own
constexpr std::size_t kMostExpansions = 200;    // words of a prefix
constexpr std::size_t kMostLookedAt = 100'000;  // words of a prefix that are counted

Query scaled(double factor, Query query) {
  return {factor, query};
}

Query any(std::vector<Query> parts) {
  return parts.size() == 1 ? parts.front() : Query(Query::OP_OR, parts.begin(), parts.end());
}

Query every(std::vector<Query> parts) {
  return parts.size() == 1 ? parts.front() : Query(Query::OP_AND, parts.begin(), parts.end());
}

// The positions of a word as typed: "NAVO-top" has two, each with its token, and a joined form over
// both.
struct Group {
  std::vector<const indexer::AnalyzedToken*> joined;
  std::vector<const indexer::AnalyzedToken*> parts;
  std::vector<const indexer::AnalyzedToken*> alternatives;
};

Group group_of(const std::vector<indexer::AnalyzedToken>& tokens) {
  Group group;
  for (const indexer::AnalyzedToken& word : tokens) {
    auto& list = word.token.span > 1      ? group.joined
                 : word.token.alternative ? group.alternatives
                                          : group.parts;
    list.push_back(&word);
  }
  return group;
}

bool is_code(const Group& group) {
  return std::any_of(group.parts.begin(), group.parts.end(), [](const auto* word) {
    const std::string& surface = word->token.surface;
    return surface.size() < 3 || surface.find_first_of("0123456789") != std::string::npos;
  });
}

class Builder {
 public:
  Builder(const Xapian::Database& database, const corpus::Vocabulary& vocabulary,
          indexer::Analyzer& analyzer, BuiltQuery& built)
      : database_(database), vocabulary_(vocabulary), analyzer_(analyzer), built_(built) {}

  Query build(const Node& node) {
    switch (node.kind) {
      case NodeKind::kAll:
        return Query::MatchAll;
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
    return Query::MatchNothing;
  }

  // The words of a plain query, one query each, stop words left out unless there is nothing else.
  std::vector<Query> words(const Node& root) {
    std::vector<Query> queries;
    for (const Node* node : content(children(root))) {
      const Query query = build(*node);
      if (query.empty()) continue;
      queries.push_back(query);
      built_.words.push_back(node->text);
    }
    return queries;
  }

  // All words, and more for those that stand together.
  Query together(const std::vector<Query>& queries, const Node& root) {
    if (queries.empty()) return Query::MatchNothing;
    const Query all = every(queries);
    std::vector<Query> places;
    for (const Node* node : children(root)) {
      if (node->kind != NodeKind::kWord || node->field != Field::kText) return all;
      for (const auto& found : analyzer_.analyze(node->text)) {
        const Token& token = found.token;
        if (token.span == 1 && !token.alternative)
          places.emplace_back(prefixed(indexer::kSurface, token.surface));
      }
    }
    if (places.size() < 2) return all;
    const auto size = static_cast<Xapian::termcount>(places.size());
    const std::vector<Query> closer{
        scaled(kWeights.phrase, Query(Query::OP_PHRASE, places.begin(), places.end(), size)),
        scaled(kWeights.near,
               Query(Query::OP_NEAR, places.begin(), places.end(), size + kNearWindow))};
    return {Query::OP_AND_MAYBE, all, any(closer)};
  }

 private:
  static std::vector<const Node*> children(const Node& root) {
    if (root.kind != NodeKind::kAnd) return {&root};
    std::vector<const Node*> all;
    for (const Node& child : root.children) all.push_back(&child);
    return all;
  }

  bool is_stop_word(const Node& node) const {
    return node.kind == NodeKind::kWord && node.field == Field::kText &&
           indexer::is_stop_word(indexer::fold(node.text)) && !is_acronym(node.text);
  }

  // IS, AL: an abbreviation, not the word.
  static bool is_acronym(const std::string& text) {
    return text.size() > 1 && std::all_of(text.begin(), text.end(), [](char c) {
             return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
           });
  }

  std::vector<const Node*> content(std::vector<const Node*> nodes) const {
    std::vector<const Node*> kept;
    for (const Node* node : nodes)
      if (!is_stop_word(*node)) kept.push_back(node);
    return kept.empty() ? nodes : kept;
  }

  Query conjunction(const Node& node) {
    std::vector<Query> wanted;
    std::vector<Query> unwanted;
    for (const Node* child : content(children(node))) {
      if (child->kind == NodeKind::kNot) {
        unwanted.push_back(quietly(child->children.front()));
      } else if (const Query query = build(*child); !query.empty()) {
        wanted.push_back(query);
      }
    }
    const Query all = wanted.empty() ? Query::MatchAll : every(wanted);
    return unwanted.empty() ? all : Query(Query::OP_AND_NOT, all, any(unwanted));
  }

  Query disjunction(const Node& node) {
    std::vector<Query> parts;
    for (const Node& child : node.children)
      if (const Query query = build(child); !query.empty()) parts.push_back(query);
    return parts.empty() ? Query::MatchNothing : any(parts);
  }

  Query negation(const Node& node) {
    return {Query::OP_AND_NOT, Query::MatchAll, quietly(node.children.front())};
  }

  // What must not be there is not marked.
  Query quietly(const Node& node) {
    const Marks before = built_.marks;
    const Query query = build(node);
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

  // All readings of a word as typed. Nothing when it holds no letter or digit.
  Query text_word(const Node& node) {
    const std::vector<indexer::AnalyzedToken> tokens = analyzer_.analyze(node.text);
    if (tokens.empty()) {
      note("“" + node.text + "” is geen woord en is overgeslagen.");
      return {};
    }
    const Group group = group_of(tokens);
    std::vector<Query> parts;
    for (const auto* part : group.parts) parts.push_back(leaf(*part, node.field));
    std::vector<Query> readings;
    for (const auto* joined : group.joined) readings.push_back(leaf(*joined, node.field));
    for (const auto* other : group.alternatives) readings.push_back(leaf(*other, node.field));
    if (parts.size() > 1 && node.field == Field::kText && is_code(group)) {
      readings.push_back(phrase_of(surfaces(tokens), indexer::kSurface));
    } else if (!parts.empty()) {
      readings.push_back(every(parts));
    }
    mark(group);
    return any(readings);
  }

  void mark(const Group& group) {
    const bool code = group.parts.size() > 1 && is_code(group);
    for (const auto* list : {&group.joined, &group.alternatives, &group.parts}) {
      if (list == &group.parts && code) continue;
      for (const auto* word : *list)
        for (const indexer::Term& term : word->terms)
          if (term.kind == indexer::TermKind::kStem) built_.marks.terms.insert(term.text);
    }
    if (!code) return;
    std::vector<std::string> phrase;
    for (const auto* part : group.parts) phrase.push_back(part->token.surface);
    built_.marks.phrases.push_back(std::move(phrase));
  }

  // One token: its lemma, and more for the exact word and for where it stands. A compound is also
  // found where all its parts are.
  static Query leaf(const indexer::AnalyzedToken& word, Field field) {
    const std::string_view prefix = field == Field::kSubject  ? indexer::kSubject
                                    : field == Field::kSender ? indexer::kSender
                                                              : std::string_view();
    std::vector<Query> ways;
    std::vector<Query> parts;
    for (const indexer::Term& term : word.terms) {
      if (term.kind == indexer::TermKind::kStem) {
        ways.emplace_back(prefixed(prefix, term.text));
      } else if (term.kind == indexer::TermKind::kPart) {
        parts.emplace_back(prefixed(prefix, term.text));
      }
    }
    if (parts.size() > 1) ways.push_back(scaled(kWeights.part, every(parts)));
    if (field != Field::kText) return any(ways);
    const std::string& lemma = word.terms.front().text;
    ways.push_back(scaled(kWeights.subject, Query(prefixed(indexer::kSubject, lemma))));
    ways.push_back(scaled(kWeights.heading, Query(prefixed(indexer::kHeading, lemma))));
    ways.push_back(
        scaled(kWeights.surface, Query(prefixed(indexer::kSurface, word.token.surface))));
    return any(ways);
  }

  static std::vector<std::string> surfaces(const std::vector<indexer::AnalyzedToken>& tokens) {
    std::vector<std::string> words;
    for (const indexer::AnalyzedToken& word : tokens)
      if (word.token.span == 1 && !word.token.alternative) words.push_back(word.token.surface);
    return words;
  }

  static Query phrase_of(const std::vector<std::string>& words, std::string_view field) {
    std::vector<Query> places;
    for (const std::string& word : words) places.emplace_back(prefixed(field, word));
    return places.size() == 1 ? places.front()
                              : Query(Query::OP_PHRASE, places.begin(), places.end(),
                                      static_cast<Xapian::termcount>(places.size()));
  }

  Query phrase(const Node& node) {
    if (node.field != Field::kText && node.field != Field::kSubject) return word(node);
    const std::vector<indexer::AnalyzedToken> tokens = analyzer_.analyze(node.text);
    const std::vector<std::string> words = surfaces(tokens);
    if (words.empty()) {
      note("Tussen de aanhalingstekens staat geen woord.");
      return {};
    }
    built_.marks.phrases.push_back(words);
    return phrase_of(words,
                     node.field == Field::kSubject ? indexer::kSubjectSurface : indexer::kSurface);
  }

  // The commonest words that begin so.
  Query prefix(const Node& node) {
    const std::string start = indexer::fold(node.text);
    const std::string_view field =
        node.field == Field::kSubject ? indexer::kSubjectSurface : indexer::kSurface;
    const std::string term = prefixed(field, start);
    std::multimap<Xapian::doccount, std::string, std::greater<>> commonest;
    std::size_t looked = 0;
    for (auto it = database_.allterms_begin(term);
         it != database_.allterms_end(term) && looked < kMostLookedAt; ++it, ++looked)
      commonest.emplace(it.get_termfreq(), *it);
    std::vector<Query> words;
    for (const auto& [frequency, found] : commonest) {
      if (words.size() == kMostExpansions) break;
      words.emplace_back(found);
    }
    if (words.size() < looked)
      note("“" + node.text + "*” begint meer woorden dan er gezocht zijn: de " +
           std::to_string(kMostExpansions) + " gewoonste.");
    built_.marks.prefixes.insert(start);
    return words.empty() ? Query::MatchNothing : any(words);
  }

  // The letter that has the number, then those that cite it, then those that write it some other
  // way.
  Query citation(const Node& node) {
    const std::string id = indexer::fold(node.text);
    std::vector<Query> ways;
    if (id.find_first_not_of("0123456789") == std::string::npos) {
      ways.push_back(dossier(id));
    } else {
      ways.push_back(scaled(kWeights.own_number, Query(prefixed(indexer::kNumber, id))));
      ways.push_back(scaled(kWeights.citing, Query(prefixed(indexer::kCites, id))));
    }
    const std::vector<indexer::AnalyzedToken> tokens = analyzer_.analyze(node.typed);
    const std::vector<std::string> words = surfaces(tokens);
    if (!words.empty()) {
      ways.push_back(phrase_of(words, indexer::kSurface));
      built_.marks.phrases.push_back(words);
    }
    built_.marks.citations.insert(node.text);
    return any(ways);
  }

  Query dossier(std::string_view text) {
    std::string number = indexer::fold(text);
    std::erase(number, ' ');
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

  void note(std::string text) { built_.notes.push_back(std::move(text)); }

  const Xapian::Database& database_;
  const corpus::Vocabulary& vocabulary_;
  indexer::Analyzer& analyzer_;
  BuiltQuery& built_;
};

}  // namespace

BuiltQuery build_query(const ParsedQuery& parsed, Match match, const Xapian::Database& database,
                       const corpus::Vocabulary& vocabulary, indexer::Analyzer& analyzer) {
  BuiltQuery built;
  Builder builder(database, vocabulary, analyzer, built);
  const bool words = parsed.plain && parsed.root.kind != NodeKind::kAll;
  if (!words) {
    built.all = builder.build(parsed.root);
    if (built.all.empty()) built.all = Query::MatchNothing;
    return built;
  }
  const std::vector<Query> queries = builder.words(parsed.root);
  const Query some = queries.size() > 1 ? any(queries) : Query();
  if (match == Match::kAny && !some.empty()) {
    built.all = some;
  } else {
    built.all = builder.together(queries, parsed.root);
    if (match == Match::kAuto) built.some = some;
  }
  return built;
}

Xapian::Query choices_filter(const Question& question, std::string_view without) {
  std::vector<Query> filters;
  for (const indexer::Facet& facet : indexer::kFacets) {
    const auto chosen = question.chosen.find(std::string(facet.name));
    if (chosen == question.chosen.end() || chosen->second.empty() || facet.name == without)
      continue;
    std::vector<Query> values;
    for (const std::string& value : chosen->second)
      values.emplace_back(prefixed(facet.prefix, value));
    filters.push_back(any(values));
  }
  if (without != "month" && (question.from || question.to))
    filters.push_back(period_query(question.from, question.to));
  return filters.empty() ? Query::MatchAll : every(filters);
}

}  // namespace briefkamer::searcher
