#include "corpus/reading/official_metadata.h"

#include "corpus/parsing/line_join.h"
#include "corpus/parsing/normalise.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

// The name of a field without its vocabulary: "dossiernummer" of "OVERHEIDop.dossiernummer".
std::string_view last_name(std::string_view name) {
  const auto point = name.rfind('.');
  return point == std::string_view::npos ? name : name.substr(point + 1);
}

void use_first(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

// "36410-VIII" and "32 545"
std::string without_spaces(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (!is_space(c)) result += c;
  }
  return result;
}

// "dossiertitel; soort; documenttitel"
std::string title_part(const std::string& title) {
  const auto semicolon = title.rfind("; ");
  return semicolon == std::string::npos ? title : title.substr(semicolon + 2);
}

void use_elements(OfficialFields& fields, const XmlNode& node) {
  for (const auto& child : node.children) {
    if (child.name.empty()) continue;
    use_elements(fields, child);
    const bool leaf = !child.children.empty() && child.children.front().name.empty();
    if (leaf) fields.add(child.name, child.attribute("scheme"), child.all_text());
  }
}

// The id of the paper whose record is at ".../kst-32847-1221/metadata.xml".
std::string id_in_address(const std::string& address) {
  const auto end = address.rfind("/metadata");
  if (end == std::string::npos || end == 0) return {};
  const auto start = address.rfind('/', end - 1);
  return start == std::string::npos ? std::string() : address.substr(start + 1, end - start - 1);
}

}  // namespace

void OfficialFields::add(std::string_view name, std::string_view scheme, std::string_view content) {
  const auto value = joined_lines(normalised(content));
  if (value.empty()) return;
  const auto field = last_name(name);
  if (field == "identifier") {
    use_first(value.starts_with("http") ? metadata_.url : metadata_.id, value);
  } else if (field == "documenttitel") {
    metadata_.subject = value;
  } else if (field == "title") {
    use_first(title_, title_part(value));
  } else if (field == "issued" || field == "date") {
    if (const auto date = from_iso(value.substr(0, 10))) metadata_.date = date;
  } else if (field == "available") {
    if (!metadata_.date) metadata_.date = from_iso(value.substr(0, 10));
  } else if (field == "subrubriek" || (field == "type" && scheme == "OVERHEIDop.KamerstukTypen")) {
    metadata_.kind = value;
  } else if (field == "publicationName" || field == "publicatienaam") {
    publication_ = value;
  } else if (field == "indiener") {
    submitted_.push_back({"", "", value});
  } else if (field == "ontvanger") {
    answered_.push_back({"", "", value});
  } else if (field == "dossiernummer") {
    use_first(metadata_.dossier, without_spaces(value));
  } else if (field == "ondernummer") {
    use_first(metadata_.dossier_number, value);
  } else if (field == "dossiertitel") {
    use_first(metadata_.dossier_title, value);
  } else if (name == "OVERHEID.category" || field == "subject") {
    metadata_.themes.push_back(value);
  } else if (field == "externMetadataRecord") {
    use_first(metadata_.id, id_in_address(value));
  }
}

Metadata OfficialFields::result() const {
  auto metadata = metadata_;
  use_first(metadata.subject, title_);
  use_first(metadata.kind, publication_);
  const bool questions = publication_ == "Kamervragen (Aanhangsel)" || !answered_.empty();
  metadata.senders = questions ? answered_ : submitted_;
  use_first(metadata.url, official_address(metadata.id));
  return metadata;
}

bool is_metadata_record(const XmlNode& root) {
  return root.name == "metadata_gegevens" || root.name == "owms-metadata" || root.name == "meta" ||
         root.find("owmskern") != nullptr;
}

Metadata metadata_of(const XmlNode& record) {
  OfficialFields fields;
  for (const auto& field : record.children) {
    if (field.name != "metadata") continue;
    fields.add(field.attribute("name"), field.attribute("scheme"), field.attribute("content"));
  }
  if (record.name != "metadata_gegevens") use_elements(fields, record);
  return fields.result();
}

void use_record(Metadata& metadata, const Metadata& record) {
  const auto use = [](auto& field, const auto& value) {
    if (value != std::decay_t<decltype(value)>()) field = value;
  };
  use(metadata.id, record.id);
  use(metadata.number, record.number);
  use(metadata.date, record.date);
  use(metadata.subject, record.subject);
  use(metadata.kind, record.kind);
  use(metadata.senders, record.senders);
  use(metadata.dossier, record.dossier);
  use(metadata.dossier_number, record.dossier_number);
  use(metadata.dossier_title, record.dossier_title);
  use(metadata.themes, record.themes);
  use(metadata.own_reference, record.own_reference);
  use(metadata.url, record.url);
}

std::string official_address(std::string_view id) {
  for (const auto* kind : {"kst-", "ah-", "blg-", "kv-"}) {
    if (id.starts_with(kind)) {
      return "https://zoek.officielebekendmakingen.nl/" + std::string(id) + ".html";
    }
  }
  return {};
}

}  // namespace briefkamer::corpus
