#include "corpus/reading/pdf_reader.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "corpus/parsing/headings.h"
#include "corpus/parsing/hyphens.h"
#include "corpus/reader.h"
#include "corpus/reading/aanhangsel.h"
#include "corpus/reading/labels.h"
#include "corpus/reading/official_metadata.h"
#include "corpus/reading/page_blocks.h"
#include "corpus/reading/page_layout.h"
#include "corpus/reading/page_notes.h"
#include "corpus/reading/pdf_pages.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

// "3" or "3, 4 and 7" in Dutch order of counting: the pages as a reader numbers them.
std::string listed(const std::vector<int>& pages) {
  std::string result;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (i > 0) result += i + 1 == pages.size() ? " and " : ", ";
    result += std::to_string(pages[i]);
  }
  return result;
}

std::vector<int> scans_in(const std::vector<Page>& pages) {
  std::vector<int> scans;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (pages[i].is_scan) scans.push_back(static_cast<int>(i) + 1);
  }
  return scans;
}

// Pages with text on them.
std::size_t written_in(const std::vector<Page>& pages) {
  return static_cast<std::size_t>(std::count_if(pages.begin(), pages.end(), [](const Page& page) {
    return !page.is_scan && !page.words.empty();
  }));
}

class PdfReader {
 public:
  explicit PdfReader(const std::vector<Page>& pages) : pages_(pages) {}

  Document run() {
    std::vector<std::vector<Run>> runs;
    runs.reserve(pages_.size());
    for (const auto& page : pages_) runs.push_back(runs_of(page));
    layout_ = layout_of(pages_, runs);
    auto parts = parts_of(pages_, runs, layout_);
    for (std::size_t i = 0; i < parts.size(); ++i) add_page(i, parts[i]);
    drop_typeset_hyphens(document_.blocks);
    if (document_.metadata.id.starts_with("ah-")) read_questions();
    document_.metadata.url = official_address(document_.metadata.id);
    if (document_.metadata.id.empty()) name_by_heading();
    document_.pages = static_cast<int>(pages_.size());
    return std::move(document_);
  }

 private:
  void add_page(std::size_t index, PageParts& parts) {
    page_ = static_cast<int>(index) + 1;
    auto lines = printed_lines(std::move(parts.body));
    auto notes = take_notes(lines, layout_);
    Marks marks;
    for (const auto& note : notes.notes) marks.insert(note.mark);
    auto margin = margin_blocks(std::move(parts.margin));
    auto footer = margin_blocks(std::move(parts.footer));
    if (index == 0) add_all(margin);
    bool first = true;
    for (auto& block : blocks_of(lines, layout_, marks, index == 0)) {
      block.starts_page = std::exchange(first, false);
      add(std::move(block));
    }
    add_notes(notes);
    if (index > 0) add_all(margin);
    for (const auto& block : footer) read_imprint(block.text);
    add_all(footer);
  }

  void add(Block block) {
    block.page = page_;
    document_.blocks.push_back(std::move(block));
  }

  // What stands beside the text of several pages is said once.
  void add_all(std::vector<Block>& blocks) {
    for (auto& block : blocks) {
      if (said_.insert(block.text).second) add(std::move(block));
    }
  }

  void add_notes(PageNotes& notes) {
    if (!notes.continued.empty()) {
      if (last_note_ < document_.blocks.size()) {
        document_.blocks[last_note_].text += '\n' + notes.continued;
      } else {
        add(block_of(BlockKind::kText, {notes.continued, {}}));
      }
    }
    for (auto& note : notes.notes) {
      last_note_ = document_.blocks.size();
      add(std::move(note));
    }
  }

  // "kst-32545-143": the number that the publisher gave the document.
  void read_imprint(std::string_view text) {
    auto& id = document_.metadata.id;
    const auto line = text.substr(0, text.find('\n'));
    const bool known = line.starts_with("kst-") || line.starts_with("ah-tk-");
    if (known && id.empty() && line.find(' ') == std::string_view::npos) id = line;
  }

  // A paper without letterhead is named by the bold line that it starts with.
  void name_by_heading() {
    auto& blocks = document_.blocks;
    const auto first = std::find_if(blocks.begin(), blocks.end(), [](const Block& block) {
      return block.kind != BlockKind::kMargin;
    });
    if (first == blocks.end() || !first->bold || !layout_.has_column) return;
    const bool letter = std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
      const auto label = label_at(block.text);
      return block.kind == BlockKind::kTitle || is_salutation(block.text) ||
             (label && label->field == Field::kSubject);
    });
    const auto end = first->text.find('\n');
    const auto line = first->text.substr(0, end);
    if (letter || !looks_like_heading(line)) return;
    auto title = *first;
    title.kind = BlockKind::kTitle;
    title.text = line;
    first->text.erase(0, end == std::string::npos ? end : end + 1);
    first->starts_page = first->starts_page && first->text.empty();
    blocks.insert(first, std::move(title));
  }

  // The head of an Aanhangsel: what is above the first question.
  void read_questions() {
    std::string questions, answer;
    for (auto& block : document_.blocks) {
      if (block.kind == BlockKind::kHeading || block.page > 1) break;
      if (is_questions(block.text)) questions = block.text;
      if (is_answer(block.text)) answer = block.text;
      if (block.kind == BlockKind::kText) block.kind = BlockKind::kMargin;
    }
    if (!questions.empty()) use_questions(document_.metadata, questions, answer);
  }

  const std::vector<Page>& pages_;
  Layout layout_;
  Document document_;
  std::set<std::string> said_;
  std::size_t last_note_ = static_cast<std::size_t>(-1);
  int page_ = 0;
};

}  // namespace

Document document_of(const std::vector<Page>& pages) {
  const auto scans = scans_in(pages);
  if (written_in(pages) == 0) {
    throw ReadError(
        scans.empty() ? "empty: there is no text on its pages"
                      : "scan without text layer: its pages are pictures; use --ocr to read them");
  }
  auto document = PdfReader(pages).run();
  if (!scans.empty()) {
    document.remarks.push_back((scans.size() == 1 ? "page " : "pages ") + listed(scans) +
                               " left out: scan without text layer; use --ocr");
  }
  return document;
}

Contents read_pdf(std::string_view bytes) {
  return read_pdf(bytes, {});
}

Contents read_pdf(std::string_view bytes, const OcrTables& scans) {
  auto pages = pdf_pages(bytes);
  for (const auto& [number, table] : scans) {
    const auto index = static_cast<std::size_t>(number - 1);
    if (index < pages.size()) pages[index] = page_of_table(table);
  }
  Contents contents;
  contents.documents.push_back(document_of(pages));
  return contents;
}

Contents find_scans(std::string_view bytes) {
  Contents contents;
  contents.scans = scans_in(pdf_pages(bytes));
  return contents;
}

}  // namespace briefkamer::corpus
