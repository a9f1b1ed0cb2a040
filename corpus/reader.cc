#include "corpus/reader.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

#include "corpus/hash.h"
#include "corpus/html_reader.h"
#include "corpus/pdf_reader.h"
#include "corpus/strings.h"
#include "corpus/text_reader.h"
#include "corpus/xml_reader.h"
#include "corpus/xml_tree.h"

namespace briefkamer::corpus {
namespace {

using Documents = std::vector<Document>;

// A format: how it is recognised, and how it is read. One without `read` is known by name only.
struct Format {
  const char* name;         // in Source::format
  const char* description;  // in sentences: "a PDF file"
  bool (*recognise)(std::string_view bytes);
  Documents (*read)(std::string_view bytes);
};

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

Documents read_one_pdf(std::string_view bytes) {
  return {read_pdf(bytes)};
}
Documents read_one_xml(std::string_view bytes) {
  return {read_xml(bytes)};
}
Documents read_one_page(std::string_view bytes) {
  return {read_html(parse_html(bytes))};
}
Documents read_plain_text(std::string_view bytes) {
  return {read_text(bytes)};
}

// The first that recognises the bytes is the one.
constexpr std::array kFormats{
    Format{"pdf", "a PDF file", is_pdf, read_one_pdf},
    Format{"zip", "a zip archive or a Word or OpenDocument file", is_zip, nullptr},
    Format{"doc", "an old Word or Office file (before 2007)", is_old_word, nullptr},
    Format{"rtf", "a rich text (RTF) file", is_rtf, nullptr},
    Format{"gzip", "a gzip archive", is_gzip, nullptr},
    Format{"image", "an image", is_image, nullptr},
    Format{"html", "a web page (HTML)", is_html, read_one_page},
    Format{"xml", "an XML file", is_xml, read_one_xml},
    Format{"text", "plain text", is_anything, read_plain_text},
};

const Format& format_of(std::string_view bytes) {
  for (const auto& format : kFormats) {
    if (format.recognise(bytes)) return format;
  }
  return kFormats.back();
}

[[noreturn]] void refuse_size(std::uintmax_t size, std::size_t limit) {
  throw ReadError("too large: " + std::to_string(size) + " bytes, and the limit is " +
                  std::to_string(limit));
}

}  // namespace

std::string file_bytes(const std::filesystem::path& path, const ReadLimits& limits) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!error && !std::filesystem::is_regular_file(status)) {
    throw ReadError(std::filesystem::exists(status) ? "not a file"
                                                    : "cannot be opened: no such file");
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) throw ReadError(std::string("cannot be opened: ") + std::strerror(errno));
  const auto size = std::filesystem::file_size(path, error);
  if (!error && size > limits.bytes) refuse_size(size, limits.bytes);
  std::string bytes(error ? 0 : static_cast<std::size_t>(size), '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (file.bad()) throw ReadError("cannot be read to its end");
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

std::vector<Document> read_file(const std::filesystem::path& path, const ReadLimits& limits) {
  return read_bytes(file_bytes(path, limits), path.string());
}

std::vector<Document> read_bytes(std::string_view bytes, const std::string& path) {
  if (bytes.empty()) throw ReadError("empty: the file has no bytes");
  const auto& format = format_of(bytes);
  if (!format.read) {
    throw ReadError(std::string("this is ") + format.description + ", which cannot be read here");
  }
  auto documents = format.read(bytes);
  const auto hash = sha256(bytes);
  for (auto& document : documents) document.source = {path, format.name, hash};
  return documents;
}

}  // namespace briefkamer::corpus
