// Whether a database is one that this program may change.
#pragma once

#include <filesystem>

namespace Xapian {
class Database;
}

namespace briefkamer::indexer {

// Of this schema and this analyzer.
bool is_ours(const Xapian::Database& generation);

// Throws DatabaseError when it is not; what() names `database` and `briefkamer-index rebuild`.
void require_ours(const Xapian::Database& generation, const std::filesystem::path& database);

}  // namespace briefkamer::indexer
