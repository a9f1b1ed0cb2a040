#include "indexer/analysis/tokenizer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <random>
#include <string>

namespace briefkamer::indexer {
namespace {

// "surface@position", with "+span" over several positions and "~" before another reading.
std::string tokens(const std::string& text) {
  std::string all;
  for (const Token& token : tokenize(text)) {
    if (!all.empty()) all += ' ';
    all += (token.alternative ? "~" : "") + token.surface + '@' + std::to_string(token.position);
    if (token.span > 1) all += '+' + std::to_string(token.span);
  }
  return all;
}

TEST(Tokenizer, CutsTextAsDutchLettersAreWritten) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"De brief, van u.", "de@0 brief@1 van@2 u@3"},
      // Hyphens: apart and joined.
      {"NAVO-top", "navotop@0+2 navo@0 top@1"},
      {"NAVO\u2011top", "navotop@0+2 navo@0 top@1"},
      {"co-leiderschap", "coleiderschap@0+2 co@0 leiderschap@1"},
      {"F-16", "f16@0+2 f@0 16@1"},
      {"F16", "f16@0"},
      {"27925-980", "27925980@0+2 27925@0 980@1"},
      {"EU-defensie-industrie", "eudefensieindustrie@0+3 eu@0 defensie@1 industrie@2"},
      {"concept- en eindversie", "concept@0 en@1 eindversie@2"},
      {"wapen -systeem - nu", "wapen@0 systeem@1 nu@2"},
      {"-niet", "niet@0"},
      {"A-b", "ab@0+2 a@0 b@1"},  // no initials: points make those
      // Brackets inside a word.
      {"ruimte(vaart)", "ruimtevaart@0+2 ruimte@0 vaart@1"},
      {"(lucht)vaart", "luchtvaart@0+2 lucht@0 vaart@1"},
      {"brief(en) nu", "briefen@0+2 brief@0 en@1 nu@2"},
      {"lid(1)", "lid@0 1@1"},
      {"ruimte(vaart en zo)", "ruimte@0 vaart@1 en@2 zo@3"},
      {"ruimte (vaart)", "ruimte@0 vaart@1"},
      // Numbers.
      {"1,4", "1,4@0"},
      {"1.250,50", "1250,50@0"},
      {"1 250,50", "1250,50@0+2 1@0 250,50@1"},
      {"1 250,00", "1250,00@0+2 1@0 250,00@1"},
      {"1.250.000", "1250000@0"},
      {"13.02.2025", "13.02.2025@0"},
      {"2.1", "2.1@0"},
      {"28 676, nr. 472", "28676@0+2 28@0 676@1 nr@2 472@3"},
      {"28\u00a0676", "28676@0+2 28@0 676@1"},
      {"1 250 000", "1250000@0+3 1@0 250@1 000@2"},
      {"5 100.000", "5@0 100000@1"},
      {"13 februari 2025 100", "13@0 februari@1 2025@2 100@3"},
      {"28 6767", "28@0 6767@1"},
      {"10:30", "10@0 30@1"},
      // Abbreviations and ships.
      {"m.b.t. A.P.", "mbt@0 ap@1"},
      {"J.P. Balkenende", "jp@0 balkenende@1"},
      {"Zr.Ms. Tromp", "zrms@0+2 zr@0 ms@1 tromp@2"},
      {"Zr. Ms. Tromp", "zrms@0+2 zr@0 ms@1 tromp@2"},
      {"Zr. Msgr", "zr@0 msgr@1"},
      {"drs. A", "drs@0 a@1"},
      // Apostrophes.
      {"agenda’s agenda's", "agendas@0 agendas@1"},
      {"VPD's GPS’s", "vpd@0 gps@1"},
      {"MQ-9’s", "mq9@0+2 mq@0 9@1"},
      {"F16's", "f16@0"},
      {"'s-Gravenhage", "sgravenhage@0+2 s@0 gravenhage@1"},
      {"O'Brien", "o'brien@0"},
      {"‘kritiek’", "kritiek@0"},
      // The mark of a footnote.
      {"geïnformeerd1 al", "geinformeerd1@0 ~geinformeerd@0 al@1"},
      {"defensie-industrie2",
       "defensieindustrie2@0+2 ~defensieindustrie@0+2 defensie@0 industrie2@1 ~industrie@1"},
      {"SNMG1 A320 co2 B1", "snmg1@0 a320@1 co2@2 b1@3"},
      {"Horizon2020 brief10", "horizon2020@0 brief10@1 ~brief@1"},
      // Characters.
      {"veilig\u00adheid o\uFB03cieel \u0132ssel", "veiligheid@0 officieel@1 ijssel@2"},
      {"een_twee", "eentwee@0+2 een@0 twee@1"},
      {"minister@mindef.nl", "minister@0 mindefnl@1+2 mindef@1 nl@2"},
      {"", ""},
      {" \t\n.,-()'_", ""},
      {"a_\u0301", "a@0"},  // a mark that stands on nothing is no word
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(tokens(text), expected) << text;
}

TEST(Tokenizer, SaysWhereEachWordStands) {
  const std::string text = "De “Zr. Ms. Tromp” en MQ-9’s, geïnformeerd1 VPD's.";
  std::string all;
  for (const Token& token : tokenize(text))
    all += '[' + text.substr(token.begin, token.end - token.begin) + ']';
  EXPECT_EQ(all,
            "[De][Zr. Ms][Zr][Ms][Tromp][en][MQ-9’s][MQ][9][geïnformeerd1][geïnformeerd][VPD's]");
}

