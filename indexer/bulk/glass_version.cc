#include "indexer/bulk/glass_version.h"

#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>

#include "indexer/bulk/glass_numbers.h"
#include "indexer/database_files.h"

namespace briefkamer::indexer::glass {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic = "\x0F\x0DXapian Glass\x04\x6E";

void append_root(std::string& to, const Root& root) {
  append_number(to, root.block);
  append_number(to, root.level << 2 | (root.sequential ? 2u : 0u) | (root.fake ? 1u : 0u));
  append_number(to, root.entries);
  append_number(to, root.block_size / 2048);
  append_number(to, root.compress_from);
  append_string(to, root.free_list);
}

Root take_root(std::string_view& from) {
  constexpr std::uint32_t kFake = 1;
  constexpr std::uint32_t kSequential = 2;
  Root root;
  root.block = static_cast<std::uint32_t>(take_number(from));
  const auto level = static_cast<std::uint32_t>(take_number(from));
  root.level = level >> 2;
  root.sequential = (level & kSequential) != 0;
  root.fake = (level & kFake) != 0;
  root.entries = take_number(from);
  root.block_size = static_cast<std::uint32_t>(take_number(from) * 2048);
  root.compress_from = static_cast<std::uint32_t>(take_number(from));
  const std::size_t size = std::min<std::size_t>(take_number(from), from.size());
  root.free_list = from.substr(0, size);
  from.remove_prefix(size);
  return root;
}

// A table that does not exist.
Root no_table(const Version& version) {
  Root root;
  root.block_size = version.postlist.block_size;
  root.compress_from = kCompressFrom;
  return root;
}

void append_statistics(std::string& to, const Statistics& statistics) {
  append_number(to, statistics.documents);
  append_number(to, 0);  // numbers of documents that are gone
  append_number(to, statistics.shortest);
  append_number(to, statistics.highest_frequency);
  append_number(to, statistics.longest - statistics.highest_frequency);
  append_number(to, 0);  // change sets
  append_number(to, statistics.total_length);
  append_number(to, 0);  // spelling
}

std::string file_content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// That of a database just made: nothing in it and never committed.
Version empty_version(const std::string& seen) {
  Version version;
  version.revision = 0;
  std::copy_n(seen.begin() + kMagic.size(), version.identity.size(), version.identity.begin());
  version.docdata.compress_from = version.termlist.compress_from = kCompressFrom;
  return version;
}

}  // namespace

std::string to_bytes(const Version& version) {
  std::string bytes(kMagic);
  bytes.append(version.identity.data(), version.identity.size());
  append_number(bytes, version.revision);
  append_root(bytes, version.postlist);
  append_root(bytes, version.docdata);
  append_root(bytes, version.termlist);
  append_root(bytes, version.position);
  append_root(bytes, no_table(version));  // spelling
  append_root(bytes, no_table(version));  // synonyms
  append_statistics(bytes, version.statistics);
  return bytes;
}

std::optional<Version> read_version(const fs::path& folder) {
  constexpr std::size_t kMostBytes = 256;  // Xapian reads no more either
  char bytes[kMostBytes];
  const int file = ::open((folder / "iamglass").c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  const auto size = ::read(file, bytes, sizeof(bytes));
  ::close(file);
  std::string_view rest(bytes, size < 0 ? 0 : static_cast<std::size_t>(size));
  Version version;
  if (!rest.starts_with(kMagic) || rest.size() < kMagic.size() + version.identity.size())
    return std::nullopt;
  rest.remove_prefix(kMagic.size());
  std::copy_n(rest.begin(), version.identity.size(), version.identity.begin());
  rest.remove_prefix(version.identity.size());
  version.revision = static_cast<std::uint32_t>(take_number(rest));
  version.postlist = take_root(rest);
  version.docdata = take_root(rest);
  version.termlist = take_root(rest);
  version.position = take_root(rest);
  return version;
}

std::string uuid(const Version& version) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < version.identity.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    const auto byte = static_cast<unsigned char>(version.identity[i]);
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

std::array<char, 16> new_identity() {
  std::random_device random;
  std::array<char, 16> identity;
  for (char& byte : identity) byte = static_cast<char>(random());
  identity[6] = static_cast<char>((identity[6] & 0x0F) | 0x40);  // a random one, as RFC 9562 has it
  identity[8] = static_cast<char>((identity[8] & 0x3F) | 0x80);
  return identity;
}

void write_version(const fs::path& folder, const Version& version) {
  const fs::path fresh = folder / "v.tmp";
  {
    OutputFile file(fresh);
    file.append(to_bytes(version));
    file.sync();
  }
  sync_names(folder);
  std::error_code error;
  fs::rename(fresh, folder / "iamglass", error);
  if (error) throw DatabaseError(folder.string() + ": cannot be finished: " + error.message());
  sync_names(folder);
}

bool is_empty_version(const std::string& bytes) {
  return bytes.size() > kMagic.size() + sizeof(Version::identity) &&
         bytes == to_bytes(empty_version(bytes));
}

bool is_known_format(const fs::path& folder) {
  try {
    const Xapian::WritableDatabase made(folder.string(),
                                        Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  } catch (const Xapian::Error& error) {
    throw DatabaseError(folder.string() + ": " + error.get_description());
  }
  const std::string seen = file_content(folder / "iamglass");
  std::error_code ignored;
  fs::remove_all(folder, ignored);
  return is_empty_version(seen);
}

}  // namespace briefkamer::indexer::glass
