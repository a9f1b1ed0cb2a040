#include "corpus/formats.h"

#include <algorithm>
#include <array>
#include <string>

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
// Names of the parts of such a file, two bytes a letter.
bool has_part(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const char c : name) wide.append({c, '\0'});
  return is_old_word(bytes) && bytes.find(wide) != std::string_view::npos;
}
bool is_locked_office(std::string_view bytes) {
  return has_part(bytes, "EncryptedPackage");
}
bool is_outlook(std::string_view bytes) {
  return has_part(bytes, "__substg1.0_") || has_part(bytes, "__properties_version1.0");
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
bool is_json(std::string_view bytes) {
  const auto start = head(bytes);
  const auto last = bytes.find_last_not_of(" \t\r\n");
  if (start.size() < 2 || (bytes[last] != '}' && bytes[last] != ']')) return false;
  const auto second = start.find_first_not_of(" \t\r\n", 1);
  if (second == std::string_view::npos) return false;
  return (start[0] == '{' && start[second] == '"') ||
         (start[0] == '[' && (start[second] == '{' || start[second] == '"'));
}
bool is_mail(std::string_view bytes) {
  const auto start = bytes.substr(0, 8192);
  const auto has_line = [&](std::string_view name) {
    return start.starts_with(name) || start.find('\n' + std::string(name)) != start.npos;
  };
  return has_line("MIME-Version:") && has_line("From:") && has_line("Subject:");
}
// Rows with equally many cells, and nothing else.
bool is_table_of(std::string_view bytes, char between, std::ptrdiff_t fewest) {
  constexpr std::size_t kFewestRows = 5;
  std::size_t rows = 0;
  std::ptrdiff_t cells = 0;
  const auto lines = lines_of(bytes.substr(0, 65536));
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {  // the last one may be cut
    const auto found = std::count(lines[i].begin(), lines[i].end(), between);
    if (found < fewest || (rows > 0 && found != cells)) return false;
    cells = found;
    ++rows;
  }
  return rows >= kFewestRows;
}
bool is_table(std::string_view bytes) {
  return is_table_of(bytes, '\t', 1) || is_table_of(bytes, ';', 2);
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
    Format{"office", "a Word or Office file with a password", is_locked_office, nullptr},
    Format{"msg", "an e-mail message (Outlook)", is_outlook, nullptr},
    Format{"doc", "an old Word or Office file (before 2007)", is_old_word, nullptr},
    Format{"rtf", "a rich text (RTF) file", is_rtf, nullptr},
    Format{"gzip", "a gzip archive", is_gzip, nullptr},
    Format{"image", "an image", is_image, nullptr},
    // Anything may stand before the mark of a PDF, which other files may hold.
    Format{"pdf", "a PDF file", is_pdf, read_pdf},
    Format{"html", "a web page (HTML)", is_html, html_contents},
    Format{"xml", "an XML file", is_xml, read_xml},
    Format{"json", "a file of data (JSON)", is_json, nullptr},
    Format{"eml", "an e-mail message", is_mail, nullptr},
    Format{"table", "a table (CSV or TSV)", is_table, nullptr},
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
