#include "corpus/harvest/sync_join.h"

#include <algorithm>
#include <array>

#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

// What the Tweede Kamer calls letters of the government.
constexpr std::array<std::string_view, 3> kLetterKinds{
    "Brief regering", "Antwoord schriftelijke vragen", "Antwoord schriftelijke vragen (nader)"};
// Cases that such letters are numbered by.
constexpr std::array<std::string_view, 2> kCaseKinds{"Brief regering", "Schriftelijke vragen"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& values, std::string_view value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

std::string day_of(const std::string& time) {
  return time.substr(0, 10);
}

bool keeps_document(const FeedEntry& entry, const std::string& since) {
  const auto day = day_of(entry.first("datum"));
  return is_one_of(kLetterKinds, entry.first("soort")) && (day.empty() || day >= since);
}
// The government's own; members of parliament sign other papers.
bool keeps_actor(const FeedEntry& entry, const std::string&) {
  const auto& role = entry.first("functie");
  return prefix_length(role, "minister") != 0 || prefix_length(role, "staatssecretaris") != 0 ||
         prefix_length(role, "viceminister") != 0;
}
// A version can be some weeks older than the day of the letter that came of it.
bool keeps_version(const FeedEntry& entry, const std::string& since) {
  if (entry.first("externeidentifier").empty()) return false;
  const auto day = from_iso(day_of(entry.first("datum")));
  const auto first = from_iso(since);
  return !day || !first ||
         std::chrono::sys_days(*day) + std::chrono::days(92) >= std::chrono::sys_days(*first);
}
bool keeps_all(const FeedEntry&, const std::string&) {
  return true;
}
bool keeps_case(const FeedEntry& entry, const std::string&) {
  return is_one_of(kCaseKinds, entry.first("soort"));
}

// First who signed first.
bool signs_before(const FeedEntry* a, const FeedEntry* b) {
  const auto rank = [](const FeedEntry* actor) {
    return prefix_length(actor->first("relatie"), "eerste") != 0 ? 0 : 1;
  };
  return rank(a) != rank(b) ? rank(a) < rank(b) : a->id < b->id;
}

bool is_signer(const FeedEntry& actor) {
  return actor.first("relatie").ends_with("ondertekenaar");
}

// A number within a dossier; -1 and 0 stand for none.
std::string number_in_dossier(const FeedEntry& document) {
  const auto& number = document.first("volgnummer");
  const bool none = number.empty() || number == "0" || number.starts_with('-');
  return none ? std::string() : number;
}

bool is_plain(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
  });
}

void add_fields(const std::string& prefix, const FeedEntry& entry, SourceRecord& record) {
  for (const auto& [name, values] : entry.fields) {
    for (const auto& value : values) record.fields.emplace_back(prefix + name, value);
  }
}

}  // namespace

const std::vector<SyncCategory>& sync_categories() {
  static const std::vector<SyncCategory> kCategories{
      {"Document",
       keeps_document,
       true,
       {"soort", "documentNummer", "titel", "onderwerp", "datum", "volgnummer", "vergaderjaar",
        "kamer", "citeertitel", "datumRegistratie", "datumOntvangst", "aanhangselnummer",
        "kenmerkAfzender", "organisatie", "contentType", "contentLength", "huidigeDocumentVersie",
        "kamerstukdossier", "zaak"}},
      {"Kamerstukdossier", keeps_all, false, {"titel", "nummer", "toevoeging"}},
      {"DocumentActor", keeps_actor, false, {"document", "actorNaam", "functie", "relatie"}},
      {"DocumentVersie",
       keeps_version,
       true,
       {"document", "versienummer", "extensie", "datum", "externeidentifier"}},
      {"Zaak", keeps_case, false, {"nummer", "soort", "onderwerp", "kamerstukdossier"}},
  };
  return kCategories;
}

SyncJoin::SyncJoin(const SyncTables& tables) : tables_(tables) {
  for (const auto& [id, actor] : table("DocumentActor").rows()) {
    if (!actor.deleted && is_signer(actor)) actors_.emplace(actor.first("document"), &actor);
  }
  std::map<std::string, int> newest;
  for (const auto& [id, version] : table("DocumentVersie").rows()) {
    const auto& name = version.first("externeidentifier");
    const bool official = name.starts_with("kst-") || name.starts_with("ah-");
    if (version.deleted || !official || !is_plain(name)) continue;
    const auto digits = std::string(digits_at(version.first("versienummer"), 0)).substr(0, 6);
    const int number = digits.empty() ? 0 : std::stoi(digits);
    const auto [place, first] = newest.emplace(version.first("document"), number);
    if (!first && number < place->second) continue;
    place->second = number;
    published_[version.first("document")] = name;
  }
}

