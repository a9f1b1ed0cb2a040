import assert from 'node:assert/strict';
import { at, bench, open, settled, total } from './bench.mjs';

const check = bench();

/** Presses Tab until the focus is on `selector`. */
async function tabTo(page, selector, key = 'Tab') {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press(key);
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  throw new Error(`Tab never comes at ${selector}`);
}

check(
  'a reader without a mouse searches, chooses, opens a letter and comes back',
  {},
  async (page) => {
    await page.goto('/');
    await page.locator('.newest li').first().waitFor();
    await page.evaluate(() => document.activeElement.blur());
    await tabTo(page, '#q');
    await page.keyboard.type('missies irak');
    await page.keyboard.press('Enter');
    await at(page, 'q=missies+irak');
    const before = await total(page);
    await tabTo(page, 'input[id^="ministry-"]');
    await page.keyboard.press('Space');
    await at(page, 'ministry=');
    assert.ok((await total(page)) <= before);
    await tabTo(page, '.chip');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.search.includes('ministry='));
    await settled(page);
    await tabTo(page, '.subject a');
    await page.keyboard.press('Enter');
    await page.locator('.letter h1').waitFor();
    await tabTo(page, '[data-slot="next"]');
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('mark.current').count(), 1);
    await page.goBack();
    await page.locator('.hit').first().waitFor();
  },
);

check('the skip link leads past the header and the filters', {}, async (page) => {
  await open(page, '/?q=missies+irak');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Naar de inhoud');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const behind = (selector) =>
    page.evaluate((wanted) => document.querySelector(wanted).contains(document.activeElement), selector);
  assert.ok(await behind('.results'));
  await page.goto('/over');
  await settled(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.ok(await behind('main'));
});

check('the period is chosen with the arrows', {}, async (page) => {
  await open(page, '/?sort=newest');
  const before = await total(page);
  const start = page.getByRole('slider', { name: 'Van' });
  await start.focus();
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('ArrowRight');
  assert.equal(await start.getAttribute('aria-valuenow'), '3');
  await at(page, 'from=');
  assert.ok((await total(page)) < before);
  assert.ok(await start.evaluate((handle) => handle === document.activeElement));
  assert.match(await start.getAttribute('aria-valuetext'), /\d{4}/);
  await page.keyboard.press('Home');
  await page.waitForURL((url) => !url.search.includes('from='));
});

check('Escape takes back what the arrows chose', {}, async (page) => {
  await open(page, '/?sort=newest');
  const start = page.getByRole('slider', { name: 'Van' });
  await start.focus();
  await page.keyboard.press('ArrowRight');
  assert.equal(await start.getAttribute('aria-valuenow'), '1');
  await page.keyboard.press('Escape');
  assert.equal(await start.getAttribute('aria-valuenow'), '0');
  await page.waitForTimeout(700);
  assert.equal(new URL(page.url()).search, '?sort=newest');
});

check('every stop of Tab can be seen', {}, async (page) => {
  await open(page, '/?q=missies+irak');
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
      const { width, height } = document.activeElement.getBoundingClientRect();
      return (
        document.activeElement === document.body ||
        (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 3 && width > 0 && height > 0)
      );
    });
    assert.ok(seen, await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200)));
  }
});
