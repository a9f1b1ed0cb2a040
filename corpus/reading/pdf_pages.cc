#include "corpus/reading/pdf_pages.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <string>

#include "corpus/parsing/normalise.h"
#include "corpus/reader.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

constexpr int kMostPages = 5000;
constexpr double kFarthest = 1e6;  // points from the corner of the page
// Pages with less text than this are looked at for pictures of text.
constexpr std::size_t kLittleText = 200;
// Dots per inch: enough to see that a page is written on.
constexpr double kGlance = 36;
// Darker than this, of 255, is ink, also when the lines of small print have run into grey.
constexpr unsigned kInk = 215;
// The part of a page that is ink when somebody wrote on it; a logo is less.
constexpr double kWritten = 0.04;
// The same on a page without words, where it may be the last lines of a letter; a rule is less.
constexpr double kTrace = 0.002;

bool contains_any(std::string_view text, std::initializer_list<const char*> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](const char* part) { return text.find(part) != std::string_view::npos; });
}

std::string utf8_of(const poppler::ustring& text) {
  const auto bytes = text.to_utf8();
  return normalised(std::string_view(bytes.data(), bytes.size()));
}

Word word_of(const poppler::text_box& box) {
  Word word;
  word.text = collapsed(utf8_of(box.text()));
  const auto place = box.bbox();
  word.box = {place.left(), place.top(), place.right(), place.bottom()};
  word.size = box.get_font_size();
  const auto font = box.get_font_name();
  word.bold = contains_any(font, {"Bold", "bold", "Black", "Heavy", "Demi"});
  word.italic = contains_any(font, {"Italic", "italic", "Oblique", "oblique"});
  word.space_after = box.has_space_after();
  return word;
}

// Damaged files have text at places that are no numbers, or miles away.
bool is_on_paper(const Word& word) {
  const auto sane = [](double value) { return std::abs(value) < kFarthest; };
  return sane(word.box.left) && sane(word.box.top) && sane(word.box.right) &&
         sane(word.box.bottom) && sane(word.size) && word.size > 0;
}

std::size_t text_length(const Page& page) {
  std::size_t length = 0;
  for (const auto& word : page.words) length += word.text.size();
  return length;
}

// Whether the font says which characters it shows: without that, text is private code points.
bool is_readable(const Page& page) {
  std::size_t known = 0, unknown = 0;
  for (const auto& word : page.words) {
    for (std::size_t i = 0; i < word.text.size();) {
      const auto point = code_point_at(word.text, i);
      const bool odd = point.value == 0xFFFD || (point.value >= 0xE000 && point.value < 0xF900);
      ++(odd ? unknown : known);
      i += point.length;
    }
  }
  return unknown * 3 <= known;
}

double ink_on(const poppler::page& page) {
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  const auto image = renderer.render_page(&page, kGlance, kGlance);
  if (!image.is_valid() || image.width() <= 0 || image.height() <= 0) return 0;
  std::size_t dark = 0;
  for (int row = 0; row < image.height(); ++row) {
    const char* pixels = image.const_data() + std::ptrdiff_t{row} * image.bytes_per_row();
    dark += static_cast<std::size_t>(std::count_if(pixels, pixels + image.width(), [](char c) {
      return static_cast<unsigned char>(c) < kInk;
    }));
  }
  return static_cast<double>(dark) / (static_cast<double>(image.width()) * image.height());
}

Page page_of(const poppler::page& source) {
  Page page;
  const auto rect = source.page_rect();
  page.width = rect.width();
  page.height = rect.height();
  const bool sideways = source.orientation() == poppler::page::landscape ||
                        source.orientation() == poppler::page::seascape;
  if (sideways) std::swap(page.width, page.height);
  for (const auto& box : source.text_list(poppler::page::text_list_include_font)) {
    if (box.rotation() != 0) continue;
    auto word = word_of(box);
    if (!word.text.empty() && is_on_paper(word)) page.words.push_back(std::move(word));
  }
  const bool readable = is_readable(page);
  if (!readable) page.words.clear();
  const double least = page.words.empty() ? kTrace : kWritten;
  page.is_scan = !readable || (text_length(page) < kLittleText && ink_on(source) > least);
  return page;
}

void be_silent(const std::string&, void*) {}

std::unique_ptr<poppler::document> open(std::string_view bytes) {
  poppler::set_debug_error_function(be_silent, nullptr);
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    throw ReadError("too large for a PDF file: over 2 gigabytes");
  }
  std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) throw ReadError("damaged: this PDF file has no readable table of its parts");
  if (document->is_locked()) {
    throw ReadError("this PDF file is protected by a password; save it without one");
  }
  return document;
}

}  // namespace

std::vector<Page> pdf_pages(std::string_view bytes) {
  const auto document = open(bytes);
  const int count = document->pages();
  if (count <= 0) throw ReadError("damaged: this PDF file has no pages");
  if (count > kMostPages) {
    throw ReadError("this PDF file has " + std::to_string(count) + " pages, and the limit is " +
                    std::to_string(kMostPages));
  }
  std::vector<Page> pages;
  for (int i = 0; i < count; ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (!page) throw ReadError("damaged: page " + std::to_string(i + 1) + " cannot be read");
    pages.push_back(page_of(*page));
  }
  return pages;
}

}  // namespace briefkamer::corpus
