// The letters found, to take along: as a table, as lines of JSON, or as a feed to follow. The
// addresses ask what the page asked, without its page number.

import { asQuery, changed, searchParameters } from './address.js';
import { el, link } from './dom.js';
import { number } from './format.js';

const MOST = 100_000; // letters that the server exports at once

/** Where all letters of a question are, in one file. */
export function exportAddress(state, format) {
  return `/api/v1/export${asQuery([...searchParameters(changed(state)), ['format', format]])}`;
}

/** Where the newest letters of a question are; a feed has an order of its own. */
export function feedAddress(state) {
  return `/feed.atom${asQuery(searchParameters(changed(state, { sort: '' })))}`;
}

/** The links below the results; what is more than the server gives at once can still be followed. */
export function takeToNodes(all, state) {
  const quiet = (address, text) => {
    const anchor = link(address, text);
    anchor.className = 'quiet-link';
    return anchor;
  };
  const follow = quiet(feedAddress(state), 'Volg deze zoekvraag (Atom)');
  if (all < 1) return [];
  if (all > MOST) return [el('span', {}, follow)];
  const what = all > 1 ? `Alle ${number(all)} brieven` : 'Deze brief';
  return [
    el(
      'span',
      {},
      `${what} `,
      quiet(exportAddress(state, 'csv'), 'als tabel (CSV)'),
      ' of ',
      quiet(exportAddress(state, 'jsonl'), 'als JSON-regels'),
    ),
    el('span', {}, follow),
  ];
}
