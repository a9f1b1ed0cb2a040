// The time as the database keeps it.
#pragma once

#include <string>

namespace briefkamer::indexer {

// "2025-02-14T09:30:00Z"
std::string now_utc();

}  // namespace briefkamer::indexer
