// Answers as the server of version 1 gives them, from the invented letters. A word is found when it
// stands in the letter, in any form that starts the same; that is enough to try the page.

import { HOSTILE, KINDS, LETTERS, MINISTRIES, MISSIONS, TOPICS } from './fake_letters.mjs';

const LABELS = { topic: TOPICS, mission: MISSIONS, ministry: MINISTRIES, kind: KINDS };
const named = (facet, value) => LABELS[facet].find((item) => item.value === value);
const words = (q) =>
  (
    q
      .toLowerCase()
      .replace(/datum:\S+|thema:"[^"]*"|\p{L}+:/gu, '')
      .match(/[\p{L}\d]+/gu) ?? []
  ).map((word) => word.slice(0, 6));
const plain = (part) => (part.cells ? part.cells.join(' ') : part.words.replace(/\{[^}]*\}/g, ''));

/** Text cut into pieces; a word that starts as one of `wanted` is marked. */
export function pieces(text, wanted) {
  return text
    .split(/([\p{L}\d]+)/u)
    .filter(Boolean)
    .map((part) => ({
      text: part,
      marked: wanted.some((word) => part.toLowerCase().startsWith(word)),
    }));
}

function letters(mode) {
  return mode.hostile ? [HOSTILE, ...LETTERS] : LETTERS;
}

function has(letter, word) {
  const all = [
    letter.subject,
    ...letter.sections.flatMap(({ heading, text }) => [heading ?? '', ...text.map(plain)]),
  ]
    .join(' ')
    .toLowerCase();
  return new RegExp(`(^|[^\\p{L}\\d])${word}`, 'u').test(all);
}

function valuesOf(letter, facet) {
  if (facet === 'kind') return [letter.kind];
  if (facet !== 'topic') return letter[{ mission: 'missions', ministry: 'ministries' }[facet]];
  return [
    ...new Set(
      letter.topics.flatMap((topic) => [topic, named('topic', topic).parent].filter(Boolean)),
    ),
  ];
}

/** The letters that satisfy every choice but the one named `but`. */
function chosen(list, query, but = '') {
  return list.filter(
    (letter) =>
      Object.keys(LABELS).every((facet) => {
        const wanted = query.getAll(facet);
        return (
          facet === but ||
          wanted.length === 0 ||
          wanted.some((v) => valuesOf(letter, facet).includes(v))
        );
      }) &&
      (but === 'period' ||
        ((!query.get('from') || letter.date >= query.get('from')) &&
          (!query.get('to') || letter.date <= `${query.get('to')}~`))),
  );
}

function counts(list, facet, query) {
  const within = chosen(list, query, facet);
  return LABELS[facet]
    .map(({ value, label, parent }) => ({
      value,
      label,
      parent: parent ?? null,
      chosen: query.getAll(facet).includes(value),
      count: within.filter((letter) => valuesOf(letter, facet).includes(value)).length,
    }))
    .sort((a, b) => b.count - a.count);
}

