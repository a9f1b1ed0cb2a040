#include "corpus/reading/archive_reader.h"

#include <array>

#include "corpus/reader.h"
#include "corpus/reading/docx_reader.h"
#include "corpus/reading/odt_reader.h"
#include "corpus/reading/zip_archive.h"

namespace briefkamer::corpus {
namespace {

struct Other {
  const char* file;
  const char* description;
};

// Archives that are no letters and hold none.
constexpr std::array kOthers{
    Other{"xl/workbook.xml", "an Excel workbook"},
    Other{"ppt/presentation.xml", "a PowerPoint presentation"},
    Other{"META-INF/MANIFEST.MF", "a Java archive"},
    Other{"META-INF/container.xml", "an e-book (EPUB)"},
};

void refuse_others(const ZipArchive& archive) {
  for (const auto& [file, description] : kOthers) {
    if (archive.has(file)) {
      throw ReadError(std::string("this is ") + description + ", which cannot be read here");
    }
  }
  if (archive.has("mimetype") && archive.has("content.xml")) {
    throw ReadError("this is an OpenDocument sheet or presentation, which cannot be read here");
  }
  if (archive.has("mimetype") || archive.has("[Content_Types].xml")) {
    throw ReadError("damaged: this Word or OpenDocument file has no text in it");
  }
}

bool is_left_out(std::string_view name) {
  if (name.starts_with("__MACOSX/") || name.starts_with('.')) return true;
  return name.find("/.") != std::string_view::npos || name.ends_with("Thumbs.db");
}

}  // namespace

Contents read_archive(std::string_view bytes) {
  ZipArchive archive(bytes);
  Contents contents;
  if (is_docx(archive)) {
    contents.documents.push_back(read_docx(archive));
    contents.documents.back().source.format = "docx";
    return contents;
  }
  if (is_odt(archive)) {
    contents.documents.push_back(read_odt(archive));
    contents.documents.back().source.format = "odt";
    return contents;
  }
  refuse_others(archive);
  for (std::size_t i = 0; i < archive.names().size(); ++i) {
    const auto& name = archive.names()[i];
    if (is_left_out(name)) continue;
    Member member{name, {}, {}};
    try {
      member.bytes = archive.read_at(i);
    } catch (const ReadError& error) {
      member.refused = error.what();
    }
    contents.members.push_back(std::move(member));
  }
  if (contents.members.empty()) throw ReadError("empty: there are no files in this archive");
  return contents;
}

}  // namespace briefkamer::corpus
