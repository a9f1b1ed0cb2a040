// One letter: its text in the middle, its contents and what is around it beside it.

import { isAborted, Lane } from './api.js';
import { asQuery, decoded, emptyState, formatAddress } from './address.js';
import { el, fill, focusOn, link, piecesToNodes, slot, stamp } from './dom.js';
import { aroundToNodes, relatedToNode } from './around.js';
import { errorBox, refusal } from './error_view.js';
import { capital, number } from './format.js';
import { metaNodes } from './hits.js';
import { textToNodes } from './letter_text.js';
import { format, kamerstuk, list, places } from './letter_words.js';
import { createMarks, markNumber, startsOfMarks } from './marks.js';

const NAMELESS = 'Brief zonder onderwerp';

/** The view of a letter. */
export function createLetterView({ ask, navigate, announce, setTitle }) {
  const root = el('div', { class: 'letter-view' });
  const lane = new Lane((on) => root.classList.toggle('waiting', on));
  const extra = new Lane();
  let asked = null; // the state that is shown or waited for
  let shown = '';
  let marks = null;

  async function show(state, how, enter) {
    asked = state;
    const query = asQuery(state.q ? [['q', state.q]] : []);
    const path = `/api/v1/letters/${encodeURIComponent(state.id)}${query}`;
    if (shown === path && how.kind === 'pop' && root.isConnected) return;
    shown = '';
    const remembered = how.kind === 'pop';
    extra.stop();
    if (!root.isConnected) root.replaceChildren();
    const question = lane.run((signal) => ask(path, { signal, remembered }));
    await Promise.race([question.catch(() => {}), new Promise((done) => setTimeout(done, 150))]);
    enter();
    try {
      render(await question, state);
      shown = path;
      addRelated(state, remembered);
    } catch (error) {
      if (isAborted(error)) throw error;
      const words = await refusal(error, state);
      if (asked === state) fail(error, state, words);
    }
  }

  function fail(error, state, words) {
    shown = '';
    marks = null;
    setTitle('Brief');
    const heading = el('h1', { tabindex: '-1' }, 'Brief');
    const box = errorBox(error, { words, retry: () => navigate(state) });
    const start = el('p', {}, link('/', 'Naar het begin'));
    root.replaceChildren(el('div', { class: 'page' }, heading, box, start));
  }

  function render(letter, state) {
    const node = stamp('letter-view');
    setTitle(letter.subject || NAMELESS);
    renderHead(node, letter);
    slot(node, 'text').replaceChildren(...textToNodes(letter));
    fill(node, 'address', `${location.origin}/brief/${letter.id}`);
    marks = createMarks(slot(node, 'places'), slot(node, 'letter'), {
      q: state.q,
      announce,
      source: (page) => sourceNode(letter.sources ?? [], page),
    });
    renderContents(node, letter, state);
    slot(node, 'around').replaceChildren(...aroundToNodes(letter, state));
    root.replaceChildren(node);
    const found = state.q ? `, ${places(marks.total)}` : '';
    announce(`${letter.subject ? `Brief: ${letter.subject}` : NAMELESS}${found}`);
  }

  function renderHead(node, letter) {
    fill(node, 'meta', metaNodes(letter));
    slot(node, 'subject').replaceChildren(
      ...(letter.subject_pieces?.length > 0
        ? piecesToNodes(letter.subject_pieces)
        : [letter.subject || NAMELESS]),
    );
    const rows = facts(letter).flatMap(([name, value, inferred]) => [
      el('dt', {}, name),
      el('dd', {}, value, ...(inferred ? [el('span', { class: 'soft' }, ' (afgeleid)')] : [])),
    ]);
    slot(node, 'facts').replaceChildren(...rows);
  }

  function renderContents(node, letter, state) {
    const back = slot(node, 'back');
    const question = state.q && formatAddress({ ...emptyState(), q: state.q });
    back.href = history.state?.results?.address ?? question;
    if (!back.getAttribute('href')) back.closest('p').remove();
    back.addEventListener('click', (event) => {
      const steps = history.state?.results?.steps;
      if (!(steps < history.length) || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      history.go(-steps); // as the reader left them
    });
    const items = contentsItems(letter, (anchor) => countMarks(node, anchor));
    if (items.length < 2) return slot(node, 'contents-list').remove();
    slot(node, 'contents-items').replaceChildren(...items.map(contentsNode));
    slot(node, 'contents-list').open = matchMedia('(min-width: 52rem)').matches;
  }

  async function addRelated(state, remembered) {
    try {
      const path = `/api/v1/letters/${encodeURIComponent(state.id)}/related`;
      const { letters } = await extra.run((signal) => ask(path, { signal, remembered }));
      if (letters.length > 0) root.querySelector('.around')?.append(relatedToNode(letters));
    } catch {
      // A letter is complete without letters like it.
    }
  }

  function place(how) {
    const anchor = decoded(location.hash.slice(1));
    if (!anchor || !marks || (how.kind === 'pop' && history.state?.top !== undefined)) return false;
    if (marks.goTo(markNumber(anchor))) return true;
    const target = document.getElementById(anchor);
    if (!target) return false;
    target.scrollIntoView();
    focusOn(
      target.matches('section') ? (target.querySelector('h2, h3, h4, h5, h6') ?? target) : target,
    );
    return true;
  }

  function leave() {
    lane.stop();
    extra.stop();
    asked = null;
    shown = '';
  }

  return { root, show, place, leave };
}

/**
 * What stands in the letter's head: [name, value, inferred].
 * @returns {Array<[string, string, boolean]>}
 */
export function facts(letter) {
  const guessed = new Set(letter.inferred ?? []);
  const { own, yours, dossier, number: nr, dossier_title: title } = letter.references ?? {};
  const senders = (letter.senders ?? [])
    .map(({ role, name }) => [capital(role ?? ''), name].filter(Boolean).join(', '))
    .filter(Boolean);
  return [
    ['Van', senders.join('\n'), guessed.has('senders')],
    ['Mede namens', capital(list(letter.on_behalf_of ?? [])), guessed.has('on_behalf_of')],
    ['Aan', capital(letter.addressee ?? ''), guessed.has('addressee')],
    ['Kamerstuk', dossier ? kamerstuk(dossier, nr) : '', guessed.has('references')],
    ['Dossier', title ?? '', guessed.has('references')],
    ['Ons kenmerk', own ?? '', guessed.has('references')],
    ['Uw kenmerk', yours ?? '', guessed.has('references')],
  ].filter(([, value]) => value);
}

/** The lines of the contents: headings and annexes, each with its number of places. */
export function contentsItems(letter, marksIn) {
  const started = new Set([0]);
  const items = [];
  for (const section of letter.sections) {
    const annex = started.has(section.annex) ? null : letter.annexes?.[section.annex - 1];
    started.add(section.annex);
    if (annex) {
      items.push({
        anchor: section.anchor,
        level: 1,
        marks: 0,
        text: [annex.label, annex.title].filter(Boolean).join(': '),
      });
    }
    const marks = marksIn(section.anchor);
    const level = Math.min(3, Math.max(1, section.level || 1) + (section.annex > 0 ? 1 : 0));
    if (section.heading)
      items.push({ anchor: section.anchor, level, marks, text: section.heading });
    else if (annex) items.at(-1).marks += marks;
    else items.push({ anchor: section.anchor, level, marks, text: 'Begin' });
  }
  return items;
}

function contentsNode({ anchor, level, marks, text }) {
  const item = el('li', { class: `level-${level}` }, el('a', { href: `#${anchor}` }, text));
  if (marks > 0) {
    item.append(
      el(
        'span',
        { class: 'count', title: places(marks) },
        number(marks),
        el('span', { class: 'hidden' }, marks === 1 ? ' vindplaats' : ' vindplaatsen'),
      ),
    );
  }
  return item;
}

function countMarks(node, anchor) {
  return startsOfMarks(node.querySelector(`[id="${CSS.escape(anchor)}"]`)).length;
}

/** "bron (PDF, pagina 2)": a link when the source is an address of the web. */
function sourceNode([source], page) {
  if (!source) return null;
  const name = page
    ? [el('span', { class: 'word' }, `${format(source.format)}, `), `pagina ${number(page)}`]
    : [format(source.format)];
  const text = ['bron (', ...name, ')'];
  if (!/^https?:\/\//.test(source.path)) return el('span', { title: source.path }, ...text);
  const place = page && source.format === 'pdf' ? `#page=${page}` : '';
  const anchor = link(source.path + place, ...text);
  anchor.rel = 'noreferrer';
  return anchor;
}
