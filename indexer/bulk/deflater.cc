#include "indexer/bulk/deflater.h"

#include <libdeflate.h>

#include <new>
#include <string>

namespace briefkamer::indexer::glass {
namespace {

constexpr int kEffort = 1;

}  // namespace

struct Deflater::Stream {
  libdeflate_compressor* state = libdeflate_alloc_compressor(kEffort);
  std::string out;
};

Deflater::Deflater() : stream_(std::make_unique<Stream>()) {
  if (!stream_->state) throw std::bad_alloc();
}

Deflater::~Deflater() {
  libdeflate_free_compressor(stream_->state);
}

std::string_view Deflater::operator()(std::string_view bytes) {
  if (bytes.empty()) return {};
  std::string& out = stream_->out;
  if (out.size() < bytes.size()) out.resize(bytes.size());
  const std::size_t size = libdeflate_deflate_compress(stream_->state, bytes.data(), bytes.size(),
                                                       out.data(), bytes.size() - 1);
  return {out.data(), size};
}

}  // namespace briefkamer::indexer::glass
