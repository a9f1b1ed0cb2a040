#include "corpus/reading/html_reader.h"

#include <algorithm>
#include <string>
#include <utility>

#include "corpus/reader.h"
#include "corpus/reading/aanhangsel.h"
#include "corpus/reading/flow.h"
#include "corpus/reading/official_metadata.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

using Names = std::initializer_list<std::string_view>;

bool is_one_of(std::string_view name, Names names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_left_out(const XmlNode& node) {
  return is_one_of(node.name, {"script", "style", "nav", "footer", "aside", "form", "noscript",
                               "template", "svg", "button", "iframe", "head", "object", "select",
                               "textarea", "video", "audio", "dialog"}) ||
         is_one_of(node.attribute("role"), {"navigation", "banner", "contentinfo", "search"}) ||
         is_one_of(node.attribute("id"), {"kopregel", "voetregel", "inhoudsopgave"});
}

bool is_block(std::string_view name) {
  return is_one_of(name,
                   {"p",     "div",     "section", "article", "main",       "ul",      "ol",
                    "li",    "dl",      "dt",      "dd",      "table",      "thead",   "tbody",
                    "tfoot", "tr",      "td",      "th",      "blockquote", "h1",      "h2",
                    "h3",    "h4",      "h5",      "h6",      "header",     "figure",  "figcaption",
                    "pre",   "address", "hr",      "details", "summary",    "caption", "body"});
}

int heading_of(std::string_view name) {
  const bool heading = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
  return heading ? name[1] - '0' : 0;
}

bool has_blocks(const XmlNode& node) {
  return std::any_of(node.children.begin(), node.children.end(), [](const XmlNode& child) {
    return is_block(child.name) || has_blocks(child);
  });
}

bool has_class(const XmlNode& node, std::string_view wanted) {
  return find_words(node.attribute("class"), wanted) != std::string_view::npos;
}

const XmlNode* find_id(const XmlNode& node, std::string_view id) {
  for (const auto& child : node.children) {
    if (child.attribute("id") == id) return &child;
    if (const auto* found = find_id(child, id)) return found;
  }
  return nullptr;
}

const XmlNode* content_of(const XmlNode& html) {
  if (const auto* text = find_id(html, "broodtekst")) return text;
  for (const auto* name : {"main", "article", "body"}) {
    if (const auto* found = html.find(name)) return found;
  }
  return &html;
}

class HtmlReader {
 public:
  explicit HtmlReader(const XmlNode& html) {
    OfficialFields fields;
    if (const auto* head = html.child("head")) {
      for (const auto& meta : head->children) {
        const auto name = meta.attribute("name");
        if (meta.name != "meta" || name.find('.') == name.npos) continue;
        const auto scheme = meta.attribute("scheme");
        fields.add(name, scheme.empty() ? meta.attribute("title") : scheme,
                   meta.attribute("content"));
      }
    }
    metadata_ = fields.result();
    read_children(*content_of(html));
    if (const auto* notes = find_id(html, "noten")) read_notes(*notes);
  }

  Document result() {
    auto document = std::move(flow_).result();
    document.metadata = std::move(metadata_);
    auto& metadata = document.metadata;
    if (!questions_.empty()) use_questions(metadata, questions_, answer_);
    const bool official = !metadata.id.empty();
    if (document.blocks.empty()) throw ReadError("empty: there is no text on this web page");
    if (!official && written_ < 2000 && is_missing_) {
      throw ReadError("this web page says that the paper was not found");
    }
    return document;
  }

 private:
  static bool is_inline(const XmlNode& node) {
    return node.name.empty() || (!is_block(node.name) && !has_blocks(node));
  }

  void read_children(const XmlNode& node) {
    MarkedText text;
    for (const auto& child : node.children) {
      if (is_inline(child)) {
        add_inline(child, text);
      } else {
        push(std::exchange(text, {}), {});
        read(child);
      }
    }
    push(text, {});
  }

  void read(const XmlNode& node) {
    if (is_left_out(node) || node.attribute("id") == "noten") return;
    if (const int level = heading_of(node.name)) {
      read_heading(node, level);
    } else if (node.name == "tr") {
      read_row(node);
    } else if (node.name == "li") {
      read_item(node);
    } else if (has_blocks(node)) {
      read_children(node);
    } else {
      MarkedText text;
      for (const auto& child : node.children) add_inline(child, text);
      push(text, node);
    }
  }

  // The headings of a published Kamerstuk are its dossier and title; the first heading of another
  // page is its subject.
  void read_heading(const XmlNode& node, int level) {
    MarkedText text;
    for (const auto& child : node.children) add_inline(child, text);
    const auto line = on_one_line(text);
    is_missing_ = is_missing_ || find_words(line.text, "niet gevonden") != line.text.npos;
    const bool official = has_class(node, "dossiertitel") || has_class(node, "stuktitel");
    FlowParagraph paragraph;
    paragraph.text = line;
    if (is_questions(line.text) && questions_.empty()) {
      questions_ = line.text;
    } else if (is_answer(line.text) && answer_.empty()) {
      answer_ = line.text;
    } else if (level == 1 && !official) {
      if (metadata_.subject.empty()) metadata_.subject = line.text;
    } else if (official && level == 1) {
      flow_.add(paragraph);
    } else {
      paragraph.heading = std::max(1, level - 1);
      flow_.add(paragraph);
    }
  }

  void read_row(const XmlNode& node) {
    std::vector<MarkedText> cells;
    for (const auto& cell : node.children) {
      if (cell.name != "td" && cell.name != "th") continue;
      MarkedText text;
      add_inline(cell, text);
      cells.push_back(std::move(text));
    }
    if (cells.size() == 1) {
      push(cells.front(), {});
    } else {
      flow_.add_row(cells);
    }
  }

  void read_item(const XmlNode& node) {
    MarkedText text;
    std::vector<const XmlNode*> lists;
    for (const auto& child : node.children) {
      if (child.name == "ul" || child.name == "ol" || child.name == "table") {
        lists.push_back(&child);
      } else {
        add_inline(child, text);
      }
    }
    FlowParagraph item;
    item.text.add("\u2022 ");
    item.text.add(on_one_line(text));
    item.item = true;
    if (!trimmed(text.text).empty()) flow_.add(item);
    for (const auto* list : lists) read_children(*list);
  }

  void push(const MarkedText& text, const XmlNode& node) {
    written_ += text.text.size();
    is_missing_ = is_missing_ || find_words(text.text, "niet gevonden") != std::string::npos;
    FlowParagraph paragraph;
    paragraph.text = text;
    const auto* only = node.children.size() == 1 ? &node.children.front() : nullptr;
    paragraph.bold = only && (only->name == "strong" || only->name == "b");
    paragraph.italic = only && (only->name == "em" || only->name == "i");
    flow_.add(paragraph);
  }

  void add_inline(const XmlNode& node, MarkedText& text) {
    if (is_left_out(node)) return;
    if (node.name.empty()) {
      // A line end in the source of a page is only a space.
      std::string words = node.text;
      std::replace(words.begin(), words.end(), '\n', ' ');
      text.add(words);
    } else if (node.name == "br") {
      text.add("\n");
    } else if (node.name == "sup" && is_note_mark(node)) {
      text.add_note(trimmed(node.all_text()));
    } else {
      for (const auto& child : node.children) add_inline(child, text);
      if (is_block(node.name)) text.add(" ");
    }
  }

  // A small number that leads to a note.
  static bool is_note_mark(const XmlNode& node) {
    const auto all = node.all_text();
    const auto mark = trimmed(all);
    const bool number = !mark.empty() && mark.size() <= 3 && digits_at(mark, 0) == mark;
    return number && (node.find("a") || has_class(node, "noot") || has_class(node, "nootnum"));
  }

  // Below the text: <div class="noot"><h5>…</h5><sup>1</sup><p>text</p></div>
  void read_notes(const XmlNode& node) {
    for (const auto& child : node.children) {
      if (!has_class(child, "noot")) {
        read_notes(child);
        continue;
      }
      std::string mark;
      MarkedText text;
      for (const auto& part : child.children) {
        if (part.name == "sup") {
          mark = std::string(trimmed(part.all_text()));
        } else if (heading_of(part.name) == 0) {
          add_inline(part, text);
        }
      }
      flow_.add_note(mark, text);
    }
  }

  Flow flow_;
  Metadata metadata_;
  std::string questions_, answer_;
  std::size_t written_ = 0;
  bool is_missing_ = false;
};

}  // namespace

Document read_html(const XmlNode& html) {
  return HtmlReader(html).result();
}

}  // namespace briefkamer::corpus
