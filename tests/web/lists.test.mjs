import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasMore, pagesAround, rows } from '../../web/lists.js';

const value = (name, count, parent = null, chosen = false) =>
  ({ value: name, label: name, count, parent, chosen });

const TOPICS = [value('internationaal', 38), value('defensie', 31, 'internationaal'),
  value('europa', 9, 'internationaal'), value('veiligheid', 6), value('economie', 4),
  value('politie', 3, 'veiligheid'), value('migratie', 1), value('café', 0)];

const shown = (values, options) => rows(values, options).map(({ item, depth }) => '  '.repeat(depth) + item.value);

test('the five most frequent are shown, subtopics below their topic', () => {
  assert.deepEqual(shown(TOPICS), ['internationaal', '  defensie', '  europa', 'veiligheid', 'economie']);
  assert.ok(hasMore(TOPICS));
  assert.ok(!hasMore(TOPICS.slice(0, 5)));
});

test('a chosen value is always shown, with the topic above it', () => {
  const chosen = TOPICS.map((item) => ({ ...item, chosen: ['politie', 'café'].includes(item.value) }));
  assert.deepEqual(shown(chosen),
    ['internationaal', '  defensie', '  europa', 'veiligheid', '  politie', 'economie', 'café']);
});

test('a topic knows that a value below it is chosen', () => {
  const chosen = TOPICS.map((item) => ({ ...item, chosen: item.value === 'defensie' }));
  assert.deepEqual(rows(chosen).filter(({ mixed }) => mixed).map(({ item }) => item.value), ['internationaal']);
});

test('a frequent subtopic brings its topic along', () => {
  const values = [1, 2, 3, 4].map((n) => value(`m${n}`, 10 - n)).concat(value('kind', 5, 'ouder'), value('ouder', 5));
  assert.deepEqual(shown(values).slice(-2), ['ouder', '  kind']);
});

test('all values, or those that contain what is typed, whatever the accents', () => {
  assert.equal(shown(TOPICS, { open: true }).length, TOPICS.length);
  assert.deepEqual(shown(TOPICS, { open: true, find: 'CAFE' }), ['café']);
  assert.deepEqual(shown(TOPICS, { open: true, find: 'def' }), ['internationaal', '  defensie']);
  assert.deepEqual(shown(TOPICS, { open: true, find: 'xyz' }), []);
});

test('pages around the current one, with gaps only where pages are left out', () => {
  const cases = [[1, 1, [1]], [1, 2, [1, 2]], [1, 5, [1, 2, null, 5]], [3, 5, [1, 2, 3, 4, 5]],
    [7, 20, [1, null, 6, 7, 8, null, 20]], [20, 20, [1, null, 19, 20]], [4, 9, [1, 2, 3, 4, 5, null, 9]]];
  for (const [current, last, expected] of cases) assert.deepEqual(pagesAround(current, last), expected);
});
