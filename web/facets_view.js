// The facets: what the letters found can be narrowed by, with counts.

import { FACETS, toggled } from './address.js';
import { el, keepFocus, slot, stamp } from './dom.js';
import { choiceLabel, count, number } from './format.js';
import { hasMore, rows } from './lists.js';
import { createPeriod } from './period.js';

const NAMES = {
  topic: ['Onderwerp', 'onderwerpen'],
  mission: ['Missie', 'missies'],
  ministry: ['Ministerie', 'ministeries'],
  kind: ['Soort brief', 'soorten'],
};

/** What the page calls a facet: "Onderwerp". */
export function facetName(facet) {
  return NAMES[facet]?.[0] ?? facet;
}

/** The facets in `container`; `choose(state)` is called with what the reader wants instead. */
export function createFacets(container, choose) {
  const open = new Map(); // facet → what is typed in its field, while all values are shown
  const places = new Map(FACETS.map((facet) => [facet, el('div')]));
  const period = createPeriod(choose);
  container.replaceChildren(...places.values(), period.root);

  function render(state, facets) {
    keepFocus(container, () => {
      for (const [facet, place] of places) renderFacet(facet, place, state, facets[facet] ?? []);
    });
    period.render(state);
  }

  function renderFacet(facet, place, state, values) {
    place.hidden = rows(values).length === 0;
    if (place.hidden) return place.replaceChildren();
    const node = stamp('facet');
    slot(node, 'name').textContent = facetName(facet);
    const list = slot(node, 'values');
    list.id = `${facet}-values`;
    const again = () => keepFocus(place, () => renderFacet(facet, place, state, values));
    const renderList = () => {
      const shown = rows(values, { open: open.has(facet), find: open.get(facet) ?? '' });
      list.replaceChildren(...shown.map((row) => valueNode(facet, row, state, values)));
      slot(node, 'none').textContent = shown.length > 0 ? '' : 'Geen keuze met deze naam';
    };
    renderList();
    if (open.has(facet)) addFind(facet, node, renderList);
    else slot(node, 'find').remove();
    addMore(facet, node, values, again);
    place.replaceChildren(node);
  }

  function valueNode(facet, { item, depth, mixed }, state, values) {
    const node = stamp('facet-value');
    if (depth > 0) node.classList.add(`below-${Math.min(depth, 3)}`);
    node.classList.toggle('zero', item.count === 0);
    const box = node.querySelector('input');
    box.id = `${facet}-${item.value}`;
    box.checked = state.choices[facet].includes(item.value);
    box.indeterminate = mixed;
    box.addEventListener('change', () => choose(toggled(state, facet, item.value, values)));
    slot(node, 'label').textContent = choiceLabel(facet, item.label);
    slot(node, 'count').replaceChildren(
      number(item.count),
      el('span', { class: 'hidden' }, item.count === 1 ? ' brief' : ' brieven'),
    );
    return node;
  }

  function addFind(facet, node, renderList) {
    const field = slot(node, 'find-field');
    const label = slot(node, 'find-label');
    field.id = `${facet}-find`;
    label.htmlFor = field.id;
    label.textContent = `Zoek in ${NAMES[facet][1]}`;
    field.placeholder = label.textContent;
    field.value = open.get(facet);
    field.addEventListener('input', () => {
      open.set(facet, field.value);
      renderList();
    });
  }

  function addMore(facet, node, values, again) {
    const button = slot(node, 'all');
    if (!open.has(facet) && !hasMore(values)) return button.remove();
    button.id = `${facet}-all`;
    button.setAttribute('aria-controls', `${facet}-values`);
    button.setAttribute('aria-expanded', String(open.has(facet)));
    button.textContent = open.has(facet) ? 'Toon minder' : `Toon alle ${number(values.length)}`;
    button.setAttribute(
      'aria-label',
      open.has(facet)
        ? `Toon minder ${NAMES[facet][1]}`
        : `Toon alle ${count(values.length, NAMES[facet][0].toLowerCase(), NAMES[facet][1])}`,
    );
    button.addEventListener('click', () => {
      if (open.has(facet)) open.delete(facet);
      else open.set(facet, '');
      again();
      if (open.has(facet)) container.querySelector(`#${facet}-find`).focus();
    });
  }

  return { render };
}
