#include "corpus/parsing/letter_parser.h"

#include <algorithm>
#include <utility>

#include "corpus/citing/abbreviations.h"
#include "corpus/citing/citations.h"
#include "corpus/letter_id.h"
#include "corpus/parsing/footnotes.h"
#include "corpus/parsing/letter_kind.h"
#include "corpus/parsing/letterhead.h"
#include "corpus/parsing/line_join.h"
#include "corpus/parsing/paragraphs.h"
#include "corpus/parsing/roles.h"
#include "corpus/parsing/sections.h"
#include "corpus/parsing/signature.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

// How much of the text is the opening, where a letter says what it is and for whom.
constexpr std::size_t kOpening = 2000;

// A letter that says of itself that it is made up.
bool take_sample_marker(std::vector<Block>& blocks) {
  for (auto& block : blocks) {
    if (block.text.empty()) continue;
    if (prefix_length(block.text, "fictieve voorbeeldbrief") == 0) return false;
    const auto end = block.text.find('\n');
    block.text.erase(0, end == std::string::npos ? end : end + 1);
    return true;
  }
  return false;
}

std::string opening(const Letter& letter) {
  std::string text;
  for (const auto& section : letter.sections) {
    if (text.size() >= kOpening) break;
    text += section.text.substr(0, kOpening) + '\n';
  }
  return text;
}

// "mede namens de Minister van Defensie" in the opening: who is responsible too and does not sign.
void add_on_behalf_of(Letter& letter, const Vocabulary& vocabulary, const std::string& text) {
  constexpr std::string_view kWords = "mede namens";
  for (auto at = find_words(text, kWords); at != std::string::npos;
       at = find_words(text, kWords, at + 1)) {
    const auto rest = trimmed(std::string_view(text).substr(at + kWords.size()));
    for (auto& role : roles_at(rest, vocabulary, letter.date).roles) {
      letter.on_behalf_of.push_back(std::move(role.role));
    }
  }
  auto& all = letter.on_behalf_of;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto next = all.begin() + static_cast<std::ptrdiff_t>(i) + 1;
    all.erase(std::remove(next, all.end(), all[i]), all.end());
  }
}

const Ministry* ministry_of_postbox(const Vocabulary& vocabulary, const std::string& postbox,
                                    std::optional<Date> date) {
  if (postbox.empty()) return nullptr;
  for (const auto& ministry : vocabulary.ministries) {
    const auto& boxes = ministry.postboxes;
    if (std::find(boxes.begin(), boxes.end(), postbox) == boxes.end()) continue;
    // The address stays when the name changes.
    const bool past = date && ((ministry.from && *date < *ministry.from) ||
                               (ministry.to && *date > *ministry.to));
    if (!past) return &ministry;
  }
  return nullptr;
}

// Fills in the ministry of the first sender from the letterhead, where the signature did not say.
void add_ministry(Letter& letter, const Letterhead& head, const Vocabulary& vocabulary) {
  const bool known = std::any_of(letter.senders.begin(), letter.senders.end(),
                                 [](const Sender& sender) { return !sender.ministry.empty(); });
  if (known) return;
  const auto* named =
      head.ministry.empty() ? nullptr : find_ministry(vocabulary, head.ministry, letter.date);
  const auto* ministry = named ? named : ministry_of_postbox(vocabulary, head.postbox, letter.date);
  if (!ministry) return;
  if (letter.senders.empty()) letter.senders.emplace_back();
  letter.senders.front().ministry = ministry->id;
  if (!named) letter.inferred.emplace_back("ministry");
}

void add_senders(Letter& letter, Signature& signature, const Letterhead& head,
                 const Vocabulary& vocabulary) {
  letter.senders = std::move(signature.senders);
  letter.on_behalf_of = std::move(signature.on_behalf_of);
  // "BRIEF VAN DE MINISTER VAN DEFENSIE"
  const auto from = prefix_length(head.title, "brief van ");
  if (letter.senders.empty() && from != 0) {
    for (auto& role : roles_at(head.title.substr(from), vocabulary, letter.date).roles) {
      letter.senders.push_back({std::move(role.ministry), std::move(role.role), ""});
    }
  }
  add_ministry(letter, head, vocabulary);
}

// "brekelmans" of "R.P. (Ruben) Brekelmans".
std::string last_name(const std::string& name) {
  const auto space = name.find_last_of(' ');
  return slug(space == std::string::npos ? name : name.substr(space + 1));
}

// Who of those below the letter the published sender at `index` is; null when nobody surely is.
const Sender* same_sender(const std::vector<Sender>& published, std::size_t index,
                          const std::vector<Sender>& read) {
  const auto& sender = published[index];
  for (const auto& other : read) {
    if (!sender.ministry.empty() && sender.ministry == other.ministry) return &other;
  }
  for (const auto& other : read) {
    if (!sender.name.empty() && last_name(sender.name) == last_name(other.name)) return &other;
  }
  if (index >= read.size() || (read.size() != 1 && read.size() != published.size())) return nullptr;
  // Two names that differ are two people, unless there is only one.
  const auto& other = read[index];
  const bool may_be = sender.ministry.empty() || other.ministry.empty();
  const bool sure = published.size() == 1 || sender.name.empty() || other.name.empty();
  return may_be && sure ? &other : nullptr;
}

