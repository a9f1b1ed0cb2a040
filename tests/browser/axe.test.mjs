// axe-core finds nothing on any state, light and dark, wide and narrow.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fakeBench } from './bench.mjs';
import { STATES } from './states.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const check = fakeBench();

async function findings(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}

for (const state of STATES) {
  for (const scheme of ['light', 'dark']) {
    for (const width of state.narrow ? [390] : [1280, 390]) {
      check(
        `axe finds nothing: ${state.name}, ${scheme}, ${width} wide`,
        { scheme, width, faults: true },
        async (page, fake) => {
          await state.reach(page, fake);
          assert.deepEqual(await findings(page), []);
        },
      );
    }
  }
}
