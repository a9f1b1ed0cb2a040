// Tables of Tesseract, and the layout of the pages that they describe.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "corpus/reading/ocr.h"
#include "corpus/reading/pdf_reader.h"
#include "tests/fuzz/refusal.h"

using namespace briefkamer::corpus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    document_of({page_of_table(bytes)});
  } catch (const ReadError& refusal) {
    expect_a_reason(refusal);
  }
  return 0;
}
