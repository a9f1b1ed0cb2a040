// What is searched: letters by kind of file, ministry and month, what they lack, and which files
// could not be read.

import { isAborted, Lane } from './api.js';
import { emptyState, formatAddress, withFacet } from './address.js';
import { el, link, slot, stamp } from './dom.js';
import { errorBox } from './error_view.js';
import { capital, count, letters, ministry, moment, number } from './format.js';
import { format, unreadable } from './letter_words.js';

const MOST_FILES = 200; // more of them are counted, and listed by `briefkamer status`

const COUNTS = [
  ['read', 'gelezen bestanden'],
  ['added', 'nieuwe brieven'],
  ['changed', 'gewijzigde brieven'],
  ['unchanged', 'ongewijzigde bestanden'],
  ['moved', 'verplaatste bestanden'],
  ['duplicate', 'dubbele brieven'],
  ['gone', 'verdwenen bestanden'],
  ['pruned', 'verwijderde brieven'],
];

/** The page that tells what is covered. */
export function createCoverageView({ ask, navigate, announce, setTitle }) {
  const root = stamp('coverage-view');
  const lane = new Lane();

  async function show(state, how, enter) {
    setTitle('Dekking');
    announce('');
    enter();
    try {
      const coverage = await lane.run((signal) =>
        ask('/api/v1/coverage', { signal, remembered: how.kind === 'pop' }),
      );
      slot(root, 'error').replaceChildren();
      slot(root, 'lead').textContent = lead(coverage);
      slot(root, 'parts').replaceChildren(...parts(coverage));
    } catch (error) {
      if (isAborted(error)) throw error;
      const retry = () => navigate(state);
      slot(root, 'error').replaceChildren(errorBox(error, { retry }));
    }
  }

  return { root, show, leave: () => lane.stop() };
}

function lead({ letters: all, last_run: run }) {
  const when = run ? moment(run.finished) : '';
  return `${letters(all)} ${all === 1 ? 'wordt' : 'worden'} doorzocht${
    when ? `, bijgewerkt ${when}` : ''
  }.`;
}

function parts(coverage) {
  return [
    ...lacking(coverage),
    ...lastRun(coverage.last_run),
    ...table('Naar soort bestand', 'Bestand', coverage.formats, ({ value }) =>
      capital(format(value)),
    ),
    ...table('Naar ministerie', 'Ministerie', coverage.ministries, ministryCell),
    ...years(coverage.months),
  ];
}

function lacking({ undated, without_subject: silent, scans_without_text: scans }) {
  return [
    el('h2', {}, 'Wat ontbreekt'),
    numbersTable('Wat ontbreekt', [
      ['Brieven zonder datum', undated],
      ['Brieven zonder onderwerp', silent],
      ['Bestanden met scans zonder tekst', scans],
    ]),
  ];
}

function lastRun(run) {
  if (!run) return [];
  const rows = COUNTS.map(([name, label]) => [capital(label), run[name]]);
  return [
    el('h2', {}, 'De laatste keer bijgewerkt'),
    numbersTable('De laatste keer bijgewerkt', rows),
    ...files('Niet gelezen', run.failed, run.failed_count, unreadable),
    ...files('Niet helemaal gelezen', run.remarks, run.remarks_count, () => ''),
  ];
}

function files(title, list, total, inDutch) {
  if (total === 0) return [];
  const shown = list.slice(0, MOST_FILES);
  const rows = shown.map(({ path, reason }) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, path),
      el('td', {}, inDutch(reason), el('span', { class: 'soft told', lang: 'en' }, reason)),
    ),
  );
  const rest = total - shown.length;
  return [
    el('h3', {}, `${title}: ${count(total, 'bestand', 'bestanden')}`),
    plainTable(title, ['Bestand', 'Reden'], rows, 'files'),
    ...(rest > 0 ? [el('p', { class: 'soft' }, `En nog ${number(rest)}.`)] : []),
  ];
}

function table(title, first, items, cell) {
  if (items.length === 0) return [];
  const rows = items.map((item) => row(cell(item), item.count));
  return [el('h2', {}, title), plainTable(title, [first, 'Brieven'], rows)];
}

function numbersTable(caption, rows) {
  return plainTable(
    caption,
    ['Wat', 'Aantal'],
    rows.map(([name, value]) => row(name, value)),
  );
}

function row(name, value) {
  return el(
    'tr',
    {},
    el('th', { scope: 'row' }, name),
    el('td', { class: 'number' }, number(value)),
  );
}

function plainTable(caption, heads, rows, kind = '') {
  const table = el(
    'table',
    {},
    el('caption', { class: 'hidden' }, caption),
    el('thead', {}, el('tr', {}, ...heads.map(head))),
    el('tbody', {}, ...rows),
  );
  return el('div', { class: `table coverage ${kind}`.trim() }, table);
}

function head(name) {
  const isNumber = name === 'Brieven' || name === 'Aantal';
  return el('th', { scope: 'col', class: isNumber && 'number' }, name);
}

function ministryCell({ value, label }) {
  const state = { ...withFacet(emptyState(), 'ministry', [value]), sort: 'newest' };
  return link(formatAddress(state), ministry(label));
}

/** A row a year, with its months: a long list of months says less. */
function years(months) {
  if (months.length === 0) return [];
  const names = [...new Set(months.map(({ value }) => value.slice(0, 4)))].sort().reverse();
  const rows = names.map((year) => {
    const within = months.filter(({ value }) => value.startsWith(year));
    const total = within.reduce((sum, month) => sum + month.count, 0);
    return el(
      'tr',
      {},
      el('th', { scope: 'row' }, periodLink(year, year)),
      el('td', {}, el('ul', { class: 'months' }, ...within.map(monthNode))),
      el('td', { class: 'number' }, number(total)),
    );
  });
  return [
    el('h2', {}, 'Naar jaar en maand'),
    plainTable('Naar jaar en maand', ['Jaar', 'Maanden', 'Brieven'], rows, 'by-year'),
  ];
}

function monthNode({ value, label, count: many }) {
  const name = capital(label.replace(/\s*\d{4}$/, ''));
  return el('li', {}, periodLink(value, name), ' ', el('span', { class: 'count' }, number(many)));
}

function periodLink(value, name) {
  const state = { ...emptyState(), from: value, to: value, sort: 'newest' };
  return link(formatAddress(state), name);
}
