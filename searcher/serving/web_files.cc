#include "searcher/serving/web_files.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "corpus/hash.h"

namespace briefkamer::searcher {
namespace {

namespace fs = std::filesystem;

struct Type {
  std::string_view extension;
  std::string_view name;
};

constexpr std::array kTypes{
    Type{".html", "text/html; charset=utf-8"},
    Type{".css", "text/css; charset=utf-8"},
    Type{".js", "text/javascript; charset=utf-8"},
    Type{".svg", "image/svg+xml"},
    Type{".json", "application/json; charset=utf-8"},
    Type{".png", "image/png"},
    Type{".txt", "text/plain; charset=utf-8"},
    Type{".webmanifest", "application/manifest+json"},
};

std::string type_of(const fs::path& path) {
  for (const Type& type : kTypes)
    if (path.extension() == type.extension) return std::string(type.name);
  return "application/octet-stream";
}

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file) throw std::runtime_error(path.string() + ": cannot be read");
  return bytes;
}

std::string brotli(const std::string& text) {
  std::string out(BrotliEncoderMaxCompressedSize(text.size()), '\0');
  std::size_t size = out.size();
  const auto* in = reinterpret_cast<const std::uint8_t*>(text.data());
  auto* to = reinterpret_cast<std::uint8_t*>(out.data());
  if (!BrotliEncoderCompress(9, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, text.size(), in, &size,
                             to))
    return {};
  out.resize(size);
  return out;
}

WebFile web_file(std::string type, std::string bytes) {
  WebFile file{std::move(type), std::move(bytes), {}, {}, {}};
  file.hash = corpus::sha256(file.plain).substr(0, 16);
  if (file.type.rfind("image/png", 0) == 0) return file;
  file.gzip = gzip(file.plain, 9);
  file.brotli = brotli(file.plain);
  for (std::string* packed : {&file.gzip, &file.brotli})
    if (packed->size() >= file.plain.size()) packed->clear();
  return file;
}

void replace_all(std::string& text, const std::string& what, const std::string& with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

}  // namespace

std::string gzip(const std::string& text, int level) {
  z_stream stream{};
  constexpr int kGzip = 15 + 16;  // the largest window, with gzip's header
  if (deflateInit2(&stream, level, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string out(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(done ? stream.total_out : 0);
  deflateEnd(&stream);
  return out;
}

std::map<std::string, WebFile> load_web_files(const fs::path& folder) {
  if (!fs::is_directory(folder))
    throw std::runtime_error(folder.string() +
                             ": is no folder; --web names the one with the page's files");
  std::map<std::string, std::string> contents;  // by name below the folder
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    const fs::path name = entry.path().lexically_relative(folder);
    const bool hidden = std::any_of(name.begin(), name.end(), [](const fs::path& part) {
      return part.native().starts_with('.');
    });
    if (entry.is_regular_file() && !hidden) contents[name.generic_string()] = content(entry.path());
  }
  if (!contents.contains("index.html"))
    throw std::runtime_error(
        folder.string() +
        ": there is no index.html in it; --web names the folder with the page's files");
  std::string all;
  for (const auto& [name, bytes] : contents) all += name + '\n' + corpus::sha256(bytes) + '\n';
  const std::string root = "/assets/" + corpus::sha256(all).substr(0, 16) + '/';

  std::map<std::string, WebFile> files;
  std::string index = contents.at("index.html");
  contents.erase("index.html");
  for (auto& [name, bytes] : contents) {
    const std::string address = root + name;
    replace_all(index, "\"/" + name + '"', '"' + address + '"');
    files[address] = web_file(type_of(name), std::move(bytes));
  }
  files["/"] = web_file(type_of("index.html"), std::move(index));
  return files;
}

}  // namespace briefkamer::searcher
