#include "searcher/serving/request_stream.h"

#include <algorithm>

namespace briefkamer::searcher {

namespace {
constexpr std::size_t kMostKept = 1 << 20;  // bytes of an answer that wait in memory
}

ssize_t RequestStream::read(char* to, std::size_t size) {
  const std::size_t count = std::min(size, connection_.in.size() - taken_);
  std::copy_n(connection_.in.data() + taken_, count, to);
  taken_ += count;
  return static_cast<ssize_t>(count);
}

ssize_t RequestStream::write(const char* bytes, std::size_t size) {
  if (connection_.broken) return -1;
  connection_.out.append(bytes, size);
  if (connection_.unsent() > kMostKept && !send_all(connection_, patience_)) return -1;
  return static_cast<ssize_t>(size);
}

}  // namespace briefkamer::searcher