// The ministry that is published, or that the published role is of; empty when neither says.
std::string published_ministry(const Sender& sender, const std::optional<Date>& date,
                               const Vocabulary& vocabulary) {
  if (const auto* ministry = find_ministry(vocabulary, sender.ministry, date)) return ministry->id;
  if (!sender.ministry.empty()) return sender.ministry;
  const auto roles = roles_at(sender.role, vocabulary, date).roles;
  return roles.empty() ? std::string() : roles.front().ministry;
}

// The published senders, with what the signature adds to each.
void believe_senders(Letter& letter, const Metadata& metadata, const Vocabulary& vocabulary) {
  if (metadata.senders.empty()) return;
  const auto read = std::exchange(letter.senders, metadata.senders);
  for (auto& sender : letter.senders) {
    sender.ministry = published_ministry(sender, letter.date, vocabulary);
    if (!sender.ministry.empty()) std::erase(letter.inferred, "ministry");
  }
  for (std::size_t i = 0; i < letter.senders.size(); ++i) {
    auto& sender = letter.senders[i];
    const auto* other = same_sender(letter.senders, i, read);
    if (!other) continue;
    if (sender.ministry.empty()) sender.ministry = other->ministry;
    if (sender.role.empty()) sender.role = other->role;
    if (sender.name.empty()) sender.name = other->name;
  }
}

void believe(std::string& field, const std::string& published) {
  if (!published.empty()) field = published;
}

// Longer ones are no subject but a text whose line ends or labels were lost.
constexpr std::size_t kLongestSubject = 1000;  // bytes

void bound_subject(std::string& subject) {
  if (subject.size() <= kLongestSubject) return;
  std::size_t end = kLongestSubject;
  while (end > 0 && (static_cast<unsigned char>(subject[end]) & 0xC0) == 0x80) --end;
  subject.resize(end);
  subject += "…";
}

void add_head(Letter& letter, Letterhead& head, const Metadata& metadata) {
  letter.date = metadata.date ? metadata.date : head.date;
  if (!metadata.date && head.date_inferred) letter.inferred.emplace_back("date");
  letter.subject = std::move(head.subject);
  if (head.subject_inferred && metadata.subject.empty()) letter.inferred.emplace_back("subject");
  letter.addressee = std::move(head.addressee);
  letter.references = std::move(head.references);
  letter.references.dossier_title = std::move(head.dossier_title);
  believe(letter.subject, metadata.subject);
  bound_subject(letter.subject);
  believe(letter.references.own, metadata.own_reference);
  if (!metadata.dossier.empty()) {
    const bool same = letter.references.dossier == metadata.dossier;
    if (!same) letter.references.dossier_title.clear();
    letter.references.dossier = metadata.dossier;
    letter.references.number = metadata.dossier_number;
  }
  believe(letter.references.dossier_title, metadata.dossier_title);
}

void add_kind(Letter& letter, const Metadata& metadata, const std::string& title,
              const std::string& text, const Vocabulary& vocabulary) {
  auto kind = letter_kind(metadata.kind, title, letter.subject, text);
  if (kind.id.empty() || !find_kind(vocabulary, kind.id)) return;
  letter.kind = std::move(kind.id);
  if (kind.inferred) letter.inferred.emplace_back("kind");
}

void add_citations(Letter& letter) {
  const auto add = [&](Part part, std::size_t index, const std::string& text) {
    for (auto& citation : find_citations(text)) {
      citation.place.part = part;
      citation.place.index = index;
      letter.citations.push_back(std::move(citation));
    }
  };
  add(Part::kSubject, 0, letter.subject);
  for (std::size_t i = 0; i < letter.sections.size(); ++i) {
    add(Part::kSection, i, letter.sections[i].text);
  }
  for (std::size_t i = 0; i < letter.footnotes.size(); ++i) {
    add(Part::kFootnote, i, letter.footnotes[i].text);
  }
}

std::string official_id(const Letter& letter, const Metadata& metadata) {
  if (!metadata.id.empty()) return metadata.id;
  const auto& references = letter.references;
  if (!references.dossier.empty() && !references.number.empty()) {
    return "kst-" + references.dossier + '-' + references.number;
  }
  return metadata.number;
}

void add_id(Letter& letter, const Metadata& metadata, const Vocabulary& vocabulary) {
  letter.id = slug(official_id(letter, metadata));
  if (letter.id.empty()) letter.id = unnumbered_id(letter, vocabulary);
}

}  // namespace

Letter parse_letter(const Document& document, const Vocabulary& vocabulary) {
  Letter letter;
  auto blocks = document.blocks;
  letter.sample = take_sample_marker(blocks);
  unfold(blocks);
  auto head = take_letterhead(blocks);
  const auto title = head.title;
  add_head(letter, head, document.metadata);
  auto signature = take_signature(blocks, vocabulary, letter.date);
  const auto paragraphs_end = signature.end;
  add_senders(letter, signature, head, vocabulary);
  believe_senders(letter, document.metadata, vocabulary);
  find_footnotes(blocks);
  add_sections(letter, paragraphs_of(blocks, paragraphs_end), blocks);
  const auto text = opening(letter);
  add_on_behalf_of(letter, vocabulary, text);
  add_kind(letter, document.metadata, title, text, vocabulary);
  add_citations(letter);
  letter.themes = document.metadata.themes;
  letter.sources.push_back(document.source);
  add_id(letter, document.metadata, vocabulary);
  letter.abbreviations = abbreviations_of(letter);
  return letter;
}

}  // namespace briefkamer::corpus
