// Nothing found: another spelling, and what taking away one choice would give.

import { isAborted } from './api.js';
import {
  asQuery,
  changed,
  FACETS,
  formatAddress,
  PAGE_SIZE,
  searchParameters,
  withFacet,
} from './address.js';
import { el, link, slot, stamp } from './dom.js';
import { facetName } from './facets_view.js';
import { choiceLabel, letters, number, period } from './format.js';

/**
 * The ways to ask for less: one facet, the period, the words, or literal search taken away.
 * @returns {Array<{name: string, state: import('./address.js').State}>}
 */
export function drops(state, facets = {}) {
  const ways = FACETS.filter((facet) => state.choices[facet].length > 0).map((facet) => ({
    name: `Zonder ${choiceName(facet, state.choices[facet], facets[facet] ?? [])}`,
    state: withFacet(state, facet, []),
  }));
  if (state.from || state.to) {
    ways.push({
      name: `Zonder periode (${period(state.from, state.to)})`,
      state: changed(state, { from: '', to: '' }),
    });
  }
  if (state.expand === '0') {
    ways.push({ name: 'Ook andere vormen van de woorden', state: changed(state, { expand: '' }) });
  }
  if (state.match === 'all') {
    ways.push({ name: 'Ook met een deel van de woorden', state: changed(state, { match: '' }) });
  }
  if (state.q && ways.length > 0) {
    ways.push({ name: 'Zonder zoekwoorden', state: changed(state, { q: '', sort: 'newest' }) });
  }
  return ways;
}

function choiceName(facet, chosen, values) {
  if (chosen.length > 1) return `keuzes bij ${facetName(facet).toLowerCase()}`;
  const known = values.find((item) => item.value === chosen[0]);
  return choiceLabel(facet, known?.label ?? chosen[0]);
}

/** What a question is made of: it decides which advice helps. */
export function questionKind(state) {
  if (!state.q) return 'choices';
  const rest = state.q.replace(/kamerstuk(ken)?|dossier|nr\.?|nummer/gi, '');
  return /\d/.test(rest) && !/\p{L}{3}/u.test(rest) ? 'number' : 'words';
}

/** The way back from a page of results that is not there. */
function pastTheEnd(state, all) {
  const last = Math.ceil(all / PAGE_SIZE);
  const back = (page, name) =>
    el('li', {}, link(formatAddress({ ...state, first: (page - 1) * PAGE_SIZE }), name));
  const pages = last === 1 ? 'is 1 pagina' : `zijn ${number(last)} pagina’s`;
  return el(
    'div',
    { class: 'notice' },
    el('p', {}, `Zo veel brieven zijn er niet. Er ${pages}.`),
    el(
      'ul',
      {},
      back(1, 'Naar de eerste pagina'),
      ...(last > 1 ? [back(last, `Naar de laatste pagina (${number(last)})`)] : []),
    ),
  );
}

/** Fills `container`; the numbers come when the server has counted them. */
export async function fillEmpty(container, { state, answer, ask, lane }) {
  const all = answer.total + answer.total_some;
  if (all > 0) return container.replaceChildren(pastTheEnd(state, all));
  const box = stamp('empty');
  const suggestion = slot(box, 'suggestion');
  if (answer.suggestion) {
    const other = link(formatAddress(changed(state, { q: answer.suggestion })), answer.suggestion);
    suggestion.replaceChildren('Bedoelde u ', other, '?');
  } else {
    suggestion.remove();
  }
  for (const advice of box.querySelectorAll('[data-for]')) {
    if (advice.dataset.for !== questionKind(state)) advice.remove();
  }
  container.replaceChildren(box);
  const part = slot(box, 'drops');
  part.remove();
  try {
    const items = await lane.run((signal) => counted(drops(state, answer.facets), ask, signal));
    if (items.length === 0) return;
    slot(part, 'drop-items').replaceChildren(...items);
    slot(box, 'advice').before(part);
  } catch (error) {
    if (!isAborted(error)) part.remove(); // the advice stands without the numbers
  }
}

async function counted(ways, ask, signal) {
  const answers = await Promise.all(
    ways.map((way) =>
      ask(`/api/v1/search${asQuery([...searchParameters(way.state), ['count', '1']])}`, { signal }),
    ),
  );
  return ways
    .map((way, index) => ({ ...way, total: answers[index].total + answers[index].total_some }))
    .filter((way) => way.total > 0)
    .map((way) =>
      el('li', {}, link(formatAddress(way.state), way.name), `: ${letters(way.total)}`),
    );
}
