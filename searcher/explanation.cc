#include "searcher/explanation.h"

#include <algorithm>
#include <array>

#include "indexer/letter_document.h"
#include "indexer/schema.h"
#include "searcher/query/word_query.h"

namespace briefkamer::searcher {
namespace {

using Xapian::Query;

constexpr double kNothing = 1e-6;      // less explains nothing
constexpr std::size_t kMostForms = 3;  // of one word, as a letter writes it

struct PrefixKind {
  std::string_view prefix;
  const char* kind;
};

// Longer prefixes stand before those that they begin with.
constexpr std::array kPrefixKinds{
    PrefixKind{indexer::kSurface, "letterlijk"},  PrefixKind{indexer::kSubjectSurface, "onderwerp"},
    PrefixKind{indexer::kHeading, "kop"},         PrefixKind{indexer::kNumber, "eigen nummer"},
    PrefixKind{indexer::kCites, "citaat"},        PrefixKind{indexer::kDossier, "dossier"},
    PrefixKind{indexer::kCitesDossier, "citaat"}, PrefixKind{indexer::kSubject, "onderwerp"},
    PrefixKind{indexer::kSender, "afzender"},
};

const PrefixKind* prefix_kind(const std::string& term) {
  for (const PrefixKind& known : kPrefixKinds)
    if (term.starts_with(known.prefix)) return &known;
  return nullptr;
}

std::string without_prefix(const std::string& term) {
  const PrefixKind* known = prefix_kind(term);
  return known == nullptr ? term : term.substr(known->prefix.size());
}

// The term of a leaf; empty for every other query.
std::string term_of(const Query& query) {
  if (query.get_type() != Query::LEAF_TERM) return {};
  const auto term = query.get_terms_begin();
  return term == query.get_terms_end() ? std::string() : *term;
}

bool is_parts(const Query& query) {
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    const std::string term = term_of(query.get_subquery(i));
    if (term.empty() || prefix_kind(term) != nullptr) return false;
  }
  return true;
}

std::string joined(const std::vector<std::string>& words, const char* between) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : between) + word;
  return all;
}

// How a text writes the words of a stem: those that are forms of it, and compounds with it.
struct Forms {
  std::vector<std::string> own;
  std::vector<std::string> compounds;

  void add(std::vector<std::string>& forms, std::string form) const {
    if (forms.size() < kMostForms && std::find(forms.begin(), forms.end(), form) == forms.end())
      forms.push_back(std::move(form));
  }

  void read(std::string_view text, const std::string& stem, indexer::Analyzer& analyzer) {
    for (const auto& [token, terms] : analyzer.analyze(text)) {
      for (const indexer::Term& term : terms) {
        if (term.text != stem) continue;
        const std::string form(text.substr(token.begin, token.end - token.begin));
        add(term.kind == indexer::TermKind::kStem ? own : compounds, form);
      }
    }
  }
};

Forms forms_in(const corpus::Letter& letter, const std::string& prefix, const std::string& stem,
               indexer::Analyzer& analyzer) {
  Forms forms;
  const bool everywhere = prefix.empty();
  if (everywhere || prefix == indexer::kSubject) forms.read(letter.subject, stem, analyzer);
  for (const corpus::Section& section : letter.sections) {
    if (everywhere || prefix == indexer::kHeading) forms.read(section.heading, stem, analyzer);
    if (everywhere) forms.read(section.text, stem, analyzer);
  }
  return forms;
}

void explain_word(const std::string& word, indexer::Analyzer& analyzer,
                  std::vector<std::string>& sentences) {
  for (const auto& [token, terms] : analyzer.analyze(word)) {
    if (token.alternative || terms.empty()) continue;
    std::string sentence = "“" + word.substr(token.begin, token.end - token.begin) +
                           "” is gezocht als " + token.surface + " (letterlijk)";
    std::vector<std::string> parts;
    for (const indexer::Term& term : terms)
      if (term.kind == indexer::TermKind::kPart) parts.push_back(term.text);
    sentence += " en als " + terms.front().text + " (lemma)";
    if (parts.size() > 1) sentence += ", en in delen: " + joined(parts, " + ");
    sentences.push_back(sentence + '.');
  }
}

}  // namespace

std::vector<std::string> explain_reading(const ParsedQuery& parsed, const BuiltQuery& built,
                                         Match match, indexer::Analyzer& analyzer) {
  std::vector<std::string> sentences{"Gelezen als: " + reading(parsed.root) + '.'};
  for (const std::string& word : built.words) explain_word(word, analyzer, sentences);
  if (!built.expanded.empty())
    sentences.push_back("Ook gezocht als: " + joined(built.expanded, ", ") + " (afkorting).");
  if (built.words.size() > 1 && match == Match::kAny) {
    sentences.push_back("Een van de woorden is genoeg.");
  } else if (built.words.size() > 1) {
    sentences.push_back("Alle woorden moeten in de brief staan" +
                        std::string(match == Match::kAuto
                                        ? "; zijn dat minder dan tien brieven, dan volgen brieven "
                                          "met een deel van de woorden."
                                        : "."));
  }
  return sentences;
}

