#include "searcher/query/written_apart.h"

#include <set>

#include "indexer/letter_document.h"
#include "searcher/query/word_query.h"

namespace briefkamer::searcher {
namespace {

// What Dutch puts between the parts of a compound.
constexpr const char* kLinks[] = {"", "s", "e", "en", "n", "er"};

std::string linked(const std::string& first, const char* link, const std::string& last) {
  return first + link + last;
}

}  // namespace

NodeQueries WrittenApart::with_joined(const NodeQueries& queries) {
  NodeQueries all;
  bool free = false;  // whether the last query is of one word, which no compound has taken yet
  for (const auto& [node, query] : queries) {
    const Plan whole = free ? compound(*all.back().first, *node) : Plan();
    free = whole.empty();
    if (free) {
      all.emplace_back(node, query);
    } else {
      all.back().second = any({every({all.back().second, query}), whole});
    }
  }
  return all;
}

std::vector<Plan> WrittenApart::joined(const NodeQueries& queries) {
  std::vector<Plan> all;
  for (std::size_t i = 1; i < queries.size(); ++i) {
    Plan whole = compound(*queries[i - 1].first, *queries[i].first);
    if (!whole.empty()) all.push_back(std::move(whole));
  }
  return all;
}

// Nodes of one query stand in one row, so that neighbours are neighbours in memory.
Plan WrittenApart::compound(const Node& left, const Node& right) {
  if (&left + 1 != &right) return {};
  const std::string first = surface(left);
  const std::string last = surface(right);
  if (first.empty() || last.empty()) return {};
  std::set<std::string> lemmas;
  std::vector<Plan> ways;
  for (const char* link : kLinks) {
    const WordTokens word = word_tokens(linked(first, link, last), analyzer_);
    if (word.parts.size() != 1) continue;
    const std::string& lemma = word.parts.front().terms.front().text;
    if (!database_.term_exists(indexer::prefixed({}, lemma))) continue;
    if (lemmas.insert(lemma).second) ways.push_back(token_query(word.parts.front(), Field::kText));
  }
  marks_.terms.insert(lemmas.begin(), lemmas.end());
  return ways.empty() ? Plan() : scaled(kWeights.joined, any(ways));
}

// Of a node that is one word of letters; else empty.
std::string WrittenApart::surface(const Node& node) {
  if (!is_text_word(node)) return {};
  const WordTokens word = word_tokens(node.text, analyzer_);
  if (word.parts.size() != 1 || !word.joined.empty() || !word.alternatives.empty()) return {};
  const std::string& surface = word.parts.front().token.surface;
  return surface.find_first_of("0123456789") == std::string::npos ? surface : std::string();
}

}  // namespace briefkamer::searcher
