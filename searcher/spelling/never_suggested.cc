#include "searcher/spelling/never_suggested.h"

#include <algorithm>
#include <array>

namespace briefkamer::searcher {
namespace {

struct Never {
  std::string_view begin;  // of the word
  std::string_view why;
};

// Letters of state do speak of these, and whoever types them finds them. Offered for a slip of the
// pen, they insult or startle.
constexpr std::array kNever{
    Never{"hoer", "insult, one letter from hoger"},
    Never{"kanker", "insult as well as illness"},
    Never{"kloot", "insult, one letter from kloof"},
    Never{"kut", "insult"},
    Never{"lijk", "the dead, one letter from lijst"},
    Never{"lul", "insult"},
    Never{"moord", "one letter from noord and woord"},
    Never{"nazi", "one letter from natie"},
    Never{"neger", "insult, one letter from regel"},
    Never{"neuk", "obscene, one letter from neus"},
    Never{"pedo", "insult as well as crime"},
    Never{"porno", "obscene"},
    Never{"seks", "obscene to who means sector or sekse"},
    Never{"tering", "insult"},
    Never{"tyfus", "insult"},
    Never{"verkracht", "crime, two letters from verkocht"},
    Never{"zelfdod", "must not come unasked"},
    Never{"zelfmoord", "must not come unasked"},
};

}  // namespace

bool is_never_suggested(std::string_view surface) {
  return std::any_of(kNever.begin(), kNever.end(),
                     [&](const Never& never) { return surface.starts_with(never.begin); });
}

}  // namespace briefkamer::searcher
