#include "corpus/harvest/letter_keeper.h"

#include <algorithm>
#include <chrono>
#include <ctime>

#include "corpus/formats.h"
#include "corpus/reader.h"
#include "corpus/reading/xml_tree.h"

namespace briefkamer::corpus {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kPauseOfPages{250};
constexpr milliseconds kPauseOfFiles{1000};
constexpr int kPageAttempts = 3;
constexpr int kFileAttempts = 3;
constexpr int kMostDown = 3;
// Bytes in which a whole file has the mark of its end: a PDF may have some behind it, a zip archive
// a comment of 64 kB.
constexpr std::size_t kPdfEnd = 2048;
constexpr std::size_t kZipEnd = (64u << 10) + 22;

std::string now_in_utc() {
  const auto now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

std::string name_of(const Metadata& metadata) {
  return !metadata.id.empty() ? metadata.id : metadata.number;
}

// What the source itself knows the letter by.
std::string id_in(const SourceRecord& record) {
  for (const auto& [name, value] : record.fields) {
    if (name == "id") return value;
  }
  return {};
}

bool is_official_xml(const std::string& bytes) {
  return std::string_view(bytes).substr(0, 4096).find("<officiele-publicatie") !=
         std::string_view::npos;
}

// Papers that were never set as XML have one that holds their metadata alone.
void require_text(const std::string& bytes) {
  for (const auto* element : {"<al>", "<al ", "<vraag>", "<vraag "}) {
    if (bytes.find(element) != std::string::npos) return;
  }
  throw HttpError("the paper's XML has no text");
}

// Sources answer a missing file with a page that says so, and with status 200.
void require_paper(const std::string& bytes) {
  if (bytes.empty()) throw HttpError("the file is empty");
  const std::string format = format_of(bytes).name;
  if (format == "html") throw HttpError("a web page came in place of the file");
  if (format != "xml") return;
  if (!is_official_xml(bytes)) throw HttpError("XML came that is no official paper");
  require_text(bytes);
}

bool ends_near(std::string_view bytes, std::string_view mark, std::size_t most) {
  const auto start = bytes.size() - std::min(bytes.size(), most);
  return bytes.find(mark, start) != std::string_view::npos;
}

bool is_well_formed(const std::string& bytes) {
  try {
    parse_xml(bytes);
    return true;
  } catch (const ReadError&) {
    return false;
  }
}

// Whether the file has its end. Where the source does not say its size, the end itself tells it, in
// the formats that have one.
bool is_whole(const std::string& bytes, std::uintmax_t size) {
  if (size > 0) return bytes.size() >= size;
  const std::string format = format_of(bytes).name;
  if (format == "xml") return is_well_formed(bytes);
  if (format == "pdf") return ends_near(bytes, "%%EOF", kPdfEnd);
  if (format == "zip") return ends_near(bytes, "PK\x05\x06", kZipEnd);
  return true;
}

}  // namespace

LetterKeeper::LetterKeeper(const HarvestOptions& options, const Report& report)
    : options_(options), report_(report), client_(options.http), store_(options.folder) {}

void LetterKeeper::get_page(const std::string& url,
                            const std::function<void(const std::string&)>& read) {
  auto pause = kPauseOfPages;
  for (int attempt = 1; true; ++attempt) {
    try {
      return read(client_.get(url, pause).body);
    } catch (const HttpError& error) {
      throw HarvestStopped(url + ": " + error.what());
    } catch (const ReadError& error) {
      if (attempt == kPageAttempts) throw HarvestStopped(url + ": " + error.what());
    }
    pause *= 8;
  }
}

bool LetterKeeper::take(const OfferedLetter& letter) {
  const auto folder = store_.folder_for(letter.record.metadata);
  if (folder.empty()) {
    fail(letter.record.url, "has no official number to keep it under");
    return false;
  }
  try {
    keep(letter, folder);
    leave_other_folders(letter.record.metadata, folder);
    down_ = 0;
    return true;
  } catch (const HostDown& error) {
    fail(name_of(letter.record.metadata), error.what());
    if (++down_ == kMostDown) {
      throw HarvestStopped("the files of " + std::to_string(kMostDown) +
                           " letters in a row could not be fetched: " + error.what());
    }
  } catch (const HttpError& error) {
    down_ = 0;
    fail(name_of(letter.record.metadata), error.what());
  }
  return false;
}

void LetterKeeper::keep(const OfferedLetter& letter, const std::string& folder) {
  auto record = store_.load(folder);
  const auto* old = store_.file_of(record, folder, options_.source);
  const bool is_new = !record.sources.contains(options_.source);
  auto& said = record.sources[options_.source];
  if (old && old->version == letter.version) {
    ++(said == letter.record ? summary_.unchanged : summary_.updated);
    if (said == letter.record) return;
  } else {
    HarvestedFile file;
    file.source = options_.source;
    file.version = letter.version;
    file.time = now_in_utc();
    const auto bytes = fetch(letter, file);
    const bool other = store_.put_file(record, folder, std::move(file), bytes);
    ++(is_new ? summary_.fetched : other ? summary_.changed : summary_.updated);
  }
  said = letter.record;
  store_.save(record, folder);
}

// A letter that was kept under one number may get another, which has a folder of its own already.
void LetterKeeper::leave_other_folders(const Metadata& metadata, const std::string& folder) {
  for (const auto& other : store_.folders_of(metadata)) {
    if (other == folder) continue;
    auto record = store_.load(other);
    if (!record.sources.contains(options_.source)) continue;
    store_.hide_files(record, other, options_.source);
    record.sources.erase(options_.source);
    store_.save(record, other);
  }
}

// The first of its files that is a paper; the reason is that of the last.
std::string LetterKeeper::fetch(const OfferedLetter& letter, HarvestedFile& file) {
  if (letter.urls.empty()) throw HttpError("the source names no file of it");
  for (std::size_t i = 0; true; ++i) {
    try {
      file.url = letter.urls[i];
      return fetch_one(letter.urls[i], letter.size);
    } catch (const HostDown&) {
      throw;
    } catch (const HttpError& error) {
      if (i + 1 == letter.urls.size()) throw HttpError(letter.urls[i] + ": " + error.what());
    }
  }
}

std::string LetterKeeper::fetch_one(const std::string& url, std::uintmax_t size) {
  auto bytes = fetch_whole(url, size);
  require_paper(bytes);
  return bytes;
}

// A host that says no length may have stopped half way; then it is asked again.
std::string LetterKeeper::fetch_whole(const std::string& url, std::uintmax_t size) {
  auto pause = kPauseOfFiles;
  for (int attempt = 1; true; ++attempt) {
    auto answer = client_.get(url, pause);
    if (answer.whole || is_whole(answer.body, size)) return std::move(answer.body);
    if (attempt == kFileAttempts) {
      throw HttpError("came in half: " + std::to_string(answer.body.size()) + " bytes" +
                      (size > 0 ? " of " + std::to_string(size) : ""));
    }
    pause *= 8;
  }
}

void LetterKeeper::take_back(const SourceRecord& gone) {
  for (const auto& folder : store_.folders_of(gone.metadata)) {
    auto record = store_.load(folder);
    const auto said = record.sources.find(options_.source);
    if (said == record.sources.end() || !said->second.deleted.empty()) continue;
    if (id_in(said->second) != id_in(gone)) continue;
    store_.hide_files(record, folder, options_.source);
    said->second.deleted = now_in_utc();
    store_.save(record, folder);
    ++summary_.deleted;
  }
}

void LetterKeeper::fail(const std::string& what, const std::string& reason) {
  summary_.failed.push_back({what, reason});
}

void LetterKeeper::report(const std::string& what, std::size_t done, std::size_t total) const {
  if (report_) report_({what, done, total});
}

}  // namespace briefkamer::corpus
