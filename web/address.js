// The address is the whole state of the page. Everything here is pure: a state becomes an address
// and an address becomes the same state again.

import { above } from './lists.js';

/** The facets that a reader can choose from, in the order of the page. */
export const FACETS = ['topic', 'mission', 'ministry', 'kind'];

/** Letters on one page of results. */
export const PAGE_SIZE = 10;

const PAGES = { '/over': 'about', '/missies': 'missions', '/dekking': 'coverage' };

/**
 * @typedef {object} State
 * @property {'search'|'letter'|'about'|'missions'|'coverage'|'missing'} view
 * @property {string} q
 * @property {string} [id] of the letter, when view is letter
 * @property {string} anchor place on the page, without '#'
 * @property {Object<string, string[]>} choices facet → chosen values
 * @property {string} from YYYY, YYYY-MM, YYYY-MM-DD or empty
 * @property {string} to the same
 * @property {string} sort empty is by relevance
 * @property {number} first number of letters before this page
 * @property {string} match empty, all or any
 * @property {string} expand '0' is literal only
 */

/** The state of the bare address. */
export function emptyState(view = 'search') {
  const choices = Object.fromEntries(FACETS.map((facet) => [facet, []]));
  return {
    view,
    q: '',
    choices,
    from: '',
    to: '',
    sort: '',
    first: 0,
    match: '',
    expand: '',
    anchor: '',
  };
}

/** Reads a URL. Unknown parameters are dropped; values are left for the server to judge. */
export function parseAddress(url) {
  const state = emptyState();
  const words = url.searchParams;
  state.q = (words.get('q') ?? '').trim();
  state.anchor = url.hash.slice(1);
  const letter = /^\/brief\/([^/]+)\/?$/.exec(url.pathname);
  if (letter) {
    return { ...state, view: 'letter', id: decoded(letter[1]) };
  }
  if (url.pathname !== '/') return { ...state, view: PAGES[url.pathname] ?? 'missing' };
  for (const facet of FACETS) {
    state.choices[facet] = [...new Set(words.getAll(facet).filter(Boolean))];
  }
  for (const name of ['from', 'to', 'sort', 'match', 'expand']) state[name] = words.get(name) ?? '';
  const first = Number(words.get('first') ?? 0);
  state.first = Number.isSafeInteger(first) && first > 0 ? first : 0;
  return state;
}

/** The address of a state, as a path with its query and anchor. */
export function formatAddress(state) {
  if (state.view === 'letter') return letterAddress(state.id, state.q, state.anchor);
  const page = Object.keys(PAGES).find((path) => PAGES[path] === state.view);
  if (page) return page + (state.anchor ? `#${state.anchor}` : '');
  return `/${asQuery(searchParameters(state))}`;
}

/** The address of a letter, with the question that led to it and a place in it. */
export function letterAddress(id, q = '', anchor = '') {
  const path = `/brief/${encodeURIComponent(id)}`;
  return path + asQuery(q ? [['q', q]] : []) + (anchor ? `#${anchor}` : '');
}

/** The parameters of a search, as pairs in a fixed order; what is empty is left out. */
export function searchParameters(state) {
  const pairs = [];
  if (state.q) pairs.push(['q', state.q]);
  for (const facet of FACETS) {
    for (const value of state.choices[facet]) pairs.push([facet, value]);
  }
  for (const name of ['from', 'to', 'sort', 'match', 'expand']) {
    if (state[name]) pairs.push([name, state[name]]);
  }
  if (state.first > 0) pairs.push(['first', String(state.first)]);
  return pairs;
}

/** "?a=b&c=d", or nothing. Spaces become '+', as a form would send them. */
export function asQuery(pairs) {
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : '';
}

/** Nothing asked and nothing chosen: the page that welcomes. */
export function isStart(state) {
  return state.view === 'search' && searchParameters(state).length === 0;
}

/** The state with some fields changed, back on the first page of results. */
export function changed(state, fields) {
  return { ...state, view: 'search', first: 0, anchor: '', ...fields };
}

/** The state with other values chosen for one facet. */
export function withFacet(state, facet, values) {
  return changed(state, { choices: { ...state.choices, [facet]: values } });
}

/**
 * The state after `value` is ticked or cleared. A topic and the topic above it are never both
 * chosen: together they would mean the upper one alone, and the lower tick would do nothing.
 * @param {Array<{value: string, parent?: string|null}>} known values of the facet
 */
export function toggled(state, facet, value, known = []) {
  const chosen = state.choices[facet];
  if (chosen.includes(value))
    return withFacet(
      state,
      facet,
      chosen.filter((v) => v !== value),
    );
  const lineOf = (name) => {
    const item = known.find((other) => other.value === name);
    return item ? above(known, item).map((upper) => upper.value) : [];
  };
  const kept = chosen.filter((v) => !lineOf(v).includes(value) && !lineOf(value).includes(v));
  return withFacet(state, facet, [...kept, value]);
}

/** Everything a reader has narrowed by, in the order of the page; a period is one choice. */
export function narrowings(state) {
  const choices = FACETS.flatMap((facet) =>
    state.choices[facet].map((value) => ({ facet, value })),
  );
  return state.from || state.to ? [...choices, { facet: 'period', value: '' }] : choices;
}

/** The state without one of its narrowings. */
export function without(state, { facet, value }) {
  if (facet === 'period') return changed(state, { from: '', to: '' });
  return withFacet(
    state,
    facet,
    state.choices[facet].filter((v) => v !== value),
  );
}

/** The state without the parameter that a server refused. */
export function withoutParameter(state, name) {
  if (FACETS.includes(name)) return withFacet(state, name, []);
  return changed(state, name in emptyState() ? { [name]: emptyState()[name] } : {});
}

/** A part of an address as it reads; one with a stray '%' as it is, which nothing is named. */
export function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
