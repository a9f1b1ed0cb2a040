// Contents as bytes, for the way from a worker process.
#pragma once

#include <string>
#include <string_view>

#include "corpus/contents.h"

namespace briefkamer::corpus {

std::string to_wire(const Contents& contents);

// The contents in `bytes`. Throws ReadError when they are anything but what to_wire() makes: the
// process that they come from may have been led astray by the file it read.
Contents from_wire(std::string_view bytes);

}  // namespace briefkamer::corpus
