// What a harvest writes beside each file that it keeps: metadata.json, with what the official
// sources say of the letter. Readers of the file believe it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/document.h"
#include "corpus/reader.h"

namespace briefkamer::corpus {

// A file as it was fetched.
struct HarvestedFile {
  std::string name;    // in the folder of the record
  std::string source;  // key in HarvestRecord::sources
  std::string url;
  std::string time;  // when it was fetched: "2026-01-31T12:00:00Z"
  std::string sha256;
  std::size_t size = 0;
  std::string version;  // what the source says that changes with the file

  bool operator==(const HarvestedFile&) const = default;
};

// What one source says of a letter.
struct SourceRecord {
  Metadata metadata;
  std::string url;  // of the record itself
  // The record as it came, each field with its value, in order.
  std::vector<std::pair<std::string, std::string>> fields;
  std::string deleted;  // when the source was seen to have taken it back; empty: it has not

  bool operator==(const SourceRecord&) const = default;
};

struct HarvestRecord {
  std::map<std::string, SourceRecord> sources;  // by the name of the source
  std::vector<HarvestedFile> files;
  std::vector<HarvestedFile> earlier;  // that were replaced or taken back; kept out of sight

  // What the sources together say; what a letter's own chamber says wins over what its publisher
  // says.
  Metadata metadata() const;

  bool operator==(const HarvestRecord&) const = default;
};

inline constexpr std::string_view kHarvestRecordName = "metadata.json";

std::string to_json_text(const HarvestRecord& record);

// Whether `bytes` are such a record, by their beginning.
bool is_harvest_record(std::string_view bytes);

// What is there is no whole record; what it said can be fetched anew.
class DamagedRecord : public ReadError {
 public:
  using ReadError::ReadError;
};

// The record in `bytes`. Throws DamagedRecord, and ReadError for one of another version.
HarvestRecord harvest_record_from(std::string_view bytes);

}  // namespace briefkamer::corpus
