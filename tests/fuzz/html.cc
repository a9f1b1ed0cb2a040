// Web pages.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "corpus/reading/html_reader.h"
#include "corpus/reading/xml_tree.h"
#include "tests/fuzz/refusal.h"

using namespace briefkamer::corpus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    read_html(parse_html(bytes));
  } catch (const ReadError& refusal) {
    expect_a_reason(refusal);
  }
  return 0;
}
