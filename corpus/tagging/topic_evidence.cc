#include "corpus/tagging/topic_evidence.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "corpus/fold.h"

namespace briefkamer::corpus {
namespace {

// How a topic is scored.
//
// A trigger's first occurrence in the text counts its weight, and each doubling of its occurrences
// counts its weight once more: different triggers say more than the same one again. In the subject
// it counts kSubject times its weight and in a heading kHeading times, however often. A long letter
// touches upon more things than it is about, so the text's share is divided by 1 for kShortLetter
// words and by one more for each doubling of that.
//
// A topic counts when that passes kEnough, and is at least kShare of the strongest of its own
// level: the list of themes and the finer topics are each judged among themselves. No more than
// kMost of a level count. Where none does, the strongest of all counts from kAlone.
constexpr double kSubject = 4;
constexpr double kHeading = 2;
constexpr double kShortLetter = 250;
constexpr double kEnough = 5;
constexpr double kAlone = 3;
constexpr double kShare = 0.3;
constexpr std::size_t kMost = 4;

struct Scored {
  std::size_t topic;
  double score;
};

std::string theme_of(const std::string& label) {
  const auto bar = label.rfind('|');
  return fold_words(bar == std::string::npos ? label : label.substr(bar + 1));
}

bool is_named(const Topic& topic, const std::string& theme) {
  const auto same = [&](const std::string& name) { return folds_to(name, theme); };
  return !topic.official.empty() &&
         (same(topic.label) || std::any_of(topic.themes.begin(), topic.themes.end(), same));
}

bool is_finer(const Topic& topic) {
  return topic.official.empty();
}

// Those of one level that pass, of `all`, which are sorted.
std::vector<Scored> passing(const Vocabulary& vocabulary, const std::vector<Scored>& all,
                            bool finer) {
  std::vector<Scored> level;
  std::copy_if(all.begin(), all.end(), std::back_inserter(level), [&](const Scored& scored) {
    return scored.score >= kEnough && is_finer(vocabulary.topics[scored.topic]) == finer;
  });
  while (!level.empty() && level.back().score < kShare * level.front().score) level.pop_back();
  if (level.size() > kMost) level.resize(kMost);
  return level;
}

std::vector<Place> places(const std::vector<TriggerHit>& hits) {
  std::vector<Place> found;
  for (const auto& hit : hits) {
    if (found.empty() || found.back() != hit.place) found.push_back(hit.place);
  }
  return found;
}

// Adds the topic unless it is there, then its parents, which have no places of their own.
void add(const Vocabulary& vocabulary, std::vector<Tag>& tags, const Topic* topic,
         std::vector<Place> found) {
  for (; topic != nullptr; topic = find_topic(vocabulary, topic->parent)) {
    const auto same =
        std::find_if(tags.begin(), tags.end(), [&](const Tag& tag) { return tag.id == topic->id; });
    if (same == tags.end()) {
      tags.push_back({topic->id, topic->label, std::move(found)});
    } else if (same->places.empty()) {
      same->places = std::move(found);
    }
    found.clear();
  }
}

}  // namespace

double evidence(const Topic& topic, const std::vector<TriggerHit>& hits, std::size_t words) {
  struct Count {
    double text = 0;
    bool subject = false, heading = false;
  };
  std::map<std::size_t, Count> counts;
  for (const auto& hit : hits) {
    auto& count = counts[hit.trigger];
    if (hit.place.part == Part::kSubject) {
      count.subject = true;
    } else if (hit.in_heading) {
      count.heading = true;
    } else {
      ++count.text;
    }
  }
  double text = 0, top = 0;
  for (const auto& [trigger, count] : counts) {
    const double weight = topic.triggers[trigger].weight;
    if (count.text > 0) text += weight * (1 + std::log2(count.text));
    top += weight * ((count.subject ? kSubject : 0) + (count.heading ? kHeading : 0));
  }
  const double length = std::max(static_cast<double>(words), kShortLetter) / kShortLetter;
  return top + text / (1 + std::log2(length));
}

std::vector<Tag> topics_shown(const Vocabulary& vocabulary, const std::vector<TriggerHit>& hits,
                              std::size_t words, const std::vector<std::string>& themes) {
  std::map<std::size_t, std::vector<TriggerHit>> by_topic;
  for (const auto& hit : hits) by_topic[hit.topic].push_back(hit);
  std::vector<Scored> scored;
  scored.reserve(by_topic.size());
  for (const auto& [topic, found] : by_topic) {
    scored.push_back({topic, evidence(vocabulary.topics[topic], found, words)});
  }
  // Equal ones stay in the order of the vocabulary.
  std::stable_sort(scored.begin(), scored.end(),
                   [](const Scored& a, const Scored& b) { return a.score > b.score; });
  std::vector<Tag> tags;
  for (const bool finer : {true, false}) {
    for (const auto& [topic, score] : passing(vocabulary, scored, finer)) {
      add(vocabulary, tags, &vocabulary.topics[topic], places(by_topic[topic]));
    }
  }
  if (tags.empty() && !scored.empty() && scored.front().score >= kAlone) {
    const auto topic = scored.front().topic;
    add(vocabulary, tags, &vocabulary.topics[topic], places(by_topic[topic]));
  }
  for (const auto& label : themes) {
    const auto theme = theme_of(label);
    for (const auto& topic : vocabulary.topics) {
      if (is_named(topic, theme)) add(vocabulary, tags, &topic, {});
    }
  }
  return tags;
}

}  // namespace briefkamer::corpus
