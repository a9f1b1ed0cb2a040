// Letters of any text: the parser of letters never fails.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "corpus/parsing/letter_parser.h"
#include "corpus/reading/text_reader.h"
#include "tests/fuzz/refusal.h"

using namespace briefkamer::corpus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto vocabulary = load_vocabulary(PROJECT_FOLDER "/corpus/vocabulary");
  Document document;
  try {
    document = read_text({reinterpret_cast<const char*>(data), size});
  } catch (const ReadError& refusal) {
    expect_a_reason(refusal);
    return 0;
  }
  parse_letter(document, vocabulary);
  return 0;
}
