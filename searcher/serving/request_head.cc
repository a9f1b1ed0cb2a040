#include "searcher/serving/request_head.h"

#include <algorithm>

namespace briefkamer::searcher {

RequestHead request_head(std::string_view sent) {
  const std::size_t end = sent.substr(0, kLongestRequestHead).find(kEndOfHead);
  const std::size_t line = std::min(sent.find('\n'), sent.size());
  if (line > kLongestRequestLine + 1) return RequestHead::kLineTooLong;  // "\r" does not count
  if (end != std::string_view::npos) return RequestHead::kWhole;
  return sent.size() >= kLongestRequestHead ? RequestHead::kTooLong : RequestHead::kUnfinished;
}

}  // namespace briefkamer::searcher
