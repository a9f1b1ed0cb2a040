#include "indexer/folder/run_report.h"

#include <algorithm>

#include "indexer/now.h"

namespace briefkamer::indexer {
namespace {

using corpus::Json;

constexpr std::size_t kMostListed = 1000;

Json listed(const std::vector<Failure>& failures) {
  Json list = Json::array();
  for (const Failure& failure : failures)
    list.push_back({{"path", failure.path}, {"reason", failure.reason}});
  return list;
}

bool by_path(const Failure& a, const Failure& b) {
  return a.path < b.path;
}

// Whether one of `sorted` is of the file at `path`, or of a file in that archive.
bool holds(const std::vector<Failure>& sorted, const std::string& path) {
  for (const std::string& start : {path, path + '/'}) {
    const auto at = std::lower_bound(sorted.begin(), sorted.end(), Failure{start, {}}, by_path);
    if (at != sorted.end() && (at->path == path || at->path.starts_with(path + '/'))) return true;
  }
  return false;
}

void add_known(const std::vector<FileRecord>& known, std::vector<Failure>& failed) {
  std::sort(failed.begin(), failed.end(), by_path);
  std::vector<Failure> others;
  for (const FileRecord& record : known) {
    const std::string name = printable_path(record.path);
    if (!holds(failed, name)) others.push_back({name, record.failure});
  }
  failed.insert(failed.end(), others.begin(), others.end());
  std::sort(failed.begin(), failed.end(), by_path);
}

// Whether `path`, or the archive that it is in, is known and was not read again.
bool stands(std::string path, const WasRead& was_read) {
  for (; !path.empty(); path.erase(std::min(path.size(), path.rfind('/')))) {
    if (const auto read = was_read(path)) return !*read;
  }
  return false;
}

void add_earlier(const std::string& before, const WasRead& was_read,
                 std::vector<Failure>& remarks) {
  const Json report = Json::parse(before, nullptr, false);
  if (!report.is_object() || !report.contains("remarks")) return;
  for (const Json& remark : report.at("remarks")) {
    Failure earlier{remark.value("path", ""), remark.value("reason", "")};
    if (stands(earlier.path, was_read)) remarks.push_back(std::move(earlier));
  }
  std::stable_sort(remarks.begin(), remarks.end(), by_path);
}

void keep_first(std::vector<Failure>& list) {
  if (list.size() > kMostListed) list.resize(kMostListed);
}

}  // namespace

Json to_json(const UpdateSummary& summary) {
  return {{"read", summary.read},
          {"added", summary.added},
          {"changed", summary.changed},
          {"unchanged", summary.unchanged},
          {"moved", summary.moved},
          {"duplicate", summary.duplicate},
          {"gone", summary.gone},
          {"pruned", summary.pruned},
          {"failed", listed(summary.failed)},
          {"remarks", listed(summary.remarks)},
          {"other_vocabulary", summary.other_vocabulary},
          {"stopped", summary.stopped}};
}

std::string run_report(const UpdateSummary& summary, const std::vector<FileRecord>& failures,
                       const WasRead& was_read, const std::string& before, double seconds) {
  UpdateSummary whole = summary;
  add_known(failures, whole.failed);
  add_earlier(before, was_read, whole.remarks);
  const std::size_t failed = whole.failed.size();
  const std::size_t remarks = whole.remarks.size();
  keep_first(whole.failed);
  keep_first(whole.remarks);
  Json report = to_json(whole);
  report["finished"] = now_utc();
  report["seconds"] = seconds;
  report["failed_count"] = failed;
  report["remarks_count"] = remarks;
  return report.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace briefkamer::indexer
