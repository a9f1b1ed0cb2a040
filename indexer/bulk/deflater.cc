#include "indexer/bulk/deflater.h"

#include <zlib.h>

#include <new>
#include <string>

namespace briefkamer::indexer::glass {
namespace {

// Twice as fast as zlib's default, and a few per cent larger.
constexpr int kEffort = 1;

}  // namespace

struct Deflater::Stream {
  z_stream state{};
  std::string in;
  std::string out;
};

Deflater::Deflater() : stream_(std::make_unique<Stream>()) {
  if (deflateInit2(&stream_->state, kEffort, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
}

Deflater::~Deflater() {
  deflateEnd(&stream_->state);
}

std::string_view Deflater::operator()(std::string_view bytes) {
  if (bytes.empty()) return {};
  z_stream& state = stream_->state;
  deflateReset(&state);
  stream_->out.resize(bytes.size() - 1);
  stream_->in = bytes;  // zlib does not promise to leave it alone
  state.next_in = reinterpret_cast<Bytef*>(stream_->in.data());
  state.avail_in = static_cast<uInt>(bytes.size());
  state.next_out = reinterpret_cast<Bytef*>(stream_->out.data());
  state.avail_out = static_cast<uInt>(stream_->out.size());
  if (deflate(&state, Z_FINISH) != Z_STREAM_END) return {};
  return {stream_->out.data(), state.total_out};
}

}  // namespace briefkamer::indexer::glass
