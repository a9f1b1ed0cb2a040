#include "searcher/evaluation/neighbours.h"

#include <string>
#include <string_view>

#include "indexer/schema.h"
#include "indexer/word_pairs.h"

namespace briefkamer::searcher {
namespace {

std::string pair_of(std::string_view first, std::string_view second) {
  if (!first.starts_with(indexer::kSurface) || !second.starts_with(indexer::kSurface)) return {};
  first.remove_prefix(indexer::kSurface.size());
  second.remove_prefix(indexer::kSurface.size());
  return indexer::pair_term(first, second);
}

}  // namespace

Neighbours neighbours(const Plan& plan, const Snapshot& snapshot, const Xapian::Database& database,
                      const std::filesystem::path& folder) {
  Neighbours found;
  std::vector<bool> is_in_pair(plan.parts.size());
  for (std::size_t i = 1; i < plan.parts.size() && plan.kind == PlanKind::kPhrase; ++i) {
    const std::string pair = pair_of(plan.parts[i - 1].term, plan.parts[i].term);
    if (pair.empty()) continue;
    found.pairs.push_back({snapshot.list(pair, database, folder), 0, {}});
    is_in_pair[i - 1] = is_in_pair[i] = true;
  }
  for (std::size_t i = 0; i < is_in_pair.size(); ++i)
    if (!is_in_pair[i]) found.alone.push_back(i);
  found.chained = found.pairs.size() + 1 == plan.parts.size();
  return found;
}

std::vector<std::uint32_t> unsure(Letters letters, const std::vector<Row>& rows) {
  std::vector<std::uint8_t> sure(letters.size(), 1);
  for (std::size_t i = 1; i + 1 < rows.size(); ++i)
    each_shared_with(letters, rows[i], [&](std::size_t at, std::size_t place) {
      if (rows[i].list->count(place) != 1) sure[at] = 0;
    });
  std::vector<std::uint32_t> rest;
  for (std::size_t i = 0; i < letters.size(); ++i)
    if (sure[i] == 0) rest.push_back(letters[i]);
  return rest;
}

}  // namespace briefkamer::searcher
