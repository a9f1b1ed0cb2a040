// Official XML and the records beside it.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "corpus/reader.h"
#include "corpus/reading/xml_reader.h"

using namespace briefkamer::corpus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    read_xml(bytes);
  } catch (const ReadError&) {
  }
  return 0;
}
