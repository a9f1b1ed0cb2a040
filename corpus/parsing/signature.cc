#include "corpus/parsing/signature.h"

#include <algorithm>
#include <utility>

#include "corpus/parsing/annexes.h"
#include "corpus/parsing/roles.h"
#include "corpus/reading/block_lines.h"
#include "corpus/reading/labels.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

constexpr std::size_t kLongestLine = 200;
constexpr std::size_t kMostLines = 60;

bool is_signature_kind(BlockKind kind) {
  return kind == BlockKind::kText || kind == BlockKind::kSignature || kind == BlockKind::kHeading;
}

bool starts_with_role(std::string_view line) {
  const auto article = prefix_length(line, "de ");
  const auto rest = line.substr(article);
  return prefix_length(rest, "minister") != 0 || prefix_length(rest, "staatssecretaris") != 0;
}

// The parts of a line that stand in columns: with two spaces or a tab between them.
std::vector<std::string_view> columns_of(std::string_view line) {
  std::vector<std::string_view> columns;
  while (!line.empty()) {
    const auto gap = std::min(line.find("  "), line.find('\t'));
    const auto column = trimmed(line.substr(0, gap));
    if (!column.empty()) columns.push_back(column);
    if (gap == std::string_view::npos) break;
    line = trimmed(line.substr(gap));
  }
  return columns;
}

// Functions below an official who signs for a minister.
bool is_function(std::string_view line) {
  const auto rest = line.substr(prefix_length(line, "de "));
  for (const auto* word : {"directeur", "plaatsvervangend", "teammanager", "manager", "hoofd",
                           "secretaris", "inspecteur", "plv", "afdelingshoofd", "wnd", "loco"}) {
    if (prefix_length(rest, word) != 0) return true;
  }
  return false;
}

// What stands where a signature or a name was taken out, "10.2.e", "[...]", "(w.g.)", or a
// reference from the margin.
bool is_redaction(std::string_view line) {
  if (line.size() > 16) return false;
  std::size_t letters = 0;
  for (const char c : line) letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? 1 : 0;
  return letters <= (line.find_first_of("0123456789") == std::string_view::npos ? 2u : 4u);
}

class SignatureReader {
 public:
  SignatureReader(const std::vector<BlockLine>& lines, const std::vector<Block>& blocks,
                  const Vocabulary& vocabulary, std::optional<Date> date)
      : lines_(lines), blocks_(blocks), vocabulary_(vocabulary), date_(date) {}

  // Reads from line `first`; the number of lines that belong to the signature.
  std::size_t read(std::size_t first) {
    at_ = first;
    if (is_closing(lines_[at_].text)) {
      closed_ = true;
      ++at_;
    }
    auto end = at_;
    while (at_ < lines_.size() && !ends(first) && line()) end = at_;
    return end - first;
  }

  Signature signature;

 private:
  std::string_view text() const { return lines_[at_].text; }

  bool complete() const { return !signature.senders.empty() && named_ >= signature.senders.size(); }

  bool ends(std::size_t first) const {
    if (at_ - first > kMostLines || text().size() > kLongestLine || annex_at(text())) return true;
    const bool other_block = at_ > first && lines_[at_].block != lines_[at_ - 1].block;
    if (other_block && complete() && blocks_[lines_[at_].block].starts_page) return true;
    return complete() && !delegated_ && !starts_with_role(text()) &&
           find_words(text(), "namens") == std::string_view::npos;
  }

  // Takes one line, or two when a role goes on on the next.
  bool line() {
    if (const auto words = behalf_length(text())) {
      for (auto& role : roles_at(trimmed(text().substr(words)), vocabulary_, date_).roles) {
        signature.on_behalf_of.push_back(std::move(role.role));
      }
      ++at_;
      return true;
    }
    if (words_length(text(), "namens deze") != 0 || words_length(text(), "namens dezen") != 0) {
      delegated_ = true;
      ++at_;
      return true;
    }
    if (const auto words = words_length(text(), "namens")) return delegate(words);
    return roles() || other();
  }

  // "namens de staatssecretaris van Financiën,"
  bool delegate(std::size_t words) {
    if (!read_role(trimmed(text().substr(words)))) return false;
    delegated_ = true;
    ++at_;
    skip_wrapped();
    return true;
  }

