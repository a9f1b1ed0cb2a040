#include "indexer/irregular.h"

#include <algorithm>
#include <iterator>

namespace briefkamer::indexer {
namespace {

// clang-format off
constexpr IrregularVerb kVerbs[] = {
    {"bakken", "bakte bakten", "gebakken"},
    {"bannen", "bande banden", "gebannen"},
    {"barsten", "barstte barstten", "gebarsten"},
    {"bederven", "bedierf bedierven", "bedorven"},
    {"bedriegen", "bedroog bedrogen", "bedrogen"},
    {"beginnen", "begon begonnen", "begonnen"},
    {"bergen", "borg borgen", "geborgen"},
    {"bevelen", "beval bevalen", "bevolen"},
    {"bezwijken", "bezweek bezweken", "bezweken"},
    {"bidden", "bad baden", "gebeden"},
    {"bieden", "bood boden", "geboden"},
    {"bijten", "beet beten", "gebeten"},
    {"binden", "bond bonden", "gebonden"},
    {"blazen", "blies bliezen", "geblazen"},
    {"blijken", "bleek bleken", "gebleken"},
    {"blijven", "bleef bleven", "gebleven"},
    {"blinken", "blonk blonken", "geblonken"},
    {"braden", "braadde braadden", "gebraden"},
    {"breken", "brak braken", "gebroken"},
    {"brengen", "bracht brachten", "gebracht"},
    {"brouwen", "brouwde brouwden", "gebrouwen"},
    {"buigen", "boog bogen", "gebogen"},
    {"delven", "dolf dolven", "gedolven"},
    {"denken", "dacht dachten", "gedacht"},
    {"doen", "deed deden", "gedaan", "doe doet"},
    {"dragen", "droeg droegen", "gedragen"},
    {"drijven", "dreef dreven", "gedreven"},
    {"dringen", "drong drongen", "gedrongen"},
    {"drinken", "dronk dronken", "gedronken"},
    {"druipen", "droop dropen", "gedropen"},
    {"duiken", "dook doken", "gedoken"},
    {"dunken", "docht", "gedocht"},
    {"dwingen", "dwong dwongen", "gedwongen"},
    {"eten", "at aten", "gegeten"},
    {"fluiten", "floot floten", "gefloten"},
    {"gaan", "ging gingen", "gegaan", "ga gaat"},
    {"gelden", "gold golden", "gegolden"},
    {"genezen", "genas genazen", "genezen"},
    {"genieten", "genoot genoten", "genoten"},
    {"geven", "gaf gaven", "gegeven"},
    {"gieten", "goot goten", "gegoten"},
    {"glijden", "gleed gleden", "gegleden"},
    {"glimmen", "glom glommen", "geglommen"},
    {"graven", "groef groeven", "gegraven"},
    {"grijpen", "greep grepen", "gegrepen"},
    {"hangen", "hing hingen", "gehangen"},
    {"hebben", "had hadden", "gehad", "heb hebt heeft"},
    {"heffen", "hief hieven", "geheven"},
    {"helpen", "hielp hielpen", "geholpen"},
    {"heten", "heette heetten", "geheten"},
    {"hijsen", "hees hesen", "gehesen"},
    {"houden", "hield hielden", "gehouden", "hou"},
    {"houwen", "hieuw hieuwen", "gehouwen"},
    {"jagen", "jaagde jaagden joeg joegen", "gejaagd"},
    {"kiezen", "koos kozen", "gekozen"},
    {"kijken", "keek keken", "gekeken"},
    {"klimmen", "klom klommen", "geklommen"},
    {"klinken", "klonk klonken", "geklonken"},
    {"kluiven", "kloof kloven", "gekloven"},
    {"knijpen", "kneep knepen", "geknepen"},
    {"komen", "kwam kwamen", "gekomen", "kom komt"},
    {"kopen", "kocht kochten", "gekocht"},
    {"krijgen", "kreeg kregen", "gekregen"},
    {"krimpen", "kromp krompen", "gekrompen"},
    {"kruipen", "kroop kropen", "gekropen"},
    {"kunnen", "kon konden", "gekund", "kan kunt"},
    {"lachen", "lachte lachten", "gelachen"},
    {"laden", "laadde laadden", "geladen"},
    {"laten", "liet lieten", "gelaten"},
    {"leggen", "legde legden", "gelegd"},
    {"lezen", "las lazen", "gelezen"},
    {"liegen", "loog logen", "gelogen"},
    {"liggen", "lag lagen", "gelegen"},
    {"lijden", "leed leden", "geleden"},
    {"lijken", "leek leken", "geleken"},
    {"lopen", "liep liepen", "gelopen"},
    {"malen", "maalde maalden", "gemalen"},
    {"melken", "molk molken", "gemolken"},
    {"meten", "mat maten", "gemeten"},
    {"mijden", "meed meden", "gemeden"},
    {"moeten", "moest moesten", "gemoeten"},
    {"mogen", "mocht mochten", "gemogen", "mag"},
    {"nemen", "nam namen", "genomen"},
    {"nijgen", "neeg negen", "genegen"},
    {"ontginnen", "ontgon ontgonnen", "ontgonnen"},
    {"overlijden", "overleed overleden", "overleden"},
    {"plegen", "placht plachten", "geplogen"},
    {"prijzen", "prees prezen", "geprezen"},
    {"raden", "ried rieden", "geraden"},
    {"rijden", "reed reden", "gereden"},
    {"rijgen", "reeg regen", "geregen"},
    {"rijzen", "rees rezen", "gerezen"},
    {"roepen", "riep riepen", "geroepen"},
    {"ruiken", "rook roken", "geroken"},
    {"scheiden", "scheidde scheidden", "gescheiden"},
    {"schelden", "schold scholden", "gescholden"},
    {"schenden", "schond schonden", "geschonden"},
    {"schenken", "schonk schonken", "geschonken"},
    {"scheppen", "schiep schiepen", "geschapen"},
    {"scheren", "schoor schoren", "geschoren"},
    {"schieten", "schoot schoten", "geschoten"},
    {"schijnen", "scheen schenen", "geschenen"},
    {"schrijden", "schreed schreden", "geschreden"},
    {"schrijven", "schreef schreven", "geschreven"},
    {"schrikken", "schrok schrokken", "geschrokken"},
    {"schuiven", "schoof schoven", "geschoven"},
    {"slaan", "sloeg sloegen", "geslagen", "sla slaat"},
    {"slapen", "sliep sliepen", "geslapen"},
    {"slijpen", "sleep slepen", "geslepen"},
    {"slijten", "sleet sleten", "gesleten"},
    {"sluipen", "sloop slopen", "geslopen"},
    {"sluiten", "sloot sloten", "gesloten"},
    {"smelten", "smolt smolten", "gesmolten"},
    {"smijten", "smeet smeten", "gesmeten"},
    {"snijden", "sneed sneden", "gesneden"},
    {"snuiten", "snoot snoten", "gesnoten"},
    {"snuiven", "snoof snoven", "gesnoven"},
    {"spannen", "spande spanden", "gespannen"},
    {"spijten", "speet", "gespeten"},
    {"spinnen", "spon sponnen", "gesponnen"},
    {"splijten", "spleet spleten", "gespleten"},
    {"spreken", "sprak spraken", "gesproken"},
    {"springen", "sprong sprongen", "gesprongen"},
    {"spruiten", "sproot sproten", "gesproten"},
    {"spuiten", "spoot spoten", "gespoten"},
    {"staan", "stond stonden", "gestaan", "sta staat"},
    {"steken", "stak staken", "gestoken"},
    {"stelen", "stal stalen", "gestolen"},
    {"sterven", "stierf stierven", "gestorven"},
    {"stijgen", "steeg stegen", "gestegen"},
    {"stinken", "stonk stonken", "gestonken"},
    {"stoten", "stootte stootten stiet stieten", "gestoten"},
    {"strijden", "streed streden", "gestreden"},
    {"strijken", "streek streken", "gestreken"},
    {"stuiven", "stoof stoven", "gestoven"},
    {"treden", "trad traden", "getreden"},
    {"treffen", "trof troffen", "getroffen"},
    {"trekken", "trok trokken", "getrokken"},
    {"vallen", "viel vielen", "gevallen"},
    {"vangen", "ving vingen", "gevangen"},
    {"varen", "voer voeren", "gevaren"},
    {"vechten", "vocht vochten", "gevochten"},
    {"verdwijnen", "verdween verdwenen", "verdwenen"},
    {"vergeten", "vergat vergaten", "vergeten"},
    {"verliezen", "verloor verloren", "verloren"},
    {"verslinden", "verslond verslonden", "verslonden"},
    {"vinden", "vond vonden", "gevonden"},
    {"vlechten", "vlocht vlochten", "gevlochten"},
    {"vliegen", "vloog vlogen", "gevlogen"},
    {"vouwen", "vouwde vouwden", "gevouwen"},
    {"vragen", "vroeg vroegen", "gevraagd"},
    {"vreten", "vrat vraten", "gevreten"},
    {"vriezen", "vroor vroren", "gevroren"},
    {"waaien", "waaide waaiden woei woeien", "gewaaid"},
    {"wassen", "waste wasten wies wiesen", "gewassen"},
    {"wegen", "woog wogen", "gewogen"},
    {"werpen", "wierp wierpen", "geworpen"},
    {"werven", "wierf wierven", "geworven"},
    {"weten", "wist wisten", "geweten"},
    {"weven", "weefde weefden", "geweven"},
    {"wijken", "week weken", "geweken"},
    {"wijten", "weet weten", "geweten"},
    {"wijzen", "wees wezen", "gewezen"},
    {"willen", "wilde wilden wou", "gewild", "wil"},
    {"winden", "wond wonden", "gewonden"},
    {"winnen", "won wonnen", "gewonnen"},
    {"worden", "werd werden", "geworden"},
    {"wreken", "wreekte wreekten", "gewroken"},
    {"wringen", "wrong wrongen", "gewrongen"},
    {"zeggen", "zei zeiden zegde zegden", "gezegd"},
    {"zenden", "zond zonden", "gezonden"},
    {"zien", "zag zagen", "gezien", "zie ziet"},
    {"zijn", "was waren", "geweest", "ben bent is"},
    {"zingen", "zong zongen", "gezongen"},
    {"zinken", "zonk zonken", "gezonken"},
    {"zinnen", "zon zonnen", "gezonnen"},
    {"zitten", "zat zaten", "gezeten"},
    {"zoeken", "zocht zochten", "gezocht"},
    {"zouten", "zoutte zoutten", "gezouten"},
    {"zuigen", "zoog zogen", "gezogen"},
    {"zuipen", "zoop zopen", "gezopen"},
    {"zullen", "zou zouden", "", "zal zult"},
    {"zwelgen", "zwolg zwolgen", "gezwolgen"},
    {"zwellen", "zwol zwollen", "gezwollen"},
    {"zwemmen", "zwom zwommen", "gezwommen"},
    {"zweren", "zwoer zwoeren zwoor zworen", "gezworen"},
    {"zwerven", "zwierf zwierven", "gezworven"},
    {"zwijgen", "zweeg zwegen", "gezwegen"},
};
// clang-format on

constexpr std::string_view kRatherNouns[] = {
    "bond",   "bonden", "dragen",   "gevallen", "gevaren", "geweten", "gewassen",
    "greep",  "grepen", "kloof",    "lagen",    "maten",   "mogen",   "schoot",
    "slagen", "sprong", "sprongen", "stal",     "stalen",  "streek",  "streken",
    "vocht",  "voer",   "voeren",   "wond",     "wonden",
};
constexpr std::string_view kRatherNounsAlone[] = {
    "boog",  "bogen", "gedachte", "gedachten", "goot",  "goten",  "groef",   "mat",   "negen",
    "reden", "regen", "sla",      "sleep",     "sloop", "spleet", "spleten", "staat", "staken",
    "wees",  "week",  "weken",    "weten",     "wezen", "zon",    "zonden",
};
constexpr std::string_view kRatherNounsWithPrefix[] = {
    "braken",  "gaven",  "leden",  "namen",  "raden", "roepen",
    "spraken", "stoten", "vallen", "wassen", "zaten",
};

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
    {"goederen", "goederen"},              // whose lemma would meet the adjective "goed"
    {"nieuws", "nieuws"},                  // is not "iets nieuws"
    {"zet", "zetten"},                     // than the move
    {"stelt", "stellen"},                  // than the stilt
    {"spelen", "spelen"},                  // plays of a stage are rarer than the verb
    {"zonen", "zoon"},                     // than zones, which are "zones"
    {"reele", "reeel"},                    // the dictionary has no rule for it
    {"internationale", "internationaal"},  // than the song
};

constexpr std::string_view kFirstParts[] = {
    "aarts",  "agro", "anti",  "bio",   "cyber", "drie",   "eco",  "euro",  "fysio", "geo",
    "hydro",  "kilo", "macro", "mega",  "mini",  "multi",  "nano", "neuro", "opper", "petro",
    "psycho", "semi", "socio", "super", "tele",  "thermo", "twee", "ultra", "vice",  "zelf",
};

// Written with a capital where they mean an institution; so are their compounds ("Kamerbrief").
constexpr std::string_view kInstitutions[] = {"kamer", "rijk", "senaat", "staat"};

}  // namespace

std::span<const IrregularVerb> irregular_verbs() {
  return kVerbs;
}
bool is_rather_a_noun(std::string_view form, bool prefixed) {
  const auto among = [&](const auto& list) {
    return std::ranges::find(list, form) != std::end(list);
  };
  return among(kRatherNouns) ||
         (prefixed ? among(kRatherNounsWithPrefix) : among(kRatherNounsAlone));
}

std::span<const IrregularForm> irregular_forms() {
  return kForms;
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
