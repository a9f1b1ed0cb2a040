// The controlled vocabularies: tables of tab-separated text in corpus/vocabulary/ that an editor
// can change. The first line names the columns, in the order of the members below; '|' separates
// several values of one cell; a line that starts with '#' is a comment, and an empty one nothing.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/date.h"

namespace briefkamer::corpus {

// A mission, operation, standing group, forum or exercise. missions.tsv
struct Mission {
  std::string id;
  std::string label;                 // also a name
  std::vector<std::string> aliases;  // other names and abbreviations, as written; of it alone
  // Names that others bear too, missions ("EUBAM") or anything else ("Triton"): they count only
  // where something says that this mission is meant (see tagger.h).
  std::vector<std::string> shared;
  std::vector<std::string> organisations;
  std::vector<std::string> regions;  // where it is, and the words that say so: "Libië", "Libische"
  int from = 0;                      // year it began; 0 is unknown
  int to = 0;                        // year it ended; 0 is running or unknown
};

// A trigger of a topic, in the table "words:weight" (":1" may be left out). Capitals, accents and
// hyphens make no difference. The last word also matches with -s, -e, -n or -en behind it
// ("missie": missies; "verdrag": verdragen), and with '*' any word that begins so ("asiel*":
// asielzoeker). A number is a word of its own: "f 16" is F-16, F16 and F 16.
struct Trigger {
  std::string words;
  double weight = 1;  // evidence of one occurrence in running text, more than 0 and at most 3
};

// topics.tsv: the government's list of themes, in two levels, and finer topics below its second
// level. A letter that has a topic has each topic above it, once, however many ways lead there.
struct Topic {
  std::string id;        // a slug: "defensie"
  std::string label;     // "Defensie"
  std::string parent;    // id of the topic directly above it; empty at the first level
  std::string official;  // id in the government's list of themes (TOP-lijst); empty for finer ones
  std::vector<Trigger> triggers;
  std::vector<std::string> themes;  // official subject labels that mean this topic
};

// ministries.tsv, one a name that a ministry bore: a renamed ministry may have several rows of one
// id.
struct Ministry {
  std::string id;     // of the register of ministries (TOOI): "mnre1018"
  std::string label;  // "Defensie"
  std::string slug;   // for ids of letters: "defensie"
  std::vector<std::string> aliases;
  std::vector<std::string> postboxes;  // "20701"
  std::optional<Date> from;
  std::optional<Date> to;
};

// kinds.tsv
struct Kind {
  std::string id;     // "geannoteerde-agenda"
  std::string label;  // "Geannoteerde agenda"
};

// One meaning of an abbreviation, and all names of it. abbreviations.tsv
struct CuratedAbbreviation {
  std::vector<std::string> shorts;  // as written: "NAVO", "NATO"
  std::vector<std::string> longs;   // "Noord-Atlantische Verdragsorganisatie"
  std::string note;                 // for editors
};

struct Vocabulary {
  std::vector<Mission> missions;
  std::vector<Topic> topics;
  std::vector<Ministry> ministries;
  std::vector<Kind> kinds;
  std::vector<CuratedAbbreviation> abbreviations;
  std::string identity;  // hash of the tables: changes when any of them does
};

// Reads the tables in `folder`. Throws std::runtime_error naming file, line and column when one is
// missing or malformed, an id is used twice, a parent does not exist or stands on the third level,
// a name that several missions bear is not in the column "shared", or an abbreviation is given one
// meaning twice.
Vocabulary load_vocabulary(const std::filesystem::path& folder);

// The entry with this id; null when there is none. Valid as long as the vocabulary.
const Mission* find_mission(const Vocabulary& vocabulary, std::string_view id);
const Topic* find_topic(const Vocabulary& vocabulary, std::string_view id);
const Kind* find_kind(const Vocabulary& vocabulary, std::string_view id);

// The ministry that `name` names on `date`: a label, alias or id, in any case, with or without
// "Ministerie van" before it; the latest one when there is no date, and the one nearest in time
// when nobody bore that name on that date. Null when nobody ever did.
const Ministry* find_ministry(const Vocabulary& vocabulary, std::string_view name,
                              std::optional<Date> date);

// The label that the ministry `id` bore on `date`, or its latest; `id` itself when unknown.
std::string ministry_label(const Vocabulary& vocabulary, std::string_view id,
                           std::optional<Date> date);

}  // namespace briefkamer::corpus
