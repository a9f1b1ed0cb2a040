#include "corpus/reading/xml_tree.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>

#include <array>
#include <cstdio>
#include <limits>
#include <memory>

#include "corpus/reader.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

constexpr std::size_t kMostNodes = 2'000'000;
constexpr int kDeepest = 256;

struct Free {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
  void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
};
using DocumentPointer = std::unique_ptr<xmlDoc, Free>;
using ContextPointer = std::unique_ptr<xmlParserCtxt, Free>;

std::string string_of(const xmlChar* text) {
  return text ? std::string(reinterpret_cast<const char*>(text)) : std::string();
}

// The character that HTML knows by this name: "euml" is "ë". Papers use these names and leave it to
// a DTD, which is not read, to say what they mean. Empty for other names.
std::string named_character(const xmlChar* name) {
  const auto* found = htmlEntityLookup(name);
  if (!found) return {};
  xmlChar bytes[8] = {};
  xmlCopyCharMultiByte(bytes, static_cast<int>(found->value));
  return string_of(bytes);
}

using UnknownName = std::array<char, 64>;

// Asked by the parser what a name stands for. Without an answer it would leave the name out, in
// attributes without a trace, so the first such name is kept.
xmlEntity* entity_named(void* parser, const xmlChar* name) {
  if (auto* declared = xmlSAX2GetEntity(parser, name)) return declared;
  const auto* context = static_cast<const xmlParserCtxt*>(parser);
  const auto character = named_character(name);
  if (character.empty() || !context->myDoc) {
    auto& unknown = *static_cast<UnknownName*>(context->_private);
    const auto* text = reinterpret_cast<const char*>(name);
    if (unknown[0] == 0) std::snprintf(unknown.data(), unknown.size(), "%s", text);
    return nullptr;
  }
  if (!context->myDoc->extSubset) xmlNewDtd(context->myDoc, name, nullptr, nullptr);
  return xmlAddDtdEntity(context->myDoc, name, XML_INTERNAL_GENERAL_ENTITY, nullptr, nullptr,
                         reinterpret_cast<const xmlChar*>(character.c_str()));
}

std::string text_of(const xmlNode* node) {
  return node->type == XML_ENTITY_REF_NODE ? named_character(node->name) : string_of(node->content);
}

// Copies libxml2's tree into ours.
class Copier {
 public:
  XmlNode copy(const xmlNode* source, int depth = 0) {
    if (++nodes_ > kMostNodes) throw ReadError("too large: over 2 million elements");
    XmlNode node;
    node.name = string_of(source->name);
    for (const auto* attribute = source->properties; attribute; attribute = attribute->next) {
      std::string value;
      for (const auto* part = attribute->children; part; part = part->next) {
        value += text_of(part);
      }
      node.attributes.emplace_back(string_of(attribute->name), std::move(value));
    }
    for (const auto* child = source->children; child && depth < kDeepest; child = child->next) {
      if (child->type == XML_ELEMENT_NODE) {
        node.children.push_back(copy(child, depth + 1));
      } else if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE ||
                 child->type == XML_ENTITY_REF_NODE) {
        add_text(node, text_of(child));
      }
    }
    return node;
  }

 private:
  // A comment or processing instruction cuts no word in two.
  void add_text(XmlNode& parent, std::string_view text) {
    if (parent.children.empty() || !parent.children.back().name.empty()) {
      if (++nodes_ > kMostNodes) throw ReadError("too large: over 2 million elements");
      parent.children.emplace_back();
    }
    parent.children.back().text += text;
  }

  std::size_t nodes_ = 0;
};

std::string reason(const xmlParserCtxt* context) {
  const auto* error = xmlCtxtGetLastError(const_cast<xmlParserCtxt*>(context));
  if (!error || !error->message) return "it is not well-formed";
  const std::string message = collapsed(error->message);
  return "line " + std::to_string(error->line) + ": " + message.substr(0, 200);
}

void require_short(std::string_view bytes) {
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    throw ReadError("too large: over 2 gigabytes");
  }
}

bool declares_entities(const xmlDoc* document) {
  const auto* subset = document->intSubset;
  if (!subset) return false;
  for (const auto* child = subset->children; child; child = child->next) {
    if (child->type == XML_ENTITY_DECL) return true;
  }
  return false;
}

XmlNode root_of(const xmlDoc* document) {
  const auto* root = xmlDocGetRootElement(document);
  if (!root) throw ReadError("empty: there is no element in it");
  return Copier().copy(root);
}

}  // namespace

std::string_view XmlNode::attribute(std::string_view wanted) const {
  for (const auto& [key, value] : attributes) {
    if (key == wanted) return value;
  }
  return {};
}

const XmlNode* XmlNode::child(std::string_view wanted) const {
  for (const auto& node : children) {
    if (node.name == wanted) return &node;
  }
  return nullptr;
}

const XmlNode* XmlNode::find(std::string_view wanted) const {
  for (const auto& node : children) {
    if (node.name == wanted) return &node;
    if (const auto* found = node.find(wanted)) return found;
  }
  return nullptr;
}

std::string XmlNode::all_text() const {
  std::string result = text;
  for (const auto& node : children) result += node.all_text();
  return result;
}

XmlNode parse_xml(std::string_view bytes) {
  // Neither XML_PARSE_NOENT nor XML_PARSE_DTDLOAD: entities are not replaced, DTDs not read.
  constexpr int kOptions =
      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA;
  require_short(bytes);
  const ContextPointer context(xmlNewParserCtxt());
  if (!context) throw std::bad_alloc();
  UnknownName unknown{};
  context->_private = &unknown;
  context->sax->getEntity = entity_named;
  const DocumentPointer document(xmlCtxtReadMemory(
      context.get(), bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr, kOptions));
  if (!document) throw ReadError("damaged XML: " + reason(context.get()));
  if (declares_entities(document.get())) {
    throw ReadError("this XML file declares entities of its own, which are not read");
  }
  if (unknown[0] != 0) {
    throw ReadError("&" + std::string(unknown.data()) + "; in this XML file is no known character");
  }
  return root_of(document.get());
}

XmlNode parse_html(std::string_view bytes) {
  constexpr int kOptions =
      HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER;
  require_short(bytes);
  const ContextPointer context(htmlNewParserCtxt());
  if (!context) throw std::bad_alloc();
  const DocumentPointer document(htmlCtxtReadMemory(
      context.get(), bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr, kOptions));
  if (!document) throw ReadError("damaged HTML: " + reason(context.get()));
  return root_of(document.get());
}

}  // namespace briefkamer::corpus
