#include "indexer/bulk/deflater.h"

#include <isa-l/igzip_lib.h>

#include <cstdint>
#include <stdexcept>
#include <string>

namespace briefkamer::indexer::glass {
namespace {

constexpr std::size_t kLearnedFrom = 1 << 17;  // bytes
constexpr std::size_t kEnd = 256;              // of a stream, among the symbols

// The library reads bytes through pointers to what it does not change.
std::uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<std::uint8_t*>(const_cast<char*>(text.data()));
}

}  // namespace

struct Deflater::Stream {
  isal_huff_histogram frequencies = {};
  std::size_t learned = 0;  // bytes that were counted in it
  isal_hufftables codes = {};
  isal_zstream stream = {};
  std::string out;

  // Codes that fit what is compressed take a tenth less than the library's own. The end of a stream
  // has a long one: Xapian takes a stream for cut short whose last byte it has read before all that
  // comes out fitted its buffer, and so the end must be behind it.
  void learn(std::string_view bytes) {
    isal_update_histogram(bytes_of(bytes), static_cast<int>(bytes.size()), &frequencies);
    learned += bytes.size();
    frequencies.lit_len_histogram[kEnd] = 1;
    if (learned >= kLearnedFrom && isal_create_hufftables(&codes, &frequencies) != 0)
      throw std::logic_error("letters have no codes");
  }
};

Deflater::Deflater() : stream_(std::make_unique<Stream>()) {}
Deflater::~Deflater() = default;

std::string_view Deflater::operator()(std::string_view bytes) {
  if (bytes.empty() || bytes.size() > kMost) return {};
  Stream& made = *stream_;
  if (made.out.size() < bytes.size()) made.out.resize(bytes.size());
  isal_zstream& stream = made.stream;
  isal_deflate_stateless_init(&stream);
  if (made.learned >= kLearnedFrom) stream.hufftables = &made.codes;
  stream.end_of_stream = 1;
  stream.next_in = bytes_of(bytes);
  stream.avail_in = static_cast<std::uint32_t>(bytes.size());
  stream.next_out = bytes_of(made.out);
  stream.avail_out = static_cast<std::uint32_t>(bytes.size() - 1);
  const bool smaller = isal_deflate_stateless(&stream) == COMP_OK;
  if (made.learned < kLearnedFrom) made.learn(bytes);
  return smaller ? std::string_view(made.out.data(), stream.total_out) : std::string_view();
}

}  // namespace briefkamer::indexer::glass
