#include "indexer/analysis/analyzer_json.h"

namespace briefkamer::indexer {
namespace {

const char* name(TermKind kind) {
  return kind == TermKind::kStem ? "lemma" : kind == TermKind::kPart ? "part" : "inner";
}

}  // namespace

corpus::Json to_json(const std::vector<AnalyzedToken>& tokens) {
  corpus::Json list = corpus::Json::array();
  for (const AnalyzedToken& word : tokens) {
    corpus::Json terms = corpus::Json::array();
    for (const Term& term : word.terms)
      terms.push_back({{"term", term.text}, {"kind", name(term.kind)}});
    list.push_back({{"surface", word.token.surface},
                    {"terms", std::move(terms)},
                    {"position", word.token.position},
                    {"span", word.token.span},
                    {"begin", word.token.begin},
                    {"end", word.token.end}});
  }
  return {{"tokens", std::move(list)}};
}

}  // namespace briefkamer::indexer
