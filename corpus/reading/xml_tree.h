// Trees of elements: XML and HTML, read with libxml2 under our limits.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace briefkamer::corpus {

// An element, or a stretch of text when `name` is empty. Names are without prefix: "p" for "w:p".
struct XmlNode {
  std::string name;
  std::string text;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<XmlNode> children;

  // The value of the attribute; empty when there is none.
  std::string_view attribute(std::string_view wanted) const;
  // The first child element of that name; null when there is none.
  const XmlNode* child(std::string_view wanted) const;
  // The first element of that name below this one, in the order of the document.
  const XmlNode* find(std::string_view wanted) const;
  // All text in it.
  std::string all_text() const;
};

// The root element of the document in `bytes`, in the encoding that it declares. Throws ReadError
// for what is not well-formed, nested deeper than 256 elements, of more than 2 million parts, or
// declares entities of its own: their only use in such files is to make a small file large, or to
// read others. The names that HTML has for characters are known, others refused. Nothing is ever
// fetched.
XmlNode parse_xml(std::string_view bytes);

// The same for HTML, well-formed or not; what is nested too deep is cut off.
XmlNode parse_html(std::string_view bytes);

}  // namespace briefkamer::corpus
