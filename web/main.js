// Starts the page and keeps it and its address the same: every view is shown because of an
// address, and every change of view is a change of address.

import { getJson, importFile, isAborted } from './api.js';
import { formatAddress, isStart, parseAddress, changed, emptyState } from './address.js';
import { byId, el, focusOn } from './dom.js';
import { errorBox } from './error_view.js';
import { sayWhatIsSearched } from './searched.js';

const REMEMBERED = 30;

const main = byId('inhoud');
const field = byId('q');
const answers = new Map(); // path → answer, so that Back is instant and needs no server
const tools = { ask, navigate, announce, setTitle };
// Each view comes when it is first asked for, or as soon as the reader does anything.
const modules = {
  start: () => quiet('start_view.js').then((file) => file.createStartView(tools)),
  search: () => importFile('search_view.js').then((file) => file.createSearchView(tools)),
  letter: () => styled('letter_view.js', 'letter.css').then((file) => file.createLetterView(tools)),
  about: () => quiet('pages_view.js').then((file) => file.createAboutView(tools)),
  missions: () => quiet('pages_view.js').then((file) => file.createMissionsView(tools)),
  coverage: () => quiet('coverage_view.js').then((file) => file.createCoverageView(tools)),
  missing: () => importFile('pages_view.js').then((file) => file.createMissingView(tools)),
};
const views = new Map(); // name → promise of the view
const sheets = new Map(); // name → promise of its rules
let shown = null;
let coming = null; // the view asked for last, which may not be in the page yet
let visit = 0;
let results = null; // {address, steps}: where the reader came from, and how long ago

/**
 * The JSON at `path`; from memory when the reader goes back to it. With `signal`, a question
 * that can be ended.
 */
async function ask(path, { signal, remembered = false } = {}) {
  if (remembered && answers.has(path)) return answers.get(path);
  const answer = await getJson(path, { signal });
  answers.delete(path);
  answers.set(path, answer);
  if (answers.size > REMEMBERED) answers.delete(answers.keys().next().value);
  return answer;
}

const quiet = (name) => styled(name, 'pages.css');

/** The file `name` when its rules, which come with it, are there as well. */
async function styled(name, rules) {
  if (!sheets.has(rules)) sheets.set(rules, loadSheet(rules));
  const sheet = sheets.get(rules).catch((error) => {
    sheets.delete(rules);
    throw error;
  });
  const [module] = await Promise.all([importFile(name), sheet]);
  return module;
}

function loadSheet(name) {
  const sheet = el('link', { rel: 'stylesheet', href: new URL(name, import.meta.url) });
  return new Promise((done, failed) => {
    sheet.onload = done;
    sheet.onerror = () => failed(sheet.remove());
    byId('print-rules').before(sheet); // that come last and win
  });
}

/** Says something to a screen reader, without moving it. */
function announce(text) {
  byId('status').textContent = text;
}

function setTitle(...parts) {
  document.title = [...parts.filter(Boolean), 'Briefkamer'].join(' – ');
}

/**
 * Goes to a state. `replace` keeps the browser's history as long as it is; `stay` keeps the page
 * where it is scrolled to, for a choice that narrows what is on it.
 */
function navigate(state, { replace = false, stay = false } = {}) {
  const address = formatAddress(state);
  rememberPlace();
  if (replace || address === location.pathname + location.search + location.hash) {
    history.replaceState(history.state, '', address);
  } else {
    history.pushState({}, '', address);
  }
  return show({ kind: 'push', stay });
}

/** Writes down where the reader is, for when they come back. */
function rememberPlace() {
  const focus = document.activeElement?.id ?? '';
  history.replaceState({ ...history.state, top: scrollY, focus }, '');
}

/** Writes down, at every place, the way back to the results; a heading gone to is a step as well. */
function rememberResults(state) {
  const address = formatAddress(state);
  if (state.view === 'search') results = isStart(state) ? null : { address, steps: 0 };
  else if (history.state?.results !== undefined) results = history.state.results;
  else if (results) results = { ...results, steps: results.steps + 1 };
  history.replaceState({ ...history.state, results }, '');
}

function nameOf(state) {
  return isStart(state) ? 'start' : state.view;
}

/** Shows what the address says. `how.kind` is load, push (a new place) or pop (Back, Forward). */
async function show(how) {
  const state = parseAddress(new URL(location.href));
  const mine = ++visit;
  const name = nameOf(state);
  rememberResults(state);
  fillField(state.q, how);
  main.setAttribute('aria-busy', 'true');
  try {
    const isLast = () => mine === visit;
    const view = await viewFor(name, isLast);
    if (isLast() && view) await showIn(name, view, state, how, isLast);
  } finally {
    if (mine === visit) main.setAttribute('aria-busy', 'false');
  }
}

/** The question in its field; what a reader is typing there is left alone. */
function fillField(q, how) {
  const typing = document.activeElement === field && how.kind === 'push';
  const early = how.kind === 'load' && field.value !== '';
  if (!typing && !early) field.value = q;
}

