// What every file of browser tests needs: a server, a browser, and a fresh page a test.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newPage, startBrowser } from './browser.mjs';
import { startFake } from './fake_server.mjs';
import { startServer } from './server.mjs';

/**
 * Starts `start` (a server) and a browser for the tests of this file. The function returned makes
 * one test of a promise: it gets a new page and the server. A page that writes an error to the
 * console fails its test, unless the test expects `faults`.
 */
export function bench(start = startServer) {
  let server;
  let browser;
  before(async () => {
    server = await start();
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });
  return (promise, options, body) =>
    test(promise, { timeout: 60_000 }, async () => {
      const page = await newPage(browser, server.url, options);
      try {
        await body(page, server);
        if (!options.faults) assert.deepEqual(page.faults, []);
      } finally {
        await page.context().close();
        if (server.mode)
          Object.assign(server.mode, { slow: 0, down: false, failing: 0, hostile: false });
      }
    });
}

/** As bench(), always with the fake server. */
export function fakeBench() {
  return bench(startFake);
}

/** The number in "1.234 brieven". */
export function numberIn(text) {
  const found = /([\d.]+)\s+brie(f|ven)/.exec(text);
  assert.ok(found, `no number of letters in “${text}”`);
  return Number(found[1].replaceAll('.', ''));
}

/** The number of letters that the heading tells. */
export async function total(page) {
  return numberIn(await page.locator('.total').textContent());
}

/** Opens an address of results and waits for them. */
export async function open(page, address) {
  await page.goto(address);
  await page.locator('.hit').first().waitFor();
  await settled(page);
}

/** Waits until the address has `part` and the results of it are shown. */
export async function at(page, part) {
  await page.waitForURL((url) => `${url.pathname}${url.search}${url.hash}`.includes(part));
  await settled(page);
}

/** Waits until what the address asks for is shown, and what comes after it as well. */
export async function settled(page) {
  await page.locator('main[aria-busy="false"]').waitFor();
  await page.waitForLoadState('networkidle');
}
