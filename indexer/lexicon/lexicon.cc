#include "indexer/lexicon/lexicon.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <charconv>

#include "indexer/lexicon/lexicon_format.h"

namespace briefkamer::indexer {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& reason) {
  throw LexiconError("the Dutch lexicon " + path.string() + " " + reason);
}

struct Mapping {
  std::shared_ptr<const void> bytes;
  std::size_t size;
};

Mapping map_file(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) fail(path, "cannot be opened");
  struct stat status{};
  const bool regular = ::fstat(file, &status) == 0 && S_ISREG(status.st_mode);
  const auto size = regular ? static_cast<std::size_t>(status.st_size) : 0;
  void* bytes = size == 0 ? MAP_FAILED : ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0);
  ::close(file);
  if (bytes == MAP_FAILED) fail(path, "is empty or no file");
  return {{bytes, [size](const void* mapped) { ::munmap(const_cast<void*>(mapped), size); }}, size};
}

std::string hexadecimal(std::uint64_t value) {
  std::array<char, 16> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr;
  return {digits.data(), end};
}

}  // namespace

Lexicon::Lexicon(const std::filesystem::path& path) {
  const Mapping mapping = map_file(path);
  if (mapping.size < sizeof(LexiconHeader)) fail(path, "is damaged: too short");
  const auto* header = static_cast<const LexiconHeader*>(mapping.bytes.get());
  if (header->magic != kLexiconMagic) fail(path, "is no lexicon of Briefkamer");
  if (header->version != kLexiconVersion) fail(path, "is of another version; build it anew");
  const std::size_t values = std::size_t{header->arrows} + header->words;
  if (mapping.size != sizeof(LexiconHeader) + 8 * values) fail(path, "is damaged: wrong size");
  const auto* data = reinterpret_cast<const std::uint64_t*>(header + 1);
  if (checksum({data, values}) != header->checksum) fail(path, "is damaged: wrong checksum");
  const auto* arrows = reinterpret_cast<const Arrow*>(header + 1);
  graph_ = WordGraph({arrows, header->arrows});
  entries_ = {reinterpret_cast<const LexiconEntry*>(arrows + header->arrows), header->words};
  identity_ = "lexicon-" + std::to_string(header->version) + "-" + hexadecimal(header->checksum);
  file_ = mapping.bytes;
}

const LexiconEntry* Lexicon::find(std::string_view word) const {
  const auto number = graph_.find(word);
  return number ? &entries_[*number] : nullptr;
}

}  // namespace briefkamer::indexer
