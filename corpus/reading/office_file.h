// What files of word processors share: XML files in an archive, from which text flows.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/document.h"
#include "corpus/reading/flow.h"
#include "corpus/reading/xml_tree.h"
#include "corpus/reading/zip_archive.h"

namespace briefkamer::corpus {

// The root element of the file `name` in the archive; nothing when there is no such file. Throws
// ReadError for one that is damaged.
std::optional<XmlNode> xml_part(ZipArchive& archive, const std::string& name);

// What flowed from a file of this kind ("Word"). Throws ReadError when that is nothing.
Document document_of(Flow&& flow, std::string_view kind);

}  // namespace briefkamer::corpus
