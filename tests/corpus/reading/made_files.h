// Small files of each format, made by the tests that read them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "corpus/document.h"

namespace briefkamer::corpus {

// A zip archive of files, their bytes not compressed.
std::string zip_of(const std::vector<std::pair<std::string, std::string>>& files);

// Text on a page, in points from the upper left corner.
struct Printed {
  double left = 0;
  double top = 0;
  std::string text;  // ASCII
  double size = 9;
  bool bold = false;
};

// A PDF of A4 pages.
std::string pdf_of(const std::vector<std::vector<Printed>>& pages);

// A Word file with this <w:body>, and other parts when given.
std::string docx_of(const std::string& body,
                    const std::vector<std::pair<std::string, std::string>>& parts = {});

// An OpenDocument text with this <office:text>.
std::string odt_of(const std::string& text);

// The blocks of a document in one string, a line each: "heading1: Inzet", "note 1: Kamerstuk",
// "text: Aan de Kamer". Marks of notes stand as [1], line ends as '/', tabs as '|'; '#' before a
// line is the start of a page. Margins are left out unless `margins`.
std::string shown(const Document& document, bool margins = false);

// What reading `bytes` throws; "no error" when it does not.
std::string refusal_of(const std::string& bytes, const std::string& path = "brief");

}  // namespace briefkamer::corpus
