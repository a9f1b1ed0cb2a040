import assert from 'node:assert/strict';
import { at, bench, numberIn, open, settled, total } from './bench.mjs';

const PHONE = { width: 390, height: 844, touch: true };
const check = bench();

check('filters open as a dialog that tells how many letters are left', PHONE, async (page) => {
  await open(page, '/?sort=newest');
  const before = await total(page);
  await page.getByRole('button', { name: 'Filters' }).tap();
  const dialog = page.getByRole('dialog', { name: 'Filters' });
  await dialog.waitFor();
  assert.equal(numberIn(await page.locator('#filter-show').textContent()), before);
  await dialog.locator('input[id^="kind-"]').first().tap();
  await at(page, 'kind=');
  const left = numberIn(await page.locator('#filter-show').textContent());
  assert.ok(left < before);
  await page.locator('#filter-show').tap();
  await dialog.waitFor({ state: 'hidden' });
  assert.equal(await total(page), left);
  assert.equal(await page.locator('.open-filters').textContent(), 'Filters (1)');
  await page.goBack();
  await settled(page);
  assert.equal(await total(page), before);
});

check('Back closes the dialog and keeps the results', PHONE, async (page) => {
  await open(page, '/?q=missies+irak');
  const before = await total(page);
  await page.locator('.open-filters').tap();
  await page.getByRole('dialog').waitFor();
  await page.goBack();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await settled(page);
  assert.equal(await total(page), before);
  assert.equal(new URL(page.url()).search, '?q=missies+irak');
});

check('closing the dialog without a choice leaves no step in the history', PHONE, async (page) => {
  await page.goto('/over');
  await page.locator('.about').waitFor();
  await open(page, '/?q=missies+irak');
  await page.locator('.open-filters').tap();
  await page.locator('#filter-close').tap();
  await page.waitForFunction(() => !history.state?.filters);
  await settled(page);
  await page.goBack();
  await page.locator('.about').waitFor();
});

for (const address of ['/', '/?q=missies+irak', '/over', '/missies', '/dekking']) {
  check(`nothing is wider than a phone on ${address}`, { ...PHONE, width: 320 }, async (page) => {
    await page.goto(address);
    await settled(page);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  });
}

check('a letter fits a phone', { ...PHONE, width: 320 }, async (page) => {
  await open(page, '/?q=missies+irak');
  await page.locator('.subject a').first().tap();
  await page.locator('.letter h1').waitFor();
  await settled(page);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
});

check('controls are large enough for a finger', PHONE, async (page) => {
  await open(page, '/?q=missies+irak');
  await page.locator('.open-filters').tap();
  const heights = await page
    .locator('dialog button:visible, dialog .choice:visible')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  assert.ok(heights.length > 5);
  assert.ok(Math.min(...heights) >= 44, `${Math.min(...heights)}`);
});

check('dark is dark, light is light', { scheme: 'dark' }, async (page) => {
  await open(page, '/?q=missies+irak');
  const paper = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  assert.equal(await paper(), 'rgb(22, 23, 26)');
  await page.emulateMedia({ colorScheme: 'light' });
  assert.equal(await paper(), 'rgb(250, 249, 246)');
});
