// The text of a letter, in the letter's own order: sections, lists, tables, notes and annexes.

import { letterAddress } from './address.js';
import { el, link, piecesToNodes } from './dom.js';
import { number } from './format.js';
import { plain } from './letter_words.js';

/**
 * The notes that the mark in each piece stands for. Marks start again on every page, so the same
 * mark may occur twice in a section: then the notes follow in order.
 */
export class NoteFinder {
  #waiting;

  constructor(footnotes) {
    this.#waiting = [...footnotes];
  }

  /** The note for `mark` in `section`, taken only once; null when there is none. */
  take(section, mark) {
    const at = this.#waiting.findIndex((note) => note.section === section && note.mark === mark);
    return at < 0 ? null : this.#waiting.splice(at, 1)[0];
  }
}

/** The nodes of a letter's text. */
export function textToNodes(letter) {
  const context = {
    notes: new NoteFinder(letter.footnotes ?? []),
    known: new Map(
      (letter.cites ?? []).filter((cite) => cite.letter).map((cite) => [cite.id, cite.letter]),
    ),
  };
  const started = new Set();
  let last = 0; // page that was told: two annexes may stand on one
  return letter.sections.flatMap((section) => {
    const opens = section.annex > 0 && !started.has(section.annex);
    started.add(section.annex);
    const annex = letter.annexes?.[section.annex - 1];
    const notes = (letter.footnotes ?? []).filter((note) => note.section === section.anchor);
    const head = opens ? annex : null;
    const told = pageToTell(section, head);
    const isNew = told > 0 && told !== last;
    last = told || last;
    return [
      ...(isNew ? [pageMark(told)] : []),
      sectionToNode(section, head, notes, { ...context, told }),
    ];
  });
}

function annexHead({ label, title }) {
  return el(
    'h2',
    { class: 'annex-name', tabindex: '-1' },
    [label, title].filter(Boolean).join(': '),
  );
}

/**
 * The page that a heading is the first of, so that it is told above the heading and not below it;
 * 0 when the heading starts no page.
 */
export function pageToTell({ heading, page, paragraphs }, annex) {
  if (annex?.page) return annex.page;
  return heading && page && paragraphs[0]?.page === page ? page : 0;
}

function sectionToNode(section, annex, notes, context) {
  const node = el('section', {
    id: section.anchor,
    'data-page': section.page || null,
    class: annex ? 'annex' : null,
  });
  if (annex) node.append(annexHead(annex));
  if (section.heading) {
    const level = Math.min(6, Math.max(1, section.level || 1) + (section.annex > 0 ? 2 : 1));
    node.append(
      el(
        `h${level}`,
        { tabindex: '-1' },
        ...piecesToNodes(section.heading_pieces ?? [{ text: section.heading }]),
      ),
    );
  }
  const paragraphs = section.paragraphs.map((paragraph, index) =>
    index === 0 && paragraph.page === context.told ? { ...paragraph, page: null } : paragraph,
  );
  for (const group of groups(paragraphs)) node.append(...groupToNodes(group, section, context));
  if (notes.length > 0) node.append(notesList(notes, context));
  return node;
}

/** Paragraphs of one kind that follow each other: items make a list, rows a table. */
export function groups(paragraphs) {
  const result = [];
  for (const paragraph of paragraphs) {
    const last = result.at(-1);
    if (last && last.kind === paragraph.kind && paragraph.kind !== 'text' && !paragraph.page) {
      last.paragraphs.push(paragraph);
    } else {
      result.push({ kind: paragraph.kind, paragraphs: [paragraph] });
    }
  }
  return result;
}

function groupToNodes({ kind, paragraphs }, section, context) {
  const page = paragraphs[0].page > 1 ? [pageMark(paragraphs[0].page)] : [];
  if (kind === 'row') return [...page, table(paragraphs, section, context)];
  if (kind === 'item') {
    const items = paragraphs.map((item) =>
      el('li', {}, ...inline(withoutBullet(item.pieces), section, context)),
    );
    return [...page, el('ul', { class: 'items' }, ...items)];
  }
  return [
    ...page,
    ...paragraphs.map((paragraph) => el('p', {}, ...inline(paragraph.pieces, section, context))),
  ];
}

function pageMark(page) {
  return el('p', { class: 'page-start', 'data-page': page }, `pagina ${number(page)}`);
}

/** A page that begins in the middle of a paragraph. */
function pageInside(page) {
  return el('span', { class: 'page-inside', 'data-page': page }, `pagina ${number(page)} `);
}

