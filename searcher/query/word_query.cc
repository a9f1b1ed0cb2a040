#include "searcher/query/word_query.h"

#include <algorithm>
#include <map>

#include "indexer/letter_document.h"
#include "indexer/schema.h"

namespace briefkamer::searcher {
namespace {

using indexer::AnalyzedToken;
using indexer::prefixed;
using Xapian::Query;

constexpr double kNextToNothing = 1e-9;         // of a weight: changes no order
constexpr std::size_t kMostLookedAt = 100'000;  // terms of which the frequency is asked
constexpr Xapian::termcount kNearWindow = 12;   // words, beside the query's own

}  // namespace

Query all_letters() {
  return Query(std::string());
}

Query no_letters() {
  return Query(std::string(indexer::kId));  // no id is empty
}

Query scaled(double factor, Query query) {
  return {factor, query};
}

Query any(const std::vector<Query>& parts) {
  if (parts.empty()) return no_letters();
  return parts.size() == 1 ? parts.front() : Query(Query::OP_OR, parts.begin(), parts.end());
}

Query every(const std::vector<Query>& parts) {
  if (parts.empty()) return no_letters();
  return parts.size() == 1 ? parts.front() : Query(Query::OP_AND, parts.begin(), parts.end());
}

bool is_text_word(const Node& node) {
  return node.kind == NodeKind::kWord && node.field == Field::kText;
}

bool WordTokens::is_code() const {
  return parts.size() > 1 && std::any_of(parts.begin(), parts.end(), [](const AnalyzedToken& word) {
           const std::string& surface = word.token.surface;
           return surface.size() < 3 || surface.find_first_of("0123456789") != std::string::npos;
         });
}

std::vector<std::string> WordTokens::surfaces() const {
  std::vector<std::string> all;
  for (const AnalyzedToken& part : parts) all.push_back(part.token.surface);
  return all;
}

WordTokens word_tokens(std::string_view text, indexer::Analyzer& analyzer) {
  WordTokens word;
  for (AnalyzedToken& token : analyzer.analyze(text)) {
    if (token.token.surface.empty()) continue;  // of code points that all vanish in folding
    auto& list = token.token.span > 1      ? word.joined
                 : token.token.alternative ? word.alternatives
                                           : word.parts;
    list.push_back(std::move(token));
  }
  return word;
}

std::vector<std::vector<std::string>> apart_phrases(const AnalyzedToken& token) {
  std::vector<std::string> parts;
  for (const indexer::Term& term : token.terms)
    if (term.kind == indexer::TermKind::kPart) parts.push_back(term.text);
  const std::string& word = token.token.surface;
  if (parts.size() != 2 || word.rfind(parts.front(), 0) != 0) return {};
  std::vector<std::vector<std::string>> phrases;
  for (const std::string_view link : {"", "s", "en"}) {
    const std::string rest = word.substr(parts.front().size());
    if (rest.rfind(link, 0) != 0 || rest.size() < link.size() + 3) continue;
    phrases.push_back({parts.front(), rest.substr(link.size())});
  }
  return phrases;
}

Query parts_query(const AnalyzedToken& token) {
  std::vector<Query> parts;
  for (const indexer::Term& term : token.terms)
    if (term.kind == indexer::TermKind::kPart) parts.emplace_back(prefixed({}, term.text));
  return parts.size() < 2 ? Query() : scaled(kWeights.part, every(parts));
}

Query token_query(const AnalyzedToken& token, Field field) {
  const std::string& lemma = token.terms.front().text;
  if (field == Field::kSubject) return Query(prefixed(indexer::kSubject, lemma));
  if (field == Field::kSender) return Query(prefixed(indexer::kSender, lemma));
  std::vector<Query> ways;
  ways.emplace_back(prefixed({}, lemma));
  for (const std::vector<std::string>& phrase : apart_phrases(token))
    ways.push_back(scaled(kWeights.part, phrase_query(phrase, indexer::kSurface)));
  ways.push_back(scaled(kWeights.subject, Query(prefixed(indexer::kSubject, lemma))));
  ways.push_back(scaled(kWeights.heading, Query(prefixed(indexer::kHeading, lemma))));
  ways.push_back(scaled(kWeights.surface, Query(prefixed(indexer::kSurface, token.token.surface))));
  return any(ways);
}

Query phrase_query(const std::vector<std::string>& surfaces, std::string_view prefix) {
  std::vector<Query> places;
  for (const std::string& surface : surfaces) places.emplace_back(prefixed(prefix, surface));
  if (places.size() == 1) return places.front();
  const Query phrase(Query::OP_PHRASE, places.begin(), places.end(),
                     static_cast<Xapian::termcount>(places.size()));
  // Where one of several ways is only checked, as in ("a b" OF c) EN d, Xapian 1.4 adds the weight
  // of a phrase that is not there, unless more hangs on the phrase.
  return {Query::OP_AND_MAYBE, phrase, scaled(kNextToNothing, places.front())};
}

Query closeness(const std::vector<std::string>& surfaces) {
  std::vector<Query> places;
  for (const std::string& surface : surfaces)
    places.emplace_back(prefixed(indexer::kSurface, surface));
  const auto window = static_cast<Xapian::termcount>(places.size()) + kNearWindow;
  const Query near(Query::OP_NEAR, places.begin(), places.end(), window);
  // What is a phrase is near.
  return {Query::OP_AND_MAYBE, scaled(kWeights.near, near),
          scaled(kWeights.phrase, phrase_query(surfaces, indexer::kSurface))};
}

Beginnings commonest_terms(const Xapian::Database& database, const std::string& start,
                           std::size_t most) {
  std::multimap<Xapian::doccount, std::string, std::greater<>> commonest;
  const auto end = database.allterms_end(start);
  for (auto it = database.allterms_begin(start); it != end && commonest.size() < kMostLookedAt;
       ++it)
    commonest.emplace(it.get_termfreq(), *it);
  Beginnings found;
  for (const auto& [frequency, term] : commonest) {
    if (found.terms.size() == most) break;
    found.terms.push_back(term);
  }
  found.more = found.terms.size() < commonest.size();
  return found;
}

}  // namespace briefkamer::searcher
