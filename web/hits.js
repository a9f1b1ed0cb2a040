// The letters found.

import { changed, formatAddress, letterAddress, withFacet } from './address.js';
import { el, fill, joined, link, piecesToNodes, slot, stamp } from './dom.js';
import { capital, count, letterDate, meetingName, ministry, place } from './format.js';

/** One list item a letter; a line between the letters with all words and those with some. */
export function hitsToNodes(answer, state) {
  const nodes = answer.hits.map((hit) => hitToNode(hit, state));
  const turn = answer.hits.findIndex((hit) => hit.some);
  if (turn >= 0 && answer.total > 0) {
    nodes.splice(turn, 0, el('li', { class: 'turn' }, 'Brieven met een deel van de woorden'));
  }
  return nodes;
}

function hitToNode(hit, state) {
  const node = stamp('hit');
  const subject = slot(node, 'subject');
  subject.href = letterAddress(hit.id, state.q);
  subject.id = `hit-${hit.id}`;
  subject.replaceChildren(...subjectNodes(hit));
  fill(node, 'meta', metaNodes(hit));
  slot(node, 'sections').replaceWith(
    ...hit.sections.map((part) => sectionToNode(part, hit, state)),
    ...dossierNodes(hit),
  );
  fill(node, 'more', joined(moreLinks(hit, state)));
  return node;
}

function subjectNodes(hit) {
  if (hit.subject_pieces?.length > 0) return piecesToNodes(hit.subject_pieces);
  return [hit.subject || 'Brief zonder onderwerp'];
}

/** "31 januari 2025 · Defensie, Buitenlandse Zaken · Geannoteerde agenda" */
export function metaNodes({ date, ministries = [], kind, sample, inferred = [] }) {
  const guess = (name) => (inferred.includes(name) ? ' (afgeleid)' : '');
  const day = date
    ? el('time', { datetime: date }, letterDate(date) + guess('date'))
    : letterDate(date);
  const from = ministries.map((item) => ministry(item.label)).join(', ');
  return joined(
    [
      day,
      from,
      kind ? el('span', { class: 'ink' }, capital(kind.label) + guess('kind')) : '',
      sample ? 'voorbeeldbrief' : '',
    ].filter(Boolean),
  );
}

function sectionToNode(part, hit, state) {
  const node = stamp('hit-section');
  const name = place(part);
  if (name) {
    const anchor = slot(node, 'place');
    anchor.href = letterAddress(hit.id, state.q, part.anchor);
    anchor.textContent = name;
  } else {
    slot(node, 'place').parentElement.remove();
  }
  slot(node, 'text').replaceChildren(...piecesToNodes(part.snippet));
  return node;
}

/** The title of the dossier, where the words stand in it. */
function dossierNodes({ dossier_pieces: title }) {
  if (!title?.length) return [];
  const name = el('p', { class: 'soft' }, 'Titel van het dossier');
  return [el('div', { class: 'snippet' }, name, el('p', {}, ...piecesToNodes(title)))];
}

function moreLinks(hit, state) {
  const narrowed = (facet, item, name) =>
    el(
      'a',
      {
        class: 'quiet-link',
        href: formatAddress(withFacet(changed(state, {}), facet, [item.value])),
      },
      name,
    );
  const below = new Set(hit.topics.map((topic) => topic.parent));
  const links = [
    ...hit.missions.map((item) => narrowed('mission', item, item.label)),
    ...hit.topics
      .filter((topic) => !below.has(topic.value))
      .map((item) => narrowed('topic', item, capital(item.label))),
  ];
  if (hit.meeting) {
    const other = link(letterAddress(hit.meeting.id, state.q), meetingName(hit.meeting.kind));
    links.push(quiet(other));
  }
  if (hit.cited_by > 0) {
    const text = `aangehaald door ${count(hit.cited_by, 'brief', 'brieven')}`;
    links.push(quiet(link(letterAddress(hit.id, state.q, 'aangehaald'), text)));
  }
  return links;
}

function quiet(anchor) {
  anchor.className = 'quiet-link';
  return anchor;
}
