// What the tests of parsing share: letters from a few lines of text, and results in one line.
#pragma once

#include <string>
#include <string_view>

#include "corpus/date.h"
#include "corpus/letter.h"
#include "corpus/parsing/letter_parser.h"
#include "corpus/reader.h"
#include "corpus/tagging/vocabulary.h"

namespace briefkamer::corpus {

// The project's own vocabulary.
inline const Vocabulary& vocabulary() {
  static const auto loaded = load_vocabulary(PROJECT_FOLDER "/corpus/vocabulary");
  return loaded;
}

inline Letter letter_of(std::string_view text) {
  return parse_letter(read_bytes(text, "brief.txt").front(), vocabulary());
}

inline std::string joined(const std::vector<std::string>& parts) {
  std::string result;
  for (const auto& part : parts) result += (result.empty() ? "" : "; ") + part;
  return result;
}

// "mnre1018 minister van Defensie: Ruben Brekelmans; …"
inline std::string senders_of(const Letter& letter) {
  std::vector<std::string> parts;
  for (const auto& sender : letter.senders) {
    parts.push_back(sender.ministry + ' ' + sender.role + ": " + sender.name);
  }
  return joined(parts);
}

// "1 Inleiding; 1 Inzet; …": level and heading, with the number of the annex behind it.
inline std::string headings_of(const Letter& letter) {
  std::vector<std::string> parts;
  for (const auto& section : letter.sections) {
    if (section.heading.empty()) continue;
    const auto annex = section.annex > 0 ? " [" + std::to_string(section.annex) + "]" : "";
    parts.push_back(std::to_string(section.level) + ' ' + section.heading + annex);
  }
  return joined(parts);
}

inline std::string iso(const std::optional<Date>& date) {
  return date ? to_iso(*date) : "-";
}

}  // namespace briefkamer::corpus