  static std::size_t behalf_length(std::string_view line) {
    for (const auto* words : {"mede namens", "tevens namens", "ook namens"}) {
      if (const auto length = words_length(line, words)) return length;
    }
    return 0;
  }

  bool roles() {
    if (!starts_with_role(text())) return false;
    for (auto column : columns_of(text())) {
      if (read_role(column)) continue;
      return false;
    }
    ++at_;
    skip_wrapped();
    return true;
  }

  // "DE MINISTER VAN X", "De Minister van X, W.B. Hoekstra", "DE MINISTER VAN X DE MINISTER VAN Y"
  bool read_role(std::string_view column) {
    for (;;) {
      auto found = roles_at(with_next_line(column), vocabulary_, date_);
      wrapped_ = found.length > column.size();
      if (found.length == 0) return false;
      for (auto& role : found.roles) {
        signature.senders.push_back({std::move(role.ministry), std::move(role.role), ""});
      }
      if (wrapped_) return true;
      column = trimmed(column.substr(found.length));
      if (column.starts_with(',')) column = trimmed(column.substr(1));
      if (column.empty()) return true;
      if (is_name(column)) {
        name(column);
        return true;
      }
      if (!starts_with_role(column)) return column.size() < 30;
    }
  }

  // A long portfolio may go on on the next line.
  std::string with_next_line(std::string_view column) const {
    std::string result(column);
    const bool alone = column.size() == text().size();
    if (alone && at_ + 1 < lines_.size() && lines_[at_ + 1].block == lines_[at_].block) {
      result += '\n' + std::string(lines_[at_ + 1].text.substr(0, kLongestLine));
    }
    return result;
  }

  void skip_wrapped() {
    if (wrapped_ && at_ < lines_.size()) ++at_;
    wrapped_ = false;
  }

  bool other() {
    const auto line = text();
    if (is_redaction(line) || (delegated_ && is_function(line))) {
      ++at_;
      return true;
    }
    if (complete()) return false;
    const auto columns = columns_of(line);
    if (!std::all_of(columns.begin(), columns.end(), is_name)) return false;
    if (signature.senders.empty() && !closed_) return false;
    for (const auto column : columns) name(column);
    ++at_;
    return true;
  }

  void name(std::string_view text) {
    if (text.ends_with(',')) text.remove_suffix(1);
    if (named_ >= signature.senders.size()) signature.senders.emplace_back();
    signature.senders[named_++].name = collapsed(text);
  }

  const std::vector<BlockLine>& lines_;
  const std::vector<Block>& blocks_;
  const Vocabulary& vocabulary_;
  std::optional<Date> date_;
  std::size_t at_ = 0;
  std::size_t named_ = 0;
  bool closed_ = false;
  bool delegated_ = false;
  bool wrapped_ = false;
};

bool has_name(const Signature& signature) {
  return std::any_of(signature.senders.begin(), signature.senders.end(),
                     [](const Sender& sender) { return !sender.name.empty(); });
}

void take(std::vector<Block>& blocks, const std::vector<BlockLine>& lines, std::size_t first,
          std::size_t count) {
  for (auto i = first + count; i > first; --i) {
    const auto& line = lines[i - 1];
    erase_text(blocks[line.block], line.start, line.end);
  }
}

}  // namespace

Signature take_signature(std::vector<Block>& blocks, const Vocabulary& vocabulary,
                         std::optional<Date> date) {
  std::vector<BlockLine> lines;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (is_signature_kind(blocks[i].kind)) append_lines(blocks, i, lines);
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool closing = is_closing(lines[i].text);
    const bool marked = blocks[lines[i].block].kind == BlockKind::kSignature;
    if (!closing && !marked && !starts_with_role(lines[i].text)) continue;
    SignatureReader reader(lines, blocks, vocabulary, date);
    const auto count = reader.read(i);
    // Without closing, a line with a function may be anything; one with a name is a signature.
    if (count == 0) continue;
    if (!closing && !has_name(reader.signature)) {
      i += count - 1;
      continue;
    }
    const auto last = lines[i + count - 1];
    auto signature = std::move(reader.signature);
    signature.end = last.block + 1;
    take(blocks, lines, i, count);
    // Text below the names in the same block is still to come.
    if (!blocks[last.block].text.empty()) signature.end = last.block;
    return signature;
  }
  Signature none;
  none.end = blocks.size();
  return none;
}

}  // namespace briefkamer::corpus
