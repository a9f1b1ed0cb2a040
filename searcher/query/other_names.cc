#include "searcher/query/other_names.h"

#include <algorithm>

#include "indexer/letter_document.h"
#include "indexer/schema.h"
#include "searcher/query/query_lexer.h"
#include "searcher/query/word_query.h"

namespace briefkamer::searcher {
namespace {

constexpr double kOtherName = 0.3;  // beside what was typed, which is 1

std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

}  // namespace

OtherNames::OtherNames(const Xapian::Database& database, indexer::Analyzer& analyzer,
                       const Expander* expander, const Node& root, BuiltQuery& built)
    : database_(database), analyzer_(analyzer), expander_(expander), root_(root), built_(built) {}

bool OtherNames::expect(bool expanding) {
  return std::exchange(expanding_, expanding);
}

Plan OtherNames::of_word(const Node& node) {
  if (expander_ == nullptr || !expanding_ || !is_text_word(node)) return {};
  const bool whole = root_.kind == NodeKind::kWord;
  const Expanded found = expander_->expand(node.text, whole, database_);
  if (!found.meanings.empty())
    add_note(built_.notes, "“" + node.text + "” heeft meer betekenissen (" +
                               listed(found.meanings) + ") en is alleen zelf gezocht.");
  return of(found.others);
}

std::vector<Plan> OtherNames::of_names(const std::vector<const Node*>& nodes) {
  std::vector<Plan> queries;
  for (const Expansion& name : together(nodes)) queries.push_back(of(name.others));
  return queries;
}

std::vector<Plan> OtherNames::with_names(const std::vector<const Node*>& nodes,
                                         const NodeQueries& queries) {
  const std::vector<Expansion> names = together(nodes);
  std::vector<Plan> all;
  auto next = queries.begin();
  for (std::size_t i = 0, name = 0; i < nodes.size();) {
    const bool is_name = name < names.size() && names[name].first == i;
    const std::size_t end = i + (is_name ? names[name].count : 1);
    std::vector<Plan> typed;
    for (; i < end; ++i)
      if (next != queries.end() && next->first == nodes[i]) typed.push_back((next++)->second);
    if (is_name) {
      std::vector<Plan> ways{of(names[name++].others)};
      if (!typed.empty()) ways.push_back(every(typed));
      all.push_back(any(ways));
    } else if (!typed.empty()) {
      all.push_back(every(typed));
    }
  }
  return all;
}

std::vector<Expansion> OtherNames::together(const std::vector<const Node*>& nodes) const {
  if (expander_ == nullptr || !expanding_) return {};
  std::vector<std::string> words;
  words.reserve(nodes.size());
  for (const Node* node : nodes) words.push_back(is_text_word(*node) ? node->text : std::string());
  return expander_->expand_together(words, database_);
}

// Marks are made where the query is, so that a reader sees by which name a letter was found.
Plan OtherNames::of(const std::vector<std::string>& names) {
  std::vector<Plan> queries;
  for (const std::string& name : names) {
    auto& expanded = built_.expanded;
    if (std::find(expanded.begin(), expanded.end(), name) == expanded.end())
      expanded.push_back(name);
    queries.push_back(name_query(name));
  }
  return queries.empty() ? Plan() : scaled(kOtherName, any(queries));
}

// The words of `name` next to each other, or written as one.
Plan OtherNames::name_query(const std::string& name) {
  const WordTokens tokens = word_tokens(name, analyzer_);
  std::vector<Plan> ways;
  if (!tokens.parts.empty()) {
    const std::vector<std::string> surfaces = tokens.surfaces();
    ways.push_back(phrase_query(surfaces, indexer::kSurface));
    built_.marks.phrases.push_back(surfaces);
  }
  for (const auto& joined : tokens.joined) {
    if (joined.token.span != tokens.parts.size()) continue;
    ways.push_back(term_plan(indexer::prefixed(indexer::kSurface, joined.token.surface)));
    built_.marks.phrases.push_back({joined.token.surface});
  }
  return any(ways);
}

}  // namespace briefkamer::searcher
