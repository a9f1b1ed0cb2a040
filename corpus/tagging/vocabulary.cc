#include "corpus/tagging/vocabulary.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <initializer_list>
#include <map>
#include <set>
#include <utility>

#include "corpus/fold.h"
#include "corpus/table.h"

namespace briefkamer::corpus {
namespace {

int year(const Row& row, std::string_view column) {
  const auto& cell = row.text(column);
  if (cell.empty()) return 0;
  int value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size() || value < 1500 || value > 2999) {
    row.fail(column, "\"" + cell + "\" is not a year");
  }
  return value;
}

std::optional<Date> day(const Row& row, std::string_view column) {
  const auto& cell = row.text(column);
  if (cell.empty()) return std::nullopt;
  const auto date = from_iso(cell);
  if (!date) row.fail(column, "\"" + cell + "\" is not a day written as 2025-01-31");
  return date;
}

std::string known_already(const std::string& meaning, const std::string& name) {
  return "\"" + meaning + "\" is a meaning of " + name + " already";
}

Trigger trigger(const Row& row, const std::string& value) {
  const auto colon = value.find(':');
  Trigger read{value.substr(0, colon), 1};
  if (colon != std::string::npos) {
    const char* end = value.data() + value.size();
    const auto [stop, error] = std::from_chars(value.data() + colon + 1, end, read.weight);
    if (error != std::errc() || stop != end || !(read.weight > 0 && read.weight <= 3)) {
      row.fail("triggers", "the weight in \"" + value + "\" is not above 0 and at most 3");
    }
  }
  if (fold_words(read.words).empty()) row.fail("triggers", "\"" + value + "\" has no words");
  return read;
}

// Ids of one table, each with its row; add() fails on one that was there before.
class Ids {
 public:
  void add(const Row& row) {
    if (!ids_.insert(row.id("id")).second) {
      row.fail("id", "\"" + row.id("id") + "\" is used twice");
    }
  }

 private:
  std::set<std::string> ids_;
};

// Fails on a name of one mission alone that another mission bears too.
class Names {
 public:
  void add(const Row& row, const Mission& mission) {
    add(row, "label", mission.label, mission.id, true);
    for (const auto& name : mission.aliases) add(row, "aliases", name, mission.id, true);
    for (const auto& name : mission.shared) add(row, "shared", name, mission.id, false);
  }

 private:
  struct Bearer {
    std::string id;
    bool alone;
  };

  void add(const Row& row, const char* column, const std::string& name, const std::string& id,
           bool alone) {
    const auto folded = fold_words(name);
    if (folded.empty()) row.fail(column, "\"" + name + "\" has no letters");
    const auto [found, added] = bearers_.try_emplace(folded, Bearer{id, alone});
    if (!added && (alone || found->second.alone) && found->second.id != id) {
      row.fail(column, "\"" + name + "\" is also a name of " + found->second.id +
                           ": such a name belongs in the column shared of both");
    }
  }

  std::map<std::string, Bearer> bearers_;
};

std::vector<Mission> missions(const Table& table) {
  std::vector<Mission> read;
  Ids ids;
  Names names;
  for (const auto& row : table.rows()) {
    ids.add(row);
    read.push_back({row.id("id"), row.required("label"), row.list("aliases"), row.list("shared"),
                    row.list("organisations"), row.list("regions"), year(row, "from"),
                    year(row, "to")});
    names.add(row, read.back());
    if (read.back().to != 0 && read.back().to < read.back().from) {
      row.fail("to", "is before the year in from");
    }
  }
  return read;
}

void check_parents(const Table& table, const Vocabulary& vocabulary) {
  for (const auto& row : table.rows()) {
    const auto& id = row.text("parent");
    if (id.empty()) continue;
    const Topic* parent = find_topic(vocabulary, id);
    if (parent == nullptr) row.fail("parent", "there is no topic \"" + id + "\"");
    if (parent->parent.empty()) continue;
    const Topic* first = find_topic(vocabulary, parent->parent);
    if (first != nullptr && !first->parent.empty()) {
      row.fail("parent", "\"" + id + "\" stands on the third level, which is the last");
    }
  }
}

std::vector<Topic> topics(const Table& table) {
  std::vector<Topic> read;
  Ids ids;
  for (const auto& row : table.rows()) {
    ids.add(row);
    Topic topic{row.id("id"), row.required("label"), row.text("parent"), row.text("official"),
                {},           row.list("themes")};
    for (const auto& value : row.list("triggers")) topic.triggers.push_back(trigger(row, value));
    read.push_back(std::move(topic));
  }
  return read;
}

std::vector<Ministry> ministries(const Table& table) {
  std::vector<Ministry> read;
  for (const auto& row : table.rows()) {
    read.push_back({row.id("id"), row.required("label"), row.id("slug"), row.list("aliases"),
                    row.list("postboxes"), day(row, "from"), day(row, "to")});
    const auto& [from, to] = std::pair(read.back().from, read.back().to);
    if (from && to && *to < *from) row.fail("to", "is before the day in from");
  }
  return read;
}

std::vector<Kind> kinds(const Table& table) {
  std::vector<Kind> read;
  Ids ids;
  for (const auto& row : table.rows()) {
    ids.add(row);
    read.push_back({row.id("id"), row.required("label")});
  }
  return read;
}

std::vector<CuratedAbbreviation> abbreviations(const Table& table) {
  std::vector<CuratedAbbreviation> read;
  std::set<std::pair<std::string, std::string>> pairs;
  for (const auto& row : table.rows()) {
    row.required("short");
    row.required("long");
    read.push_back({row.list("short"), row.list("long"), row.text("note")});
    for (const auto& name : read.back().longs) {
      if (fold_words(name).empty()) row.fail("long", "\"" + name + "\" has no letters");
    }
    for (const auto& name : read.back().shorts) {
      if (fold_words(name).empty()) row.fail("short", "\"" + name + "\" has no letters");
      for (const auto& meaning : read.back().longs) {
        if (pairs.insert({fold_words(name), fold_words(meaning)}).second) continue;
        row.fail("long", known_already(meaning, name));
      }
    }
  }
  return read;
}

// FNV-1a, 64 bits: it tells tables apart and guards nothing.
std::string hash(std::initializer_list<const Table*> tables) {
  std::uint64_t value = 0xcbf29ce484222325u;
  const auto add = [&](unsigned char byte) { value = (value ^ byte) * 0x100000001b3u; };
  for (const Table* table : tables) {
    for (const char c : table->bytes()) add(static_cast<unsigned char>(c));
    add(0xff);  // is in no UTF-8, so that moving a line to another table shows
  }
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(value));
  return text;
}

