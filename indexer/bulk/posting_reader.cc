#include "indexer/bulk/posting_reader.h"

#include <string>

#include "indexer/bulk/glass_numbers.h"

namespace briefkamer::indexer::glass {
namespace {

// As take_number(), for numbers of which most take one byte.
std::uint32_t take_small(std::string_view& from) {
  const auto byte = static_cast<unsigned char>(from.front());
  if (byte >= 0x80) return static_cast<std::uint32_t>(take_number(from));
  from.remove_prefix(1);
  return byte;
}

class Reading {
 public:
  Reading(const TableFile& file, std::string_view term, std::size_t size, Postings& to)
      : path_(file), size_(size), to_(to) {
    append_sortable(key_, term);
  }

  bool run() {
    to_.documents.clear();
    to_.counts.clear();
    to_.documents.reserve(size_);
    to_.counts.reserve(size_);
    return find() && first_chunk() && further_chunks() && to_.documents.size() == size_;
  }

 private:
  bool find() {
    if (!path_.descend(key_)) return false;
    for (std::size_t high = path_.items(); at_ < high;) {
      const std::size_t middle = (at_ + high) / 2;
      if (path_.key_at(middle) < key_) {
        at_ = middle + 1;
      } else {
        high = middle;
      }
    }
    return at_ < path_.items() && path_.key_at(at_) == key_;
  }

  bool first_chunk() {
    std::string_view tag;
    if (path_.tag_at(at_, tag) != TablePath::Lookup::kThere) return false;
    if (take_number(tag) != size_) return false;
    take_number(tag);  // how often it occurs in all
    return add(static_cast<std::uint32_t>(take_number(tag) + 1), tag);
  }

  bool further_chunks() {
    const std::size_t list = key_.size() + 1;
    while (!is_last_) {
      if (to_.documents.size() >= size_) return false;
      if (++at_ == path_.items()) {
        if (!path_.next_leaf()) return false;
        at_ = 0;
      }
      const std::string_view key = path_.key_at(at_);
      if (key.size() < list || !key.starts_with(key_) || key[list - 1] != '\0') return false;
      std::string_view tag;
      if (path_.tag_at(at_, tag) != TablePath::Lookup::kThere) return false;
      if (!add(sortable_number(key.substr(list)), tag)) return false;
    }
    return true;
  }

  // The rest of a chunk, from whether it is the last one on; it begins with `first`.
  bool add(std::uint32_t first, std::string_view chunk) {
    if (chunk.empty() || (!to_.documents.empty() && first <= to_.documents.back())) return false;
    std::uint64_t document = first;
    is_last_ = chunk.front() != '0';
    chunk.remove_prefix(1);
    take_number(chunk);  // the distance to the last one
    if (chunk.empty()) return false;
    put(document, take_small(chunk));
    while (!chunk.empty() && to_.documents.size() < size_) {
      document += std::uint64_t{take_small(chunk)} + 1;
      if (chunk.empty()) return false;
      put(document, take_small(chunk));
    }
    return chunk.empty() && document <= UINT32_MAX;
  }

  void put(std::uint64_t document, std::uint32_t count) {
    to_.documents.push_back(static_cast<std::uint32_t>(document));
    to_.counts.push_back(count);
  }

  TablePath path_;
  const std::size_t size_;
  Postings& to_;
  std::string key_;
  std::size_t at_ = 0;  // an item of the leaf
  bool is_last_ = false;
};

}  // namespace

bool read_postings(const TableFile& file, std::string_view term, std::size_t size, Postings& to) {
  return Reading(file, term, size, to).run();
}

}  // namespace briefkamer::indexer::glass
