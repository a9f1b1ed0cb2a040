// The query language: any text that a reader can type is a query.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "searcher/query/query_parser.h"

using namespace briefkamer::searcher;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  reading(parse_query(text).root);
  return 0;
}
