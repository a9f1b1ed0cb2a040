// The marks in a letter: numbered, counted, and walked through.

import { number } from './format.js';
import { el, slot, stamp } from './dom.js';
import { places } from './letter_words.js';

const NAME = /^vindplaats-(\d+)$/;

/** The number in an anchor "vindplaats-3", or 0. */
export function markNumber(anchor) {
  return Number(NAME.exec(anchor)?.[1] ?? 0);
}

/**
 * The marks inside `node`, each once: a mark that a link or a note cuts in two is one place. What
 * stands in an opened note is a copy and does not count.
 */
export function startsOfMarks(node) {
  const marks = [...(node?.querySelectorAll('mark') ?? [])].filter(
    (mark) => !mark.closest('.note-open'),
  );
  return marks.filter((mark, index) => index === 0 || !touches(marks[index - 1], mark));
}

function touches(one, other) {
  if (
    one.closest('p, li, td, h1, h2, h3, h4, h5, h6') !==
    other.closest('p, li, td, h1, h2, h3, h4, h5, h6')
  ) {
    return false;
  }
  const between = document.createRange();
  between.setStartAfter(one);
  between.setEndBefore(other);
  return between.toString() === '';
}

/** The page that `mark` stands on, as far as the letter tells; 0 is unknown. */
export function pageOf(article, mark) {
  if (!mark) return 0;
  const before = [...article.querySelectorAll('[data-page]')].filter(
    (place) => mark.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_PRECEDING,
  );
  return Number(before.at(-1)?.dataset.page ?? 0);
}

const NEAR = 60; // characters on either side of a mark that are read out

/** The words around a mark: enough to know where one is, and no whole paragraph. */
function around(mark) {
  const block = mark.closest('p, li, td, h1, h2, h3, h4, h5, h6') ?? mark;
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEndBefore(mark);
  return textAround(block.textContent, before.toString().length, mark.textContent.length);
}

/** `text` from a word shortly before `at` to one shortly after `at + length`. */
export function textAround(text, at, length) {
  const end = at + length;
  const space = text.indexOf(' ', at - NEAR);
  const from = at <= NEAR ? 0 : space < 0 ? at : Math.min(space, at);
  const to = end + NEAR >= text.length ? text.length : text.lastIndexOf(' ', end + NEAR);
  return text.slice(from, Math.max(to, end)).trim();
}

/** The mark after or before `current` of `total`, round and round. Before the first step: 0. */
export function step(current, total, by) {
  if (total === 0) return 0;
  if (current === 0) return by > 0 ? 1 : total;
  return ((current - 1 + by + total) % total) + 1;
}

/**
 * The line above a letter, with `source(page)` at its end: where the text came from. It numbers the
 * marks in `article`, and goes to the next or previous one; the address follows, so that a place
 * can be shared.
 */
export function createMarks(container, article, { q, announce, source }) {
  const marks = startsOfMarks(article);
  marks.forEach((mark, index) => mark.setAttribute('id', `vindplaats-${index + 1}`));
  const line = stamp('places');
  let current = 0;

  function say() {
    const count = slot(line, 'count');
    if (current > 0) {
      const [all, word] = places(marks.length).split(' ');
      count.replaceChildren(
        `${number(current)} van ${all}`,
        el('span', { class: 'word' }, ` ${word}`),
      );
    } else if (q) {
      count.textContent =
        marks.length > 0 ? places(marks.length) : 'Geen vindplaatsen in deze brief';
    }
    const origin = source(pageOf(article, marks[Math.max(0, current - 1)]));
    slot(line, 'source').replaceChildren(...(origin ? [origin] : []));
  }

  /** Goes to a mark, by its number from 1; false when there is no such mark. */
  function goTo(which) {
    const mark = marks[which - 1];
    if (!mark) return false;
    marks[current - 1]?.classList.remove('current');
    current = which;
    mark.classList.add('current');
    mark.scrollIntoView({ block: 'center' });
    say();
    return true;
  }

  function walk(by) {
    if (!goTo(step(current, marks.length, by))) return;
    history.replaceState(history.state, '', `#vindplaats-${current}`);
    announce(`Vindplaats ${number(current)} van ${number(marks.length)}: ${around(marks[current - 1])}`);
  }

  for (const [name, by] of [
    ['previous', -1],
    ['next', 1],
  ]) {
    if (marks.length === 0) slot(line, name).remove();
    else slot(line, name).addEventListener('click', () => walk(by));
  }
  say();
  container.replaceChildren(line);
  container.hidden = !q && slot(line, 'source').childElementCount === 0;
  return { goTo, total: marks.length };
}
