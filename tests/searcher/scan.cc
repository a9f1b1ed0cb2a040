#include "tests/searcher/scan.h"

#include <algorithm>

#include "indexer/analysis/fold.h"
#include "indexer/letter_document.h"
#include "indexer/schema.h"
#include "searcher/facet_values.h"
#include "searcher/query/day_range.h"
#include "searcher/query/settled_query.h"

namespace briefkamer::searcher {
namespace {

using Tokens = std::vector<indexer::AnalyzedToken>;

bool is_stop_word(const Node& node) {
  const bool lower =
      std::any_of(node.text.begin(), node.text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  std::string word = indexer::fold(node.text);
  std::erase(word, '.');
  return node.kind == NodeKind::kWord && node.field == Field::kText &&
         (lower || node.text.size() < 2) && indexer::is_stop_word(word);
}

// Whether `words` stand at positions that follow each other, from any token on.
bool has_phrase(const Tokens& tokens, const std::vector<std::string>& words) {
  std::set<std::pair<std::uint32_t, std::string>> at;
  for (const auto& token : tokens) at.insert({token.token.position, token.token.surface});
  return std::any_of(tokens.begin(), tokens.end(), [&](const auto& first) {
    std::uint32_t position = first.token.position;
    return std::all_of(words.begin(), words.end(),
                       [&](const std::string& word) { return at.contains({position++, word}); });
  });
}

std::vector<std::string> phrase_words(const Tokens& tokens) {
  std::vector<std::string> words;
  for (const auto& token : tokens)
    if (token.token.span == 1 && !token.token.alternative) words.push_back(token.token.surface);
  return words;
}

bool looks_like_code(const std::vector<std::string>& words) {
  return words.size() > 1 && std::any_of(words.begin(), words.end(), [](const std::string& word) {
           return word.size() < 3 || word.find_first_of("0123456789") != std::string::npos;
         });
}

std::string value_or_none(const std::vector<std::string>& values, std::size_t i) {
  return values.empty() ? std::string(indexer::kNone) : values[i];
}

}  // namespace

// A letter with its text taken apart.
struct Scan::Read {
  corpus::Letter letter;
  std::vector<Tokens> fields;  // no phrase goes from one to the next
  Tokens subject;
  Tokens senders;
  std::map<std::string, std::vector<std::string>> values;  // of facets; "none" where there is none

  bool has(const indexer::AnalyzedToken& wanted, Field field) const {
    std::set<std::string> terms;
    const auto add = [&](const Tokens& tokens) {
      for (const auto& token : tokens)
        for (const auto& term : token.terms) terms.insert(term.text);
    };
    if (field == Field::kSubject) {
      add(subject);
    } else if (field == Field::kSender) {
      add(senders);
    } else {
      for (const Tokens& tokens : fields) add(tokens);
    }
    bool all_parts = true;
    std::size_t parts = 0;
    for (const indexer::Term& term : wanted.terms) {
      const bool found = terms.contains(term.text);
      if (term.kind == indexer::TermKind::kStem && found) return true;
      if (term.kind != indexer::TermKind::kPart) continue;
      all_parts = all_parts && found;
      ++parts;
    }
    return parts > 1 && all_parts;  // a compound where all its parts are
  }

  bool has_term(const std::string& text) const {
    return std::any_of(fields.begin(), fields.end(), [&](const Tokens& tokens) {
      return std::any_of(tokens.begin(), tokens.end(), [&](const auto& token) {
        return std::any_of(token.terms.begin(), token.terms.end(),
                           [&](const indexer::Term& term) { return term.text == text; });
      });
    });
  }

