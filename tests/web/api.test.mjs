import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError, getJson, importFile, isAborted, Lane } from '../../web/api.js';

const answer = (status, body) => async () => new Response(body, { status });
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

/** A fetch that never answers, until it is ended. */
const silent = (path, { signal }) =>
  new Promise((_, fail) => {
    const end = () => fail(new DOMException('ended', 'AbortError'));
    if (signal.aborted) end();
    signal.addEventListener('abort', end);
  });

test('an answer is its JSON', async () => {
  assert.deepEqual(await getJson('/x', { fetcher: answer(200, '{"total": 3}') }), { total: 3 });
});

test('a problem keeps what the reader needs of it', async () => {
  const body = JSON.stringify({
    title: 'Onleesbaar',
    detail: 'x',
    parameter: 'from',
    request: 'a1',
  });
  await assert.rejects(getJson('/x', { fetcher: answer(400, body) }), (error) => {
    assert.ok(error instanceof ApiError);
    assert.deepEqual([error.status, error.parameter, error.request], [400, 'from', 'a1']);
    return true;
  });
});

test('whatever is not JSON is an error with a status', async () => {
  await assert.rejects(getJson('/x', { fetcher: answer(500, '<html>') }), { status: 500 });
  await assert.rejects(getJson('/x', { fetcher: answer(200, '<html>') }), { status: 502 });
});

test('no connection and no patience are both status 0', async () => {
  const broken = async () => {
    throw new TypeError('failed');
  };
  await assert.rejects(getJson('/x', { fetcher: broken }), { status: 0 });
  await assert.rejects(getJson('/x', { fetcher: silent, patience: 20 }), { status: 0 });
});

test('a question that is ended is no error to tell of', async () => {
  const controller = new AbortController();
  const question = getJson('/x', { fetcher: silent, signal: controller.signal });
  controller.abort();
  await assert.rejects(question, isAborted);
  await assert.rejects(getJson('/x', { fetcher: silent, signal: controller.signal }), isAborted);
});

test('only the last question in a lane is answered', async () => {
  const lane = new Lane();
  const first = lane.run(async () => {
    await wait(30);
    return 'first';
  });
  const second = lane.run(async () => 'second');
  await assert.rejects(first, isAborted);
  assert.equal(await second, 'second');
});

test('waiting is told only after the delay, and ended with the answer', async () => {
  const told = [];
  const lane = new Lane((on) => told.push(on), 40);
  await lane.run(async () => wait(5));
  assert.deepEqual(told, [false]);
  told.length = 0;
  await lane.run(async () => wait(120));
  assert.deepEqual(told, [true, false]);
});

test('a question that follows another keeps the page waiting', async () => {
  const told = [];
  const lane = new Lane((on) => told.push(on), 20);
  const first = lane.run(async () => wait(60)).catch(() => {});
  await wait(40);
  const second = lane.run(async () => wait(5));
  await Promise.all([first, second]);
  assert.deepEqual(told, [true, false]);
});

test('a file that could not be had is asked for at another address', async () => {
  const asked = [];
  const importer = async (address) => {
    asked.push(address);
    if (asked.length < 3) throw new TypeError('refused');
    return { here: true };
  };
  await assert.rejects(importFile('view.js', importer), TypeError);
  await assert.rejects(importFile('view.js', importer), TypeError);
  assert.deepEqual(await importFile('view.js', importer), { here: true });
  await importFile('other.js', importer);
  assert.deepEqual(asked, ['./view.js', './view.js#1', './view.js#2', './other.js']);
});
