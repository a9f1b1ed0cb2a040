// The newest letters of a question as a feed, so that a reader can follow it (Atom, RFC 4287).
#pragma once

#include <string>
#include <string_view>

#include "searcher/answer.h"

namespace briefkamer::searcher {

struct FeedPlace {
  std::string base;     // of the server, as its readers know it: "http://localhost:8080"
  std::string target;   // of the request: "/feed.atom?q=missie"
  std::string updated;  // when the letters last changed, ISO 8601
};

// The hits of `answer` as entries. Ids are the same on every server and at every time: they follow
// from the letter's id, and of the feed itself from what is asked.
std::string feed_of(const Answer& answer, const FeedPlace& place);

// `text` as XML has it, in an element or an attribute: with what XML has no place for, such as
// control characters and bytes that are not UTF-8, as U+FFFD.
std::string xml_text(std::string_view text);

}  // namespace briefkamer::searcher
