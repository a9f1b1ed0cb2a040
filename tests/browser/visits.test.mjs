// Going from one view to another, and back, also faster than the server answers.

import assert from 'node:assert/strict';
import { fakeBench, settled } from './bench.mjs';

const CHOICE = '/?q=missies+irak&mission=nmi&sort=newest';
const AGENDA = '/brief/kst-99001-10';
const check = fakeBench();

/** Opens an address and waits until every view can be shown without waiting for its file. */
async function ready(page, address) {
  await page.goto(address);
  await settled(page);
  await page.locator('#q').focus();
  await page.keyboard.press('Shift');
  await settled(page);
}

check('a page that was left for another does not come back', {}, async (page, fake) => {
  await ready(page, '/');
  fake.mode.slow = 600;
  await page.locator('#q').fill('missies irak');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(60);
  await page.locator('.links').getByRole('link', { name: 'Over' }).click();
  await page.waitForTimeout(1000);
  assert.equal(new URL(page.url()).pathname, '/over');
  assert.equal(await page.locator('main h1').textContent(), 'Over Briefkamer');
  assert.equal(await page.title(), 'Over – Briefkamer');
});

check('Back before a letter has come is the results', {}, async (page, fake) => {
  await ready(page, CHOICE);
  fake.mode.slow = 600;
  await page.locator('.subject a').first().click();
  await page.waitForTimeout(60);
  await page.goBack();
  await page.waitForTimeout(1000);
  assert.equal(new URL(page.url()).search, CHOICE.slice(1));
  assert.equal(await page.locator('.letter').count(), 0);
  assert.ok(await page.locator('.hit').first().isVisible());
  assert.equal(await page.title(), 'missies irak – Briefkamer');
});

check('Back before another letter has come is the letter', {}, async (page, fake) => {
  await ready(page, AGENDA);
  const subject = await page.locator('.letter h1').textContent();
  fake.mode.slow = 600;
  await page.locator('.around a[href^="/brief/kst-99001-11"]').first().click();
  await page.waitForTimeout(60);
  await page.goBack();
  await page.waitForTimeout(1000);
  assert.equal(await page.locator('.letter h1').textContent(), subject);
});

check('a page that cannot be had is not told of elsewhere', { faults: true }, async (page) => {
  await page.route('**/coverage_view.js', async (route) => {
    await new Promise((done) => setTimeout(done, 500));
    await route.abort();
  });
  await ready(page, '/');
  await page.locator('.foot a').click();
  await page.waitForTimeout(60);
  await page.locator('.links').getByRole('link', { name: 'Over' }).click();
  await page.waitForTimeout(900);
  assert.equal(await page.locator('main h1').textContent(), 'Over Briefkamer');
  assert.equal(await page.locator('.error').count(), 0);
});
