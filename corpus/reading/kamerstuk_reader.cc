#include "corpus/reading/kamerstuk_reader.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "corpus/parsing/headings.h"
#include "corpus/reader.h"
#include "corpus/reading/aanhangsel.h"
#include "corpus/reading/marked_text.h"
#include "corpus/reading/official_metadata.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

using Names = std::initializer_list<std::string_view>;

bool is_one_of(std::string_view name, Names names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Elements that stand by themselves, not in a line of text.
bool is_block(std::string_view name) {
  return is_one_of(name, {"al",
                          "al-groep",
                          "tussenkop",
                          "divisie",
                          "kop",
                          "lijst",
                          "li",
                          "table",
                          "tgroup",
                          "row",
                          "ondertekening",
                          "tekst",
                          "vrije-tekst",
                          "bijlage",
                          "tekst-sluiting",
                          "box",
                          "definitielijst",
                          "definitie-item",
                          "p",
                          "lid",
                          "artikel",
                          "vraag",
                          "antwoord",
                          "tussenkop-groep",
                          "citaat"});
}

bool has_blocks(const XmlNode& node) {
  return std::any_of(node.children.begin(), node.children.end(), [](const XmlNode& child) {
    return is_block(child.name) || has_blocks(child);
  });
}

// How prominent a heading of this style is.
int level_of(std::string_view style) {
  constexpr std::array<std::string_view, 6> kStyles{"vet", "halfvet", "vetcur",
                                                    "cur", "ondlijn", "rom"};
  const auto found = std::find(kStyles.begin(), kStyles.end(), style);
  return found == kStyles.end() ? 1 : static_cast<int>(found - kStyles.begin()) / 2 + 1;
}

class KamerstukReader {
 public:
  explicit KamerstukReader(const XmlNode& root) {
    OfficialFields fields;
    if (const auto* metas = root.child("metadata")) {
      for (const auto& meta : metas->children) {
        fields.add(meta.attribute("name"), meta.attribute("scheme"), meta.attribute("content"));
      }
    }
    metadata() = fields.result();
    read_children(root);
    use_questions_and_answer();
    if (metadata().url.empty()) metadata().url = official_address(metadata().id);
  }

  Document result() {
    const bool written = std::any_of(document_.blocks.begin(), document_.blocks.end(),
                                     [](const Block& block) { return !block.text.empty(); });
    if (!written) throw ReadError("empty: this official paper has no text; it exists as PDF only");
    return std::move(document_);
  }

 private:
  Metadata& metadata() { return document_.metadata; }

  void read_children(const XmlNode& node) {
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      const auto& child = node.children[i];
      // Text among blocks, with what is emphasised in it, is a paragraph.
      if (is_inline(child)) {
        MarkedText text;
        for (; i < node.children.size() && is_inline(node.children[i]); ++i) {
          text.add(inline_text(node.children[i]));
        }
        --i;
        push(BlockKind::kText, text);
      } else {
        read(child);
      }
    }
  }

  static bool is_inline(const XmlNode& node) {
    return node.name.empty() ||
           is_one_of(node.name, {"nadruk", "extref", "intref", "sup", "inf", "noot", "dossierref",
                                 "stukref", "naam", "datum", "organisatie"});
  }

  void read(const XmlNode& node) {
    const std::string_view name = node.name;
    if (is_one_of(name, {"metadata", "kamerstukkop", "kamervraagkop", "plaatje", "illustratie"})) {
      read_head(node);
    } else if (name == "dossier") {
      read_dossier(node);
    } else if (name == "stuk") {
      read_stuk(node);
    } else if (name == "kamervraagnummer") {
      number_ = std::string(trimmed(node.all_text()));
    } else if (name == "kamervraagomschrijving") {
      read_description(node);
    } else if (is_one_of(name, {"tussenkop", "subtitel"})) {
      push_heading(inline_text(node), level_of(node.attribute("kopopmaak")));
    } else if (is_one_of(name, {"divisie", "bijlage"})) {
      ++depth_;
      read_children(node);
      --depth_;
    } else if (name == "kop") {
      push_heading(words_of(node), std::max(1, depth_));
    } else if (is_one_of(name, {"vraag", "antwoord"})) {
      read_question(node);
    } else if (name == "li" || name == "definitie-item") {
      read_item(node);
    } else if (name == "row") {
      read_row(node);
    } else if (name == "ondertekening") {
      read_signature(node);
    } else if (has_blocks(node)) {
      read_children(node);
    } else {
      push(BlockKind::kText, inline_text(node));
    }
  }

  // "Vergaderjaar 2020-2021": with the number of an Aanhangsel, its official id.
  void read_head(const XmlNode& node) {
    for (const auto& line : node.children) {
      if (line.attribute("inhoud") != "vergaderjaar") continue;
      for (const char c : line.all_text()) {
        if (is_digit(c)) session_ += c;
      }
    }
  }

  // "36 410 VIII Vaststelling van de begrotingsstaten": of several, the first is where the paper
  // has its number.
  void read_dossier(const XmlNode& node) {
    const auto* number = node.child("dossiernummer");
    const auto* title = node.child("titel");
    MarkedText line;
    if (number) line.add(inline_text(*number));
    line.add(" ");
    if (title) line.add(inline_text(*title));
    push(BlockKind::kText, line);
    if (!number || !metadata().dossier.empty()) return;
    std::string dossier;
    for (const auto* part : {"dossiernr", "begrotingshoofdstuk", "raadnr"}) {
      const auto* element = number->child(part);
      if (!element) continue;
      if (!dossier.empty()) dossier += '-';
      for (const char c : element->all_text()) {
        if (!is_space(c)) dossier += c;
      }
    }
    metadata().dossier = dossier;
    if (title) metadata().dossier_title = on_one_line(inline_text(*title)).text;
  }

  // "Nr. 403 BRIEF VAN DE MINISTER VAN DEFENSIE" is one line, as it is on paper.
  void read_stuk(const XmlNode& node) {
    MarkedText title;
    for (const auto& child : node.children) {
      if (child.name == "stuknr") {
        const auto* number = child.child("ondernummer");
        metadata().dossier_number = trimmed((number ? *number : child).all_text());
        title = inline_text(child);
        title.add(" ");
      } else if (child.name == "titel") {
        const auto name = on_one_line(inline_text(child));
        // A letter is not named by its title: that says only who wrote it.
        const bool letter = prefix_length(name.text, "brief van") != 0;
        if (!letter && metadata().subject.empty()) metadata().subject = name.text;
        title.add(name);
        push(BlockKind::kText, title);
      } else if (child.name == "datumtekst") {
        read_date(child);
      } else if (!child.name.empty()) {
        read(child);
      }
    }
  }

  void read_date(const XmlNode& node) {
    const auto* date = node.find("datum");
    if (date && !metadata().date) metadata().date = from_iso(date->attribute("isodatum"));
    push(BlockKind::kText, inline_text(node));
  }

  void read_description(const XmlNode& node) {
    const auto text = on_one_line(inline_text(node));
    (node.attribute("type") == "antwoord" ? answer_ : questions_) += text.text;
    push(BlockKind::kMargin, text);
  }

  void use_questions_and_answer() {
    if (questions_.empty()) return;
    use_questions(metadata(), questions_, answer_);
    if (metadata().id.empty() && !session_.empty() && !number_.empty()) {
      metadata().id = "ah-tk-" + session_ + '-' + number_;
    }
  }

  void read_question(const XmlNode& node) {
    const auto* number = node.child("nr");
    push_heading(number ? inline_text(*number) : MarkedText{node.name, {}}, 1);
    for (const auto& child : node.children) {
      if (child.name != "nr") read_or_push(child);
    }
  }

  void read_or_push(const XmlNode& child) {
    if (is_inline(child)) {
      push(BlockKind::kText, inline_text(child));
    } else {
      read(child);
    }
  }

  // Its number or bullet and first paragraph are the item; more paragraphs and lists follow it.
  void read_item(const XmlNode& node) {
    MarkedText text;
    bool pushed = false;
    for (const auto& child : node.children) {
      if (child.name == "li.nr" || child.name == "term") {
        text = inline_text(child);
        text.add(" ");
      } else if (!pushed && !has_blocks(child) && !trimmed(child.all_text()).empty()) {
        text.add(inline_text(child));
        push(BlockKind::kListItem, text);
        pushed = true;
      } else {
        read_or_push(child);
      }
    }
    if (!pushed) push(BlockKind::kListItem, text);
  }

  void read_row(const XmlNode& node) {
    MarkedText row;
    bool first = true;
    for (const auto& entry : node.children) {
      if (entry.name.empty()) continue;
      if (!std::exchange(first, false)) row.add("\t");
      row.add(on_one_line(words_of(entry)));
    }
    if (trimmed(row.text).empty()) return;
    document_.blocks.push_back(block_of(BlockKind::kTableRow, row));
    push_notes();
  }

  // Functions and names, one a line; place and date of signing among them.
  void read_signature(const XmlNode& node) {
    std::string lines;
    for (const auto& child : node.children) {
      const auto line = on_one_line(words_of(child)).text;
      if (line.empty()) continue;
      if (!lines.empty()) lines += '\n';
      lines += line;
    }
    if (lines.empty()) return;
    document_.blocks.push_back(block_of(BlockKind::kSignature, {std::move(lines), {}}));
  }

  // The text of elements that stand side by side, with a space between them.
  MarkedText words_of(const XmlNode& node) {
    MarkedText text;
    for (const auto& child : node.children) {
      if (!text.text.empty()) text.add(" ");
      text.add(is_block(child.name) || has_blocks(child) ? words_of(child) : inline_text(child));
    }
    if (node.children.empty()) text.add(node.text);
    return text;
  }

  MarkedText inline_text(const XmlNode& node) {
    MarkedText text;
    text.add(node.text);
    if (node.name == "noot") {
      read_note(node, text);
      return text;
    }
    for (const auto& child : node.children) {
      if (child.name == "noot") {
        read_note(child, text);
      } else {
        text.add(inline_text(child));
      }
    }
    return text;
  }

  void read_note(const XmlNode& node, MarkedText& text) {
    const auto* number = node.child("noot.nr");
    const std::string mark(trimmed(number ? number->all_text() : std::string("*")));
    MarkedText note;
    for (const auto& child : node.children) {
      if (child.name == "noot.nr") continue;
      if (!note.text.empty()) note.add(" ");
      note.add(inline_text(child));
    }
    text.add_note(mark);
    auto block = block_of(BlockKind::kFootnote, on_one_line(note));
    block.mark = mark;
    notes_.push_back(std::move(block));
  }

  void push_heading(const MarkedText& text, int level) {
    push(BlockKind::kHeading, text);
    auto& blocks = document_.blocks;
    for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
      if (block->kind == BlockKind::kFootnote) continue;
      if (block->kind != BlockKind::kHeading) break;
      // "2.1 Inzet": the number of a heading says more than where it stands.
      const int numbered = heading_level(block->text);
      block->level = numbered > 1 ? numbered : level;
      break;
    }
  }

  void push(BlockKind kind, const MarkedText& text) {
    const auto line = on_one_line(text);
    if (!line.text.empty()) document_.blocks.push_back(block_of(kind, line));
    push_notes();
  }

  void push_notes() {
    std::move(notes_.begin(), notes_.end(), std::back_inserter(document_.blocks));
    notes_.clear();
  }

  Document document_;
  std::vector<Block> notes_;  // in the text being put together
  std::string session_, number_, questions_, answer_;
  int depth_ = 0;
};

}  // namespace

bool is_kamerstuk(const XmlNode& root) {
  return is_one_of(root.name, {"officiele-publicatie", "kamerwrk", "vraagdoc", "kamerstuk"});
}

Document read_kamerstuk(const XmlNode& root) {
  return KamerstukReader(root).result();
}

}  // namespace briefkamer::corpus
