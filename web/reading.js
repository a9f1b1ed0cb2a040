// How the question was read: what was also searched, what could not be understood, whether letters
// with only some of the words follow, and another spelling.

import { changed, formatAddress } from './address.js';
import { el, joined, link } from './dom.js';
import { letters } from './format.js';

/** Is `q` nothing but words? Then saying how it was read would only repeat it. */
export function isPlainQuestion(q) {
  return !/["():*]|(^|\s)-\S|(^|\s)(EN|OF|NIET|AND|OR|NOT)(\s|$)/.test(q);
}

/** Lines below the heading; none when there is nothing to say. */
export function readingToNodes(answer, state) {
  const lines = [
    missingLine(answer),
    suggestionLine(answer, state),
    readLine(answer, state),
    ...notes(answer),
    expandedLine(answer, state),
    matchLine(answer, state),
  ];
  return lines.filter(Boolean).map((line) => el('p', {}, ...line));
}

function stay(state, text, id) {
  const anchor = link(formatAddress(state), text);
  anchor.dataset.stay = '';
  anchor.id = id;
  return anchor;
}

function missingLine({ missing }) {
  if (!missing || missing.length === 0) return null;
  const names = missing.join(', ');
  return [
    el('strong', {}, 'Een deel van de brieven is nu niet bereikbaar'),
    ` (${names}). Die brieven ontbreken hier en in de aantallen.`,
  ];
}

function suggestionLine({ suggestion, total, total_some: some }, state) {
  if (!suggestion || total + some === 0) return null; // the empty page offers it larger
  return ['Bedoelde u ', stay(changed(state, { q: suggestion }), suggestion, 'suggestion'), '?'];
}

function readLine({ reading }, state) {
  const text = reading?.text ?? '';
  if (!text || (isPlainQuestion(state.q) && reading.notes.length === 0)) return null;
  return ['Gelezen als: ', el('span', { class: 'ink' }, text)];
}

function notes({ reading }) {
  return (reading?.notes ?? []).map((note) => [note]);
}

function expandedLine({ expanded }, state) {
  if (state.expand === '0') {
    return [
      'Alleen letterlijk gezocht · ',
      stay(changed(state, { expand: '' }), 'ook andere vormen', 'expand'),
    ];
  }
  if (!expanded || expanded.length === 0) return null;
  const words = expanded.map((word) => el('i', {}, word));
  const named =
    words.length < 2 ? words : [...joined(words.slice(0, -1), ', '), ' en ', words.at(-1)];
  return [
    'Ook gezocht op ',
    ...named,
    ' · ',
    stay(changed(state, { expand: '0' }), 'alleen letterlijk', 'expand'),
  ];
}

function matchLine({ total, total_some: some }, state) {
  if (state.match === 'all') {
    return [
      'Alleen brieven met alle woorden · ',
      stay(changed(state, { match: '' }), 'ook brieven met een deel', 'match'),
    ];
  }
  if (state.match === 'any') {
    return [
      'Brieven met een of meer van de woorden · ',
      stay(changed(state, { match: '' }), 'eerst brieven met alle woorden', 'match'),
    ];
  }
  if (!some) return null;
  if (total === 0) return ['Deze brieven hebben een deel van de woorden.'];
  return [
    `Daarna ${letters(some)} met een deel van de woorden · `,
    stay(changed(state, { match: 'all' }), 'alleen met alle woorden', 'match'),
  ];
}
