import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changed, emptyState, withFacet } from '../../web/address.js';
import { exportAddress, feedAddress } from '../../web/take.js';

const ask = (fields) => changed(emptyState(), fields);

test('an export asks what the page asks, for all letters', () => {
  const state = withFacet(ask({ q: 'missies irak', from: '2024', sort: 'newest' }), 'topic', ['nmi']);
  assert.equal(
    exportAddress({ ...state, first: 20 }, 'csv'),
    '/api/v1/export?q=missies+irak&topic=nmi&from=2024&sort=newest&format=csv',
  );
  assert.equal(exportAddress(ask({}), 'jsonl'), '/api/v1/export?format=jsonl');
});

test('a feed asks the same, in its own order', () => {
  const state = ask({ q: 'irak', sort: 'oldest', match: 'all', expand: '0' });
  assert.equal(feedAddress({ ...state, first: 10 }), '/feed.atom?q=irak&match=all&expand=0');
  assert.equal(feedAddress(ask({})), '/feed.atom');
});
