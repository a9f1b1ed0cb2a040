#include "corpus/harvest/sync_table.h"

#include <fstream>
#include <utility>

#include "corpus/durable_file.h"
#include "corpus/letter_json.h"

namespace briefkamer::corpus {
namespace {

constexpr std::size_t kMostLines = 5000;  // before the file is written anew

Json json_of(const FeedEntry& row) {
  Json fields = Json::object();
  for (const auto& [name, values] : row.fields) fields[name] = values;
  return {{"id", row.id}, {"deleted", row.deleted}, {"fields", fields}};
}

FeedEntry row_from(const Json& json) {
  FeedEntry row;
  row.id = json.at("id").get<std::string>();
  row.deleted = json.at("deleted").get<bool>();
  for (const auto& [name, values] : json.at("fields").items()) {
    row.fields[name] = values.get<std::vector<std::string>>();
  }
  return row;
}

std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string first_line(const std::string& purpose) {
  return line_of({{"made_for", purpose}});
}

}  // namespace

SyncTable::SyncTable(std::filesystem::path path, std::string purpose)
    : path_(std::move(path)), purpose_(std::move(purpose)) {
  load();
}

void SyncTable::load() {
  std::ifstream file(path_, std::ios::binary);
  std::string line;
  if (!std::getline(file, line) || line + '\n' != first_line(purpose_)) return begin();
  std::uintmax_t good = line.size() + 1;
  std::size_t lines = 1;
  while (std::getline(file, line) && !file.eof() && take_line(line)) {
    good += line.size() + 1;
    ++lines;
  }
  file.close();
  if (std::filesystem::file_size(path_) != good) std::filesystem::resize_file(path_, good);
  if (lines <= kMostLines) return;
  Json all = Json::array();
  for (const auto& [id, row] : rows_) all.push_back(json_of(row));
  write_durably(path_, first_line(purpose_) + line_of({{"cursor", cursor_}, {"rows", all}}));
}

bool SyncTable::take_line(const std::string& line) try {
  const auto json = Json::parse(line);
  std::vector<FeedEntry> rows;
  for (const auto& row : json.at("rows")) rows.push_back(row_from(row));
  auto cursor = json.at("cursor").get<std::string>();
  for (auto& row : rows) rows_[row.id] = std::move(row);
  cursor_ = std::move(cursor);
  return true;
} catch (const Json::exception&) {
  return false;
}

void SyncTable::begin() const {
  write_durably(path_, first_line(purpose_));
}

void SyncTable::add(const std::vector<FeedEntry>& rows, const std::string& cursor) {
  Json list = Json::array();
  for (const auto& row : rows) list.push_back(json_of(row));
  append_durably(path_, line_of({{"cursor", cursor}, {"rows", list}}));
  for (const auto& row : rows) rows_[row.id] = row;
  cursor_ = cursor;
}

const FeedEntry* SyncTable::find(const std::string& id) const {
  const auto found = rows_.find(id);
  return found == rows_.end() || found->second.deleted ? nullptr : &found->second;
}

}  // namespace briefkamer::corpus