async function showIn(name, view, state, how, isLast) {
  const changes = view !== shown?.view;
  for (const left of new Set([shown?.view, coming])) if (left !== view) left?.leave?.();
  coming = view;
  markPage(state);
  try {
    await view.show(state, how, () => isLast() && enter(name, view));
    if (isLast()) settle(name, view, how, changes);
  } catch (error) {
    if (!isAborted(error)) throw error;
  }
}

/** The view of that name; null when it cannot be had, which a reader still waiting is told. */
async function viewFor(name, isLast) {
  try {
    return await loaded(name);
  } catch {
    if (!isLast()) return null;
    const retry = () => location.reload();
    main.replaceChildren(errorBox({ status: 0 }, { retry }));
    shown = null;
    return null;
  }
}

function loaded(name) {
  if (!views.has(name)) {
    views.set(name, modules[name]());
    views.get(name).catch(() => views.delete(name));
  }
  return views.get(name);
}

/** Puts a view in the page, at the moment that it has something to show. */
function enter(name, view) {
  if (shown?.view === view) return;
  shown = { name, view };
  document.body.dataset.view = name;
  main.replaceChildren(view.root);
}

/** The place and the focus after a view is complete. */
function settle(name, view, how, changes) {
  const back = how.kind === 'pop' ? history.state : null;
  if (view.place?.(how)) return; // the view went to a place of its own
  if (back?.top !== undefined) scrollTo(0, back.top);
  else if (how.kind === 'push' && !how.stay) scrollTo(0, 0);
  if (back?.focus && byId(back.focus)) byId(back.focus).focus({ preventScroll: true });
  else if (how.kind !== 'load' && (changes || lostFocus())) focusUnlessTyping(view);
  if (how.kind === 'load' && name === 'start' && matchMedia('(hover: hover)').matches) {
    field.focus();
  }
}

function lostFocus() {
  return !document.activeElement || document.activeElement === document.body;
}

function focusUnlessTyping(view) {
  if (document.activeElement !== field) focusOn(view.root.querySelector('h1'));
}

function markPage(state) {
  for (const page of document.querySelectorAll('.links a')) {
    const here = page.pathname === location.pathname && state.view !== 'search';
    if (here) page.setAttribute('aria-current', 'page');
    else page.removeAttribute('aria-current');
  }
}

/** A plain click on a link of ours changes the address without loading the page again. */
function followLink(event) {
  const anchor = event.target.closest?.('a[href]');
  if (!anchor || event.defaultPrevented || event.button !== 0 || anchor.target) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const url = new URL(anchor.href);
  if (url.origin !== location.origin || /^\/(api|feed|opensearch|openapi)/.test(url.pathname))
    return;
  const samePage = url.pathname === location.pathname && url.search === location.search;
  if (samePage && url.hash) return rememberPlace();
  event.preventDefault();
  const state = parseAddress(url);
  navigate(state, { stay: anchor.dataset.stay !== undefined });
}

/** The page of results that the reader is on, else an empty one. */
function current() {
  const here = parseAddress(new URL(location.href));
  return here.view === 'search' ? here : emptyState();
}

/** A new question keeps the choices of the page of results that it is asked on. */
function submitSearch(event) {
  event.preventDefault();
  const base = current();
  const q = field.value.trim();
  const sort = q ? (base.q ? base.sort : '') : base.sort || 'newest';
  navigate(changed(base, { q, match: '', sort }));
}

function loadAtFirstSign() {
  const load = () => ['search', 'letter'].forEach((name) => loaded(name).catch(() => {}));
  for (const sign of ['pointerover', 'focusin', 'keydown'])
    addEventListener(sign, load, { once: true });
}

/** Suggestions come with the first letter that is typed; without them a reader types on. */
async function startSuggestions() {
  const asked = visit;
  try {
    const file = await styled('suggestions.js', 'suggestions.css');
    const suggestions = file.createSuggestions(field, { choose: navigate, here: current });
    if (asked === visit) suggestions.begin();
  } catch {
    awaitTyping();
  }
}

function awaitTyping() {
  field.addEventListener('input', startSuggestions, { once: true });
}

/** Past the header and the filters, to the heading of what the page is about. */
function skip(event) {
  event.preventDefault();
  const heading = main.querySelector('h1:not(.hidden)') ?? main;
  heading.scrollIntoView({ block: 'center' });
  focusOn(heading);
}

history.scrollRestoration = 'manual';
document.addEventListener('click', followLink);
document.querySelector('.skip').addEventListener('click', skip);
byId('search').addEventListener('submit', submitSearch);
awaitTyping();
addEventListener('popstate', () => show({ kind: 'pop' }));
addEventListener('pagehide', rememberPlace);
show({ kind: history.state?.top === undefined ? 'load' : 'pop' })
  .finally(() => sayWhatIsSearched(ask))
  .finally(loadAtFirstSign);
