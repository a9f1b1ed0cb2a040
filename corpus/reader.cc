#include "corpus/reader.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <functional>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include "corpus/formats.h"
#include "corpus/harvest/harvest_record.h"
#include "corpus/hash.h"
#include "corpus/reading/official_metadata.h"
#include "corpus/reading/pdf_reader.h"
#include "corpus/reading/worker.h"
#include "corpus/reading/xml_reader.h"

namespace briefkamer::corpus {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestRecord = 1u << 20;
constexpr int kDeepestArchive = 3;
constexpr std::size_t kMostMembers = 10'000;
constexpr std::string_view kRecordEnd = ".metadata.xml";
constexpr std::string_view kFolderRecord = "metadata.xml";

[[noreturn]] void refuse_size(std::uintmax_t size, std::size_t limit) {
  throw ReadError("too large: " + std::to_string(size) + " bytes, and the limit is " +
                  std::to_string(limit));
}

// Where the record of the paper at `name` may be.
std::vector<std::string> record_places(const fs::path& name) {
  const auto folder = name.parent_path();
  return {(folder / name.stem()).string() + std::string(kRecordEnd),
          (folder / kFolderRecord).string(), (folder / kHarvestRecordName).string()};
}

// The files that stand beside one: in its folder, or in its archive.
struct Neighbours {
  std::function<bool(const std::string& name)> has;
  std::function<std::string(const std::string& name)> bytes;
};

Neighbours in_folder() {
  return {[](const std::string& name) {
            std::error_code error;
            return fs::is_regular_file(name, error);
          },
          [](const std::string& name) {
            ReadLimits limits;
            limits.bytes = kLargestRecord;
            return file_bytes(name, limits);
          }};
}

Neighbours in_archive(const std::vector<Member>& members) {
  const auto find = [&members](const std::string& name) {
    return std::find_if(members.begin(), members.end(),
                        [&](const Member& member) { return member.name == name; });
  };
  return {[&members, find](const std::string& name) { return find(name) != members.end(); },
          [&members, find](const std::string& name) {
            const auto member = find(name);
            return member == members.end() ? std::string() : member->bytes;
          }};
}

class FileReader {
 public:
  FileReader(const ReadLimits& limits, std::vector<Refusal>* refused)
      : limits_(limits), refused_(refused) {}

  // `name` is that of the file among its neighbours, `path` what its source is called, `depth` how
  // many archives it is in.
  std::vector<Document> read(std::string_view bytes, const std::string& path,
                             const std::string& name, const Neighbours& beside, int depth = 0) {
    if (bytes.empty()) throw ReadError("empty: the file has no bytes");
    if (is_harvest_record(bytes)) return leave_to_harvested(bytes, name, beside);
    const auto& format = format_of(bytes);
    if (!format.read) {
      throw ReadError(std::string("this is ") + format.description + ", which cannot be read here");
    }
    if (depth > 0 && format.name == std::string_view("zip")) require_room();
    auto contents = contents_of(bytes, format);
    if (contents.record) return leave_to_paper(*contents.record, name, beside);
    if (!contents.members.empty()) return read_members(contents.members, path, depth + 1);
    for (auto& document : contents.documents) {
      use_record_beside(document, name, beside);
      if (document.source.format.empty()) document.source.format = format.name;
      document.source.path = path;
      document.source.hash = sha256(bytes);
    }
    return std::move(contents.documents);
  }

 private:
  Contents contents_of(std::string_view bytes, const Format& format) const {
    if (format.is_safe) return format.read(bytes);
    const WorkerLimits limits{limits_.seconds, limits_.memory};
    if (!limits_.ocr || format.name != std::string_view("pdf")) {
      return in_worker([&] { return format.read(bytes); }, limits);
    }
    const auto scans = in_worker([&] { return find_scans(bytes); }, limits).scans;
    const auto tables =
        scans.empty() ? OcrTables() : read_scans(bytes, sha256(bytes), scans, limits_.ocr_cache);
    return in_worker([&] { return read_pdf(bytes, tables); }, limits);
  }

  std::vector<Document> read_members(const std::vector<Member>& members, const std::string& path,
                                     int depth) {
    if (depth > kDeepestArchive) {
      throw ReadError("archives in archives, more than " + std::to_string(kDeepestArchive) +
                      " deep");
    }
    for (const auto& member : members) unpacked_ += member.bytes.size();
    members_ += members.size();
    require_room();
    const auto beside = in_archive(members);
    std::vector<Document> documents;
    for (const auto& member : members) {
      const auto name = path + '/' + member.name;
      try {
        if (!member.refused.empty()) throw ReadError(member.refused);
        auto more = read(member.bytes, name, member.name, beside, depth);
        std::move(more.begin(), more.end(), std::back_inserter(documents));
      } catch (const ReadError& error) {
        if (!refused_) throw ReadError(member.name + ": " + error.what());
        refused_->push_back({name, error.what()});
      }
    }
    return documents;
  }

