// Compresses entries of tables as Xapian does: a raw stream of deflate (RFC 1951) for each.
#pragma once

#include <memory>
#include <string_view>

namespace briefkamer::indexer::glass {

class Deflater {
 public:
  Deflater();
  ~Deflater();

  // `bytes` compressed; nothing when that is not smaller. Valid until the next call.
  std::string_view operator()(std::string_view bytes);

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
};

}  // namespace briefkamer::indexer::glass