  bool has_phrase_in(const std::vector<std::string>& words, Field field) const {
    if (field == Field::kSubject) return has_phrase(subject, words);
    return std::any_of(fields.begin(), fields.end(),
                       [&](const Tokens& tokens) { return has_phrase(tokens, words); });
  }
};

Scan::Scan(const std::vector<corpus::Letter>& letters, const corpus::Vocabulary& vocabulary)
    : vocabulary_(vocabulary) {
  for (const corpus::Letter& letter : letters) {
    Read read{letter, {}, analyzer_.analyze(letter.subject), {}, {}};
    read.fields.push_back(read.subject);
    for (const corpus::Section& section : letter.sections) {
      read.fields.push_back(analyzer_.analyze(section.heading));
      read.fields.push_back(analyzer_.analyze(section.text));
    }
    for (const corpus::Footnote& note : letter.footnotes)
      read.fields.push_back(analyzer_.analyze(note.text));
    for (const corpus::Sender& sender : letter.senders) {
      read.fields.push_back(analyzer_.analyze(sender.role + ' ' + sender.name));
      read.senders.insert(read.senders.end(), read.fields.back().begin(), read.fields.back().end());
    }
    for (std::size_t i = 0; i < indexer::kFacets.size(); ++i) {
      auto values = indexer::facet_values(letter, static_cast<indexer::FacetIndex>(i));
      if (values.empty()) values.push_back(value_or_none(values, 0));
      read.values[std::string(indexer::kFacets[i].name)] = values;
    }
    letters_.push_back(std::move(read));
  }
}

Scan::~Scan() = default;

bool Scan::word(const Read& letter, const Node& node) {
  const Tokens tokens = analyzer_.analyze(node.text);
  const std::vector<std::string> words = phrase_words(tokens);
  bool all_parts = true;
  for (const auto& token : tokens) {
    if (token.token.span > 1 || token.token.alternative) {
      if (letter.has(token, node.field)) return true;
    } else {
      all_parts = all_parts && letter.has(token, node.field);
    }
  }
  if (node.field == Field::kText && looks_like_code(words))
    return letter.has_phrase_in(words, Field::kText);
  return all_parts && !words.empty();
}

// Two words side by side that some letter writes as one, a compound: whether this letter does.
std::optional<bool> Scan::compound(const Read& letter, const Node& left, const Node& right) {
  std::vector<std::string> ends;
  for (const Node* node : {&left, &right}) {
    const Tokens tokens = analyzer_.analyze(node->text);
    if (node->kind != NodeKind::kWord || node->field != Field::kText || tokens.size() != 1)
      return std::nullopt;
    ends.push_back(tokens[0].token.surface);
    if (ends.back().find_first_of("0123456789") != std::string::npos) return std::nullopt;
  }
  std::optional<bool> found;
  for (const char* link : {"", "s", "e", "en", "n", "er"}) {
    const std::string lemma = analyzer_.analyze(ends[0] + link + ends[1])[0].terms[0].text;
    const bool written = std::any_of(letters_.begin(), letters_.end(),
                                     [&](const Read& any) { return any.has_term(lemma); });
    if (written) found = found.value_or(false) || letter.has_term(lemma);
  }
  return found;
}

std::optional<bool> Scan::conjunction(const Read& letter, const Node& node) {
  const bool content = !std::all_of(node.children.begin(), node.children.end(), is_stop_word);
  std::optional<bool> result;
  const Node* free = nullptr;  // a word before that no compound has taken
  bool free_found = false;
  const auto settle = [&](bool found) { result = result.value_or(true) && found; };
  for (const Node& child : node.children) {
    const auto found = content && is_stop_word(child) ? std::nullopt : matches(letter, child);
    if (!found) continue;
    const auto whole =
        free != nullptr && free + 1 == &child ? compound(letter, *free, child) : std::nullopt;
    if (whole) {
      settle((free_found && *found) || *whole);
      free = nullptr;
      continue;
    }
    if (free != nullptr) settle(free_found);
    free = &child;
    free_found = *found;
  }
  if (free != nullptr) settle(free_found);
  return result;
}

std::optional<bool> Scan::matches(const Read& letter, const Node& node) {
  const auto is = [&](const char* facet) {
    const auto& values = letter.values.at(facet);
    const auto wanted = facet_value(vocabulary_, facet, node.text);
    return std::find(values.begin(), values.end(), wanted.value_or("?")) != values.end();
  };
  std::optional<bool> result;
  switch (node.kind) {
    case NodeKind::kAll:
      return true;
    case NodeKind::kAnd:
      return conjunction(letter, node);
    case NodeKind::kOr:
      for (const Node& child : node.children)
        if (const auto found = matches(letter, child)) result = result.value_or(false) || *found;
      return result;
    case NodeKind::kNot:
      result = matches(letter, node.children.front());
      if (result) result = !*result;
      return result;
    case NodeKind::kCitation:
      // These letters have no numbers of their own and cite nothing: what is left is the text.
      return letter.has_phrase_in(phrase_words(analyzer_.analyze(node.typed)), Field::kText);
    default:
      break;
  }
  if (node.field == Field::kKind) return is("kind");
  if (node.field == Field::kMission) return is("mission");
  if (node.field == Field::kTopic) return is("topic");
  if (node.field == Field::kMinistry) return is("ministry");
  if (node.field == Field::kDate) {
    const auto range = day_range(node.text);
    const auto date = letter.letter.date;
    return date && (!range->from || *range->from <= *date) && (!range->to || *date <= *range->to);
  }
  const Tokens tokens = analyzer_.analyze(node.text);
  if (tokens.empty()) return std::nullopt;
  if (node.kind == NodeKind::kPhrase && node.field != Field::kSender)
    return letter.has_phrase_in(phrase_words(tokens), node.field);
  if (node.kind != NodeKind::kPrefix) return word(letter, node);
  const auto begins = [&](const Tokens& all) {
    return std::any_of(all.begin(), all.end(), [&](const auto& token) {
      return token.token.surface.starts_with(tokens.front().token.surface);
    });
  };
  return node.field == Field::kSubject
             ? begins(letter.subject)
             : std::any_of(letter.fields.begin(), letter.fields.end(), begins);
}

bool Scan::chosen(const Read& letter, const Question& question, const std::string& without) const {
  for (const auto& [facet, values] : question.chosen) {
    const auto& has = letter.values.at(facet);
    const bool one = std::any_of(values.begin(), values.end(), [&](const std::string& value) {
      return std::find(has.begin(), has.end(), value) != has.end();
    });
    if (facet != without && !values.empty() && !one) return false;
  }
  if (without == "month" || (!question.from && !question.to)) return true;
  const auto date = letter.letter.date;
  return date && (!question.from || *question.from <= *date) &&
         (!question.to || *date <= *question.to);
}

// Whether the letter has some of the words, where a query without operators has several: phrases
// and fields hold still, and with a phrase no word need be there. Nothing for other queries.
std::optional<bool> Scan::some_words(const Read& letter, const ParsedQuery& parsed) {
  if (!parsed.plain || parsed.root.kind != NodeKind::kAnd) return std::nullopt;
  const auto& parts = parsed.root.children;
  const bool content = !std::all_of(parts.begin(), parts.end(), is_stop_word);
  std::size_t words = 0, phrases = 0;
  bool one = false, held = true;
  const Node* before = nullptr;
  for (const Node& part : parts) {
    const auto found = matches(letter, part);
    if (!found || (content && is_stop_word(part))) continue;
    if (before != nullptr && before + 1 == &part)
      one = one || compound(letter, *before, part).value_or(false);
    before = &part;
    const bool phrase = part.kind == NodeKind::kPhrase;
    if (part.field == Field::kText) ++(phrase ? phrases : words);
    if (part.field == Field::kText && !phrase) {
      one = one || *found;
    } else {
      held = held && *found;
    }
  }
  if (words == 0 || words + phrases < 2) return std::nullopt;
  return held && (one || phrases > 0);
}

// Which letters match the text, apart from choices; in `some` those with some of the words.
std::vector<bool> Scan::text_matches(const Question& question, std::vector<bool>& some) {
  const ParsedQuery parsed = settled(parse_query(question.text), vocabulary_, analyzer_);
  std::vector<bool> all;
  for (const Read& letter : letters_) {
    const bool matched = matches(letter, parsed.root).value_or(false);
    const auto partly = some_words(letter, parsed);
    all.push_back(question.match == Match::kAny ? partly.value_or(matched) : matched);
    some.push_back(question.match == Match::kAuto && partly.value_or(false));
  }
  return all;
}

Scan::Result Scan::search(const Question& question) {
  std::vector<bool> some;
  std::vector<bool> all = text_matches(question, some);
  Result result;
  for (std::size_t i = 0; i < letters_.size(); ++i)
    if (all[i] && chosen(letters_[i], question, {})) result.all.insert(letters_[i].letter.id);
  const bool few = std::count(all.begin(), all.end(), true) < 10;  // choices do not count
  for (std::size_t i = 0; i < letters_.size(); ++i) {
    const bool counts = few && some[i] && !all[i];
    if (counts && chosen(letters_[i], question, {})) result.some.insert(letters_[i].letter.id);
    if (!all[i] && !counts) continue;
    for (const auto& [facet, values] : letters_[i].values) {
      if (!chosen(letters_[i], question, facet == "year" ? "month" : facet)) continue;
      for (const std::string& value : values) ++result.facets[facet][value];
    }
  }
  return result;
}

}  // namespace briefkamer::searcher
