// Which characters the bytes of a text file stand for.
#pragma once

#include <string>
#include <string_view>

namespace briefkamer::corpus {

// `bytes` as UTF-8, without byte order mark. Understands UTF-8, UTF-16 with byte order mark and
// Windows-1252; which one it is follows from the bytes. Throws ReadError when it is none of them:
// binary data, or text that was damaged on its way, saying at which line.
std::string to_utf8(std::string_view bytes);

}  // namespace briefkamer::corpus
