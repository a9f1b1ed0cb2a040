// How far a request has come in, told without reading what it says, and headers that nobody is to
// read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace briefkamer::searcher {

enum class RequestHead {
  kUnfinished,
  kWhole,        // up to the empty line that ends it
  kLineTooLong,  // its first line, which holds the address
  kTooLong,
};

inline constexpr std::size_t kLongestRequestLine = 8192;   // bytes
inline constexpr std::size_t kLongestRequestHead = 32768;  // bytes

inline constexpr std::string_view kEndOfHead = "\n\r\n";  // some leave out the first "\r"

// Of what a client has sent so far.
RequestHead request_head(std::string_view sent);

// Takes the lines of a header, named in lower case, out of the first request in `sent`.
void drop_header(std::string& sent, std::string_view name);

}  // namespace briefkamer::searcher
