#include "corpus/formats.h"

#include <array>

#include "corpus/reading/archive_reader.h"
#include "corpus/reading/html_reader.h"
#include "corpus/reading/pdf_reader.h"
#include "corpus/reading/text_reader.h"
#include "corpus/reading/xml_reader.h"
#include "corpus/reading/xml_tree.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

bool starts(std::string_view bytes, std::string_view magic) {
  return bytes.starts_with(magic);
}

// The first characters behind a byte order mark and white space.
std::string_view head(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto first = bytes.substr(0, 1024).find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view() : bytes.substr(first, 512);
}

bool is_pdf(std::string_view bytes) {
  return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}
bool is_zip(std::string_view bytes) {
  return starts(bytes, "PK\x03\x04") || starts(bytes, "PK\x05\x06");
}
bool is_old_word(std::string_view bytes) {
  return starts(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
}
bool is_rtf(std::string_view bytes) {
  return starts(bytes, "{\\rtf");
}
bool is_gzip(std::string_view bytes) {
  return starts(bytes, "\x1F\x8B");
}
bool is_image(std::string_view bytes) {
  using namespace std::string_view_literals;
  return starts(bytes, "\x89PNG\r\n") || starts(bytes, "\xFF\xD8\xFF") || starts(bytes, "GIF8") ||
         starts(bytes, "II*\0"sv) || starts(bytes, "MM\0*"sv);
}
bool is_html(std::string_view bytes) {
  // XHTML starts as XML does.
  const auto start = head(bytes);
  return start.starts_with('<') &&
         (start.find("<html") != start.npos || start.find("<HTML") != start.npos ||
          prefix_length(start, "<!doctype html") != 0);
}
bool is_xml(std::string_view bytes) {
  const auto start = head(bytes);
  return start.starts_with("<?xml") || start.starts_with("<officiele-publicatie") ||
         start.starts_with("<metadata_gegevens");
}
bool is_anything(std::string_view) {
  return true;
}

Contents one(Document document) {
  Contents contents;
  contents.documents.push_back(std::move(document));
  return contents;
}

Contents html_contents(std::string_view bytes) {
  return one(read_html(parse_html(bytes)));
}
Contents text_contents(std::string_view bytes) {
  return one(read_text(bytes));
}

// The first that recognises the bytes is the one.
constexpr std::array kFormats{
    Format{"zip", "a zip archive", is_zip, read_archive},
    Format{"doc", "an old Word or Office file (before 2007)", is_old_word, nullptr},
    Format{"rtf", "a rich text (RTF) file", is_rtf, nullptr},
    Format{"gzip", "a gzip archive", is_gzip, nullptr},
    Format{"image", "an image", is_image, nullptr},
    // Anything may stand before the mark of a PDF, which other files may hold.
    Format{"pdf", "a PDF file", is_pdf, read_pdf},
    Format{"html", "a web page (HTML)", is_html, html_contents},
    Format{"xml", "an XML file", is_xml, read_xml},
    Format{"text", "plain text", is_anything, text_contents, true},
};

}  // namespace

const Format& format_of(std::string_view bytes) {
  for (const auto& format : kFormats) {
    if (format.recognise(bytes)) return format;
  }
  return kFormats.back();
}

}  // namespace briefkamer::corpus
