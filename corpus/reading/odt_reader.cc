#include "corpus/reading/odt_reader.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <utility>

#include "corpus/reader.h"
#include "corpus/reading/flow.h"
#include "corpus/reading/office_file.h"
#include "corpus/reading/xml_tree.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

constexpr std::string_view kMimeType = "application/vnd.oasis.opendocument.text";
// Spaces that one element may stand for.
constexpr int kMostSpaces = 100;

int number_of(std::string_view text, int otherwise) {
  int number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

struct Style {
  std::string parent;
  bool bold = false;
  bool italic = false;
  bool breaks_page = false;
};
using Styles = std::map<std::string, Style, std::less<>>;

void collect_styles(const XmlNode& node, Styles& styles) {
  for (const auto& child : node.children) {
    collect_styles(child, styles);
    if (child.name != "style") continue;
    Style style;
    style.parent = child.attribute("parent-style-name");
    if (const auto* look = child.child("text-properties")) {
      style.bold = look->attribute("font-weight") == "bold";
      style.italic = look->attribute("font-style") == "italic";
    }
    if (const auto* place = child.child("paragraph-properties")) {
      style.breaks_page = place->attribute("break-before") == "page";
    }
    styles.emplace(child.attribute("name"), std::move(style));
  }
}

class OdtReader {
 public:
  explicit OdtReader(ZipArchive& archive) : archive_(archive) {}

  Document run() {
    const auto content = xml_part(archive_, "content.xml");
    const auto* body = content ? content->find("body") : nullptr;
    const auto* text = body ? body->child("text") : nullptr;
    if (!text) throw ReadError("damaged: this OpenDocument file has no text part");
    collect_styles(*content, styles_);
    if (const auto page = xml_part(archive_, "styles.xml")) {
      collect_styles(*page, styles_);
      read_headers(*page);
    }
    read_children(*text);
    return document_of(std::move(flow_), "OpenDocument");
  }

 private:
  void read_headers(const XmlNode& page) {
    const auto* masters = page.child("master-styles");
    if (!masters) return;
    for (const auto& master : masters->children) {
      for (const auto* name : {"header-first", "header"}) {
        if (const auto* header = master.child(name)) read_children(*header);
      }
    }
  }

  void read_children(const XmlNode& node) {
    for (const auto& child : node.children) read(child);
  }

  void read(const XmlNode& node) {
    const std::string_view name = node.name;
    if (name == "p" || name == "h") {
      read_paragraph(node, {});
    } else if (name == "list") {
      read_list(node);
    } else if (name == "table-row") {
      read_row(node);
    } else if (name != "tracked-changes" && name != "forms" && name != "sequence-decls" &&
               name != "table-of-content") {
      read_children(node);
    }
  }

  void read_list(const XmlNode& list) {
    for (const auto& item : list.children) {
      bool first = item.name == "list-item";
      for (const auto& child : item.children) {
        if (child.name == "p" || child.name == "h") {
          read_paragraph(child, std::exchange(first, false) ? "\u2022 " : "");
        } else {
          read(child);
        }
      }
    }
  }

  void read_paragraph(const XmlNode& node, std::string_view bullet) {
    FlowParagraph paragraph;
    const auto style = style_of(node.attribute("style-name"));
    if (style.breaks_page) flow_.start_page();
    paragraph.text.add(bullet);
    paragraph.item = !bullet.empty() && node.name == "p";
    if (node.name == "h") paragraph.heading = number_of(node.attribute("outline-level"), 1);
    all_bold_ = all_italic_ = true;
    add_inline(node, style, paragraph.text);
    const bool written = trimmed(paragraph.text.text).size() > trimmed(bullet).size();
    paragraph.bold = written && all_bold_;
    paragraph.italic = written && all_italic_;
    if (written) flow_.add(paragraph);
    end_paragraph();
  }

  // Notes and frames come behind the paragraph that they are anchored in.
  void end_paragraph() {
    for (const auto& [mark, text] : std::exchange(notes_, {})) flow_.add_note(mark, text);
    for (const auto* box : std::exchange(boxes_, {})) read_children(*box);
  }

  void read_row(const XmlNode& row) {
    std::vector<MarkedText> cells;
    bool plain = true;
    for (const auto& cell : row.children) {
      if (cell.name != "table-cell") continue;
      MarkedText text;
      for (const auto& paragraph : cell.children) {
        if (!text.text.empty()) text.add(" ");
        add_inline(paragraph, {}, text);
      }
      plain = plain && cell.children.size() <= 3;
      cells.push_back(std::move(text));
    }
    if (plain && cells.size() > 1) {
      flow_.add_row(cells);
      end_paragraph();
    } else {
      notes_.clear();
      boxes_.clear();
      read_children(row);
    }
  }

  Style style_of(std::string_view name) const {
    const auto found = styles_.find(name);
    return found == styles_.end() ? Style() : found->second;
  }

  void add_inline(const XmlNode& node, const Style& style, MarkedText& text) {
    for (const auto& child : node.children) {
      const std::string_view name = child.name;
      if (name.empty()) {
        add_text(child.text, style, text);
      } else if (name == "s") {
        const int count = std::clamp(number_of(child.attribute("c"), 1), 1, kMostSpaces);
        text.add(std::string(static_cast<std::size_t>(count), ' '));
      } else if (name == "tab") {
        text.add(" ");
      } else if (name == "line-break") {
        text.add("\n");
      } else if (name == "soft-page-break") {
        flow_.start_page();
      } else if (name == "note") {
        add_note(child, text);
      } else if (name == "text-box") {
        boxes_.push_back(&child);
      } else if (name != "annotation" && name != "annotation-end" && name != "title" &&
                 name != "desc") {
        add_inline(child, name == "span" ? merged(style, child) : style, text);
      }
    }
  }

  Style merged(Style style, const XmlNode& span) const {
    const auto own = style_of(span.attribute("style-name"));
    style.bold = style.bold || own.bold;
    style.italic = style.italic || own.italic;
    return style;
  }

  void add_text(std::string words, const Style& style, MarkedText& text) {
    std::replace(words.begin(), words.end(), '\n', ' ');
    if (!trimmed(words).empty()) {
      all_bold_ = all_bold_ && style.bold;
      all_italic_ = all_italic_ && style.italic;
    }
    text.add(words);
  }

  void add_note(const XmlNode& note, MarkedText& text) {
    const auto* citation = note.child("note-citation");
    const auto* body = note.child("note-body");
    if (!citation || !body) return;
    const std::string mark(trimmed(citation->all_text()));
    MarkedText words;
    for (const auto& paragraph : body->children) {
      if (!words.text.empty()) words.add(" ");
      add_inline(paragraph, {}, words);
    }
    text.add_note(mark);
    notes_.emplace_back(mark, std::move(words));
  }

  ZipArchive& archive_;
  Flow flow_;
  Styles styles_;
  std::vector<std::pair<std::string, MarkedText>> notes_;
  std::vector<const XmlNode*> boxes_;
  bool all_bold_ = true;
  bool all_italic_ = true;
};

}  // namespace

bool is_odt(ZipArchive& archive) {
  if (!archive.has("mimetype") || !archive.has("content.xml")) return false;
  return archive.read("mimetype").value_or("").starts_with(kMimeType);
}

Document read_odt(ZipArchive& archive) {
  return OdtReader(archive).run();
}

}  // namespace briefkamer::corpus
