import assert from 'node:assert/strict';
import { fakeBench } from './bench.mjs';

const check = fakeBench();
const LIST = '#suggestions';
const OPTIONS = `${LIST} [role="option"]`;

/** The start page, with `text` typed in the field and its suggestions shown. */
async function typed(page, text) {
  await page.goto('/');
  await page.locator('.newest li').first().waitFor();
  await page.locator('#q').click();
  await page.keyboard.type(text);
  await page.locator(OPTIONS).first().waitFor();
}

const field = (page, name) => page.locator('#q').getAttribute(name);
const chosen = (page) => page.locator(`${LIST} [aria-selected="true"]`).allTextContents();

check('suggestions are walked and taken with the keyboard', {}, async (page) => {
  await typed(page, 'missies ir');
  assert.equal(await field(page, 'role'), 'combobox');
  assert.equal(await field(page, 'aria-expanded'), 'true');
  assert.equal(await field(page, 'aria-controls'), 'suggestions');
  assert.deepEqual(await chosen(page), []);
  await page.keyboard.press('ArrowDown');
  assert.equal((await chosen(page)).length, 1);
  assert.equal(await field(page, 'aria-activedescendant'), 'suggestion-0');
  assert.equal(await page.locator('#q').inputValue(), 'missies Irak');
  await page.keyboard.press('ArrowUp');
  assert.equal(await page.locator('#q').inputValue(), 'missies ir');
  assert.equal(await field(page, 'aria-activedescendant'), null);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('q') === 'missies Irak');
  assert.equal(await field(page, 'aria-expanded'), 'false');
  assert.ok(await page.locator(LIST).isHidden());
  await page.locator('.hit').first().waitFor();
});

check('Escape closes the list and gives back what was typed', {}, async (page) => {
  await typed(page, 'missies ir');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  assert.ok(await page.locator(LIST).isHidden());
  assert.equal(await page.locator('#q').inputValue(), 'missies ir');
  assert.equal(new URL(page.url()).search, '');
});

check('Enter without a choice asks what was typed', {}, async (page) => {
  await typed(page, 'missies ir');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('q') === 'missies ir');
  assert.ok(await page.locator(LIST).isHidden());
});

check('a mission is chosen and a subject opened with the mouse', {}, async (page) => {
  await typed(page, 'irak');
  await page.locator(OPTIONS).filter({ hasText: 'missie' }).first().click();
  await page.waitForURL((url) => url.search === '?mission=nmi');
  await typed(page, 'irak');
  await page.locator(OPTIONS).filter({ hasText: 'brief' }).first().click();
  await page.waitForURL((url) => url.pathname.startsWith('/brief/'));
  await page.locator('.letter h1').waitFor();
});

check('leaving the field closes the list', {}, async (page) => {
  await typed(page, 'irak');
  await page.keyboard.press('Tab');
  assert.ok(await page.locator(LIST).isHidden());
});

check('an answer that comes too late is not shown', {}, async (page, fake) => {
  await typed(page, 'irak');
  fake.mode.slow = 600;
  await page.keyboard.type(' ir');
  await page.waitForTimeout(200);
  fake.mode.slow = 0;
  await page.keyboard.press('Enter');
  await page.locator('.total').waitFor();
  await page.waitForTimeout(700);
  assert.ok(await page.locator(LIST).isHidden());
});

check('without a server a reader types on', { faults: true }, async (page, fake) => {
  await page.goto('/');
  await page.locator('.newest li').first().waitFor();
  fake.mode.failing = 500;
  await page.locator('#q').click();
  await page.keyboard.type('irak');
  await page.waitForTimeout(300);
  assert.ok(await page.locator(LIST).isHidden());
  assert.equal(await page.locator('#q').inputValue(), 'irak');
});

check('on a phone the list fits, and a line is a place to tap', { width: 390, height: 700, touch: true }, async (page) => {
  await typed(page, 'irak');
  const list = await page.locator(LIST).boundingBox();
  assert.ok(list.x >= 0 && list.x + list.width <= 390);
  for (const line of await page.locator(OPTIONS).all())
    assert.ok((await line.boundingBox()).height >= 44);
  await page.locator(OPTIONS).first().tap();
  await page.locator('.hit').first().waitFor();
});

check('suggestions that come after the question stay away', {}, async (page) => {
  await page.route('**/suggestions.js', async (route) => {
    await new Promise((done) => setTimeout(done, 600));
    await route.continue();
  });
  await page.goto('/');
  await page.locator('.newest li').first().waitFor();
  await page.locator('#q').fill('missies ir');
  await page.keyboard.press('Enter');
  await page.locator('.total').waitFor();
  await page.waitForTimeout(1000);
  assert.equal(await page.locator(OPTIONS).count(), 0);
  await page.keyboard.type('a');
  await page.locator(OPTIONS).first().waitFor();
});

check('suggestions that could not be had are asked for again', { faults: true }, async (page) => {
  await page.route('**/suggestions.js', (route) => route.abort(), { times: 1 });
  await page.goto('/');
  await page.locator('.newest li').first().waitFor();
  await page.locator('#q').click();
  const refused = page.waitForEvent('requestfailed');
  await page.keyboard.type('i');
  await refused;
  await page.keyboard.type('ra');
  // The page may hear of the refusal later than this test does.
  for (let tries = 0; tries < 20 && (await page.locator(OPTIONS).count()) === 0; tries += 1) {
    await page.keyboard.press(tries % 2 === 0 ? 'k' : 'Backspace');
    await page.waitForTimeout(250);
  }
  await page.locator(OPTIONS).first().waitFor();
  assert.equal(await page.locator(LIST).count(), 1);
});
