#include "searcher/serving/request_head.h"

#include <algorithm>

#include "searcher/serving/http_headers.h"

namespace briefkamer::searcher {

namespace {

bool is_header(std::string_view line, std::string_view name) {
  return line.size() > name.size() && line[name.size()] == ':' &&
         lowered(line.substr(0, name.size())) == name;
}

}  // namespace

RequestHead request_head(std::string_view sent) {
  const std::size_t end = sent.substr(0, kLongestRequestHead).find(kEndOfHead);
  const std::size_t line = std::min(sent.find('\n'), sent.size());
  if (line > kLongestRequestLine + 1) return RequestHead::kLineTooLong;  // "\r" does not count
  if (end != std::string_view::npos) return RequestHead::kWhole;
  return sent.size() >= kLongestRequestHead ? RequestHead::kTooLong : RequestHead::kUnfinished;
}

void drop_header(std::string& sent, std::string_view name) {
  const std::size_t end = sent.find(kEndOfHead) + 1;
  std::size_t kept = sent.find('\n') + 1;
  for (std::size_t line = kept; line < end;) {
    const std::size_t length = sent.find('\n', line) + 1 - line;
    if (!is_header(std::string_view(sent).substr(line, length), name)) {
      if (kept < line) std::copy_n(sent.data() + line, length, sent.data() + kept);
      kept += length;
    }
    line += length;
  }
  if (kept < end) sent.erase(kept, end - kept);
}

}  // namespace briefkamer::searcher
