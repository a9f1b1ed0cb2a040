#include "searcher/coverage.h"

#include <algorithm>

#include "indexer/database_files.h"
#include "indexer/letter_document.h"
#include "indexer/schema.h"
#include "searcher/facet_values.h"

namespace briefkamer::searcher {
namespace {

using corpus::Json;

// The terms of a prefix without it, and in how many letters each is.
template <typename Visit>
void each_value(const Xapian::Database& database, std::string_view prefix, const Visit& visit) {
  const std::string start(prefix);
  for (auto it = database.allterms_begin(start); it != database.allterms_end(start); ++it)
    visit((*it).substr(start.size()), it.get_termfreq());
}

void put_commonest_first(Json& counts) {
  std::stable_sort(counts.begin(), counts.end(),
                   [](const Json& a, const Json& b) { return a.at("count") > b.at("count"); });
}

Json formats(const Xapian::Database& database) {
  Json counts = Json::array();
  each_value(database, indexer::kFormat, [&](const std::string& format, std::size_t count) {
    counts.push_back({{"value", format}, {"label", format}, {"count", count}});
  });
  put_commonest_first(counts);
  return counts;
}

Json ministries(const Xapian::Database& database, const corpus::Vocabulary& vocabulary) {
  const indexer::Facet facet = indexer::kFacets[indexer::kMinistryFacet];
  Json counts = Json::array();
  each_value(database, facet.prefix, [&](const std::string& id, std::size_t count) {
    counts.push_back(
        {{"value", id}, {"label", facet_label(vocabulary, facet.name, id)}, {"count", count}});
  });
  put_commonest_first(counts);
  return counts;
}

Json months(const Xapian::Database& database, const corpus::Vocabulary& vocabulary) {
  Json counts = Json::array();
  each_value(database, indexer::kMonth, [&](const std::string& digits, std::size_t count) {
    if (digits == indexer::kNone) return;
    const std::string month = digits.substr(0, 4) + '-' + digits.substr(4);
    counts.push_back(
        {{"value", month}, {"label", facet_label(vocabulary, "month", month)}, {"count", count}});
  });
  return counts;
}

Json last_run(const Xapian::Database& database) {
  Json run = Json::parse(database.get_metadata(std::string(indexer::kLastRunKey)), nullptr, false);
  return run.is_object() ? run : Json();
}

std::size_t scans_without_text(const Json& run) {
  std::size_t scans = 0;
  for (const char* list : {"failed", "remarks"}) {
    if (!run.is_object() || !run.contains(list)) continue;
    for (const Json& file : run.at(list))
      scans += file.value("reason", "").find("scan without text") != std::string::npos ? 1 : 0;
  }
  return scans;
}

// When a generation was begun; null for one that cannot be opened, as one that is being built.
Json made(const std::filesystem::path& generation) try {
  const Xapian::Database database(generation.string());
  const std::string moment = database.get_metadata(std::string(indexer::kMadeKey));
  return moment.empty() ? Json() : Json(moment);
} catch (const Xapian::Error&) {
  return {};
}

Json generations_json(const std::filesystem::path& folder) {
  Json list = Json::array();
  for (const indexer::Generation& generation : indexer::generations(folder)) {
    list.push_back({{"name", generation.name},
                    {"bytes", generation.bytes},
                    {"made", made(folder / generation.name)},
                    {"live", generation.live},
                    {"held", generation.held}});
  }
  return list;
}

}  // namespace

Json coverage_json(const Xapian::Database& database, const std::filesystem::path& folder,
                   const corpus::Vocabulary& vocabulary) {
  const auto having = [&](std::string_view prefix, std::string_view value) {
    return database.get_termfreq(indexer::prefixed(prefix, value));
  };
  Json run = last_run(database);
  return {{"version", 1},
          {"letters", database.get_doccount()},
          {"undated", having(indexer::kMonth, indexer::kNone)},
          {"without_subject", having(indexer::kWithout, "subject")},
          {"scans_without_text", scans_without_text(run)},
          {"formats", formats(database)},
          {"ministries", ministries(database, vocabulary)},
          {"months", months(database, vocabulary)},
          {"generations", generations_json(folder)},
          {"last_run", std::move(run)}};
}

Json short_coverage(const Json& coverage) {
  Json brief = coverage;
  for (const char* name : {"ministries", "months"}) brief.erase(name);
  if (brief.at("last_run").is_object()) {
    brief["last_run"]["failed"] = brief["last_run"].value("failed_count", 0);
    brief["last_run"]["remarks"] = brief["last_run"].value("remarks_count", 0);
    brief["last_run"].erase("failed_count");
    brief["last_run"].erase("remarks_count");
  }
  return brief;
}

}  // namespace briefkamer::searcher
