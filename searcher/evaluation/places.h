// Which letters have words next to each other, or near: only the database knows the places of
// words, so it is looked into, at none but the letters that are asked about.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "searcher/deadline.h"
#include "searcher/lists/snapshot.h"
#include "searcher/lists/word_places.h"
#include "searcher/query/plan.h"

namespace briefkamer::searcher {

class Places {
 public:
  // `database` is open on the revision of `snapshot`, from `folder`, and no other thread's. Both
  // outlive this. Without a folder, and where its files cannot tell, Xapian's matcher looks: it
  // takes three times as long. TimeIsUp when `deadline` passes.
  Places(const Snapshot& snapshot, const Xapian::Database& database, std::filesystem::path folder,
         Deadline deadline)
      : snapshot_(snapshot), database_(database), folder_(std::move(folder)), deadline_(deadline) {}

  // Those of `letters` that have the phrase, or the words so near, which `plan` is. What is found
  // out of a letter is kept with the snapshot: nobody looks twice.
  std::vector<std::uint32_t> looked_at(const Plan& plan, const std::vector<std::uint32_t>& letters);

 private:
  std::vector<std::uint32_t> look(const Plan& plan, const std::vector<std::uint32_t>& letters);
  std::vector<std::size_t> rarest_first(const Plan& plan) const;

  const Snapshot& snapshot_;
  const Xapian::Database& database_;
  const std::filesystem::path folder_;
  const Deadline deadline_;
  std::optional<PlacesFile> file_;
};

}  // namespace briefkamer::searcher
