#include "searcher/explanation.h"

#include <algorithm>
#include <array>

#include "indexer/letter_document.h"
#include "indexer/schema.h"
#include "searcher/query/term_weights.h"
#include "searcher/query/word_query.h"

namespace briefkamer::searcher {
namespace {

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
    PrefixKind{indexer::kSender, "afzender"},     PrefixKind{indexer::kSubjectPart, "onderwerp"},
};

bool of_subject(std::string_view prefix) {
  return prefix == indexer::kSubject || prefix == indexer::kSubjectPart;
}

const PrefixKind* prefix_kind(const std::string& term) {
  for (const PrefixKind& known : kPrefixKinds)
    if (term.starts_with(known.prefix)) return &known;
  return nullptr;
}

std::string without_prefix(const std::string& term) {
  const PrefixKind* known = prefix_kind(term);
  return known == nullptr ? term : term.substr(known->prefix.size());
}

bool is_parts(const Plan& plan) {
  return std::all_of(plan.parts.begin(), plan.parts.end(), [](const Plan& part) {
    return part.kind == PlanKind::kTerm && !part.term.empty() && prefix_kind(part.term) == nullptr;
  });
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

  bool none() const { return own.empty() && compounds.empty(); }
  std::string best() const { return joined(own.empty() ? compounds : own, ", "); }

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
  if (everywhere || of_subject(prefix)) forms.read(letter.subject, stem, analyzer);
  for (const corpus::Section& section : letter.sections) {
    if (everywhere || prefix == indexer::kHeading) forms.read(section.heading, stem, analyzer);
    if (everywhere) forms.read(section.text, stem, analyzer);
  }
  return forms;
}

Forms forms_in_dossier_title(const corpus::Letter& letter, const std::string& stem,
                             indexer::Analyzer& analyzer) {
  Forms forms;
  forms.read(letter.references.dossier_title, stem, analyzer);
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

Explainer::Explainer(const Xapian::Database& database, const Plan& plan,
                     const std::vector<Xapian::docid>& hits, const std::vector<std::string>& others,
                     indexer::Analyzer& analyzer)
    : database_(database), analyzer_(analyzer) {
  std::vector<Plan> letters;
  for (const Xapian::docid hit : hits) {
    const std::string key = database.get_document(hit).get_value(indexer::kNewestFirst);
    letters.push_back(term_plan(indexer::id_term(key.substr(key.find(' ') + 1))));
  }
  hits_ = any(letters);
  for (const std::string& name : others) {
    const WordTokens tokens = word_tokens(name, analyzer);
    names_.insert(tokens.surfaces());
    for (const auto& token : tokens.joined) names_.insert({token.token.surface});
  }
  if (!hits.empty()) take_apart(plan, 1, Hits(hits.begin(), hits.end()));
}

Explainer::Weights Explainer::weights(const Plan& plan, const Hits& among) const {
  Xapian::Enquire enquire(database_);
  enquire.set_weighting_scheme(term_weighting());
  enquire.set_query(xapian_query(both(PlanKind::kFilter, plan, hits_)));
  const Xapian::MSet found = enquire.get_mset(0, database_.get_doccount());
  Weights weights;
  for (auto it = found.begin(); it != found.end(); ++it)
    if (among.contains(*it)) weights[*it] = it.get_weight();
  return weights;
}

// `factor` scales what `plan` adds; only the hits `among` have what stands around it.
void Explainer::take_apart(const Plan& plan, double factor, const Hits& among) {
  const Weights found = weights(plan, among);
  Hits having;
  for (const auto& [hit, weight] : found) having.insert(hit);
  if (having.empty()) return;
  switch (plan.kind) {
    case PlanKind::kScaled:
      return take_apart(plan.parts.front(), factor * plan.factor, having);
    case PlanKind::kFilter:
    case PlanKind::kAndNot:
      return take_apart(plan.parts.front(), factor, having);
    case PlanKind::kAnd:
      if (is_parts(plan)) return add(Kind::kParts, plan, factor, having);
      return take_children(plan, factor, having);
    case PlanKind::kOr:
    case PlanKind::kAndMaybe:
      return take_children(plan, factor, having);
    case PlanKind::kPhrase:
      return add(Kind::kPhrase, plan, factor, having);
    case PlanKind::kNear:
      return add(Kind::kNear, plan, factor, having);
    default:
      return add(Kind::kTerm, plan, factor, having);
  }
}

void Explainer::take_children(const Plan& plan, double factor, const Hits& among) {
  for (const Plan& part : plan.parts) take_apart(part, factor, among);
}

void Explainer::add(Kind kind, const Plan& plan, double factor, const Hits& among) {
  Ground ground{kind, {}, weights(plan, among)};
  for (auto& [hit, weight] : ground.weights) weight *= factor;
  // A stem without weight is one of the dossier's title.
  const bool stem = kind == Kind::kTerm && factor > 0 && prefix_kind(plan.term) == nullptr;
  std::erase_if(ground.weights,
                [&](const auto& entry) { return !stem && entry.second < kNothing; });
  if (kind == Kind::kTerm) ground.terms.push_back(plan.term);
  for (const Plan& part : plan.parts) ground.terms.push_back(part.term);
  if (!ground.weights.empty()) grounds_.push_back(std::move(ground));
}

Reason Explainer::reason(const Ground& ground, const corpus::Letter& letter) const {
  std::vector<std::string> words;
  words.reserve(ground.terms.size());
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
  if (known != nullptr && !of_subject(prefix) && prefix != indexer::kHeading)
    return {words.front(), known->kind, 0};
  Forms forms = forms_in(letter, prefix, words.front(), analyzer_);
  const bool elsewhere = prefix.empty() && forms.none();
  if (elsewhere) forms = forms_in_dossier_title(letter, words.front(), analyzer_);
  if (elsewhere && !forms.none()) return {forms.best(), "titel van het dossier", 0};
  const bool own = !forms.own.empty() || forms.compounds.empty();
  const char* kind = known != nullptr ? known->kind : own ? "lemma" : "deel van samenstelling";
  return {forms.none() ? words.front() : forms.best(), kind, 0};
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
