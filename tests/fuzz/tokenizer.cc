// Tokens of any text: each lies within it and has a surface, and positions never go back. Plain
// words are the same tokens when they are told apart.
#include "indexer/analysis/tokenizer.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

using namespace briefkamer::indexer;

namespace {

class Counting : public TokenTaker {
 public:
  explicit Counting(const std::vector<Token>& expected) : expected_(expected) {}

  void take_plain(std::size_t begin, std::size_t end, std::uint32_t position) override {
    if (taken == expected_.size()) std::abort();
    const Token& token = expected_[taken++];
    if (token.begin != begin || token.end != end || token.position != position) std::abort();
  }
  void take(const Token& token) override {
    if (taken == expected_.size() || !(token == expected_[taken++])) std::abort();
  }

  std::size_t taken = 0;

 private:
  const std::vector<Token>& expected_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::uint32_t position = 0;
  const std::vector<Token> tokens = tokenize(text);
  for (const Token& token : tokens) {
    const bool lies_within = token.begin < token.end && token.end <= size;
    if (!lies_within || token.surface.empty() || token.position < position) std::abort();
    position = token.position;
  }
  Counting taker(tokens);
  tokenize(text, taker);
  if (taker.taken != tokens.size()) std::abort();
  return 0;
}
