#include "corpus/tagging/tagger.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "corpus/tagging/mission_names.h"
#include "corpus/tagging/phrases.h"
#include "corpus/tagging/topic_evidence.h"

namespace briefkamer::corpus {
namespace {

constexpr std::size_t kNoTopic = std::size_t(-1);

// What a phrase stands for: a name of a mission, a trigger of a topic, or a ministry. The words of
// a ministry's name are no triggers: not every letter of Volksgezondheid, Welzijn en Sport is about
// sport.
struct Meaning {
  const MissionName* name = nullptr;
  bool ministry = false;
  std::size_t topic = kNoTopic;
  std::size_t trigger = 0;
};

// A piece of a letter's text.
struct Piece {
  std::string_view text;
  Part part = Part::kSection;
  std::size_t index = 0;
  bool heading = false;
};

// Abbreviations whose point does not end a sentence, though a capital or number may follow.
constexpr std::array<std::string_view, 16> kAbbreviations{"nr", "nrs", "art",  "Zr", "Ms",   "dr",
                                                          "mr", "drs", "prof", "ca", "resp", "bijv",
                                                          "jl", "blz", "St",   "o.a"};

// The ministry and its offices, folded. A name of a few words ("Defensie", "Asiel en Migratie") is
// also a name of what it is about, and so only with the office before it.
std::vector<std::string> offices(const Ministry& ministry) {
  std::vector<std::string> all;
  const auto add = [&](const std::string& name) {
    const auto folded = fold_text(name).letters;
    if (std::count(folded.begin(), folded.end(), ' ') >= 3) all.push_back(folded);
    for (const char* office : {"ministerie", "minister", "ministers", "staatssecretaris"}) {
      for (const char* of : {" van ", " voor "}) all.push_back(office + (of + folded));
    }
  };
  add(ministry.label);
  for (const auto& alias : ministry.aliases) add(alias);
  return all;
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}

bool ends_sentence(std::string_view text, std::size_t at) {
  if (text[at] == '\n') return true;
  if (text[at] != '.' && text[at] != '!' && text[at] != '?') return false;
  if (at + 1 < text.size() && !is_space(text[at + 1])) return false;
  const auto next = text.find_first_not_of(" \t", at + 1);
  if (next != std::string_view::npos && text[next] >= 'a' && text[next] <= 'z') return false;
  const auto space = text.find_last_of(" \n\t(", at);
  const auto word = text.substr(space == std::string_view::npos ? 0 : space + 1,
                                at - (space == std::string_view::npos ? 0 : space + 1));
  return std::find(kAbbreviations.begin(), kAbbreviations.end(), word) == kAbbreviations.end();
}

}  // namespace

struct Tagger::Impl {
  explicit Impl(const Vocabulary& words)
      : vocabulary(words), names(mission_names(words)), phrases(all_phrases()) {}

  std::vector<Phrase> all_phrases();

  const Vocabulary& vocabulary;
  std::vector<MissionName> names;
  std::vector<Meaning> meanings;
  Phrases phrases;
};

std::vector<Phrase> Tagger::Impl::all_phrases() {
  std::vector<Phrase> all;
  const auto add = [&](std::string letters, Ending ending) {
    all.push_back({std::move(letters), ending, static_cast<std::uint32_t>(meanings.size() - 1)});
  };
  for (const auto& name : names) {
    meanings.push_back({&name});
    for (const auto& phrase : name.phrases) add(phrase, Ending::kPlural);
  }
  meanings.push_back({nullptr, true});
  for (const auto& ministry : vocabulary.ministries) {
    for (const auto& phrase : offices(ministry)) add(phrase, Ending::kPlural);
  }
  for (std::size_t i = 0; i < vocabulary.topics.size(); ++i) {
    const auto& triggers = vocabulary.topics[i].triggers;
    for (std::size_t j = 0; j < triggers.size(); ++j) {
      meanings.push_back({nullptr, false, i, j});
      const bool any = triggers[j].words.ends_with('*');
      add(fold_text(triggers[j].words).letters, any ? Ending::kAny : Ending::kInflected);
    }
  }
  return all;
}

namespace {

// Reads the pieces of one letter and keeps what it finds.
class Reading {
 public:
  Reading(const Phrases& phrases, const std::vector<Meaning>& meanings)
      : phrases_(phrases), meanings_(meanings) {}

  void read(const Piece& piece);

  std::vector<MissionHit> names, regions;
  std::vector<TriggerHit> triggers;
  std::size_t words = 0;

 private:
  void match(std::size_t start);
  void keep_names(std::size_t start);
  void keep_triggers(std::size_t start);
  void next_word(std::size_t start);
  Place place(std::size_t start, std::size_t end) const;
  std::string_view written(std::size_t start, std::size_t end) const;
  void add_trigger(std::size_t end, std::uint32_t value);
  void add_name(std::size_t end, const MissionName& name, std::size_t start);

