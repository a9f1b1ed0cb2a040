#include "corpus/harvest/sru.h"

#include <array>
#include <charconv>

#include "corpus/harvest/http_client.h"
#include "corpus/reader.h"
#include "corpus/reading/official_metadata.h"
#include "corpus/reading/xml_tree.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

constexpr std::string_view kAnswers = "Kamervragen (Aanhangsel)";
constexpr std::string_view kPapers = "Kamerstuk";
constexpr std::array<std::string_view, 2> kBestFirst{"xml", "pdf"};

std::string text_of(const XmlNode* node) {
  return node ? std::string(trimmed(node->all_text())) : std::string();
}

std::optional<std::size_t> number_of(const std::string& text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// Every element that holds text, by name.
void add_fields(const XmlNode& node, std::vector<std::pair<std::string, std::string>>& fields) {
  for (const auto& child : node.children) {
    if (child.name.empty()) continue;
    const auto scheme = child.attribute("scheme");
    const bool leaf = !child.children.empty() && child.children.front().name.empty() &&
                      child.children.size() == 1;
    if (leaf) {
      fields.emplace_back(child.name + (scheme.empty() ? "" : '@' + std::string(scheme)),
                          trimmed(child.all_text()));
    }
    add_fields(child, fields);
  }
}

std::vector<std::string> file_urls(const XmlNode& enriched) {
  std::vector<std::string> urls;
  for (const auto form : kBestFirst) {
    for (const auto& item : enriched.children) {
      if (item.name == "itemUrl" && item.attribute("manifestation") == form) {
        urls.push_back(text_of(&item));
      }
    }
  }
  return urls;
}

// The address of a paper is told in the record of the search service, not in the paper's own.
SruRecord record_of(const XmlNode& data) {
  SruRecord result;
  const auto* meta = data.find("meta");
  const auto* enriched = data.find("enrichedData");
  if (!meta) return result;
  auto& record = result.record;
  record.metadata = metadata_of(*meta);
  result.publication = text_of(meta->find("publicatienaam"));
  result.version = text_of(meta->find("datumTijdstipWijzigingExpression"));
  if (result.version.empty()) result.version = text_of(meta->find("modified"));
  add_fields(*meta, record.fields);
  if (!enriched) return result;
  record.url = text_of(enriched->child("preferredUrl"));
  if (!record.url.empty()) record.metadata.url = record.url;
  result.urls = file_urls(*enriched);
  return result;
}

std::string papers() {
  return "c.product-area==officielepublicaties and (w.publicatienaam==" + cql_quoted(kPapers) +
         " or w.publicatienaam==" + cql_quoted(kAnswers) + ")";
}

[[noreturn]] void refuse(const XmlNode& diagnostic) {
  auto words = text_of(diagnostic.child("message"));
  const auto details = text_of(diagnostic.child("details"));
  if (!details.empty()) words += (words.empty() ? "" : ": ") + details;
  throw ReadError("the search service refused the question: " + collapsed(words.substr(0, 300)));
}

}  // namespace

std::string cql_quoted(std::string_view value) {
  std::string result = "\"";
  for (const char c : value) {
    if (c != '"' && c != '\\' && static_cast<unsigned char>(c) >= ' ') result += c;
  }
  return result + '"';
}

std::string cql_changed_on(Date day) {
  return papers() + " and dt.modified==" + cql_quoted(to_iso(day));
}

std::string cql_changed_since(Date day, const std::string& dossier) {
  return papers() + " and w.dossiernummer==" + cql_quoted(dossier) +
         " and dt.modified>=" + cql_quoted(to_iso(day));
}

std::string cql_identifier(std::string_view identifier) {
  return "c.product-area==officielepublicaties and dt.identifier==" + cql_quoted(identifier);
}

std::string sru_address(const std::string& base, const std::string& query, std::size_t start,
                        std::size_t count) {
  return base + "?operation=searchRetrieve&version=2.0&recordSchema=gzd&startRecord=" +
         std::to_string(start) + "&maximumRecords=" + std::to_string(count) +
         "&query=" + url_encoded(query);
}

SruPage read_sru_page(std::string_view bytes) {
  const auto root = parse_xml(bytes);
  if (root.name != "searchRetrieveResponse" && root.name != "explainResponse") {
    throw ReadError("not an answer of the search service, but <" + root.name + ">");
  }
  if (const auto* diagnostic = root.find("diagnostic")) refuse(*diagnostic);
  SruPage page;
  page.next = number_of(text_of(root.child("nextRecordPosition")));
  const auto* records = root.child("records");
  if (!records) return page;
  for (const auto& record : records->children) {
    const auto* data = record.child("recordData");
    if (data) page.records.push_back(record_of(*data));
  }
  return page;
}

bool is_letter(const SruRecord& record) {
  const auto& metadata = record.record.metadata;
  if (metadata.id.starts_with("blg-")) return false;
  if (record.publication == kAnswers) return true;
  return record.publication == kPapers && metadata.kind.starts_with("Brief");
}

}  // namespace briefkamer::corpus
