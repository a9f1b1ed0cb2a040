import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyState, changed } from '../../web/address.js';
import { chipWords } from '../../web/chips.js';
import { drops, questionKind } from '../../web/empty_view.js';
import { errorWords, isRefusal } from '../../web/error_view.js';
import { contentsItems, facts } from '../../web/letter_view.js';
import {
  groups,
  NoteFinder,
  pageToTell,
  tableShape,
  withoutBullet,
} from '../../web/letter_text.js';
import { markNumber, step, textAround } from '../../web/marks.js';
import { periodFault, readDate, writeDate } from '../../web/period.js';
import { isPlainQuestion } from '../../web/reading.js';
import { refusalWords } from '../../web/refusal.js';
import { searchedText } from '../../web/searched.js';
import { searchPath, summary } from '../../web/search_view.js';
import { examples } from '../../web/start_view.js';

const ask = (fields) => changed(emptyState(), fields);
const FACETS = {
  topic: [{ value: 'd', label: 'defensie' }],
  mission: [{ value: 'nmi', label: 'NAVO-missie in Irak' }],
};

test('a chip says what was chosen and what its removal does', () => {
  const state = ask({ from: '2024', to: '2025-03' });
  assert.deepEqual(chipWords(state, { facet: 'topic', value: 'd' }, FACETS), {
    text: 'Onderwerp: Defensie',
    label: 'Verwijder keuze Defensie',
  });
  assert.equal(
    chipWords(state, { facet: 'period', value: '' }, FACETS).text,
    '2024 t/m maart 2025',
  );
  assert.equal(chipWords(state, { facet: 'kind', value: 'x' }, FACETS).text, 'Soort brief: X');
});

test('a screen reader hears in a few words how many letters and which page', () => {
  const said = (total, some, first) => summary({ total, total_some: some, first });
  assert.equal(said(1, 0, 0), '1 brief');
  assert.equal(said(38, 0, 10), '38 brieven, pagina 2 van 4');
  assert.equal(said(50, 0, 5), '50 brieven, pagina 1 van 5');
  assert.equal(said(5, 9, 0), '14 brieven, waarvan 5 met alle woorden, pagina 1 van 2');
  assert.equal(said(0, 0, 0), 'Geen brieven gevonden');
  assert.equal(said(0, 3, 0), '3 brieven, geen met alle woorden');
});

test('a search asks for one page of letters', () => {
  assert.equal(searchPath(ask({ q: 'irak' })), '/api/v1/search?q=irak&count=10');
});

test('nothing found: every way to ask for less, and the words last', () => {
  const state = ask({
    q: 'irak',
    from: '2024',
    expand: '0',
    choices: { ...emptyState().choices, mission: ['nmi'], kind: ['a', 'b'] },
  });
  assert.deepEqual(
    drops(state, FACETS).map(({ name }) => name),
    [
      'Zonder NAVO-missie in Irak',
      'Zonder keuzes bij soort brief',
      'Zonder periode (vanaf 2024)',
      'Ook andere vormen van de woorden',
      'Zonder zoekwoorden',
    ],
  );
  assert.deepEqual(drops(ask({ q: 'irak' })), []);
});

test('advice fits the question: words, a number, or choices alone', () => {
  for (const q of ['27925-1', '27 925, nr. 1', 'Kamerstuk 28 676, nr. 472', '2025', '36410-X-12'])
    assert.equal(questionKind(ask({ q })), 'number', q);
  for (const q of ['irak', 'irak 2025', 'F-35 vliegtuig', '"a b"'])
    assert.equal(questionKind(ask({ q })), 'words', q);
  assert.equal(questionKind(ask({ from: '2024' })), 'choices');
});

test('every error says what the reader can do', () => {
  for (const status of [0, 400, 404, 408, 413, 414, 429, 500, 502, 503, 504]) {
    const error = { status, parameter: '' };
    const { title, advice, retry } = isRefusal(error)
      ? refusalWords(error, ask({}))
      : errorWords(error);
    assert.ok(title.length > 5 && advice.length > 5, String(status));
    assert.equal(Boolean(retry), [0, 429, 500, 502, 503, 504].includes(status), String(status));
  }
  assert.doesNotMatch(errorWords({ status: 503 }).title, /druk/);
  assert.match(errorWords({ status: 504 }).advice, /minder gewone woorden/);
});

test('a question that was refused can be mended', () => {
  const words = (parameter, fields) => refusalWords({ status: 400, parameter }, ask(fields));
  assert.match(words('from', { from: 'fout' }).advice, /de begindatum/);
  assert.equal(words('from', { from: 'fout' }).mend.state.from, '');
  const period = words('to', { from: '2025', to: '2024' });
  assert.equal(period.title, 'De periode klopt niet');
  assert.deepEqual([period.mend.state.from, period.mend.state.to], ['2024', '2025']);
  assert.match(words('to', { to: 'fout' }).advice, /de einddatum/);
  assert.match(words('q', { q: 'a'.repeat(4001) }).title, /te lang/);
  assert.ok(!words('q', { q: 'a' }).mend);
});