  const Phrases& phrases_;
  const std::vector<Meaning>& meanings_;
  Piece piece_;
  FoldedText folded_;
  std::size_t sentence_ = 0;
  std::size_t sentence_end_ = 0;  // up to here the text was looked at for the ends of sentences
  // Of the word at hand: the longest names and triggers, and where they end in the folded text.
  std::vector<const MissionName*> longest_names_, longest_regions_;
  std::vector<std::uint32_t> longest_triggers_;
  std::size_t names_end_ = 0, regions_end_ = 0, triggers_end_ = 0;
  // What lies before is part of a longer name or trigger already.
  std::size_t names_from_ = 0, triggers_from_ = 0;
};

void Reading::read(const Piece& piece) {
  piece_ = piece;
  folded_ = fold_text(piece.text);
  ++sentence_;
  sentence_end_ = names_from_ = triggers_from_ = 0;
  const std::string& letters = folded_.letters;
  for (std::size_t start = 0; start < letters.size();
       start = letters.find_first_not_of(' ', std::min(letters.find(' ', start), letters.size()))) {
    ++words;
    next_word(start);
    match(start);
  }
}

void Reading::next_word(std::size_t start) {
  for (; sentence_end_ < folded_.offsets[start]; ++sentence_end_) {
    if (ends_sentence(piece_.text, sentence_end_)) ++sentence_;
  }
}

void Reading::match(std::size_t start) {
  longest_names_.clear();
  longest_regions_.clear();
  longest_triggers_.clear();
  names_end_ = regions_end_ = triggers_end_ = start;
  phrases_.match(folded_.letters, start, [&](std::size_t end, std::uint32_t value) {
    const Meaning& meaning = meanings_[value];
    if (meaning.name != nullptr) {
      add_name(end, *meaning.name, start);
      return;
    }
    add_trigger(end, value);
  });
  if (start >= names_from_) keep_names(start);
  if (start >= triggers_from_) keep_triggers(start);
}

void Reading::add_name(std::size_t end, const MissionName& name, std::size_t start) {
  const bool region = name.kind == MissionName::Kind::kRegion;
  auto& longest = region ? longest_regions_ : longest_names_;
  auto& longest_end = region ? regions_end_ : names_end_;
  if (!is_written(name, written(start, end))) return;
  if (end > longest_end) longest.clear();
  longest_end = end;
  // What is a mission's own name is not also a shared one: the loader sees to it that no two bear
  // the same, but two spellings may still meet.
  const bool own = name.kind == MissionName::Kind::kOwn;
  if (!region && !longest.empty()) {
    const bool was_own = longest.front()->kind == MissionName::Kind::kOwn;
    if (was_own && !own) return;
    if (own && !was_own) longest.clear();
  }
  longest.push_back(&name);
}

void Reading::add_trigger(std::size_t end, std::uint32_t value) {
  // What follows a trigger in its word is part of it: "asiel*" is as long as "asielzoeker" there.
  const auto word_end = std::min(folded_.letters.find(' ', end), folded_.letters.size());
  if (word_end > triggers_end_) longest_triggers_.clear();
  triggers_end_ = word_end;
  // The longer of two triggers of one topic comes later.
  std::erase_if(longest_triggers_, [&](std::uint32_t other) {
    return meanings_[other].topic == meanings_[value].topic;
  });
  longest_triggers_.push_back(value);
}

void Reading::keep_names(std::size_t start) {
  if (!longest_regions_.empty()) regions.push_back({longest_regions_, {}, sentence_});
  if (longest_names_.empty()) return;
  names.push_back({longest_names_, place(start, names_end_), sentence_});
  names_from_ = names_end_;
}

void Reading::keep_triggers(std::size_t start) {
  if (longest_triggers_.empty()) return;
  for (const auto value : longest_triggers_) {
    const auto& meaning = meanings_[value];
    if (meaning.ministry) continue;
    triggers.push_back(
        {meaning.topic, meaning.trigger, piece_.heading, place(start, triggers_end_)});
  }
  triggers_from_ = triggers_end_;
}

Place Reading::place(std::size_t start, std::size_t end) const {
  if (piece_.heading) return {Part::kSection, piece_.index, 0, 0};
  const auto offset = folded_.offsets[start];
  return {piece_.part, piece_.index, offset, folded_.ends[end - 1] - offset};
}

std::string_view Reading::written(std::size_t start, std::size_t end) const {
  const auto offset = folded_.offsets[start];
  return piece_.text.substr(offset, folded_.ends[end - 1] - offset);
}

}  // namespace

Tagger::Tagger(const Vocabulary& vocabulary) : impl_(std::make_unique<Impl>(vocabulary)) {}
Tagger::~Tagger() = default;

void Tagger::tag(Letter& letter, const std::vector<std::string>& themes) const {
  Reading reading(impl_->phrases, impl_->meanings);
  reading.read({letter.subject, Part::kSubject, 0, false});
  for (std::size_t i = 0; i < letter.sections.size(); ++i) {
    reading.read({letter.sections[i].heading, Part::kSection, i, true});
    reading.read({letter.sections[i].text, Part::kSection, i, false});
  }
  for (std::size_t i = 0; i < letter.footnotes.size(); ++i) {
    reading.read({letter.footnotes[i].text, Part::kFootnote, i, false});
  }
  const int year = letter.date ? static_cast<int>(letter.date->year()) : 0;
  letter.missions = missions_meant(impl_->vocabulary, reading.names, reading.regions, year);
  letter.topics = topics_shown(impl_->vocabulary, reading.triggers, reading.words, themes);
}

}  // namespace briefkamer::corpus
