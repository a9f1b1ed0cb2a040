#include "tests/bench/letter_maker.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace briefkamer::bench {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kRare = 12;        // one word in so many is put in from the lexicon
constexpr unsigned kThemeWords = 12;  // of the lexicon, that a letter keeps coming back to
constexpr unsigned kTopicWords = 60;  // of the lexicon, that letters on a topic share

std::vector<fs::path> text_files(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());  // folders have no order of their own
  return files;
}

double unit(std::mt19937& random) {
  return static_cast<double>(random()) / 4294967296.0;
}

// From 0, smaller numbers the oftener: Zipf's law with exponent 1.
std::size_t zipf(std::mt19937& random, std::size_t size) {
  const auto rank = std::pow(static_cast<double>(size) + 1, unit(random));
  return std::min(size - 1, static_cast<std::size_t>(rank) - 1);
}

}  // namespace

TextMaker::TextMaker(const fs::path& letters, const fs::path& words) {
  std::unordered_map<std::string, std::uint32_t> numbers;
  for (const fs::path& path : text_files(letters)) {
    std::ifstream file(path);
    for (std::string word; file >> word;) {
      const auto [known, fresh] = numbers.emplace(word, static_cast<std::uint32_t>(known_.size()));
      if (fresh) {
        known_.push_back(word);
        places_.emplace_back();
      }
      places_[known->second].push_back(static_cast<std::uint32_t>(walk_.size()));
      walk_.push_back(known->second);
    }
  }
  std::ifstream file(words);
  for (std::string word; std::getline(file, word);) rare_.push_back(word);
  if (walk_.empty() || rare_.empty())
    throw std::runtime_error(letters.string() + " or " + words.string() + ": has no words");
  std::mt19937 order(1);
  for (std::size_t i = rare_.size(); i > 1; --i) std::swap(rare_[i - 1], rare_[order() % i]);
}

std::string_view TextMaker::rare(std::mt19937& random) const {
  return rare_[zipf(random, rare_.size())];
}

std::vector<std::string_view> TextMaker::topic_words(std::string_view topic) const {
  std::seed_seq seed(topic.begin(), topic.end());
  std::mt19937 of_topic(seed);
  std::vector<std::string_view> words;
  while (words.size() < kTopicWords) words.push_back(rare_[of_topic() % rare_.size()]);
  return words;
}

Theme TextMaker::theme(std::mt19937& random,
                       const std::vector<std::string_view>& topic_words) const {
  Theme theme{random() % walk_.size(), {}};
  for (unsigned i = 0; i < kThemeWords; ++i)
    theme.words.push_back(i % 2 == 0 ? rare(random)
                                     : topic_words[zipf(random, topic_words.size())]);
  return theme;
}

// Half of the steps keep to the part of the sample letters that is the letter's home: letters say
// the same things again.
std::size_t TextMaker::next_place(std::mt19937& random, const Theme& theme, std::size_t at) const {
  const std::vector<std::uint32_t>& places = places_[walk_[at]];
  std::size_t chosen = random() % places.size();
  if (random() % 2 == 0) {
    const auto behind = std::lower_bound(places.begin(), places.end(), theme.home);
    chosen = behind == places.end() ? 0 : static_cast<std::size_t>(behind - places.begin());
  }
  return (places[chosen] + 1) % walk_.size();
}

std::string TextMaker::text(std::mt19937& random, const Theme& theme, std::size_t count,
                            std::size_t paragraph) const {
  std::string made;
  std::size_t at = (theme.home + random() % 300) % walk_.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) made += paragraph > 0 && i % paragraph == 0 ? '\n' : ' ';
    if (random() % kRare == 0) {
      made += random() % 4 == 0 ? rare(random) : theme.words[zipf(random, theme.words.size())];
      continue;
    }
    made += known_[walk_[at]];
    at = next_place(random, theme, at);
  }
  return made;
}

LetterMaker::LetterMaker(const TextMaker& text, const corpus::Vocabulary& vocabulary, unsigned seed,
                         unsigned words)
    : text_(text), vocabulary_(vocabulary), words_(words), random_(seed) {}

template <typename List>
const auto& LetterMaker::one_of(const List& list) {
  return list[zipf(random_, list.size())];
}

std::string LetterMaker::sentence(std::size_t least, std::size_t more) {
  return text_.text(random_, theme_, least + below(more + 1), 0);
}

