// The period as two dates.

import { changed } from './address.js';
import { stamp } from './dom.js';
import { firstDay, lastDay } from './months.js';

const SETTLE = 500;

/**
 * What is wrong with two dates, in words; empty when nothing is.
 */
export function periodFault(from, to) {
  return from && to && from > to ? 'De eerste datum ligt na de laatste.' : '';
}

/** Is `text` a date that somebody has finished typing? A year passes 0002 and 0020 on its way. */
export function isFinished(text) {
  return text === '' || Number(text.slice(0, 4)) >= 1800;
}

/** The fieldset with its two fields; `choose(state)` is called when a date has been filled in. */
export function createPeriod(choose) {
  const root = stamp('period');
  const from = root.querySelector('#from');
  const to = root.querySelector('#to');
  const error = root.querySelector('#period-error');
  let state = null;
  root.hidden = true; // until there is something to narrow
  let timer = 0;

  function settle() {
    clearTimeout(timer);
    if (!isFinished(from.value) || !isFinished(to.value)) return;
    const fault = periodFault(from.value, to.value);
    error.textContent = fault;
    for (const field of [from, to]) field.setAttribute('aria-invalid', String(fault !== ''));
    const same = from.value === firstDay(state.from) && to.value === lastDay(state.to);
    if (!fault && !same) choose(changed(state, { from: from.value, to: to.value }));
  }

  for (const field of [from, to]) {
    field.addEventListener('change', () => {
      clearTimeout(timer);
      timer = setTimeout(settle, SETTLE);
    });
    field.addEventListener('blur', settle);
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') settle();
    });
  }

  function render(next) {
    state = next;
    root.hidden = false;
    clearTimeout(timer);
    error.textContent = '';
    for (const field of [from, to]) field.setAttribute('aria-invalid', 'false');
    if (from.value !== firstDay(state.from)) from.value = firstDay(state.from);
    if (to.value !== lastDay(state.to)) to.value = lastDay(state.to);
  }

  return { root, render };
}
