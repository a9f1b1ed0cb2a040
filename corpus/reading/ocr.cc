#include "corpus/reading/ocr.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>

#include "corpus/parsing/normalise.h"
#include "corpus/reader.h"
#include "corpus/reading/process.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

namespace fs = std::filesystem;

constexpr double kResolution = 300;  // dots per inch
constexpr double kPoints = 72 / kResolution;
constexpr unsigned kSeconds = 120;  // for each program and page
// Of 100. Specks and logos that look like letters are below it.
constexpr double kBelief = 30;
// The size of a font in parts of the height of a line with letters that reach up and down.
constexpr double kSizeOfLine = 0.85;
constexpr std::size_t kColumns = 12;
constexpr double kLargest = 1e6;  // no page is larger

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "briefkamer-XXXXXX").string();
    if (!mkdtemp(name.data())) throw ReadError("no temporary folder for its pages could be made");
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

fs::path default_cache() {
  const char* cache = std::getenv("XDG_CACHE_HOME");
  if (cache && *cache) return fs::path(cache) / "briefkamer" / "ocr";
  const char* home = std::getenv("HOME");
  return home && *home ? fs::path(home) / ".cache" / "briefkamer" / "ocr" : fs::path();
}

std::string bytes_at(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Whether all of `bytes` are in the file: a disk can be full.
bool write(const fs::path& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  file.close();
  return file.good();
}

// A cache that cannot be written costs time and nothing else; half a table would be believed.
void keep(const fs::path& path, const std::string& table) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  auto half = path;
  half += "." + std::to_string(getpid());
  const bool whole = write(half, table);
  if (whole) fs::rename(half, path, error);
  if (!whole || error) fs::remove(half, error);
}

void require(const Outcome& outcome, const std::string& package, int page) {
  if (!outcome.found) {
    throw ReadError("scan without text layer; reading it takes the Debian package " + package);
  }
  if (outcome.late) {
    throw ReadError("scan without text layer; reading page " + std::to_string(page) +
                    " took more than " + std::to_string(kSeconds) + " seconds");
  }
  if (outcome.too_much) {
    throw ReadError("scan without text layer; reading page " + std::to_string(page) +
                    " gives more text than a page can hold");
  }
  if (outcome.status == 0) return;
  if (outcome.errors.find("loading language") != std::string::npos) {
    throw ReadError(
        "scan without text layer; reading it takes the Debian package tesseract-ocr-nld");
  }
  throw ReadError("scan without text layer, and page " + std::to_string(page) +
                  " could not be read: " + collapsed(outcome.errors).substr(0, 200));
}

std::string read_scan(const fs::path& pdf, const fs::path& folder, int page) {
  const auto number = std::to_string(page);
  const auto picture = (folder / ("page" + number)).string();
  require(run_program({"pdftoppm", "-r", "300", "-gray", "-png", "-singlefile", "-f", number, "-l",
                       number, pdf.string(), picture},
                      kSeconds),
          "poppler-utils", page);
  const auto outcome = run_program({"env", "OMP_THREAD_LIMIT=1", "tesseract", picture + ".png",
                                    "stdout", "--dpi", "300", "-l", "nld", "tsv"},
                                   kSeconds);
  require(outcome, "tesseract-ocr", page);
  std::error_code ignored;
  fs::remove(picture + ".png", ignored);
  return outcome.output;
}

// One line of the table.
struct Row {
  std::array<std::string_view, kColumns> cells;

  double number(std::size_t column) const {
    const auto cell = cells[column];
    double value = 0;
    std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return std::isfinite(value) ? std::clamp(value, -kLargest, kLargest) : 0;
  }
  int level() const { return static_cast<int>(number(0)); }  // 1 page, 3 paragraph, 4 line, 5 word
  Box box() const {
    const double left = number(6), top = number(7);
    return {left * kPoints, top * kPoints, (left + number(8)) * kPoints,
            (top + number(9)) * kPoints};
  }
};

std::vector<Row> rows_of(std::string_view table) {
  std::vector<Row> rows;
  for (auto line : lines_of(table)) {
    Row row;
    std::size_t column = 0;
    for (; column < kColumns; ++column) {
      const auto end = column + 1 < kColumns ? line.find('\t') : std::string_view::npos;
      row.cells[column] = line.substr(0, end);
      if (end == std::string_view::npos) break;
      line.remove_prefix(end + 1);
    }
    if (column + 1 >= kColumns && row.level() > 0) rows.push_back(row);
  }
  return rows;
}

// The size of the font in the paragraph whose row is `first`: the median of its lines says it.
double size_of_paragraph(const std::vector<Row>& rows, std::size_t first) {
  std::vector<double> heights;
  for (auto i = first + 1; i < rows.size() && rows[i].level() > 3; ++i) {
    const auto box = rows[i].box();
    if (rows[i].level() == 4) heights.push_back(box.bottom - box.top);
  }
  if (heights.empty()) return 0;
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return *middle * kSizeOfLine;
}

}  // namespace

OcrTables read_scans(std::string_view bytes, const std::string& hash, const std::vector<int>& pages,
                     const fs::path& cache) {
  const auto folder = cache.empty() ? default_cache() : cache;
  OcrTables tables;
  std::vector<int> missing;
  for (const int page : pages) {
    auto table = bytes_at(folder / (hash + '-' + std::to_string(page) + ".tsv"));
    if (table.empty()) {
      missing.push_back(page);
    } else {
      tables[page] = std::move(table);
    }
  }
  if (missing.empty()) return tables;
  const TemporaryFolder temporary;
  const auto pdf = temporary.path() / "letter.pdf";
  if (!write(pdf, bytes)) {
    throw ReadError("scan without text layer; there is no room in " +
                    fs::temp_directory_path().string() + " to read it");
  }
  for (const int page : missing) {
    tables[page] = read_scan(pdf, temporary.path(), page);
    if (!folder.empty()) keep(folder / (hash + '-' + std::to_string(page) + ".tsv"), tables[page]);
  }
  return tables;
}

Page page_of_table(std::string_view table) {
  Page page;
  page.is_read = true;
  const auto rows = rows_of(table);
  Box line;
  double size = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& row = rows[i];
    const auto box = row.box();
    if (row.level() == 1) {
      page.width = box.right;
      page.height = box.bottom;
    } else if (row.level() == 3) {
      size = size_of_paragraph(rows, i);
    } else if (row.level() == 4) {
      line = box;
    } else if (row.level() == 5 && row.number(10) >= kBelief) {
      Word word;
      word.text = collapsed(normalised(row.cells[11]));
      // Words of one line stand at one height, whatever letters they have.
      word.box = {box.left, line.top, box.right, line.bottom};
      word.size = size;
      word.space_after = true;
      if (!word.text.empty()) page.words.push_back(std::move(word));
    }
  }
  return page;
}

}  // namespace briefkamer::corpus
