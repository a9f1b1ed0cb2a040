#include "corpus/hash.h"

#include <openssl/sha.h>

#include <array>

namespace briefkamer::corpus {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string result;
  result.reserve(2 * digest.size());
  for (const auto byte : digest) {
    result += kDigits[byte >> 4];
    result += kDigits[byte & 15];
  }
  return result;
}

}  // namespace briefkamer::corpus
