// The results: asks, and lays the answer out. Old results stay, dimmed, until new ones are there.

import { importFile, Lane } from './api.js';
import { asQuery, changed, formatAddress, PAGE_SIZE, searchParameters } from './address.js';
import { createChips } from './chips.js';
import { el, focusOn, keepFocus, link, slot, stamp } from './dom.js';
import { errorBox, refusal } from './error_view.js';
import { createFacets } from './facets_view.js';
import { createFilterDialog } from './filter_dialog.js';
import { letters, number } from './format.js';
import { createHistogram } from './histogram.js';
import { hitsToNodes } from './hits.js';
import { pagesAround } from './lists.js';
import { readingToNodes } from './reading.js';
import { feedAddress, takeToNodes } from './take.js';

const BUSY = 'Bezig met zoeken';
const SORTS = [
  ['', 'relevantie'],
  ['newest', 'nieuwste'],
  ['oldest', 'oudste'],
];

/** The address of the API for a state. */
export function searchPath(state, fields = {}) {
  const pairs = [...searchParameters(state), ['count', String(fields.count ?? PAGE_SIZE)]];
  return `/api/v1/search${asQuery(pairs)}`;
}

/** What a screen reader is told when results are there; it has just been told the question. */
export function summary(answer) {
  const all = answer.total + answer.total_some;
  if (all === 0) return 'Geen brieven gevonden';
  const pages = Math.ceil(all / PAGE_SIZE);
  const current = Math.floor(answer.first / PAGE_SIZE) + 1;
  const page = pages > 1 ? `, pagina ${number(current)} van ${number(pages)}` : '';
  return `${letters(all)}${withAll(answer)}${page}`;
}

/** How many of the letters have all words, where others follow them. */
export function withAll({ total, total_some: some }) {
  if (!some) return '';
  return total > 0 ? `, waarvan ${number(total)} met alle woorden` : ', geen met alle woorden';
}

/** The view of results. */
export function createSearchView({ ask, navigate, announce, setTitle }) {
  const root = stamp('search-view');
  const feed = document.getElementById('feed');
  const results = slot(root, 'results');
  const lane = new Lane(setWaiting);
  const extra = new Lane();
  let state = null;

  const choose = (next) => navigate(next, { stay: true, replace: dialog.isOpen() });
  const facets = createFacets(slot(root, 'facets'), choose);
  const dialog = createFilterDialog(
    slot(root, 'side'),
    slot(root, 'facets'),
    slot(root, 'open-filters'),
  );
  const histogram = createHistogram((period) => choose(changed(state, period)));
  const chips = createChips(slot(root, 'chips'), choose, () => focusOn(slot(root, 'total')));
  slot(root, 'histogram').replaceChildren(histogram.root);

  function setWaiting(on) {
    results.classList.toggle('waiting', on);
    if (on && !slot(root, 'total').textContent) slot(root, 'total').textContent = BUSY;
  }

  async function show(next, how, enter) {
    state = next;
    setTitle(state.q);
    extra.stop();
    const remembered = how.kind === 'pop';
    const question = lane.run((signal) => ask(searchPath(next), { signal, remembered }));
    if (!root.isConnected) {
      // wait a moment: most answers come before anything has to be shown
      await Promise.race([question.catch(() => {}), new Promise((done) => setTimeout(done, 150))]);
      enter();
    }
    try {
      render(await question);
    } catch (error) {
      if (error.name === 'AbortError') throw error;
      const words = await refusal(error, next);
      if (state === next) renderError(error, words);
    }
  }

  function render(answer) {
    slot(root, 'error').replaceChildren();
    results.classList.remove('failed');
    keepFocus(root, () => {
      renderHead(answer);
      facets.render(state, answer.facets);
      chips.render(state, answer.facets);
      histogram.render(answer.histogram, state);
      slot(root, 'hits').replaceChildren(...hitsToNodes(answer, state));
      renderPager(answer);
    });
    dialog.render(state, answer.total + answer.total_some);
    const all = answer.total + answer.total_some;
    slot(root, 'take').replaceChildren(...takeToNodes(all, state));
    feed.href = feedAddress(state);
    const past = all > 0 && answer.hits.length === 0;
    slot(root, 'empty').replaceChildren();
    if (answer.hits.length === 0) helpOn(answer, state);
    announce(past ? 'Zo veel brieven zijn er niet' : summary(answer));
  }

  async function helpOn(answer, asked) {
    try {
      const { fillEmpty } = await importFile('empty_view.js');
      if (asked === state) fillEmpty(slot(root, 'empty'), { state, answer, ask, lane: extra });
    } catch {
      // That nothing was found is said; the help with it could not be had.
    }
  }

  function renderHead(answer) {
    const all = answer.total + answer.total_some;
    const total = slot(root, 'total');
    total.classList.remove('hidden');
    if (all === 0) {
      total.replaceChildren(
        'Geen brieven gevonden',
        ...(state.q ? [' voor ', el('span', { class: 'asked' }, state.q)] : []),
      );
    } else {
      const rest = withAll(answer);
      total.replaceChildren(letters(all), ...(rest ? [el('span', { class: 'asked' }, rest)] : []));
    }
    slot(root, 'reading').replaceChildren(...readingToNodes(answer, state));
    slot(root, 'sort').replaceChildren(...(all > 1 ? sortLinks() : []));
  }

  function sortLinks() {
    const items = SORTS.map(([sort, name]) => {
      const current = (state.sort || 'relevance') === (sort || 'relevance');
      const item = link(formatAddress(changed(state, { sort })), name);
      item.id = `sort-${sort || 'relevance'}`;
      item.dataset.stay = '';
      if (current) item.setAttribute('aria-current', 'true');
      return el('li', {}, item);
    });
    return [
      el('span', { id: 'sort-label' }, 'Sorteer op'),
      el('ul', { 'aria-labelledby': 'sort-label' }, ...items),
    ];
  }

  function renderPager(answer) {
    const last = Math.ceil((answer.total + answer.total_some) / PAGE_SIZE);
    const current = Math.floor(answer.first / PAGE_SIZE) + 1;
    const pager = slot(root, 'pager');
    pager.hidden = last < 2 || current > last;
    if (pager.hidden) return pager.replaceChildren();
    const to = (page, name, label) => {
      const item = link(formatAddress({ ...state, first: (page - 1) * PAGE_SIZE }), name);
      if (label) item.setAttribute('aria-label', label);
      if (page === current) item.setAttribute('aria-current', 'page');
      return el('li', {}, item);
    };
    const pages = pagesAround(current, last).map((page) =>
      page === null
        ? el('li', { 'aria-hidden': 'true' }, '…')
        : to(page, number(page), `Pagina ${number(page)}`),
    );
    pager.replaceChildren(
      el(
        'ul',
        {},
        ...(current > 1 ? [to(current - 1, 'Vorige', 'Vorige pagina')] : []),
        ...pages,
        ...(current < last ? [to(current + 1, 'Volgende', 'Volgende pagina')] : []),
      ),
    );
  }

  function renderError(error, words) {
    const retry = () => navigate(state, { stay: true });
    slot(root, 'error').replaceChildren(errorBox(error, { words, retry }));
    results.classList.add('failed');
    const total = slot(root, 'total');
    if (total.textContent === BUSY || !total.textContent) {
      total.textContent = 'Zoeken';
      total.classList.add('hidden'); // there are no old results to head
    }
    dialog.close();
  }

  function leave() {
    feed.href = '/feed.atom';
    lane.stop();
    extra.stop();
    dialog.close();
  }

  return { root, show, leave };
}
