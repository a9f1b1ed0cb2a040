import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bars, chosenBars, firstDay, lastDay, periodOf, yearLabels } from '../../web/months.js';
import { moved } from '../../web/histogram.js';

/** `n` months from `start`, one letter each. */
function months(start, n) {
  const [year, month] = start.split('-').map(Number);
  return Array.from({ length: n }, (_, at) => {
    const date = new Date(Date.UTC(year, month - 1 + at, 1));
    return { month: date.toISOString().slice(0, 7), count: 1 };
  });
}

test('bars are months, quarters or years, as the period is longer', () => {
  const cases = [
    [1, 1],
    [36, 36],
    [37, 13],
    [180, 60],
    [181, 16],
  ];
  for (const [n, expected] of cases)
    assert.equal(bars(months('2010-01', n)).length, expected, `${n} months`);
  assert.deepEqual(bars([]), []);
});

test('no letter is lost in joining months', () => {
  for (const n of [5, 50, 200]) {
    const total = bars(months('2011-06', n)).reduce((sum, { count }) => sum + count, 0);
    assert.equal(total, n);
  }
});

test('a quarter is a whole quarter, also at the edges', () => {
  const all = bars(months('2021-02', 40));
  assert.deepEqual([all[0].first, all[0].last], ['2021-01', '2021-03']);
  assert.deepEqual([all.at(-1).first, all.at(-1).last], ['2024-04', '2024-06']);
});

test('a period from bar to bar is said in the shortest form', () => {
  const all = bars(months('2022-01', 39)); // thirteen quarters
  const cases = [
    [8, 12, { from: '2024', to: '2025-03' }],
    [12, 8, { from: '2024', to: '2025-03' }],
    [0, 3, { from: '2022', to: '2022' }],
    [0, 0, { from: '2022-01', to: '2022-03' }],
    [5, 6, { from: '2023-04', to: '2023-09' }],
    [0, 12, { from: '', to: '' }],
  ];
  for (const [one, other, expected] of cases) assert.deepEqual(periodOf(all, one, other), expected);
});

test('a period lights the bars that it touches', () => {
  const all = bars(months('2022-01', 39));
  const cases = [
    ['2024', '2025-03', [8, 12]],
    ['2024-02-10', '2024-02-11', [8, 8]],
    ['', '2022', [0, 3]],
    ['2024', '', [8, 12]],
    ['', '', null],
    ['2030', '2031', null],
    ['1990', '1991', null],
  ];
  for (const [from, to, expected] of cases)
    assert.deepEqual(chosenBars(all, from, to), expected, `${from}..${to}`);
});

test('what a bar says comes back as the same bar', () => {
  const all = bars(months('2019-05', 70));
  for (let at = 0; at < all.length; at += 1) {
    const { from, to } = periodOf(all, at, at);
    assert.deepEqual(chosenBars(all, from, to), [at, at]);
  }
});

test('years are named where they start, the first and the last always, with room between', () => {
  assert.deepEqual(
    yearLabels(bars(months('2022-01', 39))).map(({ year }) => year),
    [2022, 2023, 2024, 2025],
  );
  const named = (start, n) => yearLabels(bars(months(start, n))).map(({ year }) => year);
  assert.deepEqual(named('2019-10', 80), [2019, 2021, 2022, 2023, 2024, 2025, 2026]);
  assert.deepEqual(named('2019-12', 13), [2019, 2020]);
  assert.deepEqual(named('2024-01', 5), [2024]);
  for (const n of [30, 80, 200, 900]) {
    const labels = yearLabels(bars(months('1950-10', n)));
    assert.ok(labels.length > 1 && labels.length <= 10, `${n} months: ${labels.length}`);
    labels.slice(1).forEach(({ at }, index) => assert.ok(at - labels[index].at >= 0.099));
  }
  assert.equal(yearLabels(bars(months('2022-01', 39)))[0].at, 0);
});

test('a year and a month have a first and a last day', () => {
  const cases = [
    ['2024', '2024-01-01', '2024-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023-02', '2023-02-01', '2023-02-28'],
    ['2024-05-06', '2024-05-06', '2024-05-06'],
    ['', '', ''],
  ];
  for (const [text, first, last] of cases) {
    assert.equal(firstDay(text), first);
    assert.equal(lastDay(text), last);
  }
});

test('keys move a slider and stop at its ends', () => {
  const cases = [
    ['ArrowLeft', 5, 4],
    ['ArrowLeft', 0, 0],
    ['ArrowRight', 12, 12],
    ['ArrowUp', 5, 6],
    ['PageUp', 5, 9],
    ['PageDown', 2, 0],
    ['Home', 7, 0],
    ['End', 7, 12],
    ['a', 7, null],
    ['Tab', 7, null],
  ];
  for (const [key, at, expected] of cases) assert.equal(moved(key, at, 12), expected, key);
});
