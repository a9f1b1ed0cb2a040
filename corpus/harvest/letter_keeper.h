// What the sources of a harvest share: fetching pages and files, and keeping letters.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "corpus/harvest/harvest.h"
#include "corpus/harvest/harvest_store.h"
#include "corpus/harvest/http_client.h"

namespace briefkamer::corpus {

// The source answers nothing any more: the run ends, and the next one goes on from here.
class HarvestStopped : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// A letter as a source offers it.
struct OfferedLetter {
  SourceRecord record;
  std::vector<std::string> urls;  // of its file, the best first
  std::string version;            // the file is fetched again when this is another
  std::uintmax_t size = 0;        // of the file, as the source says; 0: it does not
};

class LetterKeeper {
 public:
  using Report = std::function<void(const HarvestProgress&)>;

  LetterKeeper(const HarvestOptions& options, const Report& report);

  // The page of a list at `url`, as `read` understands it. A page that `read` refuses with a
  // ReadError, because it came in half or is no such page, is asked for again. Throws
  // HarvestStopped when it cannot be had.
  void get_page(const std::string& url, const std::function<void(const std::string&)>& read);

  // Keeps the letter, fetching its file when it is new or changed. Returns whether it is kept; when
  // not, it is listed as failed. Throws HarvestStopped when several in a row find the host down.
  bool take(const OfferedLetter& letter);

  // The source has taken back the letter of this record, which its "id" tells from another letter
  // that has its number now.
  void take_back(const SourceRecord& gone);

  void fail(const std::string& what, const std::string& reason);
  void report(const std::string& what, std::size_t done, std::size_t total = 0) const;

  HarvestStore& store() { return store_; }
  HarvestSummary& summary() { return summary_; }

 private:
  void keep(const OfferedLetter& letter, const std::string& folder);
  void leave_other_folders(const Metadata& metadata, const std::string& folder);
  std::string fetch(const OfferedLetter& letter, HarvestedFile& file);
  std::string fetch_one(const std::string& url, std::uintmax_t size);
  std::string fetch_whole(const std::string& url, std::uintmax_t size);

  const HarvestOptions& options_;
  const Report& report_;
  HttpClient client_;
  HarvestStore store_;
  HarvestSummary summary_;
  int down_ = 0;  // files in a row for which the host was down
};

}  // namespace briefkamer::corpus
