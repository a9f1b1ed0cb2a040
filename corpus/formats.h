// The formats of files, each with how it is recognised and how it is read.
#pragma once

#include <string>
#include <string_view>

#include "corpus/contents.h"

namespace briefkamer::corpus {

struct Format {
  const char* name;         // in Source::format
  const char* description;  // in sentences: "a PDF file"
  bool (*recognise)(std::string_view bytes);
  // None: it is known by its looks only, and refused.
  Contents (*read)(std::string_view bytes);
  // Its parser is ours and simple; other ones are run in a worker process.
  bool is_safe = false;
};

// The format of a file, from its bytes alone. There is always one: what is nothing else is text.
const Format& format_of(std::string_view bytes);

}  // namespace briefkamer::corpus