const SyncTable& SyncJoin::table(const char* category) const {
  return tables_.at(category);
}

const FeedEntry* SyncJoin::dossier_of(const FeedEntry& document) const {
  const auto& dossiers = table("Kamerstukdossier");
  if (const auto* own = dossiers.find(document.first("kamerstukdossier"))) return own;
  const auto cases = document.fields.find("zaak");
  if (cases == document.fields.end()) return nullptr;
  for (const auto& id : cases->second) {
    const auto* found = table("Zaak").find(id);
    const auto* dossier = found ? dossiers.find(found->first("kamerstukdossier")) : nullptr;
    if (dossier) return dossier;
  }
  return nullptr;
}

std::vector<Sender> SyncJoin::senders_of(const FeedEntry& document) const {
  std::vector<const FeedEntry*> actors;
  const auto [first, last] = actors_.equal_range(document.id);
  for (auto it = first; it != last; ++it) actors.push_back(it->second);
  std::sort(actors.begin(), actors.end(), signs_before);
  std::vector<Sender> senders;
  senders.reserve(actors.size());
  for (const auto* actor : actors) {
    senders.push_back({"", actor->first("functie"), actor->first("actorNaam")});
  }
  return senders;
}

std::string SyncJoin::published_id(const FeedEntry& document, const FeedEntry* dossier) const {
  const auto published = published_.find(document.id);
  if (published != published_.end()) return published->second;
  if (auto answer = answer_id(document.first("aanhangselnummer")); !answer.empty()) return answer;
  const auto number = number_in_dossier(document);
  const auto name = dossier ? dossier_name(*dossier) : std::string();
  return number.empty() || !is_plain(name) ? std::string() : "kst-" + name + '-' + number;
}

SourceRecord SyncJoin::record_of(const FeedEntry& document) const {
  SourceRecord record;
  auto& metadata = record.metadata;
  const auto* own_dossier = table("Kamerstukdossier").find(document.first("kamerstukdossier"));
  const auto* dossier = dossier_of(document);
  metadata.id = published_id(document, own_dossier);
  metadata.number = document.first("documentNummer");
  metadata.date = from_iso(day_of(document.first("datum")));
  metadata.subject = document.first("onderwerp");
  if (metadata.subject.empty()) metadata.subject = document.first("titel");
  metadata.kind = document.first("soort");
  metadata.senders = senders_of(document);
  metadata.own_reference = document.first("kenmerkAfzender");
  if (dossier) {
    metadata.dossier = dossier_name(*dossier);
    metadata.dossier_title = dossier->first("titel");
  }
  if (own_dossier) metadata.dossier_number = number_in_dossier(document);
  if (is_plain(metadata.number)) {
    metadata.url =
        "https://www.tweedekamer.nl/kamerstukken/brieven_regering/detail?id=" + metadata.number +
        "&did=" + metadata.number;
  }
  record.fields.emplace_back("id", document.id);
  add_fields("", document, record);
  if (dossier) add_fields("dossier.", *dossier, record);
  const auto cases = document.fields.find("zaak");
  if (cases == document.fields.end()) return record;
  for (const auto& id : cases->second) {
    if (const auto* found = table("Zaak").find(id)) add_fields("zaak.", *found, record);
  }
  return record;
}

std::string dossier_name(const FeedEntry& dossier) {
  const auto& suffix = dossier.first("toevoeging");
  return dossier.first("nummer") + (is_plain(suffix) ? '-' + suffix : "");
}

std::string answer_id(std::string_view number) {
  const bool digits = std::all_of(number.begin(), number.end(), is_digit);
  if (number.size() != 9 || !digits) return {};
  auto count = number.substr(4);
  count.remove_prefix(std::min(count.find_first_not_of('0'), count.size()));
  if (count.empty()) return {};
  return "ah-tk-20" + std::string(number.substr(0, 2)) + "20" + std::string(number.substr(2, 2)) +
         '-' + std::string(count);
}

}  // namespace briefkamer::corpus