  // Each archive is bounded by itself; archives in archives would multiply that.
  void require_room() const {
    if (unpacked_ <= limits_.unpacked && members_ <= kMostMembers) return;
    throw ReadError("archives in an archive hold more than the limit of " +
                    std::to_string(limits_.unpacked >> 20) + " MB or " +
                    std::to_string(kMostMembers) + " files together");
  }

  // Takes in the first record that is the file's own.
  void use_record_beside(Document& document, const std::string& name, const Neighbours& beside) {
    const fs::path path(name);
    for (const auto& place : record_places(name)) {
      if (place == name || !beside.has(place)) continue;
      const auto file = fs::path(place).filename();
      const auto record = file == kHarvestRecordName ? harvested(place, path.filename(), beside)
                                                     : record_in(place, beside);
      const bool own = file != kFolderRecord || (record && record->id == path.stem().string());
      if (!record || !own) continue;
      use_record(document.metadata, *record);
      return;
    }
  }

  // What a harvest knows of the file that it keeps under that name.
  static std::optional<Metadata> harvested(const std::string& place, const fs::path& name,
                                           const Neighbours& beside) {
    try {
      const auto bytes = beside.bytes(place);
      if (!is_harvest_record(bytes)) return std::nullopt;
      const auto record = harvest_record_from(bytes);
      if (holds(record, name)) return record.metadata();
      return std::nullopt;
    } catch (const ReadError&) {
      return std::nullopt;  // it is refused by its own name
    }
  }

  static bool holds(const HarvestRecord& record, const fs::path& name) {
    return std::any_of(record.files.begin(), record.files.end(),
                       [&](const HarvestedFile& file) { return file.name == name; });
  }

  // Of a letter that every source took back, no file is left.
  static std::vector<Document> leave_to_harvested(std::string_view bytes, const std::string& name,
                                                  const Neighbours& beside) {
    const auto record = harvest_record_from(bytes);
    const auto folder = fs::path(name).parent_path();
    for (const auto& file : record.files) {
      if (!beside.has((folder / file.name).string())) {
        throw ReadError("the record of a harvested letter, whose file " + file.name +
                        " is not beside it; harvest into this folder again");
      }
    }
    return {};
  }

  // A record that cannot be read is refused by its own name, and does not harm its paper.
  std::optional<Metadata> record_in(const std::string& place, const Neighbours& beside) const {
    try {
      const auto bytes = beside.bytes(place);
      return in_worker([&] { return read_xml(bytes); }, {limits_.seconds, limits_.memory}).record;
    } catch (const ReadError&) {
      return std::nullopt;
    }
  }

  static std::vector<Document> leave_to_paper(const Metadata& record, const std::string& name,
                                              const Neighbours& beside) {
    const fs::path path(name);
    auto stem = path.filename().string();
    stem = stem.ends_with(kRecordEnd) ? stem.substr(0, stem.size() - kRecordEnd.size()) : record.id;
    for (const auto* end : {".xml", ".pdf", ".html", ".htm", ".docx", ".odt", ".txt"}) {
      const auto paper = (path.parent_path() / (stem + end)).string();
      if (paper != name && beside.has(paper)) return {};
    }
    throw ReadError("a metadata record" + (record.id.empty() ? std::string() : " of " + record.id) +
                    ", not a letter; it is read with its paper, which is not beside it");
  }

  const ReadLimits& limits_;
  std::vector<Refusal>* refused_;
  // Of all archives in the file.
  std::size_t unpacked_ = 0;
  std::size_t members_ = 0;
};

}  // namespace

std::string file_bytes(const std::filesystem::path& path, const ReadLimits& limits) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!error && !std::filesystem::is_regular_file(status)) {
    throw ReadError(std::filesystem::exists(status) ? "not a file"
                                                    : "cannot be opened: no such file");
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) throw ReadError(std::string("cannot be opened: ") + std::strerror(errno));
  const auto size = std::filesystem::file_size(path, error);
  if (!error && size > limits.bytes) refuse_size(size, limits.bytes);
  std::string bytes(error ? 0 : static_cast<std::size_t>(size), '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (file.bad()) throw ReadError("cannot be read to its end");
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

std::vector<std::filesystem::path> records_beside(const std::filesystem::path& path) {
  std::vector<fs::path> found;
  for (const auto& place : record_places(path)) {
    std::error_code error;
    if (place != path && fs::is_regular_file(place, error)) found.emplace_back(place);
  }
  return found;
}

std::vector<Document> read_file(const fs::path& path, const ReadLimits& limits,
                                std::vector<Refusal>* refused) {
  return read_bytes(file_bytes(path, limits), path.string(), limits, refused);
}

std::vector<Document> read_bytes(std::string_view bytes, const std::string& path,
                                 const ReadLimits& limits, std::vector<Refusal>* refused) {
  return FileReader(limits, refused).read(bytes, path, path, in_folder());
}

}  // namespace briefkamer::corpus
