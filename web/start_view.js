// The page that welcomes: example questions and the newest letters, both from the letters
// themselves.

import { isAborted, Lane } from './api.js';
import { changed, emptyState, formatAddress, letterAddress } from './address.js';
import { el, link, slot, stamp } from './dom.js';
import { errorBox } from './error_view.js';
import { metaNodes } from './hits.js';
import { searchedText } from './searched.js';

/**
 * Three questions that find something, made of what the letters are about: the mission that most
 * letters speak of; the topic, and the kind with its ministry, that are the commonest among the
 * newest letters.
 * @returns {string[]}
 */
export function examples({ facets, hits }) {
  const counts = (name) =>
    new Map((facets[name] ?? []).map((item) => [item.value, item.count]));
  const commonest = (name, of) => {
    const count = counts(name);
    const items = hits.flatMap((hit) => of(hit).map((item) => ({ hit, item })));
    return items.sort((a, b) => (count.get(b.item.value) ?? 0) - (count.get(a.item.value) ?? 0))[0];
  };
  const mission = (facets.mission ?? []).find((item) => item.count > 0 && item.value !== 'none');
  const topic = commonest('topic', (hit) => (hit.date ? lowest(hit.topics) : []));
  const kind = commonest('kind', ({ kind: of, ministries }) => (of && ministries[0] ? [of] : []));
  return [
    mission && mission.label.replace(/ \([^()]*\)$/, ''), // without its abbreviation
    topic && `thema:${quoted(topic.item.label)} datum:${topic.hit.date.slice(0, 4)}`,
    kind && `soort:${quoted(kind.item.label)} ministerie:${quoted(kind.hit.ministries[0].label)}`,
  ].filter(Boolean);
}

function lowest(topics) {
  const upper = new Set(topics.map((topic) => topic.parent));
  return topics.filter((topic) => !upper.has(topic.value));
}

function quoted(label) {
  return /[^\p{L}\d]/u.test(label) ? `"${label}"` : label.toLowerCase();
}

/** The start page. */
export function createStartView({ ask, navigate, announce, setTitle }) {
  const root = stamp('start-view');
  const lane = new Lane();

  async function show(state, how, enter) {
    setTitle('');
    announce('');
    const remembered = how.kind === 'pop';
    enter();
    try {
      const [answer, status] = await lane.run((signal) =>
        Promise.all([
          ask('/api/v1/search?sort=newest&count=5', { signal, remembered }),
          ask('/api/v1/status', { signal, remembered }),
        ]),
      );
      slot(root, 'error').replaceChildren();
      render(answer, status);
    } catch (error) {
      if (isAborted(error)) throw error;
      const retry = () => navigate(state);
      slot(root, 'error').replaceChildren(errorBox(error, { retry }));
    }
  }

  function render(answer, status) {
    slot(root, 'searched').textContent = searchedText(status);
    const questions = examples(answer);
    slot(root, 'examples').hidden = questions.length === 0;
    slot(root, 'example-items').replaceChildren(
      ...questions.map((q) => el('li', {}, link(formatAddress(changed(emptyState(), { q })), q))),
    );
    slot(root, 'newest').hidden = answer.hits.length === 0;
    slot(root, 'newest-items').replaceChildren(...answer.hits.map(newest));
  }

  return { root, show, leave: () => lane.stop() };
}

function newest(hit) {
  return el(
    'li',
    {},
    link(letterAddress(hit.id), hit.subject || 'Brief zonder onderwerp'),
    el('span', { class: 'soft' }, ...metaNodes(hit)),
  );
}
