#include "searcher/query/word_query.h"

#include <algorithm>
#include <map>

#include "indexer/letter_document.h"
#include "indexer/schema.h"

namespace briefkamer::searcher {
namespace {

using indexer::AnalyzedToken;
using indexer::prefixed;

constexpr double kNextToNothing = 1e-9;         // of a weight: changes no order
constexpr std::size_t kMostLookedAt = 100'000;  // terms of which the frequency is asked
constexpr unsigned kNearWindow = 12;            // words, beside the query's own

}  // namespace

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
  all.reserve(parts.size());
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

Plan parts_query(const AnalyzedToken& token) {
  std::vector<Plan> parts;
  for (const indexer::Term& term : token.terms)
    if (term.kind == indexer::TermKind::kPart) parts.push_back(term_plan(prefixed({}, term.text)));
  return parts.size() < 2 ? Plan() : scaled(kWeights.part, every(parts));
}

Plan token_query(const AnalyzedToken& token, Field field) {
  const std::string& lemma = token.terms.front().text;
  const Plan part_of_subject =
      scaled(kWeights.subject_part, term_plan(prefixed(indexer::kSubjectPart, lemma)));
  if (field == Field::kSubject)
    return any({term_plan(prefixed(indexer::kSubject, lemma)), part_of_subject});
  if (field == Field::kSender) return term_plan(prefixed(indexer::kSender, lemma));
  std::vector<Plan> ways;
  ways.push_back(term_plan(prefixed({}, lemma)));
  for (const std::vector<std::string>& phrase : apart_phrases(token))
    ways.push_back(scaled(kWeights.part, phrase_query(phrase, indexer::kSurface)));
  ways.push_back(scaled(kWeights.subject, term_plan(prefixed(indexer::kSubject, lemma))));
  ways.push_back(part_of_subject);
  ways.push_back(scaled(kWeights.heading, term_plan(prefixed(indexer::kHeading, lemma))));
  ways.push_back(
      scaled(kWeights.surface, term_plan(prefixed(indexer::kSurface, token.token.surface))));
  return any(ways);
}

namespace {

std::vector<Plan> places_of(const std::vector<std::string>& surfaces, std::string_view prefix) {
  std::vector<Plan> places;
  places.reserve(surfaces.size());
  for (const std::string& surface : surfaces)
    places.push_back(term_plan(prefixed(prefix, surface)));
  return places;
}

// Only a joined form and its first part stand at one place, as navotop and navo in NAVO-top. Of
// words at one place Xapian's NEAR moves on an arbitrary one, and may miss that they are near.
std::vector<std::string> without_first_parts(const std::vector<std::string>& surfaces) {
  std::vector<std::string> kept;
  for (const std::string& surface : surfaces) {
    const auto goes_on = [&](const std::string& other) {
      return other.size() > surface.size() && other.starts_with(surface);
    };
    if (std::none_of(surfaces.begin(), surfaces.end(), goes_on)) kept.push_back(surface);
  }
  return kept;
}

}  // namespace

Plan phrase_query(const std::vector<std::string>& surfaces, std::string_view prefix) {
  std::vector<Plan> places = places_of(surfaces, prefix);
  if (places.size() == 1) return places.front();
  // Where one of several ways is only checked, as in ("a b" OF c) EN d, Xapian 1.4 adds the weight
  // of a phrase that is not there, unless more hangs on the phrase.
  Plan hung = scaled(kNextToNothing, places.front());
  return both(PlanKind::kAndMaybe, phrase(std::move(places)), std::move(hung));
}

Plan closeness(const std::vector<std::string>& surfaces) {
  Plan exact = scaled(kWeights.phrase, phrase_query(surfaces, indexer::kSurface));
  const std::vector<std::string> apart = without_first_parts(surfaces);
  if (apart.size() < 2) return exact;
  const auto window = static_cast<unsigned>(apart.size()) + kNearWindow;
  // What is a phrase is near.
  return both(PlanKind::kAndMaybe,
              scaled(kWeights.near, near(places_of(apart, indexer::kSurface), window)),
              std::move(exact));
}

Beginnings commonest_terms(const Xapian::Database& database, const std::string& start,
                           std::size_t most, const Deadline& deadline) {
  std::multimap<Xapian::doccount, std::string, std::greater<>> commonest;
  const auto end = database.allterms_end(start);
  for (auto it = database.allterms_begin(start); it != end && commonest.size() < kMostLookedAt;
       ++it) {
    commonest.emplace(it.get_termfreq(), *it);
    if (commonest.size() % kTermsAtATime == 0) deadline.check();
  }
  Beginnings found;
  for (const auto& [frequency, term] : commonest) {
    if (found.terms.size() == most) break;
    found.terms.push_back(term);
  }
  found.looked_at = commonest.size();
  found.more = found.terms.size() < commonest.size();
  return found;
}

}  // namespace briefkamer::searcher
