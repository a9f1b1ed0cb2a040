#include "corpus/reading/xml_reader.h"

#include <string>

#include "corpus/reader.h"
#include "corpus/reading/html_reader.h"
#include "corpus/reading/kamerstuk_reader.h"
#include "corpus/reading/official_metadata.h"
#include "corpus/reading/xml_tree.h"

namespace briefkamer::corpus {

Contents read_xml(std::string_view bytes) {
  const auto root = parse_xml(bytes);
  Contents contents;
  if (is_kamerstuk(root)) {
    contents.documents.push_back(read_kamerstuk(root));
  } else if (root.name == "html") {
    contents.documents.push_back(read_html(root));
  } else if (root.name == "searchRetrieveResponse") {
    throw ReadError(
        "an answer of the search service (SRU), not a letter; fetch the papers that it names");
  } else if (is_metadata_record(root)) {
    contents.record = metadata_of(root);
  } else {
    throw ReadError("XML of an unknown kind: its root is <" + root.name.substr(0, 60) + ">");
  }
  return contents;
}

}  // namespace briefkamer::corpus
