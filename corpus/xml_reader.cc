#include "corpus/xml_reader.h"

#include <string>

#include "corpus/html_reader.h"
#include "corpus/kamerstuk_reader.h"
#include "corpus/official_metadata.h"
#include "corpus/reader.h"
#include "corpus/xml_tree.h"

namespace briefkamer::corpus {

Document read_xml(std::string_view bytes) {
  const auto root = parse_xml(bytes);
  if (is_kamerstuk(root)) return read_kamerstuk(root);
  if (root.name == "html") return read_html(root);
  if (root.name == "searchRetrieveResponse") {
    throw ReadError(
        "an answer of the search service (SRU), not a letter; fetch the papers that it names");
  }
  if (is_metadata_record(root)) {
    const auto id = metadata_of(root).id;
    throw ReadError("a metadata record" + (id.empty() ? std::string() : " of " + id) +
                    ", not a letter; it is read with its paper when that is beside it");
  }
  throw ReadError("XML of an unknown kind: its root is <" + root.name.substr(0, 60) + ">");
}

std::optional<Metadata> read_record(std::string_view bytes) {
  const auto root = parse_xml(bytes);
  if (root.name == "searchRetrieveResponse" || is_kamerstuk(root) || !is_metadata_record(root)) {
    return std::nullopt;
  }
  return metadata_of(root);
}

}  // namespace briefkamer::corpus