TEST(Tokenizer, SeesCapitals) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"Brief NAVO navo A F16 NAVO-EU NAVO-top Élan",
       "brief:n navo:nc navo: a:n f16:n navoeu:nc navo:nc eu:nc navotop:n navo:nc top: elan:n "},
      {"agenda's VPD's IS", "agendas:' vpd:nc is:nc "},
  };
  for (const auto& [text, expected] : cases) {
    std::string all;
    for (const Token& token : tokenize(text)) {
      all += token.surface + ':' + (token.name ? "n" : "") + (token.capitals ? "c" : "");
      all += token.apostrophe ? "' " : " ";
    }
    EXPECT_EQ(all, expected) << text;
  }
}

TEST(Tokenizer, StandsAnyBytesBetweenWords) {
  using namespace std::string_literals;
  const struct {
    std::string text;
    const char* expected;
  } cases[] = {
      {"brief\xFFhuis", "brief@0 huis@1"},
      {"brief\0huis"s, "brief@0 huis@1"},
      {"caf\xC3", "caf@0"},
      {"\xED\xA0\x80\xC0\xAF\xFE", ""},
      {"a-\xFF", "a@0"},
      {"28 \xFF", "28@0"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(tokens(text), expected) << text;
}

// Makes of what it takes what tokenize() gives by itself.
class Collecting : public TokenTaker {
 public:
  explicit Collecting(std::string_view text) : text_(text) {}

  void take_plain(std::size_t begin, std::size_t end, std::uint32_t position) override {
    const std::string_view written = text_.substr(begin, end - begin);
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    Token token{std::string(written), begin, end, position};
    for (char& c : token.surface) c = static_cast<char>(std::tolower(c));
    token.name = is_capital(written.front());
    token.capitals = written.size() > 1 && std::all_of(written.begin(), written.end(), is_capital);
    tokens.push_back(token);
    ++plain;
  }

  void take(const Token& token) override { tokens.push_back(token); }

  std::vector<Token> tokens;
  std::size_t plain = 0;

 private:
  std::string_view text_;
};

// What every caller relies on, whatever the text.
void expect_sane(const std::string& text, const std::string& what) {
  std::uint32_t position = 0;
  std::size_t begin = 0;
  for (const Token& token : tokenize(text)) {
    ASSERT_LT(token.begin, token.end) << what;
    ASSERT_LE(token.end, text.size()) << what;
    ASSERT_GE(token.begin, begin) << what << ": " << token.surface;
    ASSERT_GE(token.position, position) << what << ": " << token.surface;
    ASSERT_LE(token.position, position + 1) << what << ": " << token.surface;
    ASSERT_GE(token.span, 1u) << what;
    ASSERT_FALSE(token.surface.empty()) << what;
    position = token.position;
    begin = token.begin;
  }
  Collecting taker(text);
  tokenize(text, taker);
  ASSERT_EQ(taker.tokens, tokenize(text)) << what;
}

TEST(Tokenizer, KeepsOrderInAMegabyteOfOneThing) {
  for (const std::string piece :
       {"a",      "A",      "1",      " ",   "-",   "(",   "'",  "’",      "_",   ".",
        "\xFF",   "\u0301", "\u200D", "中",  "é",   "a-",  "a.", "a(",     "(a)", "a(a)",
        "1 111 ", "111 ",   "Zr.",    "a's", "1's", "-a1", "a_", "\u115F", "😀"}) {
    std::string text;
    while (text.size() < (1u << 20)) text += piece;
    expect_sane(text, piece);
  }
}

TEST(Tokenizer, KeepsOrderInRandomText) {
  constexpr unsigned kSeed = 20250131;
  static const std::vector<std::string> pieces{
      "a",  "Brief",  "NAVO", "1",  "28", "676", " ",  "\u00a0", "-", "\u2011", "(",      ")",
      "'s", "’",      ".",    ",",  ":",  "_",   "Zr", "Ms",     "é", "\u0301", "\u00ad", "\xFF",
      "中", "\u200d", "😀",   "\n", "א",  "\"",  "カ", "\u115F", "2", "\xE2",   "\x80"};
  std::mt19937 random(kSeed);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) text += pieces[random() % pieces.size()];
    expect_sane(text, "seed " + std::to_string(kSeed) + ": " + text);
    if (HasFatalFailure()) return;
  }
}

TEST(Tokenizer, TellsOfPlainWordsApart) {
  const struct {
    const char* text;
    std::size_t plain;
  } cases[] = {
      {"De brief, van u.", 4},
      {"NAVO Navo: navo; a b", 5},
      {"F16 NAVO-top (zo) foto's m.b.t. Oekra\u00efne brief.nl nu", 1},
      {"Zr. Ms. Tromp", 1},
      {"1 brief, 28 676 en 2024: 3. 1,4 12", 6},
      {"Zr", 0},
  };
  for (const auto& [text, plain] : cases) {
    Collecting taker(text);
    tokenize(text, taker);
    EXPECT_EQ(taker.plain, plain) << text;
    EXPECT_EQ(taker.tokens, tokenize(text)) << text;
  }
}

}  // namespace
}  // namespace briefkamer::indexer