template <typename Entry>
const Entry* find(const std::vector<Entry>& entries, std::string_view id) {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const Entry& entry) { return entry.id == id; });
  return found == entries.end() ? nullptr : &*found;
}

bool bears(const Ministry& ministry, std::string_view folded) {
  const auto same = [&](const std::string& name) { return folds_to(name, folded); };
  return same(ministry.label) || same(ministry.id) ||
         std::any_of(ministry.aliases.begin(), ministry.aliases.end(), same);
}

// How many days `date` is from the years of `ministry`; 0 within them.
std::int64_t days_apart(const Ministry& ministry, Date date) {
  using std::chrono::sys_days;
  if (ministry.from && date < *ministry.from) {
    return (sys_days(*ministry.from) - sys_days(date)).count();
  }
  if (ministry.to && date > *ministry.to) return (sys_days(date) - sys_days(*ministry.to)).count();
  return 0;
}

// Whether `other` began later, which decides between two that overlap or when there is no date. One
// that ended is before one that runs.
bool later(const Ministry& other, const Ministry& ministry) {
  constexpr Date kAlways{std::chrono::year(1), std::chrono::month(1), std::chrono::day(1)};
  const auto rank = [&](const Ministry& m) { return std::pair(!m.to, m.from.value_or(kAlways)); };
  return rank(other) > rank(ministry);
}

template <typename Fits>
const Ministry* best(const Vocabulary& vocabulary, std::optional<Date> date, Fits fits) {
  const Ministry* found = nullptr;
  for (const auto& ministry : vocabulary.ministries) {
    if (!fits(ministry)) continue;
    const std::int64_t apart =
        date && found ? days_apart(ministry, *date) - days_apart(*found, *date) : 0;
    if (found == nullptr || apart < 0 || (apart == 0 && later(ministry, *found))) found = &ministry;
  }
  return found;
}

}  // namespace

Vocabulary load_vocabulary(const std::filesystem::path& folder) {
  const Table mission_table(folder / "missions.tsv", {"id", "label", "aliases", "shared",
                                                      "organisations", "regions", "from", "to"});
  const Table topic_table(folder / "topics.tsv",
                          {"id", "label", "parent", "official", "triggers", "themes"});
  const Table ministry_table(folder / "ministries.tsv",
                             {"id", "label", "slug", "aliases", "postboxes", "from", "to"});
  const Table kind_table(folder / "kinds.tsv", {"id", "label"});
  const Table abbreviation_table(folder / "abbreviations.tsv", {"short", "long", "note"});
  Vocabulary vocabulary{
      missions(mission_table),
      topics(topic_table),
      ministries(ministry_table),
      kinds(kind_table),
      abbreviations(abbreviation_table),
      hash({&mission_table, &topic_table, &ministry_table, &kind_table, &abbreviation_table})};
  check_parents(topic_table, vocabulary);
  return vocabulary;
}

const Mission* find_mission(const Vocabulary& vocabulary, std::string_view id) {
  return find(vocabulary.missions, id);
}

const Topic* find_topic(const Vocabulary& vocabulary, std::string_view id) {
  return find(vocabulary.topics, id);
}

const Kind* find_kind(const Vocabulary& vocabulary, std::string_view id) {
  return find(vocabulary.kinds, id);
}

const Ministry* find_ministry(const Vocabulary& vocabulary, std::string_view name,
                              std::optional<Date> date) {
  const std::string folded = fold_words(name);
  std::string_view rest = folded;
  for (const std::string_view before : {"het ", "ministerie van ", "ministerie voor "}) {
    if (rest.starts_with(before)) rest.remove_prefix(before.size());
  }
  if (rest.empty()) return nullptr;
  return best(vocabulary, date, [&](const Ministry& m) { return bears(m, rest); });
}

std::string ministry_label(const Vocabulary& vocabulary, std::string_view id,
                           std::optional<Date> date) {
  const auto* found = best(vocabulary, date, [&](const Ministry& m) { return m.id == id; });
  return found ? found->label : std::string(id);
}

}  // namespace briefkamer::corpus
