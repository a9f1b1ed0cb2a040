#include "indexer/lexicon/irregular.h"

namespace briefkamer::indexer {
namespace {

constexpr IrregularForm kForms[] = {
    {"schepen", "schip"},
    {"steden", "stad"},
    {"leden", "lid"},
    {"smeden", "smid"},
    {"kinderen", "kind"},
    {"eieren", "ei"},
    {"runderen", "rund"},
    {"kalveren", "kalf"},
    {"lammeren", "lam"},
    {"beenderen", "been"},
    {"bladeren", "blad"},
    {"gelederen", "gelid"},
    {"gemoederen", "gemoed"},
    {"hoenderen", "hoen"},
    {"klederen", "kleed"},
    {"kleren", "kleed"},
    {"liederen", "lied"},
    {"volkeren", "volk"},
    {"raderen", "rad"},
    {"spaanderen", "spaan"},
    {"koeien", "koe"},
    {"vlooien", "vlo"},
    {"mogendheden", "mogendheid"},
    {"musea", "museum"},
    {"data", "datum"},
    {"media", "medium"},
    {"criteria", "criterium"},
    {"centra", "centrum"},
    {"quota", "quotum"},
    {"gremia", "gremium"},
    {"stadia", "stadium"},
    {"ministeria", "ministerie"},
    {"consortia", "consortium"},
    {"podia", "podium"},
    {"premissen", "premisse"},
    {"crises", "crisis"},
    {"bases", "basis"},
    {"analyses", "analyse"},
    {"politici", "politicus"},
    {"critici", "criticus"},
    {"academici", "academicus"},
    {"medici", "medicus"},
    {"historici", "historicus"},
    {"technici", "technicus"},
    {"fysici", "fysicus"},
    {"musici", "musicus"},
    {"mechanici", "mechanicus"},
    {"collegae", "collega"},
    {"alumni", "alumnus"},
    {"catalogi", "catalogus"},
    {"doctorandi", "doctorandus"},
    {"emeriti", "emeritus"},
    {"leraren", "leraar"},
    {"zeelieden", "zeeman"},
    {"zeelui", "zeeman"},
    {"raadslieden", "raadsman"},
    {"bewindslieden", "bewindsman"},
    {"staatslieden", "staatsman"},
    {"vaklieden", "vakman"},
    {"vaklui", "vakman"},
    {"ambtslieden", "ambtsman"},
    {"brandweerlieden", "brandweerman"},
    {"werklieden", "werkman"},
    {"werklui", "werkman"},
    {"kooplieden", "koopman"},
    {"kooplui", "koopman"},
    {"timmerlieden", "timmerman"},
    {"stuurlieden", "stuurman"},
    {"stuurlui", "stuurman"},
    {"landslieden", "landsman"},
    {"voorlieden", "voorman"},
    {"beter", "goed"},
    {"betere", "goed"},
    {"beteren", "goed"},
    {"best", "goed"},
    {"beste", "goed"},
    {"minder", "weinig"},
    {"mindere", "weinig"},
    {"minst", "weinig"},
    {"minste", "weinig"},
    {"meer", "veel"},
    {"meerdere", "veel"},
    {"meest", "veel"},
    {"meeste", "veel"},
};

constexpr IrregularForm kOverruled[] = {
    {"was", "zijn"},                       // far more often the verb than the laundry
    {"waren", "zijn"},                     // than goods
    {"zagen", "zien"},                     // than saws
    {"weet", "weten"},                     // than the past of wijten
    {"hoger", "hoog"},                     // the dictionary has "hoger" (appeal) as a noun
    {"lager", "laag"},                     // and "lager" (a bearing) as one
    {"gericht", "richten"},                // than the court
    {"ingezet", "inzetten"},               // than "ingezet", a hymn's start
    {"voldoende", "voldoende"},            // is no form of "voldoen" to a reader
    {"uitsluitend", "uitsluitend"},        // nor is this
    {"uitstekend", "uitstekend"},          // nor this
    {"later", "laat"},                     // and "later" as one
    {"benen", "been"},                     // for whose plural it has no rule
    {"messen", "mes"},                     // likewise
    {"gebeurd", "gebeuren"},               // the participle of "beuren" is rare
    {"geloofd", "geloven"},                // and that of "loven"
    {"gezet", "zetten"},                   // than "gezet", stout
    {"haal", "halen"},                     // than the stroke
    {"kijk", "kijken"},                    // than the view
    {"kies", "kiezen"},                    // than the tooth
    {"kiezen", "kiezen"},                  // likewise
    {"wil", "willen"},                     // than the will
    {"willen", "willen"},                  // likewise
    {"uitgaven", "uitgave"},               // not of "uitgaaf"
    {"opgaven", "opgave"},                 // likewise
    {"weergaven", "weergave"},             // likewise
    {"ouderen", "ouderen"},                // are no parents
    {"jongeren", "jongeren"},              // nor anything that is young
    {"schaarste", "schaarste"},            // is a noun
    {"meisje", "meisje"},                  // has outgrown "meis"
    {"meisjes", "meisje"},                 // likewise
    {"gemiddeld", "gemiddeld"},            // is no form of "middelen" to a reader
    {"gemiddelde", "gemiddeld"},           // nor is this
    {"aanstaande", "aanstaande"},          // nor this of "aanstaan"
    {"verdachten", "verdachte"},           // rather than the past of "verdenken"
    {"passen", "passen"},                  // rather than the plural of "pas"
    {"verbonden", "verbinden"},            // rather than the plural of "verbond"
    {"goederen", "goederen"},              // whose lemma would meet the adjective "goed"
    {"nieuws", "nieuws"},                  // is not "iets nieuws"
    {"zet", "zetten"},                     // than the move
    {"stelt", "stellen"},                  // than the stilt
    {"spelen", "spelen"},                  // plays of a stage are rarer than the verb
    {"zonen", "zoon"},                     // than zones, which are "zones"
    {"reele", "reeel"},                    // the dictionary has no rule for it
    {"internationale", "internationaal"},  // than the song
    {"actieve", "actief"},                 // than "actieve", one who is active
    {"betrokkene", "betrokkene"},          // is a word of its own, as its plural is
};

// Words without other forms, which look like forms of other words: "indien" is not of "indienen".
constexpr std::string_view kUninflected =
    "aan aangaande achter achteraf al aldaar aldus alle alleen allen alles allicht als "
    "alsmede alsnog alsof althans altijd alvast alvorens anders anderszins behalve behoudens "
    "beiden bij bijna bijvoorbeeld binnen binnenkort boven bovendien buiten daaraan daarbij "
    "daardoor daarentegen daarin daarmee daarna daarnaast daarom daaronder daarop daarover "
    "daartoe daarvan daarvoor dan dat de deels deze dezelfde dezen die diens dikwijls dit "
    "doch door doordat dus echter een eens eerst elders elkaar elkander en er eraan erbij "
    "erdoor ergens erin ermee erna erop erover ertoe ervan ervoor evenals eveneens evenmin "
    "evenwel gedurende geen genoeg haar helaas hem hen het hier hieraan hierbij hierdoor "
    "hierin hiermee hierna hierom hieronder hierop hierover hiertoe hiervan hiervoor hij hoe "
    "hoeverre hoewel hun iedereen iemand iets ik immers in inclusief indien ingevolge "
    "inmiddels inzake jegens jij jou jouw jullie krachtens kwijt maar maart meermaals mei men "
    "middels mij mits na naar naargelang naast nadat namelijk namens nergens niemand niet "
    "niets noch nog nogmaals nooit nu of ofschoon om omdat omstreeks omtrent ondanks onder "
    "ondertussen onlangs ons onze ooit ook op opdat opnieuw over overal per reeds rondom "
    "samen sinds sindsdien slechts soms somtijds sprake steeds te tegelijk tegen tegenover "
    "ten teneinde tenminste tenslotte tenzij ter terwijl tevens thans tijdens toch toe toen "
    "tot totdat trouwens tussen uit uiteraard uw vaak van vanaf vandaag vandaar vanuit "
    "vanwege vanzelf verder volgens voor vooraf vooral vooralsnog voorbij voordat voorheen "
    "voorts voorzover vrijwel waaraan waarbij waardoor waarin waarmee waarna waarnaast waarom "
    "waaronder waarop waarover waartoe waarvan waarvoor wanneer want wat wederom weer wegens "
    "wel weldra weliswaar wellicht wie wiens wij zeer zelfs zich zichzelf zij zo zoal zoals "
    "zodat zodra zolang zonder zover zowel";

constexpr std::string_view kFirstParts[] = {
    "aarts",  "agro", "anti",  "bio",   "cyber", "drie",   "eco",  "euro",  "fysio", "geo",
    "hydro",  "kilo", "macro", "mega",  "mini",  "multi",  "nano", "neuro", "opper", "petro",
    "psycho", "semi", "socio", "super", "tele",  "thermo", "twee", "ultra", "vice",  "zelf",
};

// Written with a capital where they mean an institution; so are their compounds ("Kamerbrief").
constexpr std::string_view kInstitutions[] = {"kamer", "rijk", "senaat", "staat"};

}  // namespace

std::span<const IrregularForm> irregular_forms() {
  return kForms;
}
std::string_view uninflected_words() {
  return kUninflected;
}
std::span<const std::string_view> institutions() {
  return kInstitutions;
}
std::span<const std::string_view> first_parts() {
  return kFirstParts;
}
std::span<const IrregularForm> overruled_forms() {
  return kOverruled;
}

}  // namespace briefkamer::indexer
