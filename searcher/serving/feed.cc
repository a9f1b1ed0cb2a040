#include "searcher/serving/feed.h"

#include "corpus/hash.h"
#include "corpus/strings.h"

namespace briefkamer::searcher {
namespace {

// A UUID of the kind that holds whatever its maker wants (RFC 9562, version 8).
std::string uuid_of(const std::string& name) {
  std::string digits = corpus::sha256("briefkamer " + name).substr(0, 32);
  digits[12] = '8';
  digits[16] = 'a';
  for (const std::size_t at : {20, 16, 12, 8}) digits.insert(at, 1, '-');
  return "urn:uuid:" + digits;
}

std::string element(const std::string& name, std::string_view text) {
  return '<' + name + '>' + xml_text(text) + "</" + name + ">\n";
}

std::string attribute(const std::string& name, std::string_view text) {
  return ' ' + name + "=\"" + xml_text(text) + '"';
}

std::string text_of(const std::vector<Piece>& pieces) {
  std::string text;
  for (const Piece& piece : pieces) text += piece.text;
  return text;
}

// A letter has a day, and an entry must have a time.
std::string time_of(const Hit& hit) {
  return (hit.date ? corpus::to_iso(*hit.date) : "1970-01-01") + "T00:00:00Z";
}

std::string author(const Hit& hit) {
  std::string all;
  for (const Named& ministry : hit.ministries)
    all += "<author>" + element("name", ministry.label) + "</author>\n";
  return all;
}

std::string entry(const Hit& hit, const std::string& base) {
  std::string all = "<entry>\n" + element("id", uuid_of("letter " + hit.id)) +
                    element("title", hit.subject.empty() ? "(zonder onderwerp)" : hit.subject) +
                    element("updated", time_of(hit)) + author(hit);
  if (hit.date) all += element("published", time_of(hit));
  all += "<link rel=\"alternate\" type=\"text/html\"" +
         attribute("href", base + "/brief/" + hit.id) + "/>\n";
  for (const auto* values : {&hit.topics, &hit.missions})
    for (const Named& value : *values)
      all +=
          "<category" + attribute("term", value.value) + attribute("label", value.label) + "/>\n";
  if (!hit.sections.empty()) all += element("summary", text_of(hit.sections.front().snippet));
  return all + "</entry>\n";
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const corpus::CodePoint point = corpus::code_point_at(text, at);
    const std::string_view bytes = text.substr(at, point.length);
    const char32_t c = point.value;
    const bool allowed = c == '\t' || c == '\n' || c == '\r' ||
                         (c >= 0x20 && c != 0xFFFD && c != 0xFFFE && c != 0xFFFF);
    if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (allowed) {
      out += bytes;
    } else {
      out += "\uFFFD";
    }
    at += point.length;
  }
  return out;
}

std::string feed_of(const Answer& answer, const FeedPlace& place) {
  const std::size_t query = std::min(place.target.find('?'), place.target.size());
  std::string feed = R"(<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">
)" + element("id", uuid_of("feed " + place.target.substr(query))) +
                     element("title", "Briefkamer: " + answer.reading) +
                     element("updated", place.updated) + "<author>" +
                     element("name", "Briefkamer") + "</author>\n" +
                     "<link rel=\"self\" type=\"application/atom+xml\"" +
                     attribute("href", place.base + place.target) + "/>\n" +
                     "<link rel=\"alternate\" type=\"text/html\"" +
                     attribute("href", place.base + '/' + place.target.substr(query)) + "/>\n";
  for (const Hit& hit : answer.hits) feed += entry(hit, place.base);
  return feed + "</feed>\n";
}

}  // namespace briefkamer::searcher
