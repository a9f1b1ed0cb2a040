#include "corpus/harvest/harvest_store.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <system_error>
#include <utility>

#include "corpus/durable_file.h"
#include "corpus/formats.h"
#include "corpus/harvest/harvest.h"
#include "corpus/hash.h"
#include "corpus/letter_id.h"
#include "corpus/reader.h"

namespace briefkamer::corpus {
namespace {

namespace fs = std::filesystem;

constexpr const char* kState = ".harvest";
constexpr const char* kEarlier = ".earlier";

bool holds(std::string_view bytes, std::string_view part) {
  return bytes.find(part) != std::string_view::npos;
}

// How files of this kind are usually called; which kind it is, only its bytes tell.
std::string ending_of(std::string_view bytes) {
  std::string format = format_of(bytes).name;
  if (format == "text") return "txt";
  if (format == "gzip") return "gz";
  if (format != "zip") return format;
  if (holds(bytes, "[Content_Types].xml")) return "docx";
  return holds(bytes.substr(0, 200), "application/vnd.oasis.opendocument") ? "odt" : "zip";
}

// What a file that was replaced is kept as.
fs::path earlier_name(const HarvestedFile& file) {
  return fs::path(kEarlier) /
         (file.sha256.substr(0, 16) + fs::path(file.name).extension().string());
}

std::vector<std::string> numbers_of(const Metadata& metadata) {
  std::vector<std::string> numbers;
  for (const auto& number : {metadata.id, metadata.number}) {
    if (auto name = slug(number); !name.empty()) numbers.push_back(std::move(name));
  }
  return numbers;
}

}  // namespace

HarvestStore::HarvestStore(fs::path folder) : folder_(std::move(folder)) {
  fs::create_directories(folder_ / kState);
  const auto lock = folder_ / kState / "lock";
  lock_ = ::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (lock_ < 0) throw std::system_error(errno, std::generic_category(), lock.string());
  if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    ::close(lock_);
    throw HarvestError(folder_.string() + ": another harvest fills this folder; wait for its end");
  }
  try {
    know_all();
  } catch (...) {
    ::close(lock_);
    throw;
  }
}

HarvestStore::~HarvestStore() {
  ::close(lock_);
}

void HarvestStore::know_all() {
  for (const auto& entry : fs::directory_iterator(folder_)) {
    const auto name = entry.path().filename().string();
    if (fs::exists(entry.path() / kHarvestRecordName)) know(load(name), name);
  }
}

fs::path HarvestStore::state_file(const std::string& name) const {
  return folder_ / kState / name;
}

std::vector<std::string> HarvestStore::folders_of(const Metadata& metadata) const {
  std::vector<std::string> folders;
  const auto add = [&folders](const std::string& folder) {
    if (std::find(folders.begin(), folders.end(), folder) == folders.end()) {
      folders.push_back(folder);
    }
  };
  for (const auto& number : numbers_of(metadata)) {
    const auto known = folder_of_.find(number);
    if (known != folder_of_.end()) add(known->second);
    if (fs::exists(folder_ / number / kHarvestRecordName)) add(number);
  }
  return folders;
}

std::string HarvestStore::folder_for(const Metadata& metadata) const {
  if (const auto folders = folders_of(metadata); !folders.empty()) return folders.front();
  const auto numbers = numbers_of(metadata);
  return numbers.empty() ? std::string() : numbers.front();
}

HarvestRecord HarvestStore::load(const std::string& folder) const {
  const auto path = folder_ / folder / kHarvestRecordName;
  if (!fs::exists(path)) return {};
  try {
    return harvest_record_from(file_bytes(path));
  } catch (const DamagedRecord&) {
    return {};  // what it said is fetched anew
  } catch (const ReadError& error) {
    throw HarvestError(path.string() + ": " + error.what());
  }
}

fs::path HarvestStore::place_of(const std::string& folder, const HarvestedFile& file) const {
  return folder_ / folder / fs::path(file.name).filename();
}

const HarvestedFile* HarvestStore::file_of(const HarvestRecord& record, const std::string& folder,
                                           const std::string& source) const {
  const auto found = std::find_if(record.files.begin(), record.files.end(),
                                  [&](const auto& file) { return file.source == source; });
  if (found == record.files.end() || !fs::exists(folder_ / folder / found->name)) return nullptr;
  return &*found;
}

bool HarvestStore::put_file(HarvestRecord& record, const std::string& folder, HarvestedFile file,
                            const std::string& bytes) const {
  file.sha256 = sha256(bytes);
  file.size = bytes.size();
  bool same = false;
  std::vector<fs::path> replaced;
  for (const auto& old : std::exchange(record.files, {})) {
    if (old.source != file.source) {
      record.files.push_back(old);
    } else if (old.sha256 == file.sha256) {
      same = true;
    } else {
      keep_earlier(record, folder, old, file.sha256);
      replaced.push_back(place_of(folder, old));
    }
  }
  const auto is_taken = [&](const std::string& name) {
    return std::any_of(record.files.begin(), record.files.end(),
                       [&](const auto& other) { return other.name == name; });
  };
  file.name = "original." + ending_of(bytes);
  if (is_taken(file.name)) file.name = slug(file.source) + '.' + ending_of(bytes);
  const auto place = place_of(folder, file);
  write_durably(place, bytes);
  for (const auto& old : replaced) {
    if (old != place) fs::remove(old);
  }
  record.files.push_back(std::move(file));
  return !same;
}

// The old file keeps its name until the new one takes it, or stands beside it. A kill between that
// and saving the record leaves the next run to find the new bytes under the old name.
void HarvestStore::keep_earlier(HarvestRecord& record, const std::string& folder,
                                const HarvestedFile& file, const std::string& new_hash) const {
  const auto place = place_of(folder, file);
  const auto hidden = folder_ / folder / earlier_name(file);
  ReadLimits any_size;
  any_size.bytes = std::size_t{1} << 40;
  const bool is_new =
      fs::exists(place) && !new_hash.empty() && sha256(file_bytes(place, any_size)) == new_hash;
  if (fs::exists(place) && !is_new) link_durably(place, hidden);
  if (!fs::exists(hidden)) return;
  auto kept = file;
  kept.name = earlier_name(file).string();
  if (std::find(record.earlier.begin(), record.earlier.end(), kept) == record.earlier.end()) {
    record.earlier.push_back(std::move(kept));
  }
}

void HarvestStore::hide_files(HarvestRecord& record, const std::string& folder,
                              const std::string& source) const {
  for (const auto& file : std::exchange(record.files, {})) {
    if (file.source == source) {
      keep_earlier(record, folder, file, {});
      fs::remove(place_of(folder, file));
    } else {
      record.files.push_back(file);
    }
  }
}

void HarvestStore::save(const HarvestRecord& record, const std::string& folder) {
  write_durably(folder_ / folder / kHarvestRecordName, to_json_text(record));
  know(record, folder);
}

// What a record says of its number counts for more than what a folder is called.
void HarvestStore::know(const HarvestRecord& record, const std::string& folder) {
  folder_of_.emplace(folder, folder);
  for (const auto& [name, source] : record.sources) {
    for (const auto& number : numbers_of(source.metadata)) folder_of_[number] = folder;
  }
}

}  // namespace briefkamer::corpus
