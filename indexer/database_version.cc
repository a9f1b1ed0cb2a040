#include "indexer/database_version.h"

#include <xapian.h>

#include "indexer/analysis/analyzer.h"
#include "indexer/database_files.h"
#include "indexer/schema.h"

namespace briefkamer::indexer {

bool is_ours(const Xapian::Database& generation) {
  return generation.get_metadata(std::string(kSchemaKey)) == std::to_string(kSchemaVersion) &&
         generation.get_metadata(std::string(kAnalyzerKey)) == analyzer_identity();
}

void require_ours(const Xapian::Database& generation, const std::filesystem::path& database) {
  if (is_ours(generation)) return;
  throw DatabaseError(database.string() +
                      ": was made by another version of Briefkamer or its word lists; "
                      "briefkamer-index rebuild makes it anew from the letters it holds");
}

}  // namespace briefkamer::indexer
