// Compresses entries of tables as Xapian does: a raw stream of deflate (RFC 1951) for each.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace briefkamer::indexer::glass {

// Learns from the first entries which bytes are frequent in them: make one for entries of a kind.
class Deflater {
 public:
  Deflater();
  ~Deflater();

  // `bytes` compressed; nothing when that is not smaller, or hardly, or when they are more than
  // kMost. Valid until the next call.
  std::string_view operator()(std::string_view bytes);

  static constexpr std::size_t kMost = 1 << 30;

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
};

}  // namespace briefkamer::indexer::glass
