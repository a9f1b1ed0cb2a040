#include "corpus/reading/docx_reader.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <utility>

#include "corpus/parsing/numbering.h"
#include "corpus/reader.h"
#include "corpus/reading/flow.h"
#include "corpus/reading/office_file.h"
#include "corpus/reading/xml_tree.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

// Where a frame stands beside the text: from here on, in points. A4 is 595 wide.
constexpr double kMarginLeft = 400;
constexpr double kTwipsInPoint = 20;
constexpr double kEmusInPoint = 12700;

double number_of(std::string_view text) {
  long long number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return static_cast<double>(number);
}

// Whether a property such as <w:b/> is set: it may also say that it is not.
bool is_on(const XmlNode* property) {
  if (!property) return false;
  const auto value = property->attribute("val");
  return value != "0" && value != "false" && value != "none";
}

struct Style {
  int heading = 0;
  bool bold = false;
  bool italic = false;
};

// "heading 2", whatever the language of the program that made the style.
int heading_level(const XmlNode& style) {
  const auto* name = style.child("name");
  const auto text = name ? name->attribute("val") : std::string_view();
  if (const auto length = prefix_length(text, "heading ")) {
    return static_cast<int>(number_of(text.substr(length)));
  }
  const auto* level = style.find("outlineLvl");
  const auto value = level ? number_of(level->attribute("val")) : 9;
  return value < 9 ? static_cast<int>(value) + 1 : 0;
}

std::map<std::string, Style, std::less<>> styles_of(const XmlNode& root) {
  std::map<std::string, Style, std::less<>> styles;
  for (const auto& node : root.children) {
    if (node.name != "style" || node.attribute("type") != "paragraph") continue;
    Style style;
    style.heading = heading_level(node);
    if (const auto* look = node.child("rPr")) {
      style.bold = is_on(look->child("b"));
      style.italic = is_on(look->child("i"));
    }
    styles.emplace(node.attribute("styleId"), style);
  }
  return styles;
}

class DocxReader {
 public:
  explicit DocxReader(ZipArchive& archive) : archive_(archive) {
    if (const auto root = xml_part(archive_, "word/styles.xml")) styles_ = styles_of(*root);
    if (const auto root = xml_part(archive_, "word/numbering.xml")) numbering_ = Numbering(*root);
    read_notes("word/footnotes.xml", "footnote");
    read_notes("word/endnotes.xml", "endnote");
  }

  Document run() {
    const auto document = xml_part(archive_, "word/document.xml");
    const auto* body = document ? document->child("body") : nullptr;
    if (!body) throw ReadError("damaged: this Word file has no text part");
    read_headers(*document);
    read_children(*body);
    return document_of(std::move(flow_), "Word");
  }

 private:
  // What stands above the first page, or all pages, of the letter.
  void read_headers(const XmlNode& document) {
    const auto relations = xml_part(archive_, "word/_rels/document.xml.rels");
    if (!relations) return;
    std::map<std::string, std::string, std::less<>> targets;
    for (const auto& relation : relations->children) {
      targets.emplace(relation.attribute("Id"), relation.attribute("Target"));
    }
    std::vector<std::pair<std::string, std::string>> headers;  // type and file
    collect_headers(document, targets, headers);
    // The header of the first page, where there is one, has the letterhead.
    std::stable_sort(headers.begin(), headers.end(), [](const auto& a, const auto& b) {
      return a.first == "first" && b.first != "first";
    });
    bool first = true;
    for (const auto& [type, file] : headers) {
      const auto root = xml_part(archive_, "word/" + file);
      if (!root) continue;
      beside_ = !std::exchange(first, false);
      read_children(*root);
    }
    beside_ = false;
  }

  static void collect_headers(const XmlNode& node,
                              const std::map<std::string, std::string, std::less<>>& targets,
                              std::vector<std::pair<std::string, std::string>>& headers) {
    for (const auto& child : node.children) {
      collect_headers(child, targets, headers);
      if (child.name != "headerReference") continue;
      const auto target = targets.find(child.attribute("id"));
      if (target == targets.end()) continue;
      std::pair<std::string, std::string> header(child.attribute("type"), target->second);
      const bool known = std::any_of(headers.begin(), headers.end(), [&](const auto& other) {
        return other.second == header.second;
      });
      if (!known) headers.push_back(std::move(header));
    }
  }

