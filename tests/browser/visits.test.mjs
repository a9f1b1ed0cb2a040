// Going from one view to another, and back, also faster than the server answers.

import assert from 'node:assert/strict';
import { at, fakeBench, open, settled } from './bench.mjs';

const CHOICE = '/?q=missies+irak&mission=nmi&sort=newest';
const AGENDA = '/brief/kst-99001-10';
const check = fakeBench();

const top = (page) => page.evaluate(() => scrollY);
const back = (page) => page.getByRole('link', { name: 'Terug naar de resultaten' });

/** Opens an address and waits until every view can be shown without waiting for its file. */
async function ready(page, address) {
  await page.goto(address);
  await settled(page);
  await page.locator('#q').focus();
  await page.keyboard.press('Shift');
  await settled(page);
}

/** The agenda as a letter of the results of `address`, scrolled down as far as its hit needs. */
async function openAgenda(page, address) {
  await open(page, address);
  await page.evaluate(() => scrollTo(0, 120));
  await page.locator('[id="hit-kst-99001-10"]').click();
  await page.locator('.letter h1').waitFor();
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

check('from a heading of a letter the way back is to the hit', {}, async (page) => {
  await openAgenda(page, CHOICE);
  await page.locator('.contents').getByRole('link', { name: 'Industrie' }).click();
  await at(page, '#s4');
  assert.equal(await back(page).getAttribute('href'), CHOICE);
  await back(page).click();
  await at(page, CHOICE);
  await page.locator('.hit').first().waitFor();
  assert.ok(Math.abs((await top(page)) - 120) < 5);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'hit-kst-99001-10');
});

check('from a letter beside a letter the way back is to the results', {}, async (page) => {
  await openAgenda(page, CHOICE);
  await page.locator('.around a[href^="/brief/kst-99001-11"]').first().click();
  await at(page, 'kst-99001-11');
  await page.reload();
  await settled(page);
  await back(page).click();
  await at(page, CHOICE);
  assert.ok(await page.locator('.hit').first().isVisible());
});

check('results without a question have a way back, the start has none', {}, async (page) => {
  await openAgenda(page, '/?mission=nmi&sort=newest');
  await back(page).click();
  await at(page, '/?mission=nmi&sort=newest');
  await page.locator('.name').click();
  await page.locator('.newest a').first().click();
  await page.locator('.letter h1').waitFor();
  await settled(page);
  assert.equal(await back(page).count(), 0);
});

check('Back from a heading is back where it was chosen', { height: 500 }, async (page) => {
  await openAgenda(page, CHOICE);
  await page.evaluate(() => scrollTo(0, 150));
  await page.locator('.contents').getByRole('link', { name: 'Industrie' }).click();
  await at(page, '#s4');
  assert.ok((await top(page)) > 300);
  await page.goBack();
  await settled(page);
  assert.ok(Math.abs((await top(page)) - 150) < 5, String(await top(page)));
});

check('what is typed does not push out the results that Back brings', {}, async (page, fake) => {
  await open(page, CHOICE);
  await page.locator('.links').getByRole('link', { name: 'Over' }).click();
  await page.locator('#q').click();
  const asked = () => fake.asked.filter((path) => path.startsWith('/api/v1/suggest')).length;
  const before = asked();
  await page.keyboard.type('nederlandse bijdragen aan de missies van de navo', { delay: 130 });
  assert.ok(asked() - before > 30, String(asked() - before));
  const searches = () => fake.asked.filter((path) => path.startsWith('/api/v1/search')).length;
  const seen = searches();
  await page.goBack();
  await page.locator('.hit').first().waitFor();
  assert.equal(searches(), seen);
});
