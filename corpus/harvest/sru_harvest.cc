#include "corpus/harvest/sru_harvest.h"

#include <algorithm>
#include <chrono>
#include <set>

#include "corpus/durable_file.h"
#include "corpus/harvest/sru.h"
#include "corpus/letter_json.h"
#include "corpus/reader.h"

namespace briefkamer::corpus {
namespace {

constexpr std::size_t kPageSize = 100;
// The service may come to know of a paper days after it changed.
constexpr std::chrono::days kUnsettled{3};

// How far the service was read: every day before `day`, save for the letters in `failed`.
struct Cursor {
  std::string base;
  Date since;
  Date day;
  std::vector<std::string> failed;
};

std::chrono::sys_days next_day(Date date) {
  return std::chrono::sys_days(date) + std::chrono::days(1);
}

class OfficialPapers {
 public:
  OfficialPapers(const HarvestOptions& options, LetterKeeper& keeper)
      : options_(options), keeper_(keeper) {}

  void run() {
    if (!options_.dossier.empty()) {
      read_all(cql_changed_since(options_.since, options_.dossier));
      return;
    }
    load();
    retry();
    const auto settled = Date(std::chrono::sys_days(options_.today) - kUnsettled);
    for (auto day = cursor_.day; day <= options_.today; day = next_day(day)) {
      read_all(cql_changed_on(day));
      if (day < settled) cursor_.day = next_day(day);
      save();
    }
  }

 private:
  std::filesystem::path file() const {
    return keeper_.store().state_file(std::string(kOfficialPapers) + ".json");
  }

  // A run since another day, or of another address, begins at the beginning.
  void load() {
    cursor_ = {options_.base_url, options_.since, options_.since, {}};
    if (!std::filesystem::exists(file())) return;
    const auto json = Json::parse(file_bytes(file()), nullptr, false);
    if (json.is_discarded() || json.value("base", "") != options_.base_url) return;
    if (json.value("since", "") != to_iso(options_.since)) return;
    const auto day = from_iso(json.value("day", ""));
    if (day && *day > cursor_.day) cursor_.day = *day;
    cursor_.failed = json.value("failed", cursor_.failed);
  }

  void save() {
    std::sort(cursor_.failed.begin(), cursor_.failed.end());
    const auto repeated = std::unique(cursor_.failed.begin(), cursor_.failed.end());
    cursor_.failed.erase(repeated, cursor_.failed.end());
    const Json json = {{"base", cursor_.base},
                       {"since", to_iso(cursor_.since)},
                       {"day", to_iso(cursor_.day)},
                       {"failed", cursor_.failed}};
    write_durably(file(), json.dump(2) + '\n');
  }

  // What failed before; what fails again is listed again, and what the service has no record of at
  // this moment. Until all was tried, the list on the disk stays as it is.
  void retry() {
    for (const auto& id : std::exchange(cursor_.failed, {})) {
      read_all(cql_identifier(id));
      if (!tried_.contains(id)) cursor_.failed.push_back(id);
    }
  }

  void read_all(const std::string& query) {
    std::size_t start = 1;
    while (start != 0) {
      SruPage page;
      keeper_.get_page(sru_address(options_.base_url, query, start, kPageSize),
                       [&](const std::string& bytes) { page = read_sru_page(bytes); });
      if (page.records.empty()) return;
      for (const auto& record : page.records) take(record);
      const auto next = page.next.value_or(0);
      if (next != 0 && next <= start) {
        throw HarvestStopped("the search service goes round in circles at record " +
                             std::to_string(start));
      }
      start = next;
    }
  }

  void take(const SruRecord& record) {
    if (!is_letter(record)) return;
    const auto& metadata = record.record.metadata;
    if (metadata.date && *metadata.date < options_.since) return;
    // What failed before and changed lately is found twice.
    if (!metadata.id.empty() && !tried_.insert(metadata.id).second) return;
    keeper_.report("papers", ++taken_);
    if (!keeper_.take({record.record, record.urls, record.version, 0}) && !metadata.id.empty()) {
      cursor_.failed.push_back(metadata.id);
    }
  }

  const HarvestOptions& options_;
  LetterKeeper& keeper_;
  Cursor cursor_;
  std::size_t taken_ = 0;
  std::set<std::string> tried_;
};

}  // namespace

void harvest_official_papers(const HarvestOptions& options, LetterKeeper& keeper) {
  OfficialPapers(options, keeper).run();
}

std::string official_papers_address() {
  return "https://repository.overheid.nl/sru";
}

std::vector<std::string> official_papers_origins() {
  return {"https://repository.overheid.nl", "https://repository.officiele-overheidspublicaties.nl",
          "https://zoek.officielebekendmakingen.nl"};
}

}  // namespace briefkamer::corpus
