// What the reader has narrowed by, each to be taken away again.

import { narrowings, without } from './address.js';
import { el } from './dom.js';
import { facetName } from './facets_view.js';
import { choiceLabel, period } from './format.js';

/**
 * What a chip says and what its removal is called.
 * @returns {{text: string, label: string}}
 */
export function chipWords(state, { facet, value }, facets) {
  if (facet === 'period') {
    const text = period(state.from, state.to);
    return { text, label: `Verwijder periode ${text}` };
  }
  const known = (facets?.[facet] ?? []).find((item) => item.value === value);
  const label = choiceLabel(facet, known?.label ?? value);
  return { text: `${facetName(facet)}: ${label}`, label: `Verwijder keuze ${label}` };
}

/**
 * Chips in `list`. After a removal the focus goes to the chip that takes its place, or to
 * `focusElsewhere()` when none is left.
 */
export function createChips(list, choose, focusElsewhere) {
  function render(state, facets) {
    const choices = narrowings(state);
    list.hidden = choices.length === 0;
    list.replaceChildren(
      ...choices.map((choice, index) =>
        chip(chipWords(state, choice, facets), index, () => remove(state, choice, index)),
      ),
    );
  }

  async function remove(state, choice, index) {
    await choose(without(state, choice));
    const left = list.querySelectorAll('button');
    if (left.length > 0) left[Math.min(index, left.length - 1)].focus({ preventScroll: true });
    else focusElsewhere();
  }

  return { render };
}

function chip({ text, label }, index, remove) {
  const cross = el('span', { 'aria-hidden': 'true', class: 'cross' }, '×');
  const name = el('span', { class: 'hidden' }, label);
  const shown = el('span', { 'aria-hidden': 'true' }, text);
  const button = el(
    'button',
    { type: 'button', class: 'chip', id: `chip-${index}` },
    name,
    shown,
    cross,
  );
  button.addEventListener('click', remove);
  return el('li', {}, button);
}
