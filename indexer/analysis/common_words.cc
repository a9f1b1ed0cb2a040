#include "indexer/analysis/common_words.h"

#include <algorithm>
#include <array>

namespace briefkamer::indexer {
namespace {

// Folded, in byte order, a space between two.
constexpr std::string_view kText =
    "aan aanbeveling aanbevelingen aandacht aangegeven aangetroffen aangezien aanleiding aanpak "
    "aantal aanvragen aanvullende aanwezig aanzien aard acht achter achterwege activiteiten "
    "adres advies adviezen af afdeling afgelopen afgerond afgesproken afhankelijk afloop "
    "afschrift afspraken afzonderlijk afzonderlijke agenda al algemeen algemene alle alleen als "
    "alsnog altijd ambtelijke ambtenaren ander andere anderen anders antwoord antwoorden ap "
    "april artikel artikelen augustus basis beantwoorden beantwoording bedoeld bedoelde bedraagt "
    "bedrag bedragen bedrijf bedrijven beeld begin begroting behandeling beheer behoefte behoeve "
    "beide bekend belang belangrijk belastingdienst beleid belgie ben bent beoordeeld beoordelen "
    "beoordeling bepaald bepaalde bepaalt bepalen beperken beperkt bereid bereikt bericht beroep "
    "beschermen bescherming beschikbaar beschikking beslissen beslissing beslist besloten "
    "besluit besluiten besluitvorming bestaan bestaande bestaat besteed bestuur bestuurlijke "
    "bestuursorgaan betaald betekent beter betreffende betreft betrekkingen betrokken bevat "
    "bevatten beveiliging bevestigd bevindingen bezwaar bied bieden biedt bij bijdrage bijdragen "
    "bijlage bijlagen bijna bijzondere binnen binnenlandse bleek blijft blijkt blijven "
    "bondgenoten boven bovendien brengen brief budget buiten buitenlandse burger burgers bzk "
    "capaciteit centraal cijfers commandant commissie commissiedebat conclusie conclusies "
    "conform contact contract contracten controle daar daarbij daardoor daarin daarmee daarna "
    "daarnaast daarom daarop daarover daartoe daarvan daarvoor dag dagen dan dat datum de debat "
    "december deel deelname deels deelt defensie degene delen den der derde derden deze dezelfde "
    "die dienen dienst diensten dient digitaal digitale directie dit diverse document documenten "
    "doel doelen doen doet door doordat draagt drie duidelijk duitsland dus duur eb echter "
    "economische een eenheid eens eerder eerdere eerst eerste effecten eigen eind einde eindigt "
    "eisen elders elf elk elkaar elke en enige enkele er erbij ernstig erop ervan ervoor eu euro "
    "europees europese evaluatie eveneens eventuele extra februari financieel financiele "
    "financien functie gaan gaat gaf geachte gebeurt gebied gebracht gebruik gebruiken gebruikt "
    "gedaan gedeeltelijk geeft geen geformuleerd gegeven gegevens gehaald geheel gehoord "
    "gehouden geinformeerd gekeken gekomen gekozen geld gelden geldt gelegenheid geleid gelet "
    "gelijk gelijke gemaakt gemeente gemeenten gemengd gemiddeld gemiddelde generaal genoemd "
    "genoemde genomen geplaatst gereed geregeld gericht gesloten gesprek gesprekken gesproken "
    "gesteld gevaar geval gevallen geven gevolg gevolgen gevonden gevraagd gevraagde geweest "
    "geweld gewerkt geworden gezamenlijk gezamenlijke gezien goed goede graag grens groep grond "
    "gronden grondslag groot grootste grote haag haar had hadden hand handel handelingen "
    "handhaving heb hebben heeft helft hem hen herstel het hetgeen hier hierbij hierdoor hiermee "
    "hierna hieronder hierover hiervan hiervoor hij hoe hoeveel hoeven hoge hoger hogere "
    "hoofdstuk hoog hoogste hoogte houden houdt https huidige hulp hun ieder iedere iedereen "
    "iemand ienw iets ii ik in indien individuele informatie informeren infrastructuur ingediend "
    "ingestemd ingezet inhoud inmiddels inspectie instelling instellingen internationale interne "
    "internet inventarisatie investeringen invloed inzake inzet inzicht irak is ja jaar "
    "jaarlijks jaarlijkse jaarverslag januari jaren jl juist juli juni juridische justitie kaart "
    "kabinet kader kamer kamerstuk kamerstukken kan keer kenmerk kennelijk kennis kent keuze "
    "kiezen klein kleine klimaat klopt komen komende komt koninkrijk koninkrijksrelaties korte "
    "kost kosten krijgen krijgt kring kunnen kunt kwam kwamen kwartaal laat laatste land "
    "landbouw landen lang langer langs laten later leden leggen leiden leidt lessen leveranciers "
    "leveren levert lichamen licht lid lidstaten liggen ligt lijn lijst loopt lopende maak maakt "
    "maand maanden maar maart maatregel maatregelen mag maken mandaat manier mate materieel mede "
    "mededeling medewerkers mee meegenomen meer meerdere meest meeste mei melden meldingen men "
    "mening mensen met middelen midden mij mijn milieu militaire militairen miljard miljoen "
    "minder minister ministerie ministeries ministers minste missie missies mits mocht moet "
    "moeten mogelijk mogelijke mogelijkheden mogelijkheid mogen moment motie munitie na naam "
    "naar naast nadat nadere najaar nam name namen namens nationaal nationale natuur navo "
    "nederland nederlanders nederlands nederlandse neem neemt negen nemen net niemand niet niets "
    "nieuw nieuwe niveau nl nmi nodig nog noord norm november nr nu nummer oekraine of oktober "
    "om omdat omstandigheden omvang onder onderdeel onderdelen onderhoud onderscheid "
    "onderstaande ondersteuning ondertekend onderwerp onderwerpen onderwijs onderzocht onderzoek "
    "onderzoeken ongeveer ons ontbreekt ontbreken ontstaan ontvangen ontvangst ontvangt "
    "ontwikkeling ontwikkelingen ontwikkelingssamenwerking onvoldoende onze oog ook oordeel "
    "oorlog oorzaak op opdracht open openbaar openbaarheid openbaarmaking openbare opgenomen "
    "opgeschort opgesteld opleiding opnieuw opsporing opzichte orde organisatie organisaties "
    "ouders over overeenstemming overheid overige overleg overwegingen overzicht pagina "
    "parlement partijen pas past per percentage periode personeel personen persoon persoonlijke "
    "persoonsgegevens plaats plaatsen plaatsing plan plannen planning politie politieke positie "
    "post postbus president procedure procent proef programma project publiek publieke punt raad "
    "raming rapport rapportage rapporten reactie recht rechter rechtspersonen rechtstreeks reden "
    "redenen reeds referentie regelgeving regeling regels regering regio reikwijdte rekening "
    "rekenkamer relatie resultaten richt richten rijk rijksdienst rijksoverheid risico rol rond "
    "ruim ruimte sabotage samen samenhang samenwerking schade schaden schatting schepen scholen "
    "schoten schriftelijk schriftelijke schrijven secretaris sector september sinds situatie "
    "slechts sluit sluiten snel sociale sommige soort sprake spreken staan staat "
    "staatssecretaris stand stappen start staten steeds stellen stelt steun stond stuk stukken "
    "sturen stuur subsidie systeem systemen taak taken te technische tegelijk tegen tekort ten "
    "tenzij ter termijn terug terugkeer terwijl tevens tien tijd tijdelijk tijdelijke tijdens "
    "toch toe toegang toegelicht toegevoegd toegezegd toekomst toelichten toelichting toen "
    "toepassing toestemming toezegging toezicht tot totaal treedt treft tussen twaalf twee "
    "tweede twintig uit uitbreiding uiterlijk uitgangspunt uitgaven uitgevoerd uitkomst "
    "uitkomsten uitsluitend uitspraak uitstel uitvoeren uitvoering unie uur uw vaak vallen valt "
    "van vanaf vanuit vanwege vast vaste vastgelegd vastgesteld vastgestelde veel veiligheid "
    "veranderd verantwoordelijk verantwoording verband verbetering verder verdere verenigde "
    "vergt vergunningen verklaring verlenging vermeld verordening verplicht verplichtingen "
    "verschil verschillen verschillende verslag verstaan versterking vertrouwelijk vertrouwen "
    "vervanging vervolg vervolgens vervolging verwacht verwachten verwachting verwijs verwijzen "
    "verzocht verzoek verzoeken verzoekt verzonnen via vier vierde vijf vijfde vind vinden vindt "
    "vliegtuigen voedselkwaliteit voeren voldoen voldoende voldoet volgen volgende volgens volgt "
    "volksgezondheid volledig volledige voor vooraf vooral voorbeeld voorbereiding voordat "
    "voorgelegd voorjaar voorkomen voorraad voorstel voortaan voortgang voorts voorwaarde "
    "voorwaarden voorzien voorziening voorzitter voren vorig vorm vormen vraag vraagt vragen "
    "vroeg waar waarbij waarde waardoor waarin waarmee waarom waaronder waarop waarover "
    "waartegen waaruit waarvan waarvoor wacht wachten wanneer waren was wat waterstaat we weegt "
    "week weer weg wegen wegens weinig weken wel welk welke welzijn wenselijk werd werden werk "
    "werken werking werkt werkzaamheden wet weten wettelijk wettelijke wie wij wijze wijzen "
    "wijziging wil willen wonen woningen woo worden wordt zaken zal ze zeer zeggen zelf "
    "zelfstandig zes zetten zeven zich zicht zie zien ziet zij zijn zin zo zoals zodat zodra "
    "zolang zomer zonder zorg zorgen zou zouden zover zowel zuid zulke zullen zwaarder";

constexpr std::array<std::string_view, kCommonWords> apart(std::string_view text) {
  std::array<std::string_view, kCommonWords> words;
  for (std::string_view& word : words) {
    word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
  }
  return words;
}

constexpr std::array kWords = apart(kText);

static_assert(std::is_sorted(kWords.begin(), kWords.end()));
static_assert(!kWords.front().empty() && kText.ends_with(kWords.back()));

}  // namespace

std::optional<std::uint32_t> common_word(std::string_view surface) {
  const auto found = std::lower_bound(kWords.begin(), kWords.end(), surface);
  if (found == kWords.end() || *found != surface) return std::nullopt;
  return static_cast<std::uint32_t>(found - kWords.begin());
}

}  // namespace briefkamer::indexer
