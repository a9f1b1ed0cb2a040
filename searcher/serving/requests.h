// What a request asks, taken exactly: a parameter that is unknown or malformed is refused, never
// passed over.
#pragma once

#include <httplib.h>

#include <initializer_list>
#include <string_view>

#include "searcher/query/question.h"

namespace briefkamer::searcher {

// The question that the parameters make; those named in `others` are not of a question. Throws
// QuestionError.
Question question_of(const httplib::Request& request,
                     std::initializer_list<std::string_view> others = {});

// Throws QuestionError when there is another parameter than these.
void only(const httplib::Request& request, std::initializer_list<std::string_view> known);

// The parameters behind the '?' of an address, each split at its first '=' and decoded. Here, for
// versions of the library take "q=a=b" for different things.
httplib::Params parameters_of(std::string_view target);

// Whether the client says that content follows the request.
bool has_content(const httplib::Request& request);

}  // namespace briefkamer::searcher