  void read_notes(const std::string& file, std::string_view name) {
    const auto root = xml_part(archive_, file);
    if (!root) return;
    for (const auto& note : root->children) {
      if (note.name != name || !note.attribute("type").empty()) continue;
      MarkedText text;
      for (const auto& paragraph : note.children) {
        if (!text.text.empty()) text.add(" ");
        text.add(text_of(paragraph));
      }
      boxes_.clear();
      notes_[std::string(name) + std::string(note.attribute("id"))] = std::move(text);
    }
  }

  void read_children(const XmlNode& node) {
    for (const auto& child : node.children) read(child);
  }

  void read(const XmlNode& node) {
    if (node.name == "p") {
      read_paragraph(node);
    } else if (node.name == "tbl") {
      read_table(node);
    } else if (node.name == "sdt" || node.name == "sdtContent" || node.name == "ins" ||
               node.name == "customXml" || node.name == "smartTag" || node.name == "moveTo") {
      read_children(node);
    }
  }

  void read_paragraph(const XmlNode& node) {
    FlowParagraph paragraph;
    const auto* properties = node.child("pPr");
    const auto style = properties ? use_properties(*properties, paragraph) : Style();
    all_bold_ = all_italic_ = true;
    paragraph.text.add(text_of(node, style));
    const bool written = !trimmed(paragraph.text.text).empty();
    paragraph.bold = written && all_bold_;
    paragraph.italic = written && all_italic_;
    paragraph.margin = paragraph.margin || beside_;
    const auto boxes = std::exchange(boxes_, {});
    const auto marked = std::exchange(marked_, {});
    if (written) flow_.add(paragraph);
    for (const auto& [mark, id] : marked) flow_.add_note(mark, notes_[id]);
    for (const auto& [box, margin] : boxes) {
      const bool outside = std::exchange(beside_, beside_ || margin);
      read_children(*box);
      beside_ = outside;
    }
  }

  Style use_properties(const XmlNode& properties, FlowParagraph& paragraph) {
    Style style;
    if (const auto* named = properties.child("pStyle")) {
      const auto name = named->attribute("val");
      if (const auto found = styles_.find(name); found != styles_.end()) style = found->second;
      paragraph.margin =
          name.find("eferentiegegevens") != name.npos || name.find("fzendgegevens") != name.npos;
    }
    if (const auto* outline = properties.child("outlineLvl")) {
      const auto level = number_of(outline->attribute("val"));
      if (level < 9) style.heading = static_cast<int>(level) + 1;
    }
    paragraph.heading = style.heading;
    if (const auto* frame = properties.child("framePr")) {
      const bool beside = number_of(frame->attribute("x")) / kTwipsInPoint > kMarginLeft;
      paragraph.margin = paragraph.margin || beside;
    }
    if (const auto* list = properties.child("numPr")) {
      const auto* id = list->child("numId");
      const auto* level = list->child("ilvl");
      if (id && id->attribute("val") != "0") {
        const auto depth = level ? number_of(level->attribute("val")) : 0;
        const auto number = numbering_.next(std::string(id->attribute("val")),
                                            static_cast<std::size_t>(std::max(0.0, depth)));
        if (!number.empty()) paragraph.text.add(number + " ");
        paragraph.item = paragraph.heading == 0;
      }
    }
    return style;
  }

  // A table of one column, or with several paragraphs in its cells, is there for its looks.
  void read_table(const XmlNode& table) {
    for (const auto& row : table.children) {
      if (row.name != "tr") continue;
      std::vector<const XmlNode*> cells;
      for (const auto& cell : row.children) {
        if (cell.name == "tc") cells.push_back(&cell);
      }
      const bool plain = cells.size() > 1 && std::all_of(cells.begin(), cells.end(), is_plain);
      if (plain) {
        read_row(cells);
      } else {
        for (const auto* cell : cells) read_children(*cell);
      }
    }
  }

  static bool is_plain(const XmlNode* cell) {
    const auto paragraphs =
        std::count_if(cell->children.begin(), cell->children.end(), [](const XmlNode& child) {
          return child.name == "tbl" || (child.name == "p" && child.find("t") != nullptr);
        });
    return paragraphs <= 3 && cell->find("tbl") == nullptr;
  }

  void read_row(const std::vector<const XmlNode*>& cells) {
    std::vector<MarkedText> row;
    for (const auto* cell : cells) {
      MarkedText text;
      for (const auto& paragraph : cell->children) {
        if (!text.text.empty()) text.add(" ");
        if (paragraph.name == "p") text.add(text_of(paragraph));
      }
      row.push_back(std::move(text));
    }
    flow_.add_row(row);
    for (const auto& [mark, id] : std::exchange(marked_, {})) flow_.add_note(mark, notes_[id]);
    for (const auto& [box, margin] : std::exchange(boxes_, {})) read_children(*box);
  }