corpus::Letter LetterMaker::next() {
  corpus::Letter letter;
  const std::string dossier = std::to_string(20000 + below(400) * 40);
  const std::string number = std::to_string(++made_);
  letter.id = "kst-" + dossier + '-' + number;
  letter.references = {"BS" + number, {}, dossier, number, {}};
  letter.kind = one_of(vocabulary_.kinds).id;
  letter.date = corpus::Date{std::chrono::sys_days(std::chrono::year(2008) / 1 / 1) +
                             std::chrono::days(below(17 * 365UL))};
  add_tags(letter);
  std::vector<std::string_view>& shared = topic_words_[letter.topics.front().id];
  if (shared.empty()) shared = text_.topic_words(letter.topics.front().id);
  theme_ = text_.theme(random_, shared);
  letter.subject = sentence(5, 10);
  const corpus::Ministry& ministry = one_of(vocabulary_.ministries);
  letter.senders = {{ministry.id, "minister van " + ministry.label, sentence(2, 1)}};
  letter.addressee = "de Voorzitter van de Tweede Kamer der Staten-Generaal";
  add_sections(letter);
  add_citations(letter);
  letter.sources = {{"/brieven/" + letter.id + ".txt", "text", std::string(64, 'a')}};
  return letter;
}

void LetterMaker::add_sections(corpus::Letter& letter) {
  // Lengths of letters are unequal: half are under three quarters of the mean, one in fifty over
  // thrice it. Short ones have few parts.
  const double spread = unit(random_) + unit(random_) - 1;
  const double length = 0.75 * words_ * std::exp(1.6 * spread);
  const std::size_t count = 1 + below(std::min(6u, 1 + words_ / 100));
  const auto words = static_cast<std::size_t>(length / static_cast<double>(count)) + words_ / 30;
  for (std::size_t i = 0; i < count; ++i)
    letter.sections.push_back({i == 0 ? "" : sentence(1, 5), i == 0 ? 0 : 1,
                               text_.text(random_, theme_, words, 60), static_cast<int>(i) + 1, 0});
  for (std::size_t i = below(1 + std::min(3u, words_ / 150)); i > 0; --i)
    letter.footnotes.push_back({std::to_string(i), sentence(4, 12), 0, 0, 0});
}

void LetterMaker::add_tags(corpus::Letter& letter) {
  const auto add = [](std::vector<corpus::Tag>& tags, const auto& what) {
    const bool known =
        std::any_of(tags.begin(), tags.end(), [&](const auto& tag) { return tag.id == what.id; });
    if (!known) tags.push_back({what.id, what.label, {}});
  };
  // A topic brings the ones above it.
  for (std::size_t i = 1 + below(4); i > 0; --i) {
    const corpus::Topic* topic = &one_of(vocabulary_.topics);
    while (topic != nullptr) {
      add(letter.topics, *topic);
      const auto above = std::find_if(vocabulary_.topics.begin(), vocabulary_.topics.end(),
                                      [&](const auto& one) { return one.id == topic->parent; });
      topic = above == vocabulary_.topics.end() ? nullptr : &*above;
    }
  }
  for (std::size_t i = below(3); i > 0; --i) add(letter.missions, one_of(vocabulary_.missions));
}

void LetterMaker::add_citations(corpus::Letter& letter) {
  for (std::size_t i = below(5); i > 0; --i) {
    const std::string id =
        std::to_string(20000 + below(400) * 40) + '-' + std::to_string(below(900));
    letter.citations.push_back({"kamerstuk", "kst-" + id, "Kamerstuk " + id, std::nullopt, {}});
  }
}

std::size_t text_bytes(const corpus::Letter& letter) {
  std::size_t bytes = letter.subject.size();
  for (const corpus::Section& section : letter.sections)
    bytes += section.heading.size() + section.text.size();
  for (const corpus::Footnote& note : letter.footnotes) bytes += note.text.size();
  return bytes;
}

std::string plain_text(const corpus::Letter& letter, const corpus::Vocabulary& vocabulary) {
  const corpus::Sender& sender = letter.senders.front();
  const auto ministry =
      std::find_if(vocabulary.ministries.begin(), vocabulary.ministries.end(),
                   [&](const corpus::Ministry& one) { return one.id == sender.ministry; });
  std::ostringstream text;
  text << "Ministerie van " << ministry->label
       << "\n\n> Retouradres Postbus 20701 2500 ES Den Haag\n\n"
       << letter.addressee << "\nPlein 2\n2511 CR Den Haag\n\nDatum "
       << corpus::to_dutch(*letter.date) << "\nBetreft " << letter.subject
       << "\n\nOnze referentie\n"
       << letter.references.own << "\n\nGeachte voorzitter,\n\n";
  for (const corpus::Section& section : letter.sections) {
    if (!section.heading.empty()) text << section.heading << "\n\n";
    for (const char c : section.text) text << (c == '\n' ? "\n\n" : std::string(1, c));
    text << "\n\n";
  }
  text << "Hoogachtend,\n\nDE MINISTER VAN " << ministry->label << ",\n\n" << sender.name << '\n';
  return text.str();
}

}  // namespace briefkamer::bench
