#include "made_files.h"

#include <array>
#include <cstdint>

#include "corpus/reader.h"

namespace briefkamer::corpus {
namespace {

std::uint32_t crc_of(const std::string& bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

std::string little(std::uint64_t value, int bytes) {
  std::string result;
  for (; bytes > 0; --bytes, value >>= 8) result += static_cast<char>(value & 0xFF);
  return result;
}

std::string escaped(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '(' || c == ')' || c == '\\') result += '\\';
    result += c;
  }
  return result;
}

std::string content_of(const std::vector<Printed>& page) {
  std::string content;
  for (const auto& text : page) {
    content += "BT /" + std::string(text.bold ? "F2 " : "F1 ") + std::to_string(text.size) +
               " Tf 1 0 0 1 " + std::to_string(text.left) + ' ' +
               std::to_string(842 - text.top - text.size) + " Tm (" + escaped(text.text) +
               ") Tj ET\n";
  }
  return content;
}

std::string with_marks(const Block& block) {
  std::string text = block.text;
  for (auto note = block.notes.rbegin(); note != block.notes.rend(); ++note) {
    text.insert(note->offset, '[' + note->mark + ']');
  }
  for (char& c : text) c = c == '\n' ? '/' : c == '\t' ? '|' : c;
  return text;
}

}  // namespace

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& files) {
  std::string archive, directory;
  for (const auto& [name, bytes] : files) {
    const auto sizes = little(crc_of(bytes), 4) + little(bytes.size(), 4) + little(bytes.size(), 4);
    const auto start = archive.size();
    const auto common =
        little(20, 2) + little(0, 8) + sizes + little(name.size(), 2) + little(0, 2);
    for (const auto& part : {std::string("PK\x03\x04"), common, name, bytes}) archive += part;
    for (const auto& part :
         {std::string("PK\x01\x02"), little(20, 2), common, little(0, 10), little(start, 4), name})
      directory += part;
  }
  const auto start = archive.size();
  return archive + directory + "PK\x05\x06" + little(0, 4) + little(files.size(), 2) +
         little(files.size(), 2) + little(directory.size(), 4) + little(start, 4) + little(0, 2);
}

std::string pdf_of(const std::vector<std::vector<Printed>>& pages) {
  std::vector<std::string> objects{"<</Type/Catalog/Pages 2 0 R>>", ""};
  objects.emplace_back("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
  objects.emplace_back("<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>");
  std::string kids;
  for (const auto& page : pages) {
    const auto content = content_of(page);
    kids += std::to_string(objects.size() + 1) + " 0 R ";
    objects.push_back(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>"
        "/Contents " +
        std::to_string(objects.size() + 2) + " 0 R>>");
    objects.push_back("<</Length " + std::to_string(content.size()) + ">>stream\n" + content +
                      "endstream");
  }
  objects[1] = "<</Type/Pages/Count " + std::to_string(pages.size()) + "/Kids[" + kids + "]>>";
  std::string pdf = "%PDF-1.4\n", table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    auto place = std::to_string(pdf.size());
    table += std::string(10 - place.size(), '0') + place + " 00000 n \n";
    pdf += std::to_string(i + 1) + " 0 obj" + objects[i] + "endobj\n";
  }
  const auto count = std::to_string(objects.size() + 1);
  return pdf + "xref\n0 " + count + "\n0000000000 65535 f \n" + table + "trailer<</Size " + count +
         "/Root 1 0 R>>\nstartxref\n" + std::to_string(pdf.size()) + "\n%%EOF\n";
}

std::string docx_of(const std::string& body,
                    const std::vector<std::pair<std::string, std::string>>& parts) {
  auto files = parts;
  files.emplace_back("word/document.xml",
                     "<w:document xmlns:w='w' xmlns:r='r' xmlns:wp='wp'><w:body>" + body +
                         "</w:body></w:document>");
  return zip_of(files);
}

std::string odt_of(const std::string& text) {
  return zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"},
                 {"content.xml",
                  "<office:document-content xmlns:office='o' xmlns:text='t' xmlns:table='b' "
                  "xmlns:style='s' xmlns:fo='f' xmlns:draw='d'><office:automatic-styles>"
                  "<style:style style:name='P9'><style:text-properties fo:font-weight='bold'/>"
                  "</style:style></office:automatic-styles><office:body><office:text>" +
                      text + "</office:text></office:body></office:document-content>"}});
}

std::string shown(const Document& document, bool margins) {
  constexpr std::array kNames{"text", "heading", "item",  "row",
                              "note", "margin",  "title", "signed"};
  std::string result;
  for (const auto& block : document.blocks) {
    if (block.kind == BlockKind::kMargin && !margins) continue;
    if (block.starts_page) result += '#';
    result += kNames[static_cast<std::size_t>(block.kind)];
    if (block.level > 0) result += std::to_string(block.level);
    if (!block.mark.empty()) result += ' ' + block.mark;
    result += ": " + with_marks(block) + '\n';
  }
  return result;
}

std::string refusal_of(const std::string& bytes, const std::string& path) {
  try {
    read_bytes(bytes, path);
  } catch (const ReadError& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace briefkamer::corpus
