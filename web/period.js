// The period as two dates, written the Dutch way whatever the language of the browser.

import { changed } from './address.js';
import { stamp } from './dom.js';
import { firstDay, lastDay } from './months.js';

const MONTHS = 'jan feb mrt apr mei jun jul aug sep okt nov dec'.split(' ');
const NAMES =
  'januari februari maart april mei juni juli augustus september oktober november december'.split(
    ' ',
  );

/** What is wrong with two dates, in words; empty when nothing is. */
export function periodFault(from, to) {
  if (from === null || to === null) return 'Schrijf een datum als 31-1-2025, maart 2025 of 2025.';
  return from && to && firstDay(from) > lastDay(to) ? 'De eerste datum ligt na de laatste.' : '';
}

/**
 * What a reader typed, as the address has it: "31-1-2025" is "2025-01-31", "maart 2025" is
 * "2025-03", "2025" is itself and nothing is ''. Null for what is no date.
 */
export function readDate(text) {
  const parts = text.trim().toLowerCase().split(/[-/.\s]+/).filter(Boolean);
  if (parts.length === 0) return '';
  if (parts.length > 1 && /^\d{4}$/.test(parts[0])) parts.reverse(); // 2025-01-31
  const year = parts.pop();
  if (!/^(1[89]|20)\d\d$/.test(year) || parts.length > 2) return null;
  if (parts.length === 0) return year;
  const month = monthNumber(parts.pop());
  if (month === null) return null;
  const whole = `${year}-${month}`;
  if (parts.length === 0) return whole;
  const day = /^\d\d?$/.test(parts[0]) ? `${whole}-${parts[0].padStart(2, '0')}` : '';
  return day > whole && day <= lastDay(whole) && !day.endsWith('-00') ? day : null;
}

function monthNumber(text) {
  const named = NAMES.findIndex((name, at) => text === name || text === MONTHS[at]) + 1;
  const month = /^\d\d?$/.test(text) ? Number(text) : named;
  return month >= 1 && month <= 12 ? String(month).padStart(2, '0') : null;
}

/** A date of the address as it stands in its field: "31-1-2025", "maart 2025", "2025". */
export function writeDate(text) {
  const [year, month, day] = text.split('-');
  if (day) return `${Number(day)}-${Number(month)}-${year}`;
  return month && NAMES[month - 1] ? `${NAMES[month - 1]} ${year}` : text;
}

/** The fieldset with its two fields; `choose(state)` is called when a date has been filled in. */
export function createPeriod(choose) {
  const root = stamp('period');
  const from = root.querySelector('#from');
  const to = root.querySelector('#to');
  const error = root.querySelector('#period-error');
  const typed = new Set(); // fields with what the address does not have yet
  let state = null;
  root.hidden = true; // until there is something to narrow

  function settle() {
    const [first, last] = [readDate(from.value), readDate(to.value)];
    const fault = periodFault(first, last);
    error.textContent = fault;
    const both = first !== null && last !== null;
    from.setAttribute('aria-invalid', String(fault !== '' && (both || first === null)));
    to.setAttribute('aria-invalid', String(fault !== '' && (both || last === null)));
    if (!fault) typed.clear();
    const same = first === state.from && last === state.to;
    if (!fault && !same) choose(changed(state, { from: first, to: last }));
  }

  for (const field of [from, to]) {
    field.addEventListener('input', () => typed.add(field));
    field.addEventListener('change', settle); // also on Enter
  }

  function render(next) {
    state = next;
    root.hidden = false;
    fill(from, state.from);
    fill(to, state.to);
    if (typed.size === 0) error.textContent = '';
  }

  /** What a reader is typing is left alone. */
  function fill(field, text) {
    if (typed.has(field) && field === document.activeElement) return;
    typed.delete(field);
    field.setAttribute('aria-invalid', 'false');
    if (readDate(field.value) !== text) field.value = writeDate(text);
  }

  return { root, render };
}
