// The search service of official papers (KOOP, SRU 2.0): what to ask, and what is answered.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/date.h"
#include "corpus/harvest/harvest_record.h"

namespace briefkamer::corpus {

// `value` as it stands in a question (CQL): in quotes, without quotes and backslashes of its own.
std::string cql_quoted(std::string_view value);

// Kamerstukken and answers to written questions that changed on `day`.
std::string cql_changed_on(Date day);

// The same in `dossier`, that changed on `day` or later.
std::string cql_changed_since(Date day, const std::string& dossier);

// The one paper with this identifier.
std::string cql_identifier(std::string_view identifier);

// The address that asks `query`, from record `start` on (from 1), at most `count` of them.
std::string sru_address(const std::string& base, const std::string& query, std::size_t start,
                        std::size_t count);

// What the service says of one paper.
struct SruRecord {
  SourceRecord record;
  std::string publication;        // "Kamerstuk", "Kamervragen (Aanhangsel)"
  std::string version;            // other when the paper changed
  std::vector<std::string> urls;  // of its file: XML before PDF

  bool operator==(const SruRecord&) const = default;
};

struct SruPage {
  std::vector<SruRecord> records;
  std::optional<std::size_t> next;  // position of the record that follows

  bool operator==(const SruPage&) const = default;
};

// Throws ReadError for what is no such page, and, in the service's own words, for a question that
// it refused.
SruPage read_sru_page(std::string_view bytes);

// Whether the paper is a letter: of the Kamerstukken the letters, and all answers.
bool is_letter(const SruRecord& record);

}  // namespace briefkamer::corpus
