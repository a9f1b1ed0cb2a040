import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as format from '../../web/format.js';
import * as letter from '../../web/letter_words.js';

function table(promise, formatter, cases) {
  test(promise, () => {
    for (const [expected, ...input] of cases) assert.equal(formatter(...input), expected);
  });
}

table('numbers are written the Dutch way', format.number, [
  ['0', 0],
  ['1.234', 1234],
  ['8.214.000', 8214000],
]);

table('one is singular', format.letters, [
  ['1 brief', 1],
  ['0 brieven', 0],
  ['1.234 brieven', 1234],
]);

table('a hit in a letter is a vindplaats', letter.places, [
  ['1 vindplaats', 1],
  ['6 vindplaatsen', 6],
]);

table('dates are written out', format.date, [
  ['31 januari 2025', '2025-01-31'],
  ['maart 2025', '2025-03'],
  ['2025', '2025'],
  ['2025-13-45', '2025-13-45'],
  ['gisteren', 'gisteren'],
]);

table('a letter without date says so', format.letterDate, [
  ['zonder datum', null],
  ['1 mei 2024', '2024-05-01'],
]);

table('a period is said in the shortest way', format.period, [
  ['2024 t/m maart 2025', '2024', '2025-03'],
  ['2024', '2024', '2024'],
  ['vanaf 2024', '2024', ''],
  ['tot en met 1 mei 2024', '', '2024-05-01'],
  ['', '', ''],
]);

table('the letters searched run from a year to a day', format.span, [
  ['2019 tot en met 21 februari 2025', '2019-03-01', '2025-02-21'],
  ['', null, null],
]);

test('a moment is told by the clock in the Netherlands', () => {
  const now = new Date('2025-02-21T22:30:00Z');
  assert.equal(format.moment('2025-02-21T08:12:00Z', now), 'vandaag 09:12');
  assert.equal(format.moment('2025-02-20T08:12:00Z', now), 'gisteren 09:12');
  assert.equal(format.moment('2025-02-19T08:12:00Z', now), '19 februari 2025');
  assert.equal(format.moment('2025-02-20T23:30:00Z', now), 'vandaag 00:30');
  assert.equal(
    format.moment('2025-07-01T08:12:00Z', new Date('2025-07-01T10:00:00Z')),
    'vandaag 10:12',
  );
  assert.equal(format.moment(null, now), '');
});

table('a list ends with "en"', letter.list, [
  ['', []],
  ['a', ['a']],
  ['a en b', ['a', 'b']],
  ['a, b en c', ['a', 'b', 'c']],
]);

table('a capital starts a label, except where it would change the word', format.capital, [
  ['Defensie', 'defensie'],
  ['eFP', 'eFP'],
  ['Één', 'één'],
  ['', ''],
  ['1 mei', '1 mei'],
]);

table('a ministry is named by what it is of', format.ministry, [
  ['Defensie', 'ministerie van Defensie'],
  ['Algemene Zaken', 'Ministerie van Algemene Zaken'],
  ['Onbekend', 'onbekend'],
]);

table('a place names annex, heading and page, as far as they are known', format.place, [
  ['Bijlage 1, Kosten · pagina 9', { annex: 'Bijlage 1', heading: 'Kosten', page: 9 }],
  ['Mandaat', { annex: null, heading: 'Mandaat', page: null }],
  ['pagina 2', { annex: null, heading: null, page: 2 }],
  ['', { annex: null, heading: null, page: null }],
]);

table('the other letter of a meeting is named by its kind', format.meetingName, [
  ['Verslag van deze bijeenkomst', { label: 'verslag' }],
  ['Agenda van deze bijeenkomst', { label: 'geannoteerde agenda' }],
  ['Andere brief over deze bijeenkomst', null],
]);

table('a Kamerstuk is written as parliament does', letter.kamerstuk, [
  ['28\u00a0676, nr. 472', '28676', '472'],
  ['36\u00a0410\u00a0X', '36410-X', ''],
  ['21\u00a0501-02, nr. 3', '21501-02', '3'],
]);

table('a format has a name that readers know', letter.format, [
  ['PDF', 'pdf'],
  ['Word', 'docx'],
  ['XML', 'xml'],
]);

table('what is wrong with a file is told in Dutch', letter.unreadable, [
  ['Leeg', 'empty: the file has no bytes'],
  ['Scan zonder tekst', 'scan without text layer: its pages are pictures; use --ocr to read them'],
  ['Met een wachtwoord beveiligd', 'this PDF file is protected by a password; save it without one'],
  ['Te groot', 'too large: 70000000 bytes, and the limit is 67108864'],
  ['Te groot', 'unpacks to more than the limit of 64 MB a file'],
  ['Geen soort bestand dat gelezen wordt', 'binary data, not text: it has zero bytes'],
  ['Beschadigd', 'damaged text: line 2 is neither UTF-8 nor Windows-1252'],
  ['Niet te openen', 'the folder cannot be read: Permission denied'],
  ['Niet te openen', 'is not a file that can be read'],
  ['Niet te lezen', 'reading it took more than 60 seconds'],
]);

test('what is cited is named as parliament names it', () => {
  const cases = [
    ['kst-28676-472', '28 676 nr 472', 'Kamerstuk 28\u00a0676, nr. 472'],
    ['kst-36410-X-12', '36 410-X-12', 'Kamerstuk 36\u00a0410\u00a0X, nr. 12'],
    ['kst-21501-02-3174', '21501-02 nr. 3174', 'Kamerstuk 21\u00a0501-02, nr. 3174'],
    ['kst-36151-M', 'Kamerstukken I 2022/23, 36 151, M', 'Kamerstuk 36\u00a0151, M'],
    ['ah-tk-20222023-9412', 'ah-tk-20222023-9412', 'Aanhangsel Handelingen II 2022/23, nr. 9412'],
    ['2025D01234', '2025D01234', '2025D01234'],
    ['stb-2020-118', 'Stb. 2020, 118', 'Stb. 2020, 118'],
  ];
  for (const [id, text, expected] of cases) assert.equal(letter.citation({ id, text }), expected);
});