test('how a question was read is said only when it has more than words', () => {
  for (const q of ['missies irak', 'NAVO-top', "minister's brief", 'endemisch of niet'])
    assert.ok(isPlainQuestion(q), q);
  for (const q of ['"a b"', 'a OF b', 'a -b', 'a*', 'soort:verslag', '(a) b'])
    assert.ok(!isPlainQuestion(q), q);
});

test('a date is read as it is written in Dutch, and written back so', () => {
  const cases = [
    ['', ''],
    [' 31-1-2025 ', '2025-01-31'],
    ['31/01/2025', '2025-01-31'],
    ['31.1.2025', '2025-01-31'],
    ['31 januari 2025', '2025-01-31'],
    ['1 mrt 2024', '2024-03-01'],
    ['29-2-2024', '2024-02-29'],
    ['2025-01-31', '2025-01-31'],
    ['maart 2025', '2025-03'],
    ['3-2025', '2025-03'],
    ['2025-03', '2025-03'],
    ['2025', '2025'],
  ];
  for (const [text, expected] of cases) {
    assert.equal(readDate(text), expected, text);
    assert.equal(readDate(writeDate(expected)), expected, text);
  }
  for (const text of ['29-2-2025', '31-13-2025', '0-1-2025', 'maart', '25', '1-1-25', 'a b 2025', '1 2 3 2025'])
    assert.equal(readDate(text), null, text);
  assert.equal(writeDate('2025-03'), 'maart 2025');
});

test('two dates are in order', () => {
  assert.equal(periodFault('2024-01-01', '2024-01-01'), '');
  assert.notEqual(periodFault('2024-01-02', '2024-01-01'), '');
  assert.equal(periodFault('', '2024-01-01'), '');
  assert.equal(periodFault('2024', '2024-03'), '');
  assert.notEqual(periodFault('2024-04', '2024-03'), '');
  assert.match(periodFault(null, ''), /Schrijf een datum/);
});

test('marks are walked round and round', () => {
  const cases = [
    [0, 3, 1, 1],
    [0, 3, -1, 3],
    [3, 3, 1, 1],
    [1, 3, -1, 3],
    [2, 3, 1, 3],
    [0, 0, 1, 0],
    [1, 1, 1, 1],
  ];
  for (const [current, total, by, expected] of cases)
    assert.equal(step(current, total, by), expected);
  assert.equal(markNumber('vindplaats-12'), 12);
  assert.equal(markNumber('s4'), 0);
});

test('of the text around a mark whole words are read out, and not too many', () => {
  const text = `${'voor '.repeat(40)}missie${' achter'.repeat(40)}`;
  const said = textAround(text, 200, 6);
  assert.match(said, /^(voor )+missie( achter)+$/);
  assert.ok(said.length < 140, said);
  assert.equal(textAround('De missie.', 3, 6), 'De missie.');
  assert.equal(textAround('a'.repeat(500), 200, 6).length, 6);
});

test('a note belongs to the first mark of its number in its section', () => {
  const first = { section: 's1', mark: '1', anchor: 'n1' };
  const second = { section: 's1', mark: '1', anchor: 'n2' };
  const notes = new NoteFinder([first, second, { section: 's2', mark: '1', anchor: 'n3' }]);
  assert.equal(notes.take('s1', '1'), first);
  assert.equal(notes.take('s1', '1'), second);
  assert.equal(notes.take('s1', '1'), null);
  assert.equal(notes.take('s2', '1').anchor, 'n3');
});

test('items make lists and rows make tables', () => {
  const kinds = ['text', 'item', 'item', 'text', 'text', 'row', 'row'].map((kind) => ({ kind }));
  assert.deepEqual(
    groups(kinds).map(({ kind, paragraphs }) => `${kind} ${paragraphs.length}`),
    ['text 1', 'item 2', 'text 1', 'text 1', 'row 2'],
  );
  assert.equal(
    withoutBullet([{ text: '• een' }, { text: '• twee' }])
      .map(({ text }) => text)
      .join('|'),
    'een|• twee',
  );
});

