#include "corpus/tagging/mission_names.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "corpus/tagging/phrases.h"

namespace briefkamer::corpus {
namespace {

// Spellings of one name in Dutch and English letters, folded. Each goes both ways.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kSpellings{{
    {"oekraine", "ukraine"},
    {"irak", "iraq"},
    {"libie", "libya"},
    {"somalie", "somalia"},
    {"georgie", "georgia"},
    {"moldavie", "moldova"},
    {"roemenie", "romania"},
    {"armenie", "armenia"},
    {"litouwen", "lithuania"},
    {"slowakije", "slovakia"},
    {"polen", "poland"},
    {"defence", "defense"},
    {"odesa", "odessa"},
    {"navo", "nato"},
}};

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_alphanumeric(char c) {
  return is_upper(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

std::string only_letters(std::string_view text) {
  std::string letters;
  std::copy_if(text.begin(), text.end(), std::back_inserter(letters), is_alphanumeric);
  return letters;
}

std::string without(std::string text, std::string_view characters) {
  std::erase_if(text, [&](char c) { return characters.find(c) != std::string_view::npos; });
  return text;
}

// What must be matched as written: names of at most 4 letters, with capitals beyond the first.
std::string exact_letters(const std::string& name) {
  if (without(fold_text(name).letters, " ").size() > 4) return {};
  const bool capitals = std::any_of(name.begin() + 1, name.end(), is_upper);
  return capitals ? only_letters(name) : std::string();
}

// `phrase` with `from` as a word replaced by `to`; empty when it is not in it.
std::string respelled(const std::string& phrase, std::string_view from, std::string_view to) {
  const auto padded = ' ' + phrase + ' ';
  const auto at = padded.find(' ' + std::string(from) + ' ');
  if (at == std::string::npos) return {};
  return phrase.substr(0, at) + std::string(to) + phrase.substr(at + from.size());
}

// All folded spellings of `name`: with its parts apart and together, in both languages.
std::vector<std::string> spellings(const std::string& name) {
  std::set<std::string> all{fold_text(name).letters, fold_text(without(name, "-")).letters,
                            fold_text(without(name, " -")).letters};
  // A set grows while it is walked: a new spelling may stand before or behind the current one.
  std::vector<std::string> open(all.begin(), all.end());
  while (!open.empty()) {
    const auto phrase = std::move(open.back());
    open.pop_back();
    for (const auto& [dutch, english] : kSpellings) {
      for (auto other : {respelled(phrase, dutch, english), respelled(phrase, english, dutch)}) {
        if (!other.empty() && all.insert(other).second) open.push_back(std::move(other));
      }
    }
  }
  return {all.begin(), all.end()};
}

using Missions = std::vector<std::size_t>;

void add_unique(Missions& missions, std::size_t mission) {
  if (std::find(missions.begin(), missions.end(), mission) == missions.end()) {
    missions.push_back(mission);
  }
}

Missions both(const Missions& some, const std::set<std::size_t>& others) {
  Missions result;
  std::copy_if(some.begin(), some.end(), std::back_inserter(result),
               [&](std::size_t mission) { return others.contains(mission); });
  return result;
}

bool ran_in(const Mission& mission, int year) {
  return (mission.from == 0 || mission.from <= year) && (mission.to == 0 || year <= mission.to);
}

// What decides between bearers of one name.
struct Context {
  const Vocabulary& vocabulary;
  std::map<std::size_t, std::set<std::size_t>> near;  // sentence → missions whose region it names
  std::set<std::size_t> in_full;                      // missions that the letter names in full
  int year = 0;
};

Missions left_by_date(const Context& context, Missions missions) {
  if (missions.size() > 1 && context.year != 0) {
    std::erase_if(missions, [&](std::size_t mission) {
      return !ran_in(context.vocabulary.missions[mission], context.year);
    });
  }
  return missions;
}

// The bearer that is meant; none is an empty list.
Missions meant(const Context& context, const MissionHit& hit) {
  Missions bearers;
  for (const auto* name : hit.names) add_unique(bearers, name->mission);
  if (hit.names.front()->kind == MissionName::Kind::kOwn) return bearers;
  const auto near = context.near.find(hit.sentence);
  auto left = near == context.near.end() ? Missions() : both(bearers, near->second);
  if (left.size() != 1) {
    const auto full = both(left.empty() ? bearers : left, context.in_full);
    if (!full.empty()) left = full;
  }
  left = left_by_date(context, std::move(left));
  return left.size() == 1 ? left : Missions();
}

}  // namespace

std::vector<MissionName> mission_names(const Vocabulary& vocabulary) {
  std::vector<MissionName> names;
  for (std::size_t i = 0; i < vocabulary.missions.size(); ++i) {
    const auto& mission = vocabulary.missions[i];
    const auto add = [&](MissionName::Kind kind, const std::string& name) {
      names.push_back({kind, i, spellings(name),
                       kind == MissionName::Kind::kRegion ? std::string() : exact_letters(name)});
    };
    add(MissionName::Kind::kOwn, mission.label);
    for (const auto& name : mission.aliases) add(MissionName::Kind::kOwn, name);
    for (const auto& name : mission.shared) add(MissionName::Kind::kShared, name);
    if (mission.shared.empty()) continue;
    for (const auto& name : mission.regions) add(MissionName::Kind::kRegion, name);
  }
  return names;
}

bool is_written(const MissionName& name, std::string_view text) {
  return name.exact.empty() || only_letters(text) == name.exact;
}

std::vector<Tag> missions_meant(const Vocabulary& vocabulary, const std::vector<MissionHit>& hits,
                                const std::vector<MissionHit>& regions, int year) {
  Context context{vocabulary, {}, {}, year};
  for (const auto& hit : regions) {
    for (const auto* name : hit.names) context.near[hit.sentence].insert(name->mission);
  }
  for (const auto& hit : hits) {
    const auto* name = hit.names.front();
    if (name->kind == MissionName::Kind::kOwn) context.in_full.insert(name->mission);
  }
  std::vector<Tag> tags;
  std::map<std::size_t, std::size_t> tag_of;
  for (const auto& hit : hits) {
    for (const auto mission : meant(context, hit)) {
      const auto [found, added] = tag_of.try_emplace(mission, tags.size());
      if (added) {
        tags.push_back({vocabulary.missions[mission].id, vocabulary.missions[mission].label, {}});
      }
      tags[found->second].places.push_back(hit.place);
    }
  }
  return tags;
}

}  // namespace briefkamer::corpus
