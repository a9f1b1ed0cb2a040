// The page that tells what is covered.

import assert from 'node:assert/strict';
import { fakeBench } from './bench.mjs';

const check = fakeBench();

async function open(page) {
  await page.goto('/');
  await page.getByRole('link', { name: 'Wat er doorzocht wordt' }).click();
  await page.locator('.coverage').nth(4).waitFor();
}

check('it counts letters and leads to them', {}, async (page) => {
  await open(page);
  assert.equal(new URL(page.url()).pathname, '/dekking');
  assert.match(await page.locator('main .lead').textContent(), /brieven worden doorzocht/);
  const row = page.getByRole('row', { name: 'Brieven zonder datum' });
  assert.equal(await row.locator('td').textContent(), '2');
  await page.getByRole('link', { name: 'Defensie' }).click();
  await page.locator('.hit').first().waitFor();
  assert.match(page.url(), /ministry=def/);
});

check('it names each file that could not be read, with the reason, as text', {}, async (page) => {
  await open(page);
  const row = page.getByRole('row', { name: 'scan' }).filter({ hasText: '--ocr' });
  assert.match(await row.locator('th').textContent(), /<b>scan<\/b>\.pdf$/);
  assert.match(await row.locator('td').textContent(), /^Scan zonder tekst/);
  assert.equal(await page.locator('main b').count(), 0);
});

check('it tells of a server that is not there', { faults: true }, async (page, fake) => {
  fake.mode.down = true;
  await page.goto('/dekking');
  await page.locator('.error').waitFor();
  fake.mode.down = false;
  await page.getByRole('button', { name: 'Probeer opnieuw' }).click();
  await page.locator('.coverage').first().waitFor();
  assert.equal(await page.locator('.error').count(), 0);
});