function histogram(list) {
  const found = list.map(({ date }) => date.slice(0, 7)).sort();
  if (found.length === 0) return [];
  const index = (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  return Array.from({ length: index(found.at(-1)) - index(found[0]) + 1 }, (_, at) => {
    const i = index(found[0]) + at;
    const month = `${Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`;
    return { month, count: found.filter((other) => other === month).length };
  });
}

const brief = (letter) => ({
  id: letter.id,
  date: letter.date,
  subject: letter.subject,
  kind: named('kind', letter.kind),
  ministries: letter.ministries.map((v) => named('ministry', v)),
});

function hit(letter, wanted, some, list) {
  const sections = letter.sections
    .map((section, index) => ({
      section,
      index,
      found: section.text.find((part) =>
        wanted.some((word) => pieces(plain(part), [word]).some(({ marked }) => marked)),
      ),
    }))
    .filter(({ found }) => found)
    .slice(0, 2)
    .map(({ section, index, found }) => ({
      heading: section.heading ?? null,
      anchor: `s${index}`,
      annex: section.annex ? letter.annexes[section.annex - 1].label : null,
      page: section.page ?? 1,
      snippet: pieces(plain(found), wanted),
    }));
  const other = list.find(({ id }) => id === letter.meeting);
  return {
    ...brief(letter),
    subject_pieces: pieces(letter.subject, wanted),
    dossier_pieces: [],
    score: 1,
    some,
    sample: false,
    topics: letter.topics.map((v) => named('topic', v)),
    missions: letter.missions.map((v) => named('mission', v)),
    cited_by: letter.citedBy?.length ?? 0,
    meeting: other ? brief(other) : null,
    sections,
  };
}

/** The answer to GET /api/v1/search. */
export function search(query, mode) {
  const q = query.get('q') ?? '';
  const wanted = words(q);
  const list = letters(mode);
  const all = list.filter((letter) => wanted.every((word) => has(letter, word)));
  const some =
    all.length >= 10 || wanted.length < 2
      ? []
      : list.filter((letter) => !all.includes(letter) && wanted.some((word) => has(letter, word)));
  const base = [...all, ...some];
  const full = chosen(all, query);
  const partly = query.get('match') === 'all' ? [] : chosen(some, query);
  const sort = query.get('sort');
  const ordered = [...full, ...partly];
  if (sort === 'newest' || sort === 'oldest') ordered.sort((a, b) => (a.date < b.date ? -1 : 1));
  if (sort === 'newest') ordered.reverse();
  const first = Number(query.get('first') ?? 0);
  const count = Number(query.get('count') ?? 10);
  return {
    version: 1,
    reading: { text: wanted.join(' EN '), words: wanted, notes: [], citation: null },
    expanded:
      /irak/i.test(q) && query.get('expand') !== '0' ? ['NMI', 'NATO Mission Iraq', 'missie'] : [],
    suggestion: /missise/.test(q) ? q.replace('missise', 'missies') : null,
    total: full.length,
    total_some: partly.length,
    first,
    count,
    hits: ordered
      .slice(first, first + count)
      .map((letter) => hit(letter, wanted, partly.includes(letter), list)),
    facets: {
      ...Object.fromEntries(
        Object.keys(LABELS).map((facet) => [facet, counts(base, facet, query)]),
      ),
      year: [],
      month: [],
    },
    histogram: histogram(chosen(base, query, 'period')),
    missing: mode.missing ?? [],
    milliseconds: 1,
  };
}

/** The answer to GET /api/v1/letters/{id}, or null. */
export function letter(id, q, mode) {
  const list = letters(mode);
  const found = list.find((other) => other.id === id);
  if (!found) return null;
  const wanted = words(q);
  const inline = (text) =>
    text
      .split(/(\{[^}]*\})/)
      .filter(Boolean)
      .flatMap((part) => {
        if (/^\{\d+\}$/.test(part)) return [{ text: '', marked: false, note: part.slice(1, -1) }];
        if (/^\{kst/.test(part))
          return [{ text: 'Kamerstuk 99 001, nr. 3', marked: false, cites: part.slice(1, -1) }];
        return pieces(part, wanted);
      });
  const sections = found.sections.map((section, index) => ({
    anchor: `s${index}`,
    heading: section.heading ?? null,
    level: section.heading ? (section.level ?? 1) : 0,
    heading_pieces: section.heading ? pieces(section.heading, wanted) : [],
    annex: section.annex ?? 0,
    page: section.page ?? 1,
    marks: 0,
    paragraphs: section.text.map((part) => ({
      kind: part.kind,
      page: part.page ?? null,
      pieces: part.words ? inline(part.words) : [],
      cells: part.cells?.map((cell) => inline(cell)),
    })),
  }));
  const other = list.find(({ id: name }) => name === found.meeting);
  const cites = JSON.stringify(found.sections).match(/kst-99001-3/)
    ? [
        {
          id: 'kst-99001-3',
          text: 'Kamerstuk 99 001, nr. 3',
          letter: brief(list.find(({ id: name }) => name === 'kst-99001-3')),
        },
        { id: 'kst-98000-1', text: 'Kamerstuk 98 000, nr. 1', letter: null },
      ]
    : [];
  return {
    version: 1,
    ...brief(found),
    subject_pieces: pieces(found.subject, wanted),
    on_behalf_of: [],
    senders: [{ ministry: found.ministries[0], role: 'minister van Defensie', name: 'A. Bedacht' }],
    addressee: 'de Voorzitter van de Tweede Kamer der Staten-Generaal',
    sample: false,
    inferred: ['senders'],
    references: {
      own: 'BS2025000123',
      yours: '',
      dossier: '99001',
      number: id.split('-').at(-1),
      dossier_title: 'Nederlandse deelname aan missies',
    },
    sections,
    annexes: found.annexes ?? [],
    footnotes: (found.footnotes ?? []).map(([mark, section, text, page], index) => ({
      mark,
      pieces: pieces(text, wanted),
      page,
      section: `s${section}`,
      anchor: `n${index + 1}`,
    })),
    topics: found.topics.map((v) => ({ ...named('topic', v), count: 2 })),
    missions: found.missions.map((v, index) => ({ ...named('mission', v), count: 4 - index })),
    cites,
    cited_by: (found.citedBy ?? []).map((name) => brief(list.find(({ id: key }) => key === name))),
    meeting: other
      ? {
          ...brief(other),
          points: (found.points ?? other.points ?? []).map(([heading, anchor, report]) => ({
            heading,
            anchor,
            report,
          })),
        }
      : null,
    aliases: [],
    sources: found.sources ?? [
      { path: 'https://example.org/brief.pdf', format: 'pdf', hash: '00' },
    ],
    marks: 0,
  };
}

/** The answer to GET /api/v1/letters/{id}/related. */
export function related(id, mode) {
  return {
    version: 1,
    letters: letters(mode)
      .filter((other) => other.id !== id)
      .slice(0, 3)
      .map((other) => ({
        ...brief(other),
        reason: ['missie NMI', 'woorden: transitie, coalitie'],
      })),
  };
}

/** The answer to GET /api/v1/suggest: words, missions and subjects that begin as the last word. */
export function suggest(query, mode) {
  const [, before, last] = /^(.*?)(\S*)$/.exec(query.get('q') ?? '');
  const begins = new RegExp(`(^|[^\\p{L}])${last}`, 'iu');
  const found = (kind, list) => list.filter(({ text }) => begins.test(text)).map((item) => ({ kind, ...item }));
  const all = [
    ...found('mission', before ? [] : MISSIONS.map(({ value, label }) => ({ text: label, id: value }))),
    ...found('word', ['missies', 'Irak', 'Oekraïne'].map((word) => ({ text: before + word }))),
    ...found('subject', letters(mode).map(({ id, subject }) => ({ text: subject, id }))),
  ];
  return { version: 1, suggestions: last ? all.slice(0, Number(query.get('count'))) : [] };
}

/** The answer to GET /api/v1/facets/{name}. */
export function facet(name, query, mode) {
  return { version: 1, name, values: counts(letters(mode), name, query) };
}

/** The answer to GET /api/v1/status. */
export function status(mode) {
  const dates = letters(mode)
    .map(({ date }) => date)
    .sort();
  return {
    version: 1,
    letters: dates.length,
    first_date: dates[0],
    last_date: dates.at(-1),
    updated: new Date().toISOString(),
    schema: 1,
    analyzer: 'fake',
  };
}

/** The answer to GET /api/v1/coverage. */
export function coverage(mode) {
  const all = letters(mode);
  const months = new Map();
  for (const { date } of all) months.set(date.slice(0, 7), (months.get(date.slice(0, 7)) ?? 0) + 1);
  return {
    version: 1,
    letters: all.length,
    undated: 2,
    without_subject: 1,
    scans_without_text: 1,
    formats: [{ value: 'pdf', label: 'pdf', count: all.length }],
    ministries: [{ value: 'def', label: 'ministerie van Defensie', count: all.length }],
    months: [...months]
      .sort()
      .map(([value, count]) => ({ value, label: value, count })),
    generations: [
      { name: 'generation-1', bytes: 4096, made: '2025-02-01T08:00:00Z', live: true, held: true },
    ],
    last_run: {
      finished: new Date().toISOString(),
      seconds: 1.5,
      read: all.length,
      added: all.length,
      changed: 0,
      unchanged: 0,
      moved: 0,
      duplicate: 0,
      gone: 0,
      pruned: 0,
      failed: [
        {
          path: `/brieven/${'een lange naam van een map/'.repeat(6)}<b>scan</b>.pdf`,
          reason: 'scan without text layer: its pages are pictures; use --ocr to read them',
        },
      ],
      failed_count: 1,
      remarks: [],
      remarks_count: 0,
      other_vocabulary: false,
      stopped: false,
    },
  };
}
