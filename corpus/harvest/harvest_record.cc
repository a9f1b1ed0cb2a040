#include "corpus/harvest/harvest_record.h"

#include "corpus/letter_json.h"
#include "corpus/reading/official_metadata.h"

namespace briefkamer::corpus {
namespace {

// The first key of a record, by which it is recognised; its value is the version of this layout.
constexpr std::string_view kMark = "briefkamer_harvest";
constexpr int kVersion = 1;

// The source whose word on a letter counts most comes last.
constexpr std::string_view kMostTrusted = "tweedekamer";

Json json_of(const Metadata& metadata) {
  Json senders = Json::array();
  for (const auto& sender : metadata.senders) {
    senders.push_back(
        {{"ministry", sender.ministry}, {"role", sender.role}, {"name", sender.name}});
  }
  return {{"id", metadata.id},
          {"number", metadata.number},
          {"date", metadata.date ? Json(to_iso(*metadata.date)) : Json()},
          {"subject", metadata.subject},
          {"kind", metadata.kind},
          {"senders", senders},
          {"dossier", metadata.dossier},
          {"dossier_number", metadata.dossier_number},
          {"dossier_title", metadata.dossier_title},
          {"themes", metadata.themes},
          {"own_reference", metadata.own_reference},
          {"url", metadata.url}};
}

Json json_of(const std::vector<HarvestedFile>& files) {
  Json list = Json::array();
  for (const auto& file : files) {
    list.push_back({{"name", file.name},
                    {"source", file.source},
                    {"url", file.url},
                    {"time", file.time},
                    {"sha256", file.sha256},
                    {"size", file.size},
                    {"version", file.version}});
  }
  return list;
}

Json json_of(const SourceRecord& source) {
  Json fields = Json::array();
  for (const auto& [name, value] : source.fields) fields.push_back({name, value});
  return {{"metadata", json_of(source.metadata)},
          {"url", source.url},
          {"deleted", source.deleted.empty() ? Json() : Json(source.deleted)},
          {"fields", fields}};
}

std::string text_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found == json.end() || found->is_null() ? std::string() : found->get<std::string>();
}

Metadata metadata_from(const Json& json) {
  Metadata metadata;
  metadata.id = text_at(json, "id");
  metadata.number = text_at(json, "number");
  metadata.date = from_iso(text_at(json, "date"));
  metadata.subject = text_at(json, "subject");
  metadata.kind = text_at(json, "kind");
  for (const auto& sender : json.at("senders")) {
    metadata.senders.push_back(
        {text_at(sender, "ministry"), text_at(sender, "role"), text_at(sender, "name")});
  }
  metadata.dossier = text_at(json, "dossier");
  metadata.dossier_number = text_at(json, "dossier_number");
  metadata.dossier_title = text_at(json, "dossier_title");
  metadata.themes = json.at("themes").get<std::vector<std::string>>();
  metadata.own_reference = text_at(json, "own_reference");
  metadata.url = text_at(json, "url");
  return metadata;
}

std::vector<HarvestedFile> files_from(const Json& list) {
  std::vector<HarvestedFile> files;
  for (const auto& json : list) {
    files.push_back({text_at(json, "name"), text_at(json, "source"), text_at(json, "url"),
                     text_at(json, "time"), text_at(json, "sha256"),
                     json.at("size").get<std::size_t>(), text_at(json, "version")});
  }
  return files;
}

SourceRecord source_from(const Json& json) {
  SourceRecord source;
  source.metadata = metadata_from(json.at("metadata"));
  source.url = text_at(json, "url");
  source.deleted = text_at(json, "deleted");
  for (const auto& field : json.at("fields")) {
    source.fields.emplace_back(field.at(0).get<std::string>(), field.at(1).get<std::string>());
  }
  return source;
}

}  // namespace

Metadata HarvestRecord::metadata() const {
  Metadata result;
  const auto take = [&result](const SourceRecord& source) {
    if (source.deleted.empty()) use_record(result, source.metadata);
  };
  for (const auto& [name, source] : sources) {
    if (name != kMostTrusted) take(source);
  }
  const auto trusted = sources.find(std::string(kMostTrusted));
  if (trusted != sources.end()) take(trusted->second);
  return result;
}

std::string to_json_text(const HarvestRecord& record) {
  Json sources = Json::object();
  for (const auto& [name, source] : record.sources) sources[name] = json_of(source);
  const Json json = {{kMark, kVersion},
                     {"metadata", json_of(record.metadata())},
                     {"files", json_of(record.files)},
                     {"earlier", json_of(record.earlier)},
                     {"sources", sources}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

bool is_harvest_record(std::string_view bytes) {
  const auto head = bytes.substr(0, 200);
  const auto first = head.find_first_not_of(" \t\r\n");
  return first != head.npos && head[first] == '{' &&
         head.find('"' + std::string(kMark) + '"') != head.npos;
}

HarvestRecord harvest_record_from(std::string_view bytes) try {
  const auto json = Json::parse(bytes);
  if (json.at(std::string(kMark)) != kVersion) {
    throw ReadError("a record of a harvest by another version of this program");
  }
  HarvestRecord record;
  for (const auto& [name, source] : json.at("sources").items()) {
    record.sources[name] = source_from(source);
  }
  record.files = files_from(json.at("files"));
  record.earlier = files_from(json.at("earlier"));
  return record;
} catch (const Json::exception&) {
  throw DamagedRecord("a damaged record of a harvest; harvest into this folder again");
}

}  // namespace briefkamer::corpus