test('numbers make a column of numbers, and words above them its name', () => {
  const shape = (rows) => tableShape(rows.map((row) => row.split('|')));
  assert.deepEqual(shape(['Uitgaven|2024|Totaal', 'Huur|9,8|15', 'Rest||€ 1.200']), {
    headed: true,
    numeric: [false, true, true],
  });
  assert.deepEqual(shape(['Huur|9,8', 'Rest|1,0']).headed, false);
  assert.deepEqual(shape(['Wie|Waar', 'Defensie|Taji']).headed, false);
  assert.deepEqual(shape(['Een rij|3']).headed, false);
  const amounts = ['Waar|Omvang', 'Litouwen|275', 'Polen|300 (vanaf mei)', 'Kosovo|33 man'];
  assert.deepEqual(shape(amounts), { headed: true, numeric: [false, false] });
  assert.ok(shape(['Eiland|Nu', 'Bonaire|$ 1.467', 'Saba|$ 1.751']).headed);
  assert.ok(shape(['Bestand|TAC 2024 (ton)', 'Tong|3.675', 'Schol|max. 10%', 'Bot|5', 'Kreeft|9']).headed);
  assert.ok(shape(['Motie|Gedaan op', 'Een|14 april 2022', 'Twee|9 mei 2022']).headed);
  assert.equal(shape(['Polen|300 man', 'Litouwen|275 man', 'Kosovo|33 man']).headed, false);
  assert.equal(shape(['Risico|Kans', 'Luchtruim|groot', 'Budget|1 op 9', 'Tijd|klein']).headed, false);
});

test('a page that starts with a heading is told above it', () => {
  assert.equal(pageToTell({ heading: 'A', page: 2, paragraphs: [{ page: 2 }] }), 2);
  assert.equal(pageToTell({ heading: 'A', page: 1, paragraphs: [{ page: 2 }] }), 0);
  assert.equal(pageToTell({ heading: null, page: 2, paragraphs: [{ page: 2 }] }), 0);
  assert.equal(pageToTell({ heading: null, page: 4, paragraphs: [] }, { page: 4 }), 4);
});

test('the contents name headings and annexes with their marks', () => {
  const section = (anchor, heading, level, annex) => ({ anchor, heading, level, annex });
  const letter = {
    annexes: [{ label: 'Bijlage 1', title: 'Kosten', anchor: 's2' }],
    sections: [
      section('s0', null, 0, 0),
      section('s1', 'Irak', 1, 0),
      section('s2', null, 0, 1),
      section('s3', 'Inzet', 1, 1),
    ],
  };
  const marks = { s0: 1, s1: 2, s2: 3, s3: 4 };
  assert.deepEqual(
    contentsItems(letter, (anchor) => marks[anchor]),
    [
      { anchor: 's0', level: 1, marks: 1, text: 'Begin' },
      { anchor: 's1', level: 1, marks: 2, text: 'Irak' },
      { anchor: 's2', level: 1, marks: 3, text: 'Bijlage 1: Kosten' },
      { anchor: 's3', level: 2, marks: 4, text: 'Inzet' },
    ],
  );
});

test('the head of a letter leaves out what is not known and tells what was inferred', () => {
  const letter = {
    senders: [{ role: 'minister van Defensie', name: 'A. Bedacht' }],
    addressee: '',
    references: { own: '', yours: '', dossier: '28676', number: '472' },
    inferred: ['senders'],
  };
  assert.deepEqual(facts(letter), [
    ['Van', 'Minister van Defensie, A. Bedacht', true],
    ['Kamerstuk', '28\u00a0676, nr. 472', false],
  ]);
  assert.deepEqual(facts({}), []);
});

test('what is searched is one line', () => {
  const status = {
    letters: 8214,
    first_date: '2019-01-03',
    last_date: '2025-02-21',
    updated: '2025-02-21T08:12:00Z',
  };
  assert.equal(
    searchedText(status, new Date('2025-02-21T12:00:00Z')),
    '8.214 brieven, 2019 tot en met 21 februari 2025, bijgewerkt vandaag 09:12',
  );
  assert.equal(
    searchedText({ letters: 0, first_date: null, last_date: null, updated: null }),
    '0 brieven',
  );
});

test('example questions come from the letters themselves', () => {
  const facets = {
    mission: [
      { value: 'none', label: 'onbekend', count: 9 },
      { value: 'nmi', label: 'Missie in Irak (NMI)', count: 3 },
    ],
    topic: [
      { value: 'i', label: 'Internationaal', count: 9 },
      { value: 'd', label: 'Defensie', count: 7 },
      { value: 'w', label: 'Water', count: 1 },
    ],
  };
  const topics = [{ value: 'i', label: 'Internationaal' }];
  const below = [...topics, { value: 'd', label: 'Defensie', parent: 'i' }];
  const kind = { value: 's', label: 'Stand van zaken' };
  const ministries = [{ value: 'bz', label: 'Buitenlandse Zaken' }];
  const hits = [
    { date: null, topics, kind: null, ministries },
    { date: '2025-02-01', topics: [{ value: 'w', label: 'Water' }], kind, ministries: [] },
    { date: '2025-01-31', topics: below, kind, ministries },
  ];
  assert.deepEqual(examples({ facets, hits }), [
    'Missie in Irak',
    'thema:defensie datum:2025',
    'soort:"Stand van zaken" ministerie:"Buitenlandse Zaken"',
  ]);
  assert.deepEqual(examples({ facets: {}, hits: [] }), []);
});
