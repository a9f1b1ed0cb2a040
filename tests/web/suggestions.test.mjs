import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changed, emptyState, formatAddress } from '../../web/address.js';
import { moved, stateOf } from '../../web/suggestions.js';

test('a suggestion leads where it says', () => {
  const cases = [
    [{ kind: 'word', text: 'missies Irak' }, '/?q=missies+Irak'],
    [{ kind: 'kamerstuk', text: 'Kamerstuk 27 925, nr. 9', id: 'kst-27925-9' },
      '/?q=Kamerstuk+27+925%2C+nr.+9'],
    [{ kind: 'mission', text: 'NAVO-missie in Irak', id: 'nmi' }, '/?mission=nmi'],
    [{ kind: 'subject', text: 'Verslag', id: 'kst-1-2' }, '/brief/kst-1-2'],
  ];
  for (const [suggestion, address] of cases)
    assert.equal(formatAddress(stateOf(suggestion)), address, suggestion.kind);
});

test('the choices that a reader made stay, each once', () => {
  const here = changed(emptyState(), { q: 'oud', from: '2024', match: 'all' });
  here.choices.mission = ['nmi'];
  assert.equal(
    formatAddress(stateOf({ kind: 'word', text: 'nieuw' }, here)),
    '/?q=nieuw&mission=nmi&from=2024',
  );
  assert.equal(
    formatAddress(stateOf({ kind: 'mission', text: 'NMI', id: 'nmi' }, here)),
    '/?mission=nmi&from=2024',
  );
  assert.equal(formatAddress(stateOf({ kind: 'subject', text: 'x', id: 'a' }, here)), '/brief/a');
});

test('the arrows go round, by way of what was typed', () => {
  const walk = (step, count, times) => {
    const places = [];
    for (let at = -1; places.length < times; ) places.push((at = moved(at, step, count)));
    return places;
  };
  assert.deepEqual(walk(1, 3, 5), [0, 1, 2, -1, 0]);
  assert.deepEqual(walk(-1, 3, 5), [2, 1, 0, -1, 2]);
  assert.deepEqual(walk(1, 0, 2), [-1, -1]);
});
