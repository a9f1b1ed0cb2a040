// Who speaks for the government, as letters name them: "de Minister van Defensie", "de ministers
// van Buitenlandse Zaken en voor Klimaat", "DE STAATSSECRETARIS VAN FINANCIEN".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/date.h"
#include "corpus/tagging/vocabulary.h"

namespace briefkamer::corpus {

struct Role {
  std::string role;      // "minister van Defensie"; a name in capitals gets its usual spelling
  std::string ministry;  // id; empty when the vocabulary does not know the portfolio

  bool operator==(const Role&) const = default;
};

// The roles at the start of a text, and how many bytes of it they take.
struct Roles {
  std::vector<Role> roles;
  std::size_t length = 0;

  bool operator==(const Roles&) const = default;
};

// Reads as many roles as stand together at the start of `text`. None: length is 0.
Roles roles_at(std::string_view text, const Vocabulary& vocabulary, std::optional<Date> date);

}  // namespace briefkamer::corpus
