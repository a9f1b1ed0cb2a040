// What a worker process sends.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "corpus/reading/contents_wire.h"
#include "tests/fuzz/refusal.h"

using namespace briefkamer::corpus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    from_wire(bytes);
  } catch (const ReadError& refusal) {
    expect_a_reason(refusal);
  }
  return 0;
}
