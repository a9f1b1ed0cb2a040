#include "corpus/citing/kamerstuk_citations.h"

#include <utility>

#include "corpus/citing/citation_cursor.h"
#include "corpus/citing/dossier.h"

namespace briefkamer::corpus {
namespace {

// "nr. ", "nrs. ", "nummer "; `several` tells "nrs." from "nr.".
bool read_number_word(CitationCursor& cursor, bool& several) {
  several = cursor.words("nrs") || cursor.words("nummers");
  if (!several && !cursor.words("nr") && !cursor.words("nummer") && !cursor.words("no") &&
      !cursor.words("ondernummer") && !(cursor.letters("nr") || cursor.letters("nr."))) {
    return false;
  }
  cursor.literal(".");
  cursor.gap();
  return true;
}

// "472", or "A" to "ZZZ" as the Eerste Kamer numbers.
std::string_view read_number(CitationCursor& cursor, bool letters) {
  auto ahead = cursor;
  auto number = ahead.digits(1, 4);
  if (number.empty() && letters) number = ahead.capitals(1, 3);
  if (number.empty()) return {};
  cursor = ahead;
  return number;
}

struct Reference {
  std::size_t start = 0;
  Dossier dossier;
  bool several = false;
  std::string_view number;
};

// ", nr. 472" and, where the context allows, "-472", ", 472", ", A" and " D".
std::string_view read_first_number(CitationCursor& cursor, Reference& reference, Context context) {
  auto ahead = cursor;
  if (ahead.hyphen()) {
    const bool sure = context != Context::kNone || !reference.dossier.suffix.empty();
    const auto number = sure ? read_number(ahead, context != Context::kNone) : std::string_view();
    if (!number.empty()) cursor = ahead;
    return number;
  }
  const bool comma = ahead.literal(",") || (context == Context::kTyped && ahead.literal("/"));
  const bool gap = ahead.gap();
  if (!comma && !gap) return {};
  const bool word = read_number_word(ahead, reference.several);
  if (!word && context == Context::kNone) return {};
  const bool digits = word || comma || context == Context::kTyped;
  auto number = digits ? read_number(ahead, true) : ahead.capitals(1, 2);
  // Behind "Kamerstuk 36 200 " a lone I, V or X is a chapter of which the number is missing.
  if (number.empty()) return {};
  cursor = ahead;
  return number;
}

// "27 925 / 29 521, nr. 403": the number is one of the first dossier.
bool skip_other_dossiers(CitationCursor& cursor) {
  constexpr int kMost = 8;
  auto ahead = cursor;
  bool skipped = false;
  for (int others = 0; others < kMost; ++others) {
    auto next = ahead;
    next.gap();
    if (!next.literal("/") && !next.words("en") && !next.literal(",")) break;
    next.gap();
    if (read_dossier(next).number.empty()) break;
    ahead = next;
    skipped = true;
  }
  if (!skipped) return false;
  cursor = ahead;
  return true;
}

// "Kamerstukken II 2023/24, " and its variants.
void skip_volume(CitationCursor& cursor) {
  for (int pieces = 0; pieces < 12; ++pieces) {
    if (cursor.gap() || cursor.literal(",") || cursor.literal(":") || cursor.literal("-")) continue;
    if (!cursor.session().empty()) continue;
    if (cursor.words("i") || cursor.words("ii") || cursor.words("tweede kamer") ||
        cursor.words("eerste kamer") || cursor.words("tk") || cursor.words("ek") ||
        cursor.words("vergaderjaar") || cursor.words("met") || cursor.words("nr") ||
        cursor.words("nummer") || cursor.words("dossier") || cursor.literal(".")) {
      continue;
    }
    return;
  }
}

// The numbers behind the first of "nrs. 472, 473 en 475".
void read_more_numbers(std::string_view text, CitationCursor& cursor, const Dossier& dossier,
                       std::vector<Citation>& citations) {
  for (;;) {
    auto ahead = cursor;
    ahead.literal(",");
    ahead.gap();
    if (ahead.words("en") || ahead.words("t/m") || ahead.words("tot en met")) ahead.gap();
    if (ahead.at() == cursor.at() && ahead.hyphen()) ahead.gap();
    const auto start = ahead.at();
    if (start == cursor.at()) return;
    auto dossier_ahead = ahead;
    if (!read_dossier_number(dossier_ahead).empty()) return;
    const auto number = ahead.digits(1, 4);
    if (number.empty() || !ahead.at_word_end()) return;
    citations.push_back(
        citation(text, start, ahead.at(), "kamerstuk", kamerstuk_id(dossier, number)));
    cursor = ahead;
  }
}

// "456 (36800-XVI)": the number of a motion first, as speakers in a debate have it.
std::vector<Citation> number_first(std::string_view text, std::size_t offset) {
  CitationCursor cursor(text, offset);
  const auto number = cursor.digits(1, 4);
  if (number.empty()) return {};
  cursor.gap();
  if (!cursor.literal("(")) return {};
  const auto dossier = read_dossier(cursor);
  if (dossier.suffix.empty() || !cursor.literal(")")) return {};
  return {citation(text, offset, cursor.at(), "kamerstuk", kamerstuk_id(dossier, number))};
}

// "kenmerk 2867630806, nr. 442": two dossiers glued together; the number is one of the first.
std::vector<Citation> glued_dossiers(std::string_view text, std::size_t start,
                                     CitationCursor cursor) {
  cursor.literal(":");
  cursor.gap();
  const auto digits = cursor.digits(10, 10);
  if (digits.empty() || digits[0] < '1' || digits[0] > '3' || digits[5] < '1' || digits[5] > '3') {
    return {};
  }
  cursor.literal(",");
  cursor.gap();
  bool several = false;
  if (!read_number_word(cursor, several)) return {};
  const auto number = cursor.digits(1, 4);
  if (number.empty() || !cursor.at_word_end()) return {};
  const Dossier dossier{std::string(digits.substr(0, 5)), ""};
  return {citation(text, start, cursor.at(), "kamerstuk", kamerstuk_id(dossier, number))};
}

bool read_keyword(CitationCursor& cursor) {
  return cursor.words("kamerstukken") || cursor.words("kamerstuk") ||
         cursor.words("kamerstuknummer") || cursor.words("kamerstuknummers") ||
         cursor.words("kamerstuknr");
}

}  // namespace

Citation citation(std::string_view text, std::size_t start, std::size_t end, std::string kind,
                  std::string id) {
  Citation result;
  result.kind = std::move(kind);
  result.id = std::move(id);
  result.text = text.substr(start, end - start);
  result.place = {Part::kSection, 0, start, end - start};
  return result;
}

std::vector<Citation> kamerstukken_at(std::string_view text, std::size_t offset, Context context) {
  CitationCursor cursor(text, offset);
  if (cursor.words("kenmerk")) return glued_dossiers(text, offset, cursor);
  if (read_keyword(cursor)) {
    if (context == Context::kNone) context = Context::kKeyword;
    skip_volume(cursor);
  }
  Reference reference;
  reference.dossier = read_dossier(cursor);
  if (reference.dossier.number.empty()) {
    return cursor.at() == offset ? number_first(text, offset) : std::vector<Citation>();
  }
  auto plain = cursor;
  reference.number = read_first_number(cursor, reference, context);
  if (reference.number.empty() && skip_other_dossiers(plain)) {
    cursor = plain;
    reference.number = read_first_number(cursor, reference, Context::kNone);
  }
  if (reference.number.empty() || !cursor.at_word_end()) return {};
  std::vector<Citation> citations{citation(text, offset, cursor.at(), "kamerstuk",
                                           kamerstuk_id(reference.dossier, reference.number))};
  if (reference.several) read_more_numbers(text, cursor, reference.dossier, citations);
  return citations;
}

}  // namespace briefkamer::corpus
