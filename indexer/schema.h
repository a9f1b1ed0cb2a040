// The layout of the database, written once: terms, prefixes, value slots. The indexer writes by it,
// the searcher reads by it. Change anything and raise kSchemaVersion; `briefkamer-index rebuild`
// then makes a database of the new version from the letters stored in the old one.
//
// A letter is one Xapian document. Its data is the whole Letter as JSON (corpus/letter_json.h),
// which Xapian compresses. Prefixes are Omega's where Omega has one
// (https://xapian.org/docs/omega/termprefixes.html). Terms are cut to kMaxTermBytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace briefkamer::indexer {

inline constexpr int kSchemaVersion = 6;

// Xapian allows 245 bytes, and counts a zero byte twice.
inline constexpr std::size_t kMaxTermBytes = 200;

// Terms of text. The stem of a word has no prefix and no position; the surface has positions, for
// phrases. Positions run on over subject, sections, footnotes, senders and the references of the
// letterhead, with kPositionGap between two of them so that no phrase reaches across.
inline constexpr std::string_view kSurface = "XTW";         // anywhere, with positions
inline constexpr std::string_view kSubject = "S";           // stem of a word of the subject
inline constexpr std::string_view kSubjectPart = "XTP";     // stem of a part of a compound there
inline constexpr std::string_view kSubjectSurface = "XTS";  // the same as it stands, with positions
inline constexpr std::string_view kHeading = "XTH";         // stem of a word of a heading
inline constexpr std::string_view kSender = "A";            // stem of a word of sender or ministry
inline constexpr std::uint32_t kPositionGap = 100;

// Boolean terms, without weight.
inline constexpr std::string_view kId = "Q";              // the letter's id
inline constexpr std::string_view kAlias = "XTA";         // an id that it had before
inline constexpr std::string_view kCites = "XTC";         // id of a cited publication, lower case
inline constexpr std::string_view kNumber = "XTN";        // its own official number, lower case
inline constexpr std::string_view kDossier = "XTD";       // dossier it is in, lower case
inline constexpr std::string_view kCitesDossier = "XTR";  // dossier of a publication it cites
inline constexpr std::string_view kDay = "D";             // YYYYMMDD
inline constexpr std::string_view kMonth = "M";           // YYYYMM
inline constexpr std::string_view kYear = "Y";            // YYYY
inline constexpr std::string_view kMeeting =
    "XTE";                                        // the meeting that an agenda or report is about
inline constexpr std::string_view kFormat = "E";  // of the file it was read from: "pdf"
inline constexpr std::string_view kWithout = "XTL";  // a field that it does not have: "subject"
// What the letter spells out, both ways round: folded short form, kTab, folded long form.
inline constexpr std::string_view kShortToLong = "XTB";
inline constexpr std::string_view kLongToShort = "XTF";
inline constexpr char kTab = '\t';
// Two common words, the first right before the second, by their numbers (indexer/word_pairs.h).
inline constexpr std::string_view kPair = "XTT";
// A word as the letter writes it: surface, kTab, as written (indexer/written_forms.h).
inline constexpr std::string_view kWritten = "XTV";

// Value slots beside those of facets. Both keys end in the id, so that the order is total and the
// same on every machine; letters without a date come last by either.
inline constexpr unsigned kOldestFirst =
    0;  // date, space, id; ascending; "9999-99-99" without date
inline constexpr unsigned kNewestFirst =
    1;  // date, space, id; descending; "0000-00-00" without date

inline constexpr unsigned kSubjectText = 9;  // the subject as it stands
inline constexpr unsigned kDefinitions = 8;  // as written: short, kTab, long; one a line

// A facet: its values filter by a boolean term, and are counted from a slot that holds all of a
// letter's values, joined by kJoin. A letter without a value has kNone.
struct Facet {
  std::string_view name;    // of the parameter and in answers
  std::string_view prefix;  // of its boolean terms; a value follows
  unsigned slot;
};

inline constexpr char kJoin = '|';
inline constexpr std::string_view kNone = "none";

enum FacetIndex : std::size_t {
  kTopicFacet,
  kMissionFacet,
  kMinistryFacet,
  kKindFacet,
  kYearFacet,
  kMonthFacet
};

inline constexpr std::array kFacets{
    Facet{"topic", "K", 2}, Facet{"mission", "XTM", 3}, Facet{"ministry", "XTG", 4},
    Facet{"kind", "T", 5},  Facet{"year", "Y", 6},      Facet{"month", "M", 7},
};

// Keys of the database's own metadata.
inline constexpr std::string_view kSchemaKey = "briefkamer:schema";      // kSchemaVersion
inline constexpr std::string_view kAnalyzerKey = "briefkamer:analyzer";  // analyzer_identity()
inline constexpr std::string_view kVocabularyKey = "briefkamer:vocabulary";
inline constexpr std::string_view kMadeKey = "briefkamer:made";        // ISO 8601, UTC
inline constexpr std::string_view kUpdatedKey = "briefkamer:updated";  // ISO 8601, UTC
inline constexpr std::string_view kLastRunKey = "briefkamer:run";      // see run_report.h
// Of the records of files, each followed by what stored_records.h says.
inline constexpr std::string_view kFileKey = "file:";
inline constexpr std::string_view kFileHashKey = "hash:";
inline constexpr std::string_view kFailedFileKey = "failed:";

}  // namespace briefkamer::indexer
