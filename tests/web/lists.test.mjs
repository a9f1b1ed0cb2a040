import assert from 'node:assert/strict';
import { test } from 'node:test';
import { above, hasMore, pagesAround, rows } from '../../web/lists.js';

const value = (name, count, parent = null, chosen = false) => ({
  value: name,
  label: name,
  count,
  parent,
  chosen,
});

const TOPICS = [
  value('internationaal', 38),
  value('defensie', 31, 'internationaal'),
  value('europa', 9, 'internationaal'),
  value('veiligheid', 6),
  value('economie', 4),
  value('politie', 3, 'veiligheid'),
  value('migratie', 1),
  value('café', 0),
];

const shown = (values, options) =>
  rows(values, options).map(({ item, depth }) => '  '.repeat(depth) + item.value);

test('the five most frequent are shown, subtopics below their topic', () => {
  assert.deepEqual(shown(TOPICS), [
    'internationaal',
    '  defensie',
    '  europa',
    'veiligheid',
    'economie',
  ]);
  assert.ok(hasMore(TOPICS));
  assert.ok(!hasMore(TOPICS.slice(0, 5)));
});

test('a chosen value is always shown, with the topic above it', () => {
  const chosen = TOPICS.map((item) => ({
    ...item,
    chosen: ['politie', 'café'].includes(item.value),
  }));
  assert.deepEqual(shown(chosen), [
    'internationaal',
    '  defensie',
    '  europa',
    'veiligheid',
    '  politie',
    'economie',
    'café',
  ]);
});

test('a topic knows that a value below it is chosen', () => {
  const chosen = TOPICS.map((item) => ({ ...item, chosen: item.value === 'defensie' }));
  assert.deepEqual(
    rows(chosen)
      .filter(({ mixed }) => mixed)
      .map(({ item }) => item.value),
    ['internationaal'],
  );
});

test('a frequent subtopic brings its topic along', () => {
  const values = [1, 2, 3, 4]
    .map((n) => value(`m${n}`, 10 - n))
    .concat(value('kind', 5, 'ouder'), value('ouder', 5));
  assert.deepEqual(shown(values).slice(-2), ['ouder', '  kind']);
});

test('topics may lie three deep, and a circle of topics is no trap', () => {
  const deep = [value('a', 9), value('b', 8, 'a'), value('c', 7, 'b', true)];
  assert.deepEqual(shown(deep), ['a', '  b', '    c']);
  assert.deepEqual(
    rows(deep).map(({ mixed }) => mixed),
    [true, true, false],
  );
  assert.deepEqual(
    above([value('x', 1, 'y'), value('y', 1, 'x')], { value: 'x', parent: 'y' }).length,
    2,
  );
});

test('letters without a value come last, and only when all are shown or they are chosen', () => {
  const values = [value('none', 40), ...[5, 4, 3, 2, 1, 0].map((n) => value(`m${n}`, n))];
  assert.deepEqual(shown(values), ['m5', 'm4', 'm3', 'm2', 'm1']);
  assert.equal(shown(values, { open: true }).at(-1), 'none');
  assert.equal(shown([value('none', 40, null, true), ...values.slice(1)]).at(-1), 'none');
});

test('all values, or those that contain what is typed, whatever the accents', () => {
  assert.equal(shown(TOPICS, { open: true }).length, TOPICS.length);
  assert.deepEqual(shown(TOPICS, { open: true, find: 'CAFE' }), ['café']);
  assert.deepEqual(shown(TOPICS, { open: true, find: 'def' }), ['internationaal', '  defensie']);
  assert.deepEqual(shown(TOPICS, { open: true, find: 'xyz' }), []);
});

test('a mission is found by its abbreviation as well', () => {
  const missions = [
    { ...value('nmi', 3), label: 'NAVO-missie in Irak' },
    { ...value('eutm-mali', 2), label: 'Trainingsmissie in Mali' },
  ];
  assert.deepEqual(shown(missions, { open: true, find: 'NMI' }), ['nmi']);
  assert.deepEqual(shown(missions, { open: true, find: 'eutm m' }), ['eutm-mali']);
  assert.deepEqual(shown(missions, { open: true, find: 'missie' }), ['nmi', 'eutm-mali']);
});

test('pages around the current one, with gaps only where pages are left out', () => {
  const cases = [
    [1, 1, [1]],
    [1, 2, [1, 2]],
    [1, 5, [1, 2, null, 5]],
    [3, 5, [1, 2, 3, 4, 5]],
    [7, 20, [1, null, 6, 7, 8, null, 20]],
    [20, 20, [1, null, 19, 20]],
    [4, 9, [1, 2, 3, 4, 5, null, 9]],
  ];
  for (const [current, last, expected] of cases)
    assert.deepEqual(pagesAround(current, last), expected);
});
