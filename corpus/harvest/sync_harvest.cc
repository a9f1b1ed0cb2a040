#include "corpus/harvest/sync_harvest.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "corpus/durable_file.h"
#include "corpus/harvest/sync_join.h"
#include "corpus/reader.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

class TweedeKamer {
 public:
  TweedeKamer(const HarvestOptions& options, LetterKeeper& keeper)
      : options_(options), keeper_(keeper), since_(to_iso(options.since)) {}

  void run() {
    for (const auto& category : sync_categories()) read_category(category);
    fetch_letters();
  }

 private:
  // A table that holds only what is since an earlier day, or more, will do.
  SyncTable& open(const SyncCategory& category) {
    const auto path = keeper_.store().state_file(std::string(category.name) + ".jsonl");
    auto purpose = options_.base_url;
    if (category.depends_on_since) purpose += " since " + table_since();
    return tables_.emplace(category.name, SyncTable(path, purpose)).first->second;
  }

  // The earliest day that this folder was ever asked for.
  std::string table_since() {
    const auto path = keeper_.store().state_file("since");
    std::string kept;
    if (std::filesystem::exists(path)) kept = file_bytes(path);
    if (from_iso(kept) && kept <= since_) return kept;
    write_durably(path, since_);
    return since_;
  }

  void read_category(const SyncCategory& category) {
    auto& table = open(category);
    const auto since = table_since();
    for (std::size_t read = 0; true;) {
      FeedPage page;
      keeper_.get_page(address_of(category, table.cursor()),
                       [&](const std::string& bytes) { page = read_feed_page(bytes); });
      const bool moves = !page.next.empty() && page.next != table.cursor();
      if (page.size == 0 && !moves) return;
      table.add(kept(category, page, table, since), moves ? page.next : table.cursor());
      keeper_.report(category.name, read += page.size);
      if (page.size == 0 || !moves) return;
    }
  }

  std::string address_of(const SyncCategory& category, const std::string& token) const {
    return options_.base_url + "/Feed?category=" + category.name + "&skiptoken=" + token;
  }

  // The entries that matter, with the fields that do. One that no longer is what it was counts as
  // deleted.
  static std::vector<FeedEntry> kept(const SyncCategory& category, const FeedPage& page,
                                     const SyncTable& table, const std::string& since) {
    std::vector<FeedEntry> rows;
    for (const auto& entry : page.entries) {
      const bool keeps = !entry.deleted && category.keeps(entry, since);
      if (!keeps && !is_known(entry.id, table, rows)) continue;
      FeedEntry row{entry.id, !keeps, {}};
      if (!keeps) row.fields = fields_before(entry.id, table, rows);
      for (const auto* name : category.fields) {
        const auto found = entry.fields.find(name);
        if (keeps && found != entry.fields.end()) row.fields.insert(*found);
      }
      rows.push_back(std::move(row));
    }
    return rows;
  }

  static const FeedEntry* row_in(const std::string& id, const std::vector<FeedEntry>& rows) {
    const auto found = std::find_if(rows.rbegin(), rows.rend(),
                                    [&](const FeedEntry& row) { return row.id == id; });
    return found == rows.rend() ? nullptr : &*found;
  }

  static bool is_known(const std::string& id, const SyncTable& table,
                       const std::vector<FeedEntry>& rows) {
    return table.has(id) || row_in(id, rows);
  }

  // What a deletion does not repeat: the numbers by which the letter was kept.
  static std::map<std::string, std::vector<std::string>> fields_before(
      const std::string& id, const SyncTable& table, const std::vector<FeedEntry>& rows) {
    if (const auto* row = row_in(id, rows)) return row->fields;
    return table.rows().at(id).fields;
  }

  // Deletions first: a letter that is registered anew has the number of the deleted one.
  void fetch_letters() {
    const SyncJoin join(tables_);
    std::vector<const FeedEntry*> letters;
    for (const auto& [id, row] : tables_.at("Document").rows()) letters.push_back(&row);
    std::stable_sort(letters.begin(), letters.end(), [](const auto* a, const auto* b) {
      return a->first("datum") < b->first("datum");
    });
    const auto living = std::stable_partition(letters.begin(), letters.end(),
                                              [](const auto* row) { return row->deleted; });
    for (auto row = letters.begin(); row != living; ++row) keeper_.take_back(join.record_of(**row));
    letters.erase(letters.begin(), living);
    std::size_t done = 0;
    for (const auto* row : letters) {
      keeper_.report("letters", ++done, letters.size());
      const auto record = join.record_of(*row);
      if (is_wanted(record.metadata)) fetch(*row, record);
    }
  }

  bool is_wanted(const Metadata& metadata) const {
    const bool in_time = !metadata.date || *metadata.date >= options_.since;
    return in_time && (options_.dossier.empty() || metadata.dossier == options_.dossier);
  }

  void fetch(const FeedEntry& row, SourceRecord record) {
    record.url = options_.base_url + "/Entiteiten/" + row.id;
    const auto& length = row.first("contentLength");
    const auto& version = row.first("huidigeDocumentVersie");
    const auto size = digits_at(length, 0).size() == length.size() && length.size() < 16
                          ? std::strtoull(length.c_str(), nullptr, 10)
                          : 0;
    keeper_.take({std::move(record),
                  {options_.base_url + "/Resources/" + row.id},
                  version + ' ' + length + ' ' + row.first("contentType"),
                  size});
  }

  const HarvestOptions& options_;
  LetterKeeper& keeper_;
  std::string since_;
  SyncTables tables_;
};

}  // namespace

void harvest_tweede_kamer(const HarvestOptions& options, LetterKeeper& keeper) {
  TweedeKamer(options, keeper).run();
}

std::string tweede_kamer_address() {
  return "https://gegevensmagazijn.tweedekamer.nl/SyncFeed/2.0";
}

std::vector<std::string> tweede_kamer_origins() {
  return {"https://gegevensmagazijn.tweedekamer.nl"};
}

}  // namespace briefkamer::corpus
