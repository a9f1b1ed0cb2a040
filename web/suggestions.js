// Suggestions while a reader types, as a combobox (ARIA 1.2): the field keeps the focus, the list
// below it is walked with the arrows. Without this module the field is a field and its form a form.

import { getJson, Lane } from './api.js';
import { asQuery, changed, emptyState } from './address.js';
import { el } from './dom.js';

const MOST = 8;
const PAUSE = 80; // ms without a key before the server is asked
const SHORTEST = 2;
const KINDS = { word: '', subject: 'brief', mission: 'missie', kamerstuk: 'nummer' };

/** The state that choosing a suggestion leads to. `base` are the choices that stay. */
export function stateOf({ kind, text, id }, base = emptyState()) {
  if (kind === 'subject') return { ...emptyState('letter'), id };
  if (kind !== 'mission') return changed(base, { q: text, match: '' });
  const mission = [...new Set([...base.choices.mission, id])];
  return changed(base, { q: '', match: '', choices: { ...base.choices, mission } });
}

/** The number of the option after a key: up and down go round, past the ends to none (-1). */
export function moved(active, step, count) {
  const places = count + 1;
  return ((active + 1 + step + places) % places) - 1;
}

/** Makes a combobox of `field`; `choose(state)` goes where a suggestion leads, from `here()`. */
export function createSuggestions(field, { choose, here }) {
  const list = el('ul', { id: 'suggestions', role: 'listbox', 'aria-label': 'Suggesties', hidden: true });
  const lane = new Lane();
  let items = [];
  let active = -1;
  let timer = 0;
  let typed = '';

  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-expanded', 'false');
  field.setAttribute('aria-controls', list.id);
  field.form.append(list);

  function close() {
    clearTimeout(timer);
    lane.stop();
    items = [];
    render();
  }

  function render() {
    active = -1;
    list.replaceChildren(...items.map(option));
    list.hidden = items.length === 0;
    field.setAttribute('aria-expanded', String(items.length > 0));
    field.removeAttribute('aria-activedescendant');
  }

  function option(item, index) {
    const kind = KINDS[item.kind] ? [el('span', { class: 'soft' }, KINDS[item.kind])] : [];
    const line = el('li', { id: `suggestion-${index}`, role: 'option', 'aria-selected': 'false' });
    line.append(el('span', {}, item.text), ...kind);
    return line;
  }

  function mark(next) {
    list.children[active]?.setAttribute('aria-selected', 'false');
    active = next;
    const line = list.children[active];
    line?.setAttribute('aria-selected', 'true');
    line?.scrollIntoView({ block: 'nearest' });
    if (line) field.setAttribute('aria-activedescendant', line.id);
    else field.removeAttribute('aria-activedescendant');
    field.value = items[active]?.kind === 'word' ? items[active].text : typed;
  }

  function take(index) {
    const item = items[index];
    close();
    field.value = item.kind === 'word' || item.kind === 'kamerstuk' ? item.text : '';
    choose(stateOf(item, here()));
  }

  async function update() {
    const path = `/api/v1/suggest${asQuery([['q', typed], ['count', String(MOST)]])}`;
    try {
      const answer = await lane.run((signal) => getJson(path, { signal }));
      items = document.activeElement === field ? answer.suggestions : [];
      render();
    } catch {
      // Suggestions are a help: without them a reader types on.
    }
  }

  function onInput() {
    clearTimeout(timer);
    lane.stop();
    typed = field.value;
    if (typed.trim().length < SHORTEST) return close();
    timer = setTimeout(update, PAUSE);
  }

  function onKey(event) {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && items.length > 0) {
      event.preventDefault();
      mark(moved(active, step, items.length));
    } else if (event.key === 'ArrowDown') {
      onInput();
    } else if (event.key === 'Escape' && items.length > 0) {
      event.preventDefault();
      field.value = typed;
      close();
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      take(active);
    }
  }

  field.addEventListener('input', onInput);
  field.addEventListener('keydown', onKey);
  field.addEventListener('blur', close);
  field.form.addEventListener('submit', close);
  list.addEventListener('pointerdown', (event) => event.preventDefault()); // the field keeps focus
  list.addEventListener('click', (event) => {
    const index = [...list.children].indexOf(event.target.closest('[role="option"]'));
    if (index >= 0) take(index);
  });
  return { begin: onInput };
}