function table(rows, section, context) {
  const { headed, numeric } = tableShape(rows.map((row) => row.cells.map(plain)));
  const rowNode = (row, tag, attributes = {}) =>
    el(
      'tr',
      {},
      ...row.cells.map((cell, column) =>
        el(
          tag,
          { ...attributes, class: numeric[column] ? 'number' : null },
          ...inline(cell, section, context),
        ),
      ),
    );
  const [first, ...others] = rows;
  const head = headed ? [el('thead', {}, rowNode(first, 'th', { scope: 'col' }))] : [];
  const body = (headed ? others : rows).map((row) => rowNode(row, 'td'));
  return el(
    'div',
    { class: 'table', role: 'region', 'aria-label': 'Tabel', tabindex: '0' },
    el('table', {}, ...head, el('tbody', {}, ...body)),
  );
}

const BEGINS = /^[-–+]?\s?[€$]?\s?\d/; // with an amount or a day
const AMOUNT = /^[-–+]?\s?(€\s?)?[-–]?\d[\d.,]*(\s?%)?$/;

/**
 * Which columns hold numbers, and whether the first row names the columns: it does when it has a
 * word, or a year, above a column of numbers, or a word above cells that nearly all have a number
 * in them, such as amounts and dates. Of other tables a letter's text does not tell.
 * @param {string[][]} rows text of the cells
 * @returns {{headed: boolean, numeric: boolean[]}}
 */
export function tableShape([first = [], ...rows]) {
  const numeric = first.map((_, column) => {
    const cells = rows.map((row) => row[column]?.trim() ?? '').filter(Boolean);
    return cells.length > 0 && cells.every((cell) => AMOUNT.test(cell));
  });
  const names = first.map((cell) => !AMOUNT.test(cell.trim()) || /^(19|20)\d\d$/.test(cell.trim()));
  const measured = first.map((name, column) => {
    const cells = rows.map((row) => row[column]?.trim() ?? '').filter(Boolean);
    const nearlyAll = (pattern) => {
      const those = cells.filter((cell) => pattern.test(cell)).length;
      return those > 1 && those * 4 >= cells.length * 3;
    };
    return (/^\D+$/.test(name) && nearlyAll(/\d/)) || (/^\p{L}/u.test(name) && nearlyAll(BEGINS));
  });
  const headed = names.every(Boolean) && (numeric.some(Boolean) || measured.some(Boolean));
  return { headed, numeric: numeric.map((is, column) => headed && is && column > 0) };
}

/** The pieces without the bullet that a list draws itself. */
export function withoutBullet(pieces) {
  const [first, ...rest] = pieces ?? [];
  if (!first) return [];
  return [{ ...first, text: first.text.replace(/^•\s*/, '') }, ...rest];
}

function inline(pieces, section, context) {
  return (pieces ?? []).flatMap((piece) => {
    if (piece.note) return noteMark(piece.note, section, context);
    if (piece.page) return [pageInside(piece.page)];
    const [node] = piecesToNodes([piece]);
    const letter = piece.cites && context.known.get(piece.cites);
    return letter ? [link(letterAddress(letter.id), node)] : [node];
  });
}

function noteMark(mark, section, context) {
  const note = context.notes.take(section.anchor, mark);
  if (!note) return [el('sup', {}, mark)];
  const button = el(
    'button',
    {
      type: 'button',
      class: 'note-mark',
      id: `verwijzing-${note.anchor}`,
      'aria-expanded': 'false',
      'aria-label': `Voetnoot ${mark}`,
    },
    mark,
  );
  button.addEventListener('click', () => toggleNote(button, note, context));
  return [el('sup', {}, button)];
}

/** Opens a note below the paragraph of its mark, or closes it. */
function toggleNote(button, note, context) {
  const id = `open-${note.anchor}`;
  const opened = document.getElementById(id);
  button.setAttribute('aria-expanded', String(!opened));
  if (opened) return opened.remove();
  button.setAttribute('aria-controls', id);
  const block = button.closest('p, li, .table');
  const box = el(
    'div',
    { class: 'note-open', id, role: 'note' },
    el('span', { class: 'note-number' }, note.mark),
    ' ',
    ...inline(note.pieces, {}, context),
  );
  if (block.tagName === 'LI') block.append(box);
  else block.after(box);
}

function notesList(notes, context) {
  const items = notes.map((note) =>
    el(
      'li',
      { id: note.anchor },
      el(
        'a',
        {
          class: 'note-number',
          href: `#verwijzing-${note.anchor}`,
          'aria-label': `Voetnoot ${note.mark}, terug naar de tekst`,
        },
        note.mark,
      ),
      el('span', {}, ...inline(note.pieces, {}, context)),
    ),
  );
  return el('ol', { class: 'notes', 'aria-label': 'Voetnoten' }, ...items);
}
