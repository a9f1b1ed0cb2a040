#include "corpus/reading/page_layout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

// Runs shorter than this, in bytes, say nothing of the column.
constexpr std::size_t kLongRun = 30;
// The margin is smaller than running text, in parts of its size.
constexpr double kSmall = 0.86;
// Parts of the height of a page.
constexpr double kBottom = 0.9;
constexpr double kTop = 0.16;
// Parts of the width of a page: no column of text ends before it.
constexpr double kMarginEdge = 0.72;
// On a page that Tesseract read sizes are too rough: this far to the right no line starts.
constexpr double kReadMarginEdge = 0.76;

std::size_t length_of(const Run& run) {
  std::size_t length = 0;
  for (const auto& word : run.words) length += word.text.size() + 1;
  return length;
}

// The key with the largest value; 0 when there is none.
double mode(const std::map<double, std::size_t>& counts) {
  const auto most =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? 0 : most->first;
}

double rounded(double value, double step) {
  return std::round(value / step) * step;
}

bool is_body_size(const Run& run, const Layout& layout) {
  return std::abs(run.size - layout.size) <= 0.75;
}

double body_size(const std::vector<std::vector<Run>>& pages) {
  std::map<double, std::size_t> sizes;
  for (const auto& runs : pages) {
    for (const auto& run : runs) sizes[rounded(run.size, 0.5)] += length_of(run);
  }
  return mode(sizes);
}

// The runs of running text.
std::vector<Run> long_runs(const std::vector<std::vector<Run>>& pages, const Layout& layout) {
  std::vector<Run> result;
  for (const auto& runs : pages) {
    std::copy_if(runs.begin(), runs.end(), std::back_inserter(result), [&](const Run& run) {
      return is_body_size(run, layout) && length_of(run) >= kLongRun;
    });
  }
  return result;
}

void measure_column(const std::vector<Run>& runs, Layout& layout) {
  std::map<double, std::size_t> lefts;
  std::size_t all = 0;
  for (const auto& run : runs) {
    lefts[rounded(run.box.left, 2)] += length_of(run);
    all += length_of(run);
  }
  layout.left = mode(lefts);
  layout.has_column = all > 0 && lefts[layout.left] * 3 >= all;
  std::vector<double> rights;
  for (const auto& run : runs) {
    if (run.box.left < layout.left + 4 * layout.size) rights.push_back(run.box.right);
  }
  if (rights.empty()) return;
  const auto rank = rights.begin() + static_cast<std::ptrdiff_t>(rights.size() * 6 / 10);
  std::nth_element(rights.begin(), rank, rights.end());
  layout.right = *rank;
}

double pitch(const std::vector<std::vector<Run>>& pages, const Layout& layout) {
  std::map<double, std::size_t> steps;
  for (const auto& runs : pages) {
    std::vector<Run> body;
    std::copy_if(runs.begin(), runs.end(), std::back_inserter(body), [&](const Run& run) {
      return is_body_size(run, layout) && std::abs(run.box.left - layout.left) < 2 * layout.size;
    });
    const auto lines = printed_lines(std::move(body));
    for (std::size_t i = 1; i < lines.size(); ++i) {
      const double step = lines[i].box.bottom - lines[i - 1].box.bottom;
      if (step > 0.9 * layout.size && step < 2 * layout.size) ++steps[rounded(step, 0.25)];
    }
  }
  const double found = mode(steps);
  return found > 0 ? found : 1.25 * layout.size;
}

// A line that is the same but for its numbers.
std::string pattern(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (!is_digit(c)) {
      result += c;
    } else if (!result.ends_with('#')) {
      result += '#';
    }
  }
  return result;
}

// "Pagina 1 van 3", "Blad 2/7", "- 3 -", "12 / 14"
bool counts_pages(std::string_view text) {
  const auto shape = pattern(text);
  for (const auto* known :
       {"Pagina # van #", "pagina # van #", "Pagina #/#", "Pagina # / #", "Pagina #", "pagina #",
        "Blad #/#", "Blad # van #", "Blad #", "#", "- # -", "#/#", "# / #", "# van #", "#|#",
        "Pagina#van#", "Page # of #", "Pag. #"}) {
    if (shape == known) return true;
  }
  return false;
}

bool is_imprint(std::string_view text) {
  return text.starts_with("kst-") || text.starts_with("ah-tk-") || text.starts_with("ah-ek-") ||
         text.starts_with("ISSN ") || text.starts_with("KST") ||
         (text.find("\u2019s-Gravenhage") == 0 && text.size() < 26) ||
         (text.find(" Kamer, vergaderjaar ") != std::string_view::npos && text.size() < 120);
}

