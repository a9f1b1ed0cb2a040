#include "searcher/serving/answer_json.h"

#include <cmath>

namespace briefkamer::searcher {
namespace {

// Two ways to reckon a score may differ in its last digits, which say nothing.
double rounded(double score) {
  constexpr double kMillion = 1e6;
  return std::round(score * kMillion) / kMillion;
}

using corpus::Json;

Json text_or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

Json to_json(const Reason& reason) {
  return {{"form", reason.form}, {"kind", reason.kind}, {"weight", reason.weight}};
}

template <typename T>
Json list(const std::vector<T>& values) {
  Json out = Json::array();
  for (const T& value : values) {
    if constexpr (std::is_same_v<T, std::string>) {
      out.push_back(value);
    } else {
      out.push_back(to_json(value));
    }
  }
  return out;
}

Json to_json(const SectionHit& section) {
  return {{"heading", text_or_null(section.heading)},
          {"annex", text_or_null(section.annex)},
          {"anchor", section.anchor},
          {"page", section.page == 0 ? Json() : Json(section.page)},
          {"snippet", to_json(section.snippet)}};
}

Json to_json(const MeetingLetter& other) {
  return {{"id", other.id}, {"kind", to_json(other.kind)}};
}

Json to_json(const Hit& hit) {
  Json sections = Json::array();
  for (const SectionHit& section : hit.sections) sections.push_back(to_json(section));
  return {{"id", hit.id},
          {"date", hit.date ? Json(corpus::to_iso(*hit.date)) : Json()},
          {"subject", text_or_null(hit.subject)},
          {"subject_pieces", to_json(hit.subject_pieces)},
          {"dossier_pieces", to_json(hit.dossier_pieces)},
          {"kind", to_json(hit.kind)},
          {"ministries", list(hit.ministries)},
          {"topics", list(hit.topics)},
          {"missions", list(hit.missions)},
          {"score", rounded(hit.score)},
          {"some", hit.some},
          {"sample", hit.sample},
          {"cited_by", hit.cited_by},
          {"meeting", hit.meeting ? to_json(*hit.meeting) : Json()},
          {"sections", std::move(sections)}};
}

}  // namespace

Json to_json(const Named& value) {
  if (value.value.empty()) return {};
  Json out = {{"value", value.value}, {"label", value.label}};
  if (!value.parent.empty()) out["parent"] = value.parent;
  return out;
}

Json to_json(const std::vector<Piece>& pieces) {
  Json out = Json::array();
  for (const Piece& piece : pieces) out.push_back({{"text", piece.text}, {"marked", piece.marked}});
  return out;
}

Json to_json(const FacetCounts& facet) {
  Json out = Json::array();
  for (const FacetCount& entry : facet.values) {
    out.push_back({{"value", entry.value.value},
                   {"label", entry.value.label},
                   {"count", entry.count},
                   {"chosen", entry.chosen},
                   {"parent", text_or_null(entry.value.parent)}});
  }
  return out;
}

Json to_json(const Answer& answer) {
  Json hits = Json::array();
  for (const Hit& hit : answer.hits) {
    hits.push_back(to_json(hit));
    if (answer.explained) hits.back()["explanation"] = list(hit.explanation);
  }
  Json facets = Json::object();
  for (const FacetCounts& facet : answer.facets) facets[facet.name] = to_json(facet);
  Json histogram = Json::array();
  for (const MonthCount& month : answer.histogram)
    histogram.push_back({{"month", month.month}, {"count", month.count}});
  Json reading = {{"text", answer.reading},
                  {"words", answer.words},
                  {"notes", answer.notes},
                  {"citation", answer.citation ? Json(*answer.citation) : Json()}};
  if (answer.explained) reading["explanation"] = answer.explanation;
  return {{"version", 1},
          {"reading", std::move(reading)},
          {"expanded", answer.expanded},
          {"suggestion", answer.suggestion ? Json(*answer.suggestion) : Json()},
          {"total", answer.total},
          {"total_some", answer.total_some},
          {"first", answer.first},
          {"count", answer.count},
          {"hits", std::move(hits)},
          {"facets", std::move(facets)},
          {"histogram", std::move(histogram)},
          {"missing", answer.missing},
          {"milliseconds", answer.milliseconds}};
}

Json to_json(const Status& status) {
  const auto date = [](const std::optional<corpus::Date>& day) {
    return day ? Json(corpus::to_iso(*day)) : Json();
  };
  Json shards = Json::array();
  for (const ShardState& shard : status.shards)
    shards.push_back({{"name", shard.name}, {"answers", shard.answers}});
  return {{"version", 1},
          {"letters", status.letters},
          {"first_date", date(status.first_date)},
          {"last_date", date(status.last_date)},
          {"updated", status.updated},
          {"generation", status.generation},
          {"schema", status.schema},
          {"analyzer", status.analyzer},
          {"shards", std::move(shards)}};
}

std::string to_line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace briefkamer::searcher
