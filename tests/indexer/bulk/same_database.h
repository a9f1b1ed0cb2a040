// Compares two databases by all that Xapian says of them.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

namespace briefkamer::indexer {

// The number of faults that xapian-check finds in the tables of a generation.
inline std::size_t faults(const std::filesystem::path& generation) {
#ifdef __SANITIZE_ADDRESS__  // which stops at a fault of Xapian 1.4's own in check()
  return Xapian::Database(generation.string()).get_uuid().empty() ? 1 : 0;
#else
  return Xapian::Database::check(generation.string(), 0, nullptr);
#endif
}

// Over the network Xapian knows no more of a term's frequencies than the most of any.
enum class Bounds { kSame, kOneIsLooser };

// What one database holds, piece by piece, against another: the first difference in words, or "".
class Comparison {
 public:
  Comparison(const Xapian::Database& a, const Xapian::Database& b, Bounds bounds = Bounds::kSame)
      : a_(a), b_(b), bounds_(bounds) {}

  std::string difference() {
    statistics();
    terms();
    values();
    documents();
    metadata();
    return difference_;
  }

  std::size_t compared() const { return compared_; }

 private:
  template <typename T>
  void same(const T& a, const T& b, const std::string& what) {
    ++compared_;
    if (a != b && difference_.empty()) difference_ = what;
  }

  void statistics() {
    same(a_.get_doccount(), b_.get_doccount(), "documents");
    same(a_.get_lastdocid(), b_.get_lastdocid(), "last document");
    same(a_.get_total_length(), b_.get_total_length(), "total length");
    same(a_.get_doclength_lower_bound(), b_.get_doclength_lower_bound(), "shortest length");
    same(a_.get_doclength_upper_bound(), b_.get_doclength_upper_bound(), "longest length");
    same(a_.has_positions(), b_.has_positions(), "positions");
  }

  void terms() {
    auto b = b_.allterms_begin();
    for (auto a = a_.allterms_begin(); a != a_.allterms_end(); ++a, ++b) {
      if (b == b_.allterms_end()) return same(true, false, "terms missing from " + *a);
      same(*a, *b, "term " + *a);
      same(a.get_termfreq(), b.get_termfreq(), "documents of " + *a);
      same(a_.get_collection_freq(*a), b_.get_collection_freq(*a), "frequency of " + *a);
      const Xapian::termcount bound = b_.get_wdf_upper_bound(*a);
      const bool looser = bounds_ == Bounds::kOneIsLooser;
      same(a_.get_wdf_upper_bound(*a), looser ? std::min(bound, a_.get_wdf_upper_bound(*a)) : bound,
           "bound of " + *a);
      postings(*a);
      if (!difference_.empty()) return;
    }
    same(b == b_.allterms_end(), true, "terms too many");
    postings("");
  }

  void postings(const std::string& term) {
    auto b = b_.postlist_begin(term);
    for (auto a = a_.postlist_begin(term); a != a_.postlist_end(term); ++a, ++b) {
      const std::string where = "'" + term + "' in " + std::to_string(*a);
      if (b == b_.postlist_end(term)) return same(true, false, "postings missing from " + where);
      same(*a, *b, "document of " + where);
      same(a.get_wdf(), b.get_wdf(), "frequency of " + where);
      same(a.get_doclength(), b.get_doclength(), "length by " + where);
      if (term.empty() || !difference_.empty()) continue;
      positions(term, *a, where);
    }
    same(b == b_.postlist_end(term), true, "postings too many of " + term);
  }

  void positions(const std::string& term, Xapian::docid document, const std::string& where) {
    auto b = b_.positionlist_begin(document, term);
    const auto b_end = b_.positionlist_end(document, term);
    const auto a_end = a_.positionlist_end(document, term);
    for (auto a = a_.positionlist_begin(document, term); a != a_end; ++a, ++b) {
      if (b == b_end) return same(true, false, "positions missing of " + where);
      same(*a, *b, "position of " + where);
    }
    same(b == b_end, true, "positions too many of " + where);
  }

  void values() {
    std::set<Xapian::valueno> slots{0, 1, 2, 126, 127, 128, 129, 70000};
    for (const Xapian::valueno slot : slots) {
      const std::string where = "slot " + std::to_string(slot);
      same(a_.get_value_freq(slot), b_.get_value_freq(slot), "documents of " + where);
      same(a_.get_value_lower_bound(slot), b_.get_value_lower_bound(slot), "least of " + where);
      same(a_.get_value_upper_bound(slot), b_.get_value_upper_bound(slot), "greatest of " + where);
      auto b = b_.valuestream_begin(slot);
      for (auto a = a_.valuestream_begin(slot); a != a_.valuestream_end(slot); ++a, ++b) {
        if (b == b_.valuestream_end(slot)) return same(true, false, "values missing of " + where);
        same(a.get_docid(), b.get_docid(), "document of " + where);
        same(*a, *b, "value of " + where);
      }
      same(b == b_.valuestream_end(slot), true, "values too many of " + where);
    }
  }

  void documents() {
    for (auto it = a_.postlist_begin(""); it != a_.postlist_end("") && difference_.empty(); ++it) {
      const std::string where = " of document " + std::to_string(*it);
      const Xapian::Document a = a_.get_document(*it);
      const Xapian::Document b = b_.get_document(*it);
      same(a.get_data(), b.get_data(), "data" + where);
      same(a.values_count(), b.values_count(), "number of values" + where);
      auto value = b.values_begin();
      for (auto v = a.values_begin(); v != a.values_end() && value != b.values_end();
           ++v, ++value) {
        same(v.get_valueno(), value.get_valueno(), "slot" + where);
        same(*v, *value, "value" + where);
      }
      same(a.termlist_count(), b.termlist_count(), "number of terms" + where);
      auto term = b_.termlist_begin(*it);
      for (auto t = a_.termlist_begin(*it); t != a_.termlist_end(*it); ++t, ++term) {
        if (term == b_.termlist_end(*it)) return same(true, false, "terms missing" + where);
        same(*t, *term, "term " + *t + where);
        same(t.get_wdf(), term.get_wdf(), "frequency of " + *t + where);
      }
      same(term == b_.termlist_end(*it), true, "terms too many" + where);
    }
  }

  void metadata() {
    auto b = b_.metadata_keys_begin();
    for (auto a = a_.metadata_keys_begin(); a != a_.metadata_keys_end(); ++a, ++b) {
      if (b == b_.metadata_keys_end()) return same(true, false, "keys missing from " + *a);
      same(*a, *b, "key " + *a);
      same(a_.get_metadata(*a), b_.get_metadata(*b), "metadata of " + *a);
    }
    same(b == b_.metadata_keys_end(), true, "keys too many");
  }

  const Xapian::Database& a_;
  const Xapian::Database& b_;
  const Bounds bounds_;
  std::string difference_;
  std::size_t compared_ = 0;
};

}  // namespace briefkamer::indexer
