// Pictures of every state, at three widths, light and dark, into build/screenshots:
//   node tests/browser/screenshots.mjs [part of a name]

import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { newPage, startBrowser } from './browser.mjs';
import { startFake } from './fake_server.mjs';
import { STATES } from './states.mjs';

const folder = fileURLToPath(new URL('../../build/screenshots', import.meta.url));
const only = process.argv[2] ?? '';
mkdirSync(folder, { recursive: true });
const fake = await startFake();
const browser = await startBrowser();
for (const state of STATES) {
  for (const scheme of ['light', 'dark']) {
    for (const [width, height] of [
      [390, 844],
      [768, 1024],
      [1440, 900],
    ]) {
      const name = `${state.name}-${width}-${scheme}`;
      if (!name.includes(only) || (state.narrow && width > 800)) continue;
      const page = await newPage(browser, fake.url, { width, height, scheme, touch: width < 500 });
      await state.reach(page, fake);
      await page.screenshot({ path: `${folder}/${name}.png`, fullPage: Boolean(state.whole) });
      await page.context().close();
      Object.assign(fake.mode, { slow: 0, down: false, failing: 0, hostile: false });
    }
  }
}
await browser.close();
await fake.stop();
