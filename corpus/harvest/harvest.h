// Fetches letters from the official sources into a folder that `update` can read: each letter in a
// folder of its own, its original file with what the sources say of it beside it.
//
//   FOLDER/kst-28676-472/original.xml     the file, as it came
//   FOLDER/kst-28676-472/metadata.json    official metadata; address, time and SHA-256 of the file
//   FOLDER/kst-28676-472/.earlier/        files that were replaced or taken back
//   FOLDER/.harvest/                      how far each source was read
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "corpus/date.h"
#include "corpus/harvest/http_client.h"

namespace briefkamer::corpus {

// Nothing could be begun: the options are wrong, the folder is in use, or a record in it cannot be
// read.
class HarvestError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct HarvestOptions {
  std::string source;            // "tweedekamer" or "officielebekendmakingen"
  Date since;                    // letters of this day and later
  std::string dossier;           // "28676", "36410-X": only letters in it; empty: all
  std::filesystem::path folder;  // made when it is not there
  // How the source can reach who harvests: an e-mail address or a web page. It goes with every
  // request.
  std::string contact;
  // In place of the official address: a mirror, which is then the only host that is asked.
  std::string base_url;
  Date today;  // the default is the day in UTC
  HttpOptions http;
};

struct HarvestProgress {
  std::string what;
  std::size_t done = 0;
  std::size_t total = 0;  // 0: nobody knows
};

struct HarvestFailure {
  std::string what;  // id or address
  std::string reason;

  bool operator==(const HarvestFailure&) const = default;
};

// Numbers of letters.
struct HarvestSummary {
  std::size_t fetched = 0;             // new
  std::size_t changed = 0;             // their file, of which the earlier one is kept
  std::size_t updated = 0;             // what is said of them, and not their file
  std::size_t unchanged = 0;           // nothing was fetched
  std::size_t deleted = 0;             // taken back by the source
  std::vector<HarvestFailure> failed;  // are tried again by the next run
  std::string stopped;                 // why the run ended before its end; empty: it did not

  bool operator==(const HarvestSummary&) const = default;
};

// The names of the sources, in the order to show them.
std::vector<std::string> harvest_sources();

// Fetches what is new since the last run into the same folder. It may be ended at any moment: the
// next run goes on where it was. A letter that cannot be had is listed and does not end the run; a
// source that is down does. Throws HarvestError, and std::system_error when the folder cannot be
// written. `report` may be empty.
HarvestSummary harvest(HarvestOptions options,
                       const std::function<void(const HarvestProgress&)>& report = {});

}  // namespace briefkamer::corpus
