// What stands around a letter: missions and topics, what it cites and what cites it, the meeting's
// other letter, letters like it.

import { emptyState, formatAddress, letterAddress, withFacet } from './address.js';
import { el, fill, link, slot, stamp } from './dom.js';
import { capital, isAgenda, letterDate, meetingName, number } from './format.js';
import { citation } from './letter_words.js';

/** The parts that have something to say. */
export function aroundToNodes(letter, state) {
  return [
    meetingPart(letter, state),
    tagsPart('Missies', 'mission', letter.missions ?? []),
    tagsPart('Onderwerpen', 'topic', lowest(letter.topics ?? [])),
    citesPart(letter),
    lettersPart('Aangehaald door', letter.cited_by ?? [], 'aangehaald'),
  ].filter(Boolean);
}

/** Letters like this one, each with the reason why. */
export function relatedToNode(letters) {
  return lettersPart('Brieven zoals deze', letters, 'zoals');
}

function part(title, items, id) {
  if (items.length === 0) return null;
  const node = stamp('around-part');
  if (id) node.id = id;
  slot(node, 'title').textContent = title;
  slot(node, 'items').replaceChildren(...items);
  return node;
}

function tagsPart(title, facet, tags) {
  const often = [...tags].sort((a, b) => b.count - a.count);
  return part(
    title,
    often.map((tag) => {
      const name = facet === 'mission' ? tag.label : capital(tag.label);
      const address = formatAddress({
        ...withFacet(emptyState(), facet, [tag.value]),
        sort: 'newest',
      });
      const item = el('li', { class: 'tag' }, link(address, name));
      if (tag.count > 0) {
        item.append(
          el(
            'span',
            { class: 'count', title: `${number(tag.count)} keer genoemd` },
            number(tag.count),
            el('span', { class: 'hidden' }, ' keer genoemd'),
          ),
        );
      }
      return item;
    }),
  );
}

/** Topics without those that only follow from another. */
function lowest(topics) {
  const upper = new Set(topics.map((topic) => topic.parent));
  return topics.filter((topic) => !upper.has(topic.value));
}

function meetingPart({ id, meeting }, state) {
  if (!meeting) return null;
  const node = part(meetingName(meeting.kind), [letterNode(meeting, state.q)]);
  const agenda = isAgenda(meeting.kind) ? meeting.id : id;
  for (const [became, words] of [
    ['absent', 'Niet genoemd in het verslag'],
    ['mentioned', 'Genoemd in het verslag, zonder eigen kop'],
  ]) {
    const points = (meeting.points ?? []).filter((point) => point.report === became);
    if (points.length === 0) continue;
    node.append(
      el('h3', {}, words),
      el(
        'ul',
        { class: 'points' },
        ...points.map((point) =>
          el('li', {}, link(letterAddress(agenda, state.q, point.anchor), point.heading)),
        ),
      ),
    );
  }
  return node;
}

/**
 * What a letter cites, each once. Its own number and what it answers stand in its head; that it
 * names them is no citation.
 */
export function citedOnce(cites, references = {}) {
  const seen = new Set([references.own, references.yours].map(folded));
  return cites.filter(({ id }) => !seen.has(folded(id)) && seen.add(folded(id)));
}

function folded(text) {
  return (text ?? '').toLowerCase();
}

function citesPart({ cites, references }) {
  return part(
    'Haalt aan',
    citedOnce(cites ?? [], references ?? {}).map((cite) =>
      cite.letter
        ? letterNode({ ...cite.letter, reason: [citation(cite)] })
        : el('li', {}, citation(cite)),
    ),
  );
}

function lettersPart(title, letters, id) {
  return part(
    title,
    letters.map((letter) => letterNode(letter)),
    id,
  );
}

function letterNode(letter, q = '') {
  const node = stamp('around-letter');
  const subject = slot(node, 'subject');
  subject.href = letterAddress(letter.id, q);
  subject.textContent = letter.subject || 'Brief zonder onderwerp';
  fill(node, 'meta', letterDate(letter.date));
  const reason = (letter.reason ?? []).join(' · ');
  fill(node, 'reason', /^[a-z]+-/.test(reason) ? reason : capital(reason));
  return node;
}
