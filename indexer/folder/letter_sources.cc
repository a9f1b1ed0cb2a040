#include "indexer/folder/letter_sources.h"

#include <algorithm>

#include "corpus/letter_id.h"
#include "indexer/letter_document.h"

namespace briefkamer::indexer {

using corpus::Letter;
using corpus::Source;

bool is_from(const Source& source, std::string_view path) {
  if (!std::string_view(source.path).starts_with(path)) return false;
  return source.path.size() == path.size() || source.path[path.size()] == '/';
}

bool is_from(const Letter& letter, std::string_view path) {
  return std::any_of(letter.sources.begin(), letter.sources.end(),
                     [&](const Source& source) { return is_from(source, path); });
}

void remove_sources(Letter& letter, std::string_view path) {
  std::erase_if(letter.sources, [&](const Source& source) { return is_from(source, path); });
}

void rename_sources(Letter& letter, std::string_view from, std::string_view to) {
  for (Source& source : letter.sources) {
    if (is_from(source, from)) source.path.replace(0, from.size(), to);
  }
}

void add_alias(Letter& letter, const std::string& alias) {
  const bool known =
      std::find(letter.aliases.begin(), letter.aliases.end(), alias) != letter.aliases.end();
  if (!known && alias != letter.id) letter.aliases.push_back(alias);
}

void keep_numbers(const Letter& dropped, Letter& kept) {
  if (!corpus::is_unnumbered(dropped.id)) add_alias(kept, dropped.id);
  const std::string number = official_number(dropped);
  if (!corpus::is_unnumbered(number) && number != official_number(kept)) add_alias(kept, number);
  const std::string own = corpus::slug(dropped.references.own);
  if (!own.empty() && own != corpus::slug(kept.references.own)) add_alias(kept, own);
}

void keep_names(const Letter& from, Letter& to) {
  to.id = from.id;
  for (const std::string& alias : from.aliases) add_alias(to, alias);
}

}  // namespace briefkamer::indexer
