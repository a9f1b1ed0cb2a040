#include "corpus/reading/zip_archive.h"

#include <zip.h>

#include <algorithm>

#include "corpus/reader.h"

namespace briefkamer::corpus {
namespace {

constexpr std::size_t kMostFiles = 10'000;
constexpr std::size_t kLargestFile = 64u << 20;
constexpr std::size_t kLargestSum = 256u << 20;
constexpr std::size_t kFreeGrowth = 1u << 20;
constexpr std::size_t kGrowth = 200;
constexpr std::size_t kPiece = 64u << 10;

struct Close {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

struct ZipArchive::Impl {
  std::unique_ptr<zip_t, Close> archive;
};

ZipArchive::ZipArchive(std::string_view bytes) : impl_(std::make_unique<Impl>()) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source) impl_->archive.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (!impl_->archive) {
    std::string reason = zip_error_strerror(&error);
    zip_error_fini(&error);
    if (source) zip_source_free(source);
    throw ReadError("damaged archive: " + reason);
  }
  zip_error_fini(&error);
  const auto count = zip_get_num_entries(impl_->archive.get(), 0);
  if (count > static_cast<zip_int64_t>(kMostFiles)) {
    throw ReadError("this archive has " + std::to_string(count) + " files, and the limit is " +
                    std::to_string(kMostFiles));
  }
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(impl_->archive.get(), static_cast<zip_uint64_t>(i), 0);
    if (!name) continue;
    std::string known(name);
    if (known.empty() || known.ends_with('/')) continue;
    names_.push_back(std::move(known));
    places_.push_back(static_cast<std::uint64_t>(i));
  }
}

ZipArchive::~ZipArchive() = default;

bool ZipArchive::has(std::string_view name) const {
  return std::find(names_.begin(), names_.end(), name) != names_.end();
}

std::optional<std::string> ZipArchive::read(const std::string& name) {
  const auto found = std::find(names_.begin(), names_.end(), name);
  if (found == names_.end()) return std::nullopt;
  return read_at(static_cast<std::size_t>(found - names_.begin()));
}

std::string ZipArchive::read_at(std::size_t index) {
  const auto place = places_.at(index);
  zip_stat_t about;
  zip_stat_init(&about);
  zip_stat_index(impl_->archive.get(), place, 0, &about);
  const std::unique_ptr<zip_file_t, Close> file(zip_fopen_index(impl_->archive.get(), place, 0));
  if (!file) {
    const bool locked =
        (about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE;
    throw ReadError(locked ? "protected by a password; save it without one"
                           : "damaged: it cannot be unpacked");
  }
  const std::size_t packed = (about.valid & ZIP_STAT_COMP_SIZE) != 0 ? about.comp_size : 0;
  std::string bytes;
  for (;;) {
    const auto size = bytes.size();
    bytes.resize(size + kPiece);
    const auto got = zip_fread(file.get(), bytes.data() + size, kPiece);
    if (got < 0) throw ReadError("damaged: it cannot be unpacked to its end");
    bytes.resize(size + static_cast<std::size_t>(got));
    if (got == 0) break;
    if (bytes.size() > kLargestFile || unpacked_ + bytes.size() > kLargestSum) {
      throw ReadError("unpacks to more than the limit of 64 MB a file and 256 MB an archive");
    }
    if (bytes.size() > kFreeGrowth && bytes.size() / kGrowth > packed) {
      throw ReadError("unpacks to over 200 times its size, as files made to do harm do");
    }
  }
  unpacked_ += bytes.size();
  return bytes;
}

}  // namespace briefkamer::corpus
