// A letter as Briefkamer understands it: the value that flows from parser to index to reader.
// All text is UTF-8 in Unicode's NFC; offsets and lengths are bytes. What is not in the letter is
// empty; a field that was inferred and not read is named in `inferred`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "corpus/date.h"

namespace briefkamer::corpus {

// One who signed. Each field may be empty.
struct Sender {
  std::string ministry;  // id in corpus/vocabulary/ministries.tsv
  std::string role;      // "minister van Defensie"
  std::string name;      // as it stands below the letter

  bool operator==(const Sender&) const = default;
};

// Numbers in the letterhead, and the title of the dossier.
struct References {
  std::string own;      // the sender's: "BS2025001234"
  std::string yours;    // the addressee's
  std::string dossier;  // the Kamerstuk dossier that this letter is a part of: "28676", "36410-X"
  std::string number;   // its number there: "472"
  std::string dossier_title;

  bool operator==(const References&) const = default;
};

enum class Part { kSubject, kSection, kFootnote };

// A stretch of the letter's text: bytes [offset, offset + length) of the subject, of
// sections[index].text, or of footnotes[index].text.
struct Place {
  Part part = Part::kSection;
  std::size_t index = 0;
  std::size_t offset = 0;
  std::size_t length = 0;

  bool operator==(const Place&) const = default;
};

// A part of the letter under one heading. The text before the first heading is a section without
// heading. Paragraphs are separated by '\n'; an item of a list starts with "• "; a row of a table
// is a paragraph whose cells are separated by '\t'. Marks of footnotes are not in the text.
struct Section {
  std::string heading;
  int level = 0;  // of the heading, from 1; 0 without heading
  std::string text;
  int page = 0;   // on which it starts, from 1; 0 is unknown
  int annex = 0;  // the annex it belongs to, from 1 as in Letter::annexes; 0 is the letter itself

  bool operator==(const Section&) const = default;
};

struct Annex {
  std::string label;  // "Bijlage 1"
  std::string title;
  int page = 0;

  bool operator==(const Annex&) const = default;
};

struct Footnote {
  std::string mark;  // "1"
  std::string text;
  int page = 0;
  std::size_t section = 0;  // index of the section whose text it belongs to
  std::size_t offset = 0;   // in that section's text, where the mark stood

  bool operator==(const Footnote&) const = default;
};

// Where a page starts: before byte `offset` of sections[section].text.
struct PageStart {
  int page = 0;
  std::size_t section = 0;
  std::size_t offset = 0;

  bool operator==(const PageStart&) const = default;
};

// A reference to another publication.
struct Citation {
  // kamerstuk, document (2025D…), zaak (2025Z…), aanhangsel, handelingen, staatsblad,
  // agendapunt (2008P…), activiteit (2025A…), staatscourant, tractatenblad, eu, ecli, wet
  std::string kind;
  std::string id;            // canonical: "kst-28676-472", "2025D01234", "ah-tk-20232024-1234"
  std::string text;          // as it stands in the letter
  std::optional<Date> date;  // where the letter gives one with it
  Place place;

  bool operator==(const Citation&) const = default;
};

// An abbreviation that the letter spells out.
struct Abbreviation {
  std::string short_form;  // "NUC"; without the ending of a plural
  std::string long_form;   // "NATO-Ukraine Council", as it stands at its first place
  std::size_t count = 0;   // places in this letter where it is spelled out
  Place place;             // the first of them

  bool operator==(const Abbreviation&) const = default;
};

// A topic or mission of the vocabulary, and where the letter speaks of it. No places: it follows
// from another (a parent topic, an official theme).
struct Tag {
  std::string id;
  std::string label;
  std::vector<Place> places;

  bool operator==(const Tag&) const = default;
};

// A file or address that this letter was read from.
struct Source {
  std::string path;    // or URL
  std::string format;  // "text", "pdf", "xml", "docx", …
  std::string hash;    // SHA-256 of the bytes, hexadecimal

  bool operator==(const Source&) const = default;
};

struct Letter {
  std::string id;                    // [a-z0-9-], at most 100 bytes; see corpus/letter_id.h
  std::vector<std::string> aliases;  // ids that it had before, still answered
  std::string kind;                  // id in corpus/vocabulary/kinds.tsv; empty when nothing says
  std::optional<Date> date;
  std::string subject;
  std::vector<Sender> senders;
  std::vector<std::string> on_behalf_of;  // roles: "minister van Buitenlandse Zaken"
  std::string addressee;
  References references;
  std::vector<Section> sections;
  std::vector<Annex> annexes;
  std::vector<Footnote> footnotes;
  std::vector<PageStart> pages;  // the first of them is page 1; empty when pages are unknown
  std::vector<Citation> citations;
  std::vector<std::string> themes;  // official subject labels, as published with the letter
  std::vector<Abbreviation> abbreviations;
  std::vector<Tag> topics;
  std::vector<Tag> missions;
  std::vector<Source> sources;
  std::vector<std::string> inferred;  // names of fields that were inferred and not read
  bool sample = false;                // says of itself that it is a fictitious sample

  bool operator==(const Letter&) const = default;
};

// The page that byte `offset` of sections[section].text stands on; 0 when unknown.
int page_at(const Letter& letter, std::size_t section, std::size_t offset);

}  // namespace briefkamer::corpus
