import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  changed,
  emptyState,
  formatAddress,
  isStart,
  letterAddress,
  narrowings,
  parseAddress,
  toggled,
  without,
  withoutParameter,
} from '../../web/address.js';

const read = (path) => parseAddress(new URL(path, 'http://localhost'));
const TOPICS = [
  { value: 'internationaal', parent: null },
  { value: 'defensie', parent: 'internationaal' },
  { value: 'europa', parent: 'internationaal' },
];

test('an address becomes a state and the same address again', () => {
  const addresses = [
    '/',
    '/?q=missies+irak',
    '/?q=%22missies+en+operaties%22&topic=defensie&topic=europa&mission=nmi&from=2024&to=2025-03',
    '/?q=a%26b%3Dc%2B%23&sort=newest&match=all&expand=0&first=20',
    '/?ministry=none&kind=verslag',
    '/brief/kst-27925-980?q=missies+irak#s4',
    '/brief/kst-27925-980',
    '/over',
    '/over#zoektaal',
    '/missies',
    '/dekking',
  ];
  for (const address of addresses) assert.equal(formatAddress(read(address)), address);
});

test('what is not ours in an address is dropped', () => {
  assert.equal(formatAddress(read('/?utm_source=x&q=irak&first=-10')), '/?q=irak');
  assert.equal(
    formatAddress(read('/?q=irak&first=abc&topic=&topic=a&topic=a')),
    '/?q=irak&topic=a',
  );
});

test('a value that only the server can judge is passed on', () => {
  assert.equal(read('/?from=2024-13&sort=x').from, '2024-13');
  assert.equal(read('/?from=2024-13&sort=x').sort, 'x');
});

test('paths are pages', () => {
  const views = [
    ['/', 'search'],
    ['/brief/kst-1-2', 'letter'],
    ['/brief/kst-1-2/', 'letter'],
    ['/over', 'about'],
    ['/missies', 'missions'],
    ['/dekking', 'coverage'],
    ['/iets', 'missing'],
    ['/brief/', 'missing'],
  ];
  for (const [path, view] of views) assert.equal(read(path).view, view, path);
  assert.equal(read('/brief/%E0%A4%A').id, '%E0%A4%A');
});

test('an id or a question cannot leave its place in an address', () => {
  assert.equal(letterAddress('../x?y#z', 'a#b&c'), '/brief/..%2Fx%3Fy%23z?q=a%23b%26c');
});

test('the start is an address without a question', () => {
  assert.ok(isStart(read('/')));
  for (const path of ['/?q=a', '/?topic=a', '/?sort=newest', '/?from=2024', '/over']) {
    assert.ok(!isStart(read(path)), path);
  }
});

test('every change goes back to the first page', () => {
  const state = read('/?q=irak&first=30');
  assert.equal(changed(state, { sort: 'newest' }).first, 0);
  assert.equal(toggled(state, 'mission', 'nmi').first, 0);
  assert.equal(state.first, 30);
});

test('a value is ticked and cleared', () => {
  const ticked = toggled(emptyState(), 'mission', 'nmi');
  assert.deepEqual(ticked.choices.mission, ['nmi']);
  assert.deepEqual(toggled(ticked, 'mission', 'kfor').choices.mission, ['nmi', 'kfor']);
  assert.deepEqual(toggled(ticked, 'mission', 'nmi').choices.mission, []);
});

test('a subtopic takes the place of its topic, and the other way round', () => {
  const tick = (state, value) => toggled(state, 'topic', value, TOPICS);
  const topic = tick(emptyState(), 'internationaal');
  assert.deepEqual(tick(topic, 'defensie').choices.topic, ['defensie']);
  const both = tick(tick(emptyState(), 'defensie'), 'europa');
  assert.deepEqual(both.choices.topic, ['defensie', 'europa']);
  assert.deepEqual(tick(both, 'internationaal').choices.topic, ['internationaal']);
});

test('a choice takes the place of everything above and below it', () => {
  const deep = [...TOPICS, { value: 'navo', parent: 'defensie' }];
  const state = toggled(toggled(emptyState(), 'topic', 'navo', deep), 'topic', 'europa', deep);
  assert.deepEqual(toggled(state, 'topic', 'internationaal', deep).choices.topic, [
    'internationaal',
  ]);
  assert.deepEqual(toggled(state, 'topic', 'defensie', deep).choices.topic, ['europa', 'defensie']);
});

test('every narrowing can be taken away by itself', () => {
  const state = read('/?q=irak&topic=a&topic=b&kind=c&from=2024&to=2025');
  assert.equal(narrowings(state).length, 4);
  assert.equal(
    formatAddress(without(state, { facet: 'topic', value: 'a' })),
    '/?q=irak&topic=b&kind=c&from=2024&to=2025',
  );
  assert.equal(
    formatAddress(without(state, { facet: 'period', value: '' })),
    '/?q=irak&topic=a&topic=b&kind=c',
  );
});

test('a parameter that was refused can be left out', () => {
  const state = read('/?q=irak&topic=a&topic=b&from=x&sort=y');
  assert.equal(formatAddress(withoutParameter(state, 'from')), '/?q=irak&topic=a&topic=b&sort=y');
  assert.equal(formatAddress(withoutParameter(state, 'topic')), '/?q=irak&from=x&sort=y');
  assert.equal(
    formatAddress(withoutParameter(state, 'iets')),
    '/?q=irak&topic=a&topic=b&from=x&sort=y',
  );
});
