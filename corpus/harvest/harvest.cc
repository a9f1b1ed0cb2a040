#include "corpus/harvest/harvest.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "corpus/harvest/letter_keeper.h"
#include "corpus/harvest/sru_harvest.h"
#include "corpus/harvest/sync_harvest.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

constexpr std::size_t kLongestContact = 200;

struct HarvestSource {
  const char* name;
  std::string (*address)();
  std::vector<std::string> (*origins)();
  void (*harvest)(const HarvestOptions&, LetterKeeper&);
};

constexpr std::array kSources{
    HarvestSource{kTweedeKamer, tweede_kamer_address, tweede_kamer_origins, harvest_tweede_kamer},
    HarvestSource{kOfficialPapers, official_papers_address, official_papers_origins,
                  harvest_official_papers},
};

const HarvestSource& source_of(const HarvestOptions& options) {
  for (const auto& source : kSources) {
    if (options.source == source.name) return source;
  }
  throw HarvestError('"' + options.source + "\" is no source of letters");
}

void require_contact(const std::string& contact) {
  const bool reaches =
      contact.find('@') != std::string::npos || contact.find("://") != std::string::npos;
  const bool plain =
      std::all_of(contact.begin(), contact.end(), [](char c) { return c >= ' ' && c < 127; });
  if (reaches && plain && contact.size() <= kLongestContact) return;
  throw HarvestError(
      "a contact is needed, an e-mail address or web page, so that those who keep the source can "
      "reach you when your harvest is in their way; give --contact or set BRIEFKAMER_CONTACT");
}

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
}

// "28 676" is 28676; "36410-x" is 36410-X.
std::string dossier_of(const std::string& text) {
  std::string dossier;
  for (const char c : text) {
    if (c != ' ' && c != '.') dossier += upper(c);
  }
  const bool suffix = dossier.size() > 6 && dossier[5] == '-' &&
                      std::all_of(dossier.begin() + 6, dossier.end(), [](char c) {
                        return is_digit(c) || is_letter(static_cast<unsigned char>(c));
                      });
  if (dossier.empty() || (digits_at(dossier, 0).size() == 5 && (dossier.size() == 5 || suffix))) {
    return dossier;
  }
  throw HarvestError('"' + text + "\" is no number of a dossier, such as 28676 or 36410-X");
}

void complete(HarvestOptions& options) {
  const auto& source = source_of(options);
  require_contact(options.contact);
  options.dossier = dossier_of(options.dossier);
  if (!options.since.ok()) throw HarvestError("the day to begin with does not exist");
  if (options.today == Date()) {
    options.today = Date(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
  }
  options.http.origins = source.origins();
  if (options.base_url.empty()) {
    options.base_url = source.address();
  } else {
    while (options.base_url.ends_with('/')) options.base_url.pop_back();
    options.http.origins = {origin_of(options.base_url)};
    if (options.http.origins.front().empty()) {
      throw HarvestError('"' + options.base_url + "\" is no http or https address");
    }
  }
  options.http.user_agent =
      "Briefkamer (search in government letters; contact: " + options.contact + ")";
}

}  // namespace

std::vector<std::string> harvest_sources() {
  std::vector<std::string> names;
  names.reserve(std::size(kSources));
  for (const auto& source : kSources) names.emplace_back(source.name);
  return names;
}

HarvestSummary harvest(HarvestOptions options,
                       const std::function<void(const HarvestProgress&)>& report) {
  complete(options);
  LetterKeeper keeper(options, report);
  try {
    source_of(options).harvest(options, keeper);
  } catch (const HarvestStopped& stopped) {
    keeper.summary().stopped = stopped.what();
  }
  return keeper.summary();
}

}  // namespace briefkamer::corpus
