// Fingerprints of files and letters.
#pragma once

#include <string>
#include <string_view>

namespace briefkamer::corpus {

// SHA-256 of `bytes`: 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace briefkamer::corpus
