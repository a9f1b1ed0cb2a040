#include "indexer/analysis/written_forms.h"

#include <algorithm>

#include "indexer/schema.h"

namespace briefkamer::indexer {

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

void WrittenForms::add(std::string_view text, const Token& token) {
  if (token.alternative) return;
  Forms& forms = forms_[token.surface];
  const std::string_view written = text.substr(token.begin, token.end - token.begin);
  if (written == token.surface) {
    forms.plain = true;
  } else if (std::find(forms.others.begin(), forms.others.end(), written) == forms.others.end()) {
    forms.others.emplace_back(written);
  }
}

std::vector<std::string> WrittenForms::terms() const {
  std::vector<std::string> terms;
  for (const auto& [surface, forms] : forms_) {
    for (const std::string& written : forms.others) {
      if (forms.plain && ascii_lower(written) == surface) continue;
      if (written.find_first_of("\t\r\n") != std::string::npos) continue;  // cut by a line's end
      std::string term(kWritten);
      term += surface;
      term += kTab;
      term += written;
      if (term.size() <= kMaxTermBytes) terms.push_back(std::move(term));
    }
  }
  return terms;
}

}  // namespace briefkamer::indexer
