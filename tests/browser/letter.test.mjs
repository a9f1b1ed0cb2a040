import assert from 'node:assert/strict';
import { at, bench, fakeBench, open, settled } from './bench.mjs';

const QUESTION = '/?q=missies+irak';
const check = bench();
const checkFake = fakeBench();

async function openFirst(page) {
  await open(page, QUESTION);
  await page.locator('.subject a').first().click();
  await page.locator('.letter h1').waitFor();
  await settled(page);
}

check('a letter opens with the question marked in it', {}, async (page) => {
  await open(page, QUESTION);
  const subject = await page.locator('.subject a').first().textContent();
  await page.locator('.subject a').first().click();
  await page.locator('.letter h1').waitFor();
  assert.match(new URL(page.url()).pathname, /^\/brief\/[a-z0-9-]+$/);
  assert.equal(await page.locator('.letter h1').textContent(), subject);
  assert.ok(
    await page.locator('.letter h1').evaluate((heading) => heading === document.activeElement),
  );
  const marks = await page.locator('.letter mark').count();
  assert.ok(marks > 0);
  assert.match(await page.locator('.places').textContent(), new RegExp(`^\\s*${marks} vindplaats`));
});

check('the contents count as many marks as the letter has below its subject', {}, async (page) => {
  await openFirst(page);
  const text = await page.locator('.letter-text mark').count();
  const counts = await page
    .locator('.contents .count')
    .evaluateAll((all) => all.map((one) => parseInt(one.textContent, 10)));
  assert.equal(
    counts.reduce((sum, count) => sum + count, 0),
    text,
  );
});

check('next and previous walk through the marks, and the address follows', {}, async (page) => {
  await openFirst(page);
  const marks = await page.locator('.letter mark').count();
  const current = () => page.locator('mark.current').getAttribute('id');
  await page.getByRole('button', { name: 'volgende' }).click();
  assert.equal(await current(), 'vindplaats-1');
  await page.getByRole('button', { name: 'vorige' }).click();
  assert.equal(await current(), `vindplaats-${marks}`);
  assert.equal(new URL(page.url()).hash, `#vindplaats-${marks}`);
  const seen = await page.locator('mark.current').evaluate((mark) => {
    const { top, bottom } = mark.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
  assert.ok(seen);
  assert.match(
    await page.locator('#status').textContent(),
    new RegExp(`^Vindplaats ${marks} van ${marks}`),
  );
});

check('a place in a letter can be shared', {}, async (page) => {
  await openFirst(page);
  await page.getByRole('button', { name: 'volgende' }).click();
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.locator('mark.current').waitFor();
  assert.equal(await other.locator('mark.current').getAttribute('id'), 'vindplaats-1');
});

check('a snippet leads to its section', {}, async (page) => {
  await open(page, QUESTION);
  const snippet = page.locator('.snippet a').first();
  const anchor = new URL(await snippet.getAttribute('href'), page.url()).hash.slice(1);
  await snippet.click();
  await page.locator('.letter h1').waitFor();
  await settled(page);
  const top = await page
    .locator(`[id="${anchor}"]`)
    .evaluate((section) => section.getBoundingClientRect().top);
  assert.ok(top >= -5 && top < 900, `section at ${top}`);
});

check('back from a letter is back at the same hit', {}, async (page) => {
  await open(page, QUESTION);
  const last = page.locator('.subject a').last();
  const id = await last.getAttribute('id');
  await last.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  await last.click();
  await page.locator('.letter h1').waitFor();
  await page.getByRole('link', { name: 'Terug naar de resultaten' }).click();
  await page.locator('.hit').first().waitFor();
  await settled(page);
  assert.ok(Math.abs((await page.evaluate(() => scrollY)) - before) < 5);
  assert.equal(await page.evaluate(() => document.activeElement.id), id);
});

check('a letter that is not there says so', { faults: true }, async (page) => {
  await page.goto('/brief/kst-00000-0');
  await page.getByRole('alert').filter({ hasText: 'Deze brief is niet gevonden' }).waitFor();
});

check('on paper stands the letter alone, with its address', {}, async (page) => {
  await openFirst(page);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const part of ['.top', '.contents', '.places', '.around', '.foot']) {
    assert.ok(!(await page.locator(part).isVisible()), part);
  }
  const { pathname, origin } = new URL(page.url());
  assert.equal(await page.locator('.print-address').innerText(), `${origin}${pathname}`);
  assert.equal(
    await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
    'rgb(255, 255, 255)',
  );
});

checkFake('a footnote opens below its paragraph and closes again', {}, async (page) => {
  await page.goto('/brief/kst-99001-10?q=missies');
  const mark = page.getByRole('button', { name: 'Voetnoot 1' });
  await mark.click();
  assert.equal(await mark.getAttribute('aria-expanded'), 'true');
  assert.match(await page.locator('.note-open').textContent(), /8 november 2024/);
  await mark.click();
  assert.equal(await page.locator('.note-open').count(), 0);
  assert.equal(await mark.getAttribute('aria-expanded'), 'false');
  assert.equal(await page.locator('.notes li').count(), 2);
});

checkFake(
  'a letter tells what it cites, what cites it and what the report left out',
  {},
  async (page) => {
    await page.goto('/brief/kst-99001-10?q=missies+irak');
    await page.locator('#zoals').waitFor();
    const around = page.locator('.around');
    const absent = around.locator('h3', { hasText: 'Niet genoemd in het verslag' }).locator('+ ul');
    assert.deepEqual(await absent.locator('li').allTextContents(), ['Missies en operaties']);
    assert.match(
      await absent.locator('a').getAttribute('href'),
      /^\/brief\/kst-99001-10\?q=missies\+irak#s2$/,
    );
    await page.locator('.letter-text a').filter({ hasText: 'Kamerstuk 99 001, nr. 3' }).click();
    await at(page, '/brief/kst-99001-3');
    assert.equal(await page.locator('#aangehaald li').count(), 3);
  },
);

checkFake('an annex stands apart and a table is a table', {}, async (page) => {
  await page.goto('/brief/kst-99001-10');
  await page.locator('.annex').waitFor();
  assert.equal(
    await page.locator('.annex-name').textContent(),
    'Bijlage 1: Overzicht van de inzet',
  );
  assert.equal(await page.locator('.letter table tr').count(), 3);
  assert.deepEqual(await page.locator('.page-start').allTextContents(), [
    'pagina 2',
    'pagina 3',
    'pagina 4',
  ]);
});

checkFake('a letter without a subject is said to have none', {}, async (page) => {
  await page.route('**/api/v1/letters/kst-99001-11', async (route) => {
    const response = await route.fetch();
    const json = { ...(await response.json()), subject: null, subject_pieces: [] };
    await route.fulfill({ response, json });
  });
  await page.goto('/brief/kst-99001-11');
  await page.locator('.letter h1').filter({ hasText: 'Brief zonder onderwerp' }).waitFor();
  await settled(page);
  assert.equal(await page.locator('#status').textContent(), 'Brief zonder onderwerp');
});

checkFake('a place that cannot be read is no place', {}, async (page) => {
  for (const address of ['/brief/kst-99001-10#%zz', '/over#%zz']) {
    await page.goto(address);
    await page.locator('main h1').waitFor();
    await settled(page);
  }
});