class Sorter {
 public:
  Sorter(const std::vector<Page>& pages, const std::vector<std::vector<Run>>& runs,
         const Layout& layout)
      : pages_(pages), runs_(runs), layout_(layout) {
    for (std::size_t page = 0; page < pages.size(); ++page) {
      text_tops_.push_back(top_of_text(page));
      for (const auto& run : runs[page]) {
        if (!at_edge(run, page)) continue;
        for (const auto& key : keys(run)) places_[key].insert(page);
      }
    }
  }

  PageParts sort(std::size_t page) const {
    PageParts parts;
    for (const auto& run : runs_[page]) {
      const auto first = first_page(run, page);
      const bool repeated = first.has_value();
      if (repeated && *first < page) continue;
      // What is repeated at the top may be the title, on the first page.
      const bool title = page == 0 && run.box.top <= kBottom * pages_[page].height;
      if (is_footer(run, page) || (repeated && !title)) {
        parts.footer.push_back(run);
      } else if (is_margin(run, pages_[page])) {
        parts.margin.push_back(run);
      } else {
        parts.body.push_back(run);
      }
    }
    return parts;
  }

 private:
  // The first long line of a page: running titles stand above it, or are it.
  double top_of_text(std::size_t page) const {
    double top = pages_[page].height;
    for (const auto& run : runs_[page]) {
      const bool text = is_body_size(run, layout_) && length_of(run) >= kLongRun;
      if (text) top = std::min(top, run.box.top);
    }
    return top;
  }

  // Where running titles, page numbers and the margin are.
  bool at_edge(const Run& run, std::size_t index) const {
    const auto& page = pages_[index];
    const bool top = run.box.bottom < kTop * page.height && run.box.top < text_tops_[index] + 1;
    return top || run.box.top > kBottom * page.height || is_margin(run, page);
  }

  // One of them is the same for two runs at nearly the same height.
  static std::vector<std::string> keys(const Run& run) {
    auto text = text_of(run).text;
    // A number by itself is a cell of some table.
    const auto letters = std::count_if(text.begin(), text.end(), [](char c) { return c >= 'A'; });
    if (letters >= 4) text = pattern(text);
    const auto key = [&](double top) { return text + '@' + std::to_string(std::lround(top)); };
    return {key(std::floor(run.box.top / 8)), 'b' + key(std::floor(run.box.top / 8 + 0.5))};
  }

  // The first page with this run, when it is repeated on others.
  std::optional<std::size_t> first_page(const Run& run, std::size_t page) const {
    if (!at_edge(run, page)) return std::nullopt;
    std::set<std::size_t> pages;
    for (const auto& key : keys(run)) {
      const auto found = places_.find(key);
      if (found != places_.end()) pages.insert(found->second.begin(), found->second.end());
    }
    const bool often = pages.size() >= 2 && pages.size() * 5 >= pages_.size() * 2;
    return often ? std::optional(*pages.begin()) : std::nullopt;
  }

  bool is_footer(const Run& run, std::size_t page) const {
    const double height = pages_[page].height;
    const bool bottom = run.box.top > kBottom * height;
    if (!bottom && run.box.bottom > 0.09 * height) return false;
    const auto text = text_of(run).text;
    return counts_pages(text) || (bottom && is_imprint(text));
  }

  bool is_margin(const Run& run, const Page& page) const {
    if (!layout_.has_column) return false;
    if (page.is_read && run.box.left > kReadMarginEdge * page.width) return true;
    if (run.size > kSmall * layout_.size) return false;
    const bool behind = run.box.left >= std::min(layout_.right, kMarginEdge * page.width) &&
                        run.box.left > page.width / 2;
    // The left column of a Kamerstuk holds numbers and titles that belong to the text.
    const bool before =
        run.box.right < layout_.left - layout_.size && layout_.left < page.width / 3;
    return behind || before;
  }

  const std::vector<Page>& pages_;
  const std::vector<std::vector<Run>>& runs_;
  const Layout& layout_;
  std::vector<double> text_tops_;  // of each page
  std::map<std::string, std::set<std::size_t>> places_;
};

}  // namespace

Layout layout_of(const std::vector<Page>& pages, const std::vector<std::vector<Run>>& runs) {
  Layout layout;
  layout.size = body_size(runs);
  layout.right = pages.empty() ? 0 : pages.front().width;
  measure_column(long_runs(runs, layout), layout);
  layout.pitch = pitch(runs, layout);
  return layout;
}

std::vector<PageParts> parts_of(const std::vector<Page>& pages,
                                const std::vector<std::vector<Run>>& runs, const Layout& layout) {
  const Sorter sorter(pages, runs, layout);
  std::vector<PageParts> parts;
  parts.reserve(pages.size());
  for (std::size_t page = 0; page < pages.size(); ++page) parts.push_back(sorter.sort(page));
  return parts;
}

}  // namespace briefkamer::corpus
