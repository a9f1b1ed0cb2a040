#include "corpus/reading/office_file.h"

#include <utility>

#include "corpus/reader.h"

namespace briefkamer::corpus {

std::optional<XmlNode> xml_part(ZipArchive& archive, const std::string& name) {
  const auto bytes = archive.read(name);
  if (!bytes) return std::nullopt;
  return parse_xml(*bytes);
}

Document document_of(Flow&& flow, std::string_view kind) {
  Document document = std::move(flow).result();
  if (document.blocks.empty())
    throw ReadError("empty: there is no text in this " + std::string(kind) + " file");
  return document;
}

}  // namespace briefkamer::corpus