  MarkedText text_of(const XmlNode& paragraph, const Style& style = {}) {
    MarkedText text;
    fields_.clear();
    for (const auto& child : paragraph.children) add_inline(child, style, text);
    return text;
  }

  void add_inline(const XmlNode& node, const Style& style, MarkedText& text) {
    const std::string_view name = node.name;
    if (name == "r") {
      add_run(node, style, text);
    } else if (name == "txbxContent") {
      boxes_.emplace_back(&node, box_is_beside_);
    } else if (name != "pPr" && name != "del" && name != "moveFrom" && name != "Fallback" &&
               name != "instrText") {
      for (const auto& child : node.children) add_inline(child, style, text);
    }
  }

  void add_run(const XmlNode& run, const Style& style, MarkedText& text) {
    const auto* look = run.child("rPr");
    const auto* bold = look ? look->child("b") : nullptr;
    const auto* italic = look ? look->child("i") : nullptr;
    const auto before = trimmed(text.text).size();
    for (const auto& part : run.children) add_part(part, style, text);
    if (trimmed(text.text).size() == before) return;
    all_bold_ = all_bold_ && (bold ? is_on(bold) : style.bold);
    all_italic_ = all_italic_ && (italic ? is_on(italic) : style.italic);
  }

  void add_part(const XmlNode& part, const Style& style, MarkedText& text) {
    const std::string_view name = part.name;
    if (name == "fldChar") {
      use_field(part.attribute("fldCharType"));
    } else if (in_instruction()) {
      return;
    } else if (name == "t") {
      text.add(part.all_text());
    } else if (name == "tab") {
      text.add(" ");
    } else if (name == "cr" || (name == "br" && part.attribute("type") != "page")) {
      text.add("\n");
    } else if (name == "lastRenderedPageBreak" || part.attribute("type") == "page") {
      if (!beside_) flow_.start_page();
    } else if (name == "noBreakHyphen") {
      text.add("-");
    } else if (name == "footnoteReference" || name == "endnoteReference") {
      add_note_mark(part, text);
    } else if (name == "drawing" || name == "pict" || name == "AlternateContent") {
      box_is_beside_ = stands_beside(part);
      add_inline(part, style, text);
    }
  }

  // A field has its instruction first, and then what it shows; fields stand in fields.
  void use_field(std::string_view type) {
    if (type == "begin") {
      fields_.push_back(true);
    } else if (type == "separate" && !fields_.empty()) {
      fields_.back() = false;
    } else if (type == "end" && !fields_.empty()) {
      fields_.pop_back();
    }
  }

  bool in_instruction() const {
    return std::find(fields_.begin(), fields_.end(), true) != fields_.end();
  }

  void add_note_mark(const XmlNode& part, MarkedText& text) {
    const auto kind = part.name.substr(0, part.name.find("Reference"));
    const auto id = kind + std::string(part.attribute("id"));
    if (!notes_.contains(id)) return;
    const auto mark = std::to_string(++last_mark_);
    text.add_note(mark);
    marked_.emplace_back(mark, id);
  }

  static bool stands_beside(const XmlNode& drawing) {
    const auto* place = drawing.find("positionH");
    const auto* offset = place ? place->child("posOffset") : nullptr;
    return offset && number_of(trimmed(offset->all_text())) / kEmusInPoint > kMarginLeft;
  }

  ZipArchive& archive_;
  Flow flow_;
  Numbering numbering_;
  std::map<std::string, Style, std::less<>> styles_;
  std::map<std::string, MarkedText> notes_;
  std::vector<std::pair<std::string, std::string>> marked_;  // in the paragraph being read
  std::vector<std::pair<const XmlNode*, bool>> boxes_;       // anchored in it; beside the text?
  std::vector<bool> fields_;                                 // open; in their instruction?
  bool all_bold_ = true;
  bool all_italic_ = true;
  bool beside_ = false;
  bool box_is_beside_ = false;
  int last_mark_ = 0;
};

}  // namespace

bool is_docx(const ZipArchive& archive) {
  return archive.has("word/document.xml");
}

Document read_docx(ZipArchive& archive) {
  return DocxReader(archive).run();
}

}  // namespace briefkamer::corpus
