// A flat document as one of Xapian's.
#pragma once

#include "indexer/bulk/flat_document.h"

namespace Xapian {
class Document;
}

namespace briefkamer::indexer {

Xapian::Document xapian_document(const FlatDocument& flat);

}  // namespace briefkamer::indexer
