// Dutch words and numbers that only a letter has, or the page about all files. All pure.

import { count } from './format.js';

/** "6 vindplaatsen" */
export function places(value) {
  return count(value, 'vindplaats', 'vindplaatsen');
}

/** ["a", "b", "c"] → "a, b en c" */
export function list(words) {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} en ${words.at(-1)}`;
}

/** "28676-X" and "472" → "28 676 X, nr. 472", as parliament writes its dossiers. */
export function kamerstuk(dossier, number) {
  const spaced = dossier
    .replace(/^(\d{2})(\d{3})(?!\d)/, '$1\u00a0$2')
    .replace(/-(?=[A-Z])/, '\u00a0');
  const named = number && (/^\d/.test(number) ? `nr. ${number}` : number); // the Eerste Kamer's: A
  return [spaced, named].filter(Boolean).join(', ');
}

/**
 * What is cited, as parliament would write it, whatever the letter made of it: "kst-28676-472" and
 * "28 676 nr 472" are "Kamerstuk 28 676, nr. 472".
 */
export function citation({ id, text }) {
  const [, dossier, nr] = /^kst-(\d{5}(?:-[\dA-Z]+)?)-([\dA-Z]+)$/.exec(id) ?? [];
  if (dossier) return `Kamerstuk ${kamerstuk(dossier, nr)}`;
  const [, chamber, from, to, answer] = /^ah-([te]k)-(\d{4})\d\d(\d\d)-(\d+)$/.exec(id) ?? [];
  if (answer)
    return `Aanhangsel Handelingen ${chamber === 'tk' ? 'II' : 'I'} ${from}/${to}, nr. ${answer}`;
  return text;
}

/** "PDF", "XML", "Word": the name of a source's format. */
export function format(name) {
  const names = { docx: 'Word', doc: 'Word', text: 'tekst', txt: 'tekst', html: 'webpagina' };
  return names[name] ?? name.toUpperCase();
}

const UNREADABLE = [
  [/^empty/, 'Leeg'],
  [/^scan without text/, 'Scan zonder tekst'],
  [/protected by a password/, 'Met een wachtwoord beveiligd'],
  [/^too large|^unpacks to|^archives in/, 'Te groot'],
  [/^binary data|cannot be read here|of an unknown kind/, 'Geen soort bestand dat gelezen wordt'],
  [/^damaged/, 'Beschadigd'],
  [/^(is|the folder) |^not a file|^cannot be|^does not exist/, 'Niet te openen'],
];

/** What is wrong with a file, in Dutch; the indexer tells more, in English. */
export function unreadable(reason) {
  return UNREADABLE.find(([pattern]) => pattern.test(reason))?.[1] ?? 'Niet te lezen';
}

/** The text of a list of pieces. */
export function plain(pieces) {
  return pieces.map((piece) => piece.text).join('');
}