Explainer::Explainer(const Xapian::Database& database, const Query& query, const Xapian::MSet& hits,
                     const std::vector<std::string>& others, indexer::Analyzer& analyzer)
    : database_(database), analyzer_(analyzer) {
  std::vector<Query> letters;
  Hits among;
  for (auto it = hits.begin(); it != hits.end(); ++it) {
    const std::string key = it.get_document().get_value(indexer::kNewestFirst);
    letters.emplace_back(indexer::id_term(key.substr(key.find(' ') + 1)));
    among.insert(*it);
  }
  hits_ = any(letters);
  for (const std::string& name : others) {
    const WordTokens tokens = word_tokens(name, analyzer);
    names_.insert(tokens.surfaces());
    for (const auto& token : tokens.joined) names_.insert({token.token.surface});
  }
  if (!among.empty()) take_apart(query, 1, among);
}

Explainer::Weights Explainer::weights(const Query& query, const Hits& among) const {
  Xapian::Enquire enquire(database_);
  enquire.set_weighting_scheme(term_weighting());
  enquire.set_query(Query(Query::OP_FILTER, query, hits_));
  const Xapian::MSet found = enquire.get_mset(0, database_.get_doccount());
  Weights weights;
  for (auto it = found.begin(); it != found.end(); ++it)
    if (among.contains(*it)) weights[*it] = it.get_weight();
  return weights;
}

// `factor` scales what `query` adds; only the hits `among` have what stands around it.
void Explainer::take_apart(const Query& query, double factor, const Hits& among) {
  const Weights found = weights(query, among);
  Hits having;
  for (const auto& [hit, weight] : found) having.insert(hit);
  if (having.empty()) return;
  switch (query.get_type()) {
    case Query::OP_SCALE_WEIGHT: {
      const Query scaled = query.get_subquery(0);
      const Weights unscaled = weights(scaled, having);
      const auto heavy = std::find_if(unscaled.begin(), unscaled.end(),
                                      [](const auto& entry) { return entry.second > 0; });
      if (heavy != unscaled.end())
        take_apart(scaled, factor * found.at(heavy->first) / heavy->second, having);
      return;
    }
    case Query::OP_FILTER:
    case Query::OP_AND_NOT:
      return take_apart(query.get_subquery(0), factor, having);
    case Query::OP_AND:
      if (is_parts(query)) return add(Kind::kParts, query, factor, having);
      return take_children(query, factor, having);
    case Query::OP_OR:
    case Query::OP_AND_MAYBE:
      return take_children(query, factor, having);
    case Query::OP_PHRASE:
      return add(Kind::kPhrase, query, factor, having);
    case Query::OP_NEAR:
      return add(Kind::kNear, query, factor, having);
    default:
      return add(Kind::kTerm, query, factor, having);
  }
}

void Explainer::take_children(const Query& query, double factor, const Hits& among) {
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
    take_apart(query.get_subquery(i), factor, among);
}

void Explainer::add(Kind kind, const Query& query, double factor, const Hits& among) {
  Ground ground{kind, {}, weights(query, among)};
  for (auto& [hit, weight] : ground.weights) weight *= factor;
  std::erase_if(ground.weights, [](const auto& entry) { return entry.second < kNothing; });
  if (kind == Kind::kTerm) ground.terms.push_back(term_of(query));
  for (std::size_t i = 0; kind != Kind::kTerm && i < query.get_num_subqueries(); ++i)
    ground.terms.push_back(term_of(query.get_subquery(i)));
  if (!ground.weights.empty()) grounds_.push_back(std::move(ground));
}

Reason Explainer::reason(const Ground& ground, const corpus::Letter& letter) const {
  std::vector<std::string> words;
  for (const std::string& term : ground.terms) words.push_back(without_prefix(term));
  const bool is_name = names_.contains(words);
  if (ground.kind == Kind::kParts) return {joined(words, " + "), "deel van samenstelling", 0};
  if (ground.kind == Kind::kNear) return {joined(words, " "), "dicht bij elkaar", 0};
  if (ground.kind == Kind::kPhrase)
    return {joined(words, " "), is_name ? "afkorting" : "woorden na elkaar", 0};
  const std::string& term = ground.terms.front();
  const PrefixKind* known = prefix_kind(term);
  const std::string prefix(known == nullptr ? std::string_view() : known->prefix);
  if (prefix == indexer::kSurface) return {words.front(), is_name ? "afkorting" : known->kind, 0};
  if (known != nullptr && prefix != indexer::kSubject && prefix != indexer::kHeading)
    return {words.front(), known->kind, 0};
  const Forms forms = forms_in(letter, prefix, words.front(), analyzer_);
  const bool own = !forms.own.empty() || forms.compounds.empty();
  const std::string form = joined(own ? forms.own : forms.compounds, ", ");
  const char* kind = known != nullptr ? known->kind : own ? "lemma" : "deel van samenstelling";
  return {form.empty() ? words.front() : form, kind, 0};
}

std::vector<Reason> Explainer::reasons(Xapian::docid hit, const corpus::Letter& letter) const {
  std::vector<Reason> reasons;
  for (const Ground& ground : grounds_) {
    const auto found = ground.weights.find(hit);
    if (found == ground.weights.end()) continue;
    Reason next = reason(ground, letter);
    next.weight = found->second;
    const auto same = std::find_if(reasons.begin(), reasons.end(), [&](const Reason& other) {
      return other.form == next.form && other.kind == next.kind;
    });
    if (same == reasons.end()) {
      reasons.push_back(std::move(next));
    } else {
      same->weight += next.weight;
    }
  }
  std::stable_sort(reasons.begin(), reasons.end(), [](const Reason& left, const Reason& right) {
    return left.weight > right.weight;
  });
  return reasons;
}

}  // namespace briefkamer::searcher
