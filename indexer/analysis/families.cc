#include "indexer/analysis/families.h"

#include <algorithm>
#include <array>

namespace briefkamer::indexer {
namespace {

constexpr std::size_t kMost = 4;  // in a family; the rest of a row is empty
using Family = std::array<std::string_view, kMost>;

// The country, its adjective, its people.
// clang-format off
constexpr Family kFamilies[] = {
    {"oekraine", "oekraiens", "oekrainer"},
    {"nederland", "nederlands", "nederlander"},
    {"belgie", "belgisch", "belg"},
    {"duitsland", "duits"},
    {"frankrijk", "frans", "fransman"},
    {"engeland", "engels", "engelsman"},
    {"brits", "brit"},
    {"ierland", "iers", "ier"},
    {"italie", "italiaans", "italiaan"},
    {"spanje", "spaans", "spanjaard"},
    {"portugal", "portugees"},
    {"griekenland", "grieks", "griek"},
    {"zwitserland", "zwitsers", "zwitser"},
    {"pool", "pools"},
    {"hongarije", "hongaars", "hongaar"},
    {"tsjechie", "tsjechisch", "tsjech"},
    {"slowakije", "slowaaks", "slowaak"},
    {"slovenie", "sloveens", "sloveen"},
    {"kroatie", "kroatisch", "kroaat"},
    {"servie", "servisch", "servier"},
    {"bosnie", "bosnisch", "bosnier"},
    {"kosovo", "kosovaars", "kosovaar"},
    {"albanie", "albanees"},
    {"macedonie", "macedonisch", "macedonier"},
    {"montenegro", "montenegrijns", "montenegrijn"},
    {"bulgarije", "bulgaars", "bulgaar"},
    {"roemenie", "roemeens", "roemeen"},
    {"moldavie", "moldavisch", "moldavier"},
    {"estland", "estisch", "est"},
    {"letland", "lets", "let"},
    {"litouwen", "litouws", "litouwer"},
    {"finland", "fins", "fin"},
    {"zweden", "zweeds"},
    {"noorwegen", "noors", "noor"},
    {"denemarken", "deens", "deen"},
    {"ijsland", "ijslands", "ijslander"},
    {"luxemburg", "luxemburgs", "luxemburger"},
    {"malta", "maltees"},
    {"cyprus", "cypriotisch", "cyprioot"},
    {"rusland", "russisch", "rus"},
    {"witrusland", "witrussisch"},
    {"belarus", "belarussisch"},
    {"georgie", "georgisch", "georgier"},
    {"armenie", "armeens", "armenier"},
    {"azerbeidzjan", "azerbeidzjaans", "azerbeidzjaan"},
    {"kazachstan", "kazach"},
    {"turkije", "turks", "turken"},
    {"syrie", "syrisch", "syrier"},
    {"libanon", "libanees"},
    {"israel", "israelisch", "israeli"},
    {"palestina", "palestijns", "palestijn"},
    {"jordanie", "jordaans", "jordanier"},
    {"irak", "iraaks", "irakees"},
    {"iran", "iraans", "iranier"},
    {"jemen", "jemenitisch", "jemeniet"},
    {"saoediarabie", "saoedisch", "saoedier", "saoediarabisch"},
    {"egypte", "egyptisch", "egyptenaar"},
    {"libie", "libisch", "libier"},
    {"tunesie", "tunesisch", "tunesier"},
    {"algerije", "algerijns", "algerijn"},
    {"marokko", "marokkaans", "marokkaan"},
    {"soedan", "soedanees"},
    {"mali", "malinees"},
    {"niger", "nigerees"},
    {"nigeria", "nigeriaans", "nigeriaan"},
    {"somalie", "somalisch", "somalier"},
    {"ethiopie", "ethiopisch", "ethiopier"},
    {"eritrea", "eritrees", "eritreeer"},
    {"congo", "congolees"},
    {"zuidafrika", "zuidafrikaans", "zuidafrikaan"},
    {"afghanistan", "afghaans", "afghaan"},
    {"pakistan", "pakistaans", "pakistaan", "pakistani"},
    {"india", "indiaas", "indier"},
    {"china", "chinees"},
    {"taiwan", "taiwanees"},
    {"japan", "japans", "japanner"},
    {"korea", "koreaans", "koreaan"},
    {"vietnam", "vietnamees"},
    {"indonesie", "indonesisch", "indonesier"},
    {"australie", "australisch", "australier"},
    {"amerika", "amerikaans", "amerikaan"},
    {"canada", "canadees"},
    {"mexico", "mexicaans", "mexicaan"},
    {"venezuela", "venezolaans", "venezolaan"},
    {"colombia", "colombiaans", "colombiaan"},
    {"brazilie", "braziliaans", "braziliaan"},
    {"argentinie", "argentijns", "argentijn"},
    {"suriname", "surinaams", "surinamer"},
    {"aruba", "arubaans", "arubaan"},
    {"curacao", "curacaos", "curacaoenaar"},
    {"bonaire", "bonairiaans", "bonairiaan"},
    {"europa", "europees", "europeaan"},
    {"azie", "aziatisch", "aziaat"},
    {"afrika", "afrikaans", "afrikaan"},
};
// clang-format on

}  // namespace

std::span<const std::string_view> family_of(std::string_view lemma) {
  if (lemma.empty()) return {};
  for (const Family& family : kFamilies) {
    if (std::ranges::find(family, lemma) == family.end()) continue;
    const auto end = std::ranges::find(family, std::string_view());
    return {family.begin(), static_cast<std::size_t>(end - family.begin())};
  }
  return {};
}

}  // namespace briefkamer::indexer
